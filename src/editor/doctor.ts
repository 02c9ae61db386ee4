import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cards } from '../gateways/agents.ts';
import { canaryPath } from '../host/launcher.ts';
import { chaperoneHome } from '../host/paths.ts';
import { run } from '../host/run.ts';
import type { AgentCard, Door, DoorState } from '../model/agent.ts';
import type { Entry } from '../model/entry.ts';
import { installsOf, notHere } from './installs.ts';
import { type Silent, silentText } from './silence.ts';
import { type AgentStatus, agentStatus, anyExists } from './status.ts';
import { isOlder, versionIn } from './version.ts';

/** What is known about one agent on this machine. Three separate facts: installed, seen asking, seen honouring. */
export interface AgentReport {
  readonly id: string;
  readonly title: string;
  readonly docs: string;
  /** `carried`: the editor brings the hook itself. `none`: there is nothing to install. */
  readonly installed: AgentStatus['state'] | 'carried' | 'none';
  /** When it last asked, ISO 8601; undefined: not as far back as the journal was read. */
  readonly asked: string | undefined;
  /** How the last test ended, and when. */
  readonly honoured: { readonly at: string; readonly stopped: boolean } | undefined;
  readonly version: string | undefined;
  /** It works in this window and has not asked since it was started. */
  readonly silent: boolean;
  /** Sentences about what is wrong, worst first. */
  readonly troubles: readonly string[];
  readonly doors: Readonly<Record<Door, DoorState>>;
  readonly limits: readonly string[];
  readonly afterInstall: string | undefined;
}

/** Milliseconds that an agent has to print its version. */
const VERSION_TIMEOUT = 5_000;
const CANARY = 'chaperone/canary';
/** States in which an agent would ask. */
const GUARDED: readonly string[] = ['installed', 'carried'];

/**
 * Reports on the agents with these states.
 *
 * @param options.entries the journal, newest first, as far back as somebody wants to know
 * @param options.versions what `agentVersions` said
 * @param options.silent agents that work in this window and do not ask
 */
export async function agentReports(options: {
  readonly home: string;
  readonly states: ReadonlyMap<string, AgentReport['installed']>;
  readonly entries: readonly Entry[];
  readonly versions: ReadonlyMap<string, string>;
  readonly silent: readonly Silent[];
  readonly platform?: NodeJS.Platform;
}): Promise<readonly AgentReport[]> {
  const { home, states, entries, versions, silent, platform = process.platform } = options;
  const marks = new Set(await readdir(join(chaperoneHome(home), 'canaries')).catch(() => []));
  return cards.flatMap((card) => {
    const installed = states.get(card.id);
    return installed === undefined ? [] : [report(card, installed)];
  });

  function report(card: AgentCard, installed: AgentReport['installed']): AgentReport {
    // What the watch wrote down is no question of the agent's.
    const own = entries.filter(({ agent, by }) => agent === card.id && by !== 'watch');
    const version = versions.get(card.id);
    const honoured = lastTest(own, marks);
    const works = silent.find(({ id }) => id === card.id);
    const facts = { installed, asked: own[0]?.at, honoured, version, silent: works !== undefined };
    const { id, title, docs, doors, limits, afterInstall } = card;
    const quiet = works && GUARDED.includes(installed) ? [`${silentText(title, works)} Run the test.`] : [];
    const troubles = [...quiet, ...troublesOf(card, facts, platform)];
    return { id, title, docs, ...facts, troubles, doors, limits, afterInstall };
  }
}

/** The agents on this machine, with what stands in their files. `carried`: the editor's own agent asks by a hook that we bring. */
export async function agentStates(
  home: string,
  folders: readonly string[],
  carried: boolean,
  platform = process.platform,
): Promise<ReadonlyMap<string, AgentReport['installed']>> {
  const known = new Map<string, AgentReport['installed']>();
  if (carried) known.set('vscode', 'carried');
  for (const { id, state } of await agentStatus(home, folders, platform))
    known.set(id, notHere(id, platform) === undefined ? state : 'none');
  const hookless = cards.filter(
    ({ id, present }) => installsOf(id, platform).length === 0 && present.length > 0,
  );
  for (const { id, present } of hookless)
    if (!known.has(id) && (await anyExists(present.map((path) => join(home, path))))) known.set(id, 'none');
  return known;
}

