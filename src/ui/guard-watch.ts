import { ConfigurationTarget, type Disposable, env, window, workspace } from 'vscode';
import type { Freeze, PolicyProblem } from '../model/policy.ts';
import type { AgentState, ReachableEnvironment } from './badge-state.ts';
import { agentsOf, type GuardSeen, gapsOf, type KnownGap } from './gaps.ts';
import { firstProblems, problemText } from './policy-problems.ts';

/** Settings that must be on so that the editor's agent asks. */
const hookSettings = ['chat.useHooks', 'chat.plugins.enabled'] as const;
const everyMs = 3000;
/** Environments change seldom and cost more to look for. */
const environmentsEveryMs = 30_000;

export interface GuardWatchPorts {
  /** The environments in reach, what is wrong with the policy that names them, and whether it freezes. */
  environments(): Promise<Surroundings>;
  launcher(): Promise<GuardSeen['launcher']>;
  reachable(): boolean;
  agents(): Promise<GuardSeen['agents']>;
  unhonoured(): GuardSeen['unhonoured'];
  silent(): Promise<GuardSeen['silent']>;
  onSeen(state: WatchedState): void;
}

interface Surroundings {
  readonly environments: readonly ReachableEnvironment[];
  readonly problems: readonly PolicyProblem[];
  readonly frozen: Freeze | undefined;
}

export interface WatchedState extends Surroundings {
  readonly gaps: readonly KnownGap[];
  readonly agents: readonly AgentState[];
  readonly notes: readonly string[];
}

export interface GuardWatch extends Disposable {
  /** Looks now, at everything. */
  look(): Promise<void>;
}

const nothing: Surroundings = { environments: [], problems: [], frozen: undefined };

/** Looks at everything that the guard stands on: at once when the editor says so, every few seconds while its window has the focus. */
export function createGuardWatch(ports: GuardWatchPorts): GuardWatch {
  let looking: Promise<void> | undefined;
  let again = false;
  let around: Surroundings = nothing;
  let environmentsAt = 0;

  async function lookOnce(): Promise<void> {
    const stale = Date.now() - environmentsAt > environmentsEveryMs;
    if (stale) environmentsAt = Date.now();
    const [found, launcher, agents, silent] = await Promise.all([
      stale ? ports.environments().catch(() => nothing) : around,
      ports.launcher().catch(() => 'missing' as const),
      ports.agents().catch(() => []),
      ports.silent().catch(() => []),
    ]);
    around = found;
    const seen: GuardSeen = {
      settingsOff: settingsOff(),
      launcher,
      reachable: ports.reachable(),
      agents,
      unhonoured: ports.unhonoured(),
      silent,
      editor: env.appName,
      editorHooks: editorRunsHooks(),
    };
    const trust = 'This workspace is not trusted: its own policy can only tighten the guard.';
    const notes = [
      ...firstProblems(around.problems).map(problemText),
      ...(workspace.isTrusted ? [] : [trust]),
    ];
    ports.onSeen({ ...around, gaps: gapsOf(seen), agents: agentsOf(seen), notes });
  }

  async function look(everything = true): Promise<void> {
    if (everything) environmentsAt = 0;
    again = true;
    looking ??= (async () => {
      while (again) {
        again = false;
        await lookOnce();
      }
      looking = undefined;
    })();
    await looking;
  }

  const files = workspace.createFileSystemWatcher(
    '**/{.chaperone.jsonc,.env*,.railway/**,.claude/settings*.json}',
  );
  const timer = setInterval(() => {
    if (window.state.focused) void look(false);
  }, everyMs);
  const parts: Disposable[] = [
    files,
    files.onDidChange(() => void look()),
    files.onDidCreate(() => void look()),
    files.onDidDelete(() => void look()),
    window.onDidChangeWindowState(({ focused }) => focused && void look()),
    workspace.onDidGrantWorkspaceTrust(() => void look()),
    workspace.onDidChangeWorkspaceFolders(() => void look()),
    workspace.onDidChangeConfiguration((event) => {
      const ours = [...hookSettings, 'chaperone'];
      if (ours.some((key) => event.affectsConfiguration(key))) void look(false);
    }),
  ];
  return {
    look: () => look(),
    dispose() {
      clearInterval(timer);
      for (const part of parts) part.dispose();
    },
  };
}

/** Whether this editor's own agent runs hooks that extensions bring. */
export const editorRunsHooks = (): boolean =>
  hookSettings.some((key) => workspace.getConfiguration().inspect(key)?.defaultValue !== undefined);

/** The settings that are off here, in any folder. */
function settingsOff(): readonly string[] {
  const scopes = [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  return hookSettings.filter((key) =>
    scopes.some((scope) => workspace.getConfiguration(undefined, scope).get(key) === false),
  );
}

/** Turns a hook setting on again, wherever it was switched off. */
export async function turnOn(setting: string): Promise<void> {
  const known = hookSettings.find((key) => key === setting);
  if (!known) return;
  for (const scope of [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)]) {
    const configuration = workspace.getConfiguration(undefined, scope);
    const set = configuration.inspect<boolean>(known);
    const write = (value: true | undefined, target: ConfigurationTarget): Thenable<void> =>
      configuration.update(known, value, target);
    if (set?.workspaceFolderValue === false) await write(undefined, ConfigurationTarget.WorkspaceFolder);
    if (set?.workspaceValue === false) await write(undefined, ConfigurationTarget.Workspace);
    if (set?.globalValue === false) await write(undefined, ConfigurationTarget.Global);
    if (workspace.getConfiguration(undefined, scope).get(known) === false)
      await write(true, ConfigurationTarget.Global);
  }
}
