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
    readonly state: 'installed' | 'untrusted' | 'missing' | 'off' | 'changed';
  }[];
  /** Agents whose last test was not stopped, by name for people. */
  readonly unhonoured: readonly string[];
  /** Agents that work here and do not ask, each with the sentence that says so. */
  readonly silent: readonly { readonly id: string; readonly says: string }[];
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
  const show = { title: 'Show Agents', command: 'chaperone.agents' };
  const missing = seen.agents.filter(({ state }) => state === 'missing').map(({ title }) => title);
  if (missing.length > 0)
    gaps.push({
      id: `missing ${missing.join()}`,
      what:
        missing.length === 1
          ? `${missing[0]} is on this machine and runs without the guard.`
          : `${missing.length} agents on this machine run without the guard: ${missing.join(', ')}.`,
      fix: 'Install it on the page “Chaperone: Agents”, or ignore there what you do not use.',
      action: show,
    });
  for (const { id, title, state } of seen.agents) {
    if (state === 'installed' || state === 'missing') continue;
    const reasons = {
      untrusted: `${title} passes over the guard until you have trusted it there.`,
      off: `The hooks of ${title} are switched off, so it runs without asking.`,
      changed: `The guard’s entry in the settings of ${title} was changed.`,
    };
    gaps.push({
      id: `${id} ${state}`,
      what: reasons[state],
      fix: 'The page “Chaperone: Agents” says how, and repairs it.',
      action: show,
    });
  }
  const guarded = seen.agents.filter(({ state }) => state === 'installed').map(({ id }) => id);
  for (const { id, says } of seen.silent.filter((one) => guarded.includes(one.id)))
    gaps.push({
      id: `silent ${id}`,
      what: says,
      fix: 'The page “Chaperone: Agents” has a test that shows whether its guard runs.',
      action: show,
    });
  for (const title of seen.unhonoured)
    gaps.push({
      id: `unhonoured ${title}`,
      what: `${title} asks Chaperone and does not obey: its last test ran although it was stopped.`,
      fix: 'The page “Chaperone: Agents” says what to do.',
      action: show,
    });
  return gaps;
}

/** Who is held, and by what. */
export function agentsOf(seen: GuardSeen): readonly AgentState[] {
  const off = seen.settingsOff.length > 0 || seen.launcher !== 'ok';
  const states = {
    installed: 'its own hook',
    untrusted: 'a hook that it does not trust yet',
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
    ...seen.agents.map(({ id, title, state }) => {
      const silent = state === 'installed' && seen.silent.some((one) => one.id === id);
      return {
        title,
        held: state === 'installed' && seen.launcher === 'ok' && !silent,
        by: silent ? 'its own hook, which has not asked' : states[state],
      };
    }),
  ];
}
