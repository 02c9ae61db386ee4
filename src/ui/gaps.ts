import type { AgentState, Gap } from './badge-state.ts';

/** What was seen of the guard, a moment ago. */
export interface GuardSeen {
  /** The editor's settings that switch hooks off, as far as they are off. */
  readonly settingsOff: readonly string[];
  /** The launcher that agents start; anything but `ok` says what is wrong with it. */
  readonly launcher: 'ok' | 'missing' | 'changed';
  /** Whether agents can reach this window. */
  readonly reachable: boolean;
  /** Agents with a settings file of their own. Only those that are present on this machine. */
  readonly agents: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: 'installed' | 'missing' | 'off' | 'changed';
  }[];
  /** The editor's name, such as “Visual Studio Code”. */
  readonly editor: string;
  /** Whether the editor's own agent runs hooks that extensions bring. */
  readonly editorHooks: boolean;
}

/** A gap with what closes it. */
export interface KnownGap extends Gap {
  /** Names the gap, so that a person is told once. */
  readonly id: string;
  readonly action:
    | { readonly title: string; readonly command: string; readonly argument?: string }
    | undefined;
}

/** Why agents are not held, worst first. Empty: they are. */
export function gapsOf(seen: GuardSeen): readonly KnownGap[] {
  const gaps: KnownGap[] = seen.settingsOff.map((setting) => ({
    id: `setting ${setting}`,
    what: `The setting “${setting}” is off, so ${seen.editor}’s agent runs without asking.`,
    fix: 'Turn it on again in Settings, or with the button of the message.',
    action: { title: 'Turn On Again', command: 'chaperone.turnOn', argument: setting },
  }));
  if (seen.launcher !== 'ok') {
    gaps.push({
      id: `launcher ${seen.launcher}`,
      what: `The program that agents ask before they act ${seen.launcher === 'missing' ? 'is missing' : 'was changed'}.`,
      fix: 'Run “Developer: Reload Window”. Chaperone writes it anew when it starts.',
      action: { title: 'Reload Window', command: 'workbench.action.reloadWindow' },
    });
  }
  if (!seen.reachable) {
    gaps.push({
      id: 'unreachable',
      what: 'Agents cannot reach this window, so nobody can be asked.',
      fix: 'What needs a question is stopped until you run “Developer: Reload Window”.',
      action: { title: 'Reload Window', command: 'workbench.action.reloadWindow' },
    });
  }
  for (const { id, title, state } of seen.agents) {
    if (state === 'installed') continue;
    const reasons = {
      missing: `${title} is on this machine and runs without the guard.`,
      off: `The hooks of ${title} are switched off, so it runs without asking.`,
      changed: `The guard’s entry in the settings of ${title} was changed.`,
    };
    gaps.push({
      id: `${id} ${state}`,
      what: reasons[state],
      fix: `Run “Chaperone: Install Guard for ${title}”.`,
      action: { title: `Install Guard for ${title}`, command: 'chaperone.installClaude' },
    });
  }
  return gaps;
}

/** Who is held, and by what. */
export function agentsOf(seen: GuardSeen): readonly AgentState[] {
  const off = seen.settingsOff.length > 0 || seen.launcher !== 'ok';
  const states = {
    installed: 'its own hook',
    missing: 'no hook yet',
    off: 'hooks switched off',
    changed: 'hook changed',
  };
  return [
    ...(seen.editorHooks
      ? [
          {
            title: `${seen.editor}’s agent`,
            held: !off,
            by: off ? 'hook switched off' : 'a hook that Chaperone brings',
          },
        ]
      : []),
    ...seen.agents.map(({ title, state }) => ({
      title,
      held: state === 'installed' && seen.launcher === 'ok',
      by: states[state],
    })),
  ];
}