/** Asks the programs of these agents for their versions, by agent. It takes a moment. */
export async function agentVersions(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    cards.map(async ({ id, program }) => {
      const version = ids.includes(id) && program !== undefined ? await versionOf(program) : undefined;
      return version === undefined ? [] : [[id, version] as const];
    }),
  );
  return new Map(found.flat());
}

/**
 * A word for a new test, and the command that the agent must be told to run. On Windows that is a line for PowerShell,
 * and for Git Bash where no blank is in the path.
 */
export function newCanary(
  home: string,
  platform = process.platform,
): { readonly word: string; readonly command: string } {
  const word = randomBytes(4).toString('hex');
  const path = canaryPath(home, platform);
  if (platform !== 'win32') return { word, command: `${path} ${word}` };
  const slashed = path.replaceAll('\\', '/');
  return { word, command: slashed.includes(' ') ? `& '${slashed}' ${word}` : `${slashed} ${word}` };
}

/** The last test that the agent asked about: stopped, and no mark of it that says that it ran all the same. */
function lastTest(entries: readonly Entry[], marks: ReadonlySet<string>): AgentReport['honoured'] {
  const entry = entries.find(({ actions }) =>
    actions.some(({ platform, rule }) => `${platform}/${rule}` === CANARY),
  );
  if (!entry) return undefined;
  const words = entry.actions.flatMap(({ targets }) => targets);
  return { at: entry.at, stopped: entry.outcome === 'stopped' && !words.some((word) => marks.has(word)) };
}

function troublesOf(
  card: AgentCard,
  facts: Pick<AgentReport, 'installed' | 'asked' | 'honoured' | 'version'>,
  platform: NodeJS.Platform,
): readonly string[] {
  const { installed, honoured, version, asked } = facts;
  const { title, tried, least, afterInstall } = card;
  const said: Readonly<Record<AgentReport['installed'], readonly string[]>> = {
    missing: [`${title} has no guard yet.`],
    off: [`The hooks of ${title} are switched off, so it runs without asking.`],
    changed: [`The guard’s entry in the settings of ${title} was changed. Repair it.`],
    none: [unheld(card, platform)],
    untrusted: [
      `${title} passes over the guard until you have trusted it there. ${afterInstall ?? ''}`.trim(),
    ],
    installed: [],
    carried: [],
  };
  return [
    ...(honoured && !honoured.stopped
      ? [`The test was not stopped: ${title} asks, and does it all the same. ${afterInstall ?? 'Update it.'}`]
      : []),
    ...said[installed],
    ...(version !== undefined && least !== undefined && isOlder(version, least)
      ? [`Version ${version} is too old: from ${least} on it does what its guard says. Update it.`]
      : []),
    ...(installed === 'installed' && asked === undefined && afterInstall !== undefined ? [afterInstall] : []),
    ...(tried === undefined && installed === 'installed'
      ? [`Chaperone was not run with ${title} itself, only with what its vendor says of it. Run the test.`]
      : []),
  ];
}

function unheld({ id, title }: AgentCard, platform: NodeJS.Platform): string {
  const why = notHere(id, platform);
  return why === undefined
    ? `${title} has no hook that could hold it. The guard in its terminal is all there is.`
    : `Chaperone does not guard ${title} on Windows. ${why}`;
}

async function versionOf(program: string): Promise<string | undefined> {
  // Not in a workspace folder, where a repository could bring a program of the same name.
  const { code, stdout } = await run(program, ['--version'], {
    cwd: homedir(),
    timeoutMs: VERSION_TIMEOUT,
    cap: 10_000,
  });
  return code === 0 ? versionIn(stdout) : undefined;
}
