import { join } from 'node:path';
import { sha256 } from '../host/hash.ts';
import { launcherState } from '../host/launcher.ts';
import { chaperoneHome } from '../host/paths.ts';
import { createJournal } from '../journal/store.ts';
import { createPolicyLoader } from '../observe/policy.ts';
import type { AnswerPorts } from './answer.ts';
import type { AgentStatus } from './status.ts';

// What reads and judges comes with its first use, so that starting the editor costs next to nothing.
const answering = () => import('./answer.ts');
const fencing = () => import('./fenced.ts');
const looking = () => import('./status.ts');
const glancing = () => import('./agent-look.ts');
const changing = () => import('./changes.ts');
const keeping = () => import('../effects/snapshots/snapshots.ts');
const hearing = () => import('./silence.ts');
const doctoring = () => import('./doctor.ts');
const serving = () => import('./mcp-servers.ts');

/** Entries of the journal in which agents are looked for. */
const READ_BACK = 3000;

export interface PartsPorts extends Pick<AnswerPorts, 'folders' | 'lookUps' | 'ask' | 'granted' | 'onEntry'> {
  /** Absolute. */
  readonly home: string;
  /** The folder of the bundles. */
  readonly dist: string;
  /** The user's own settings of this editor, absolute; a file `mcp.json` may lie there. */
  readonly userFolder: string;
  /** Whether the editor's own agent runs hooks that we bring. */
  editorHooks(): boolean;
  ignoredAgents(): readonly string[];
  onProblem(text: string): void;
}

/** Everything that the extension does apart from what a person sees. */
export function createParts(ports: PartsPorts) {
  const { home, dist, folders } = ports;
  const journalFolder = join(chaperoneHome(home), 'journal');
  const policies = createPolicyLoader({ homeDirectory: home });
  const store = createJournal({ directory: journalFolder, hash: sha256, onProblem: ports.onProblem });
  const look = once(async () => (await glancing()).createAgentLook(home));
  const snapshots = once(async () => {
    const { createSnapshots, snapshotFolder } = await keeping();
    return createSnapshots({ directory: snapshotFolder(home), homeDirectory: home, now: Date.now });
  });
  const answers = once(async () =>
    (await answering()).createAnswer({
      ...ports,
      policies,
      store,
      snapshot: async (wanted) => await (await snapshots.get()).take(wanted),
    }),
  );
  const watching = async () => (await answers.get()).watching;
  const silent = async () => (answers.begun() ? (await watching()).silent() : []);
  const policy = () => policies.load(folders());
  /** What a person has agreed to; the watch must not take it for an agent's. */
  const byUs = async <T>(work: () => Promise<T>) =>
    answers.begun() ? await (await watching()).during(work) : await work();

  return {
    journalFolder,
    watching,
    async answer(agent: string, body: Uint8Array, gone: AbortSignal) {
      return await (await answers.get()).answer(agent, body, gone);
    },
    async journal(limit: number) {
      return { ...(await store.read({ limit })), titles: (await looking()).agentTitles };
    },
    restore: {
      list: async () => await (await snapshots.get()).list(),
      changes: async (id: string) => await (await snapshots.get()).changes(id),
      restore: async (id: string) => await byUs(async () => await (await snapshots.get()).restore(id)),
    },
    /** What the badge stands on. */
    guard: {
      launcher: () => launcherState(home),
      async environments() {
        const state = await policy();
        const environments = await (await looking()).reachable(home, folders(), state);
        return { environments, problems: state.problems, frozen: state.policy.freeze };
      },
      async agents(): Promise<readonly AgentStatus[]> {
        const ignored = ports.ignoredAgents();
        return (await (await look.get())(folders())).filter(({ id }) => !ignored.includes(id));
      },
      async silent() {
        const { agentTitle } = await looking();
        const { silentText } = await hearing();
        return (await silent()).map((one) => ({ id: one.id, says: silentText(agentTitle(one.id), one) }));
      },
    },
    agents: {
      async reports(versions: ReadonlyMap<string, string>) {
        const doctor = await doctoring();
        const states = await doctor.agentStates(home, folders(), ports.editorHooks());
        const { entries } = await store.read({ limit: READ_BACK });
        return await doctor.agentReports({ home, states, entries, versions, silent: await silent() });
      },
      versions: async (ids: readonly string[]) => await (await doctoring()).agentVersions(ids),
      changes: async (id: string, step: 'add' | 'remove') =>
        await (await changing()).agentChanges(home, id, step),
      canary: async () => (await doctoring()).newCanary(home),
    },
    protectParts: async () => await (await changing()).protectParts(home, folders()),
    freezeChange: async (on: boolean) => await (await changing()).freezeChange(home, on),
    frozen: async () => (await policy()).policy.freeze,
    async cloudChanges() {
      const [folder] = folders();
      if (folder === undefined) throw new Error('Open the repository first. The guard is written there.');
      return await (await changing()).cloudChanges(folder, dist);
    },
    mcpServers: async () => await (await serving()).mcpServers(home, mcpPlaces()),
    mcpChanges: async (wanted: McpWanted) => await (await serving()).mcpChanges(home, wanted),
    async write(change: Parameters<Changing['writeChange']>[0]) {
      await byUs(async () => await (await changing()).writeChange(change));
    },
    installFence: async () => await (await fencing()).installFence(home),
  };

  function mcpPlaces() {
    return { folders: folders(), user: ports.userFolder };
  }
}

type Changing = Awaited<ReturnType<typeof changing>>;
type McpWanted = Parameters<Awaited<ReturnType<typeof serving>>['mcpChanges']>[1];

/** Makes a thing on first use, and again after a failure. */
function once<T>(make: () => Promise<T>): { get(): Promise<T>; begun(): boolean } {
  let made: Promise<T> | undefined;
  return {
    get() {
      made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      return made;
    },
    begun: () => made !== undefined,
  };
}
