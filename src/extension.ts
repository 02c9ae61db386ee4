import { join } from 'node:path';
import { type ExtensionContext, window, workspace } from 'vscode';
import { type Broker, startBroker } from './broker/server.ts';
import { prepareTerminal } from './editor/terminal.ts';
import { sha256 } from './host/hash.ts';
import { installLauncher, launcherState, mcpLauncherPath, prepareHook } from './host/launcher.ts';
import { chaperoneHome, home as homeFolder } from './host/paths.ts';
import { createJournal } from './journal/store.ts';
import type { Entry } from './model/entry.ts';
import type { SnapshotWanted } from './model/snapshot.ts';
import { createPolicyLoader } from './observe/policy.ts';
import { createAgentWatch } from './ui/agent-watch.ts';
import { createAgentsDesk } from './ui/agents-desk.ts';
import { createBadge } from './ui/badge.ts';
import { registerCommands } from './ui/commands.ts';
import { createDialog } from './ui/dialog.ts';
import { createDiffViews } from './ui/diffs.ts';
import { createGrants } from './ui/grants.ts';
import { createGuardWatch, editorRunsHooks, type WatchedState } from './ui/guard-watch.ts';
import { createJournalView } from './ui/journal-view.ts';
import { offerOwnServer } from './ui/own-mcp-server.ts';
import { createPolicyProblems } from './ui/policy-problems.ts';
import { type RestorePorts, restoreSnapshot, tellKept } from './ui/restore.ts';
import { createReview } from './ui/review.ts';
import { dialogTimeoutMs, workspaceFolders as folders, ignoredAgents, lookUps } from './ui/settings.ts';
import { createTerminalGuard } from './ui/terminal-guard.ts';

// What reads and judges comes with the first request, so that starting the editor costs next to nothing.
const answering = () => import('./editor/answer.ts');
const fencing = () => import('./editor/fenced.ts');
const looking = () => import('./editor/status.ts');
const changing = () => import('./editor/changes.ts');
const keeping = () => import('./effects/snapshots/snapshots.ts');
const doctoring = () => import('./editor/doctor.ts');
const serving = () => import('./editor/mcp-servers.ts');

/** Entries of the journal in which agents are looked for. */
const READ_BACK = 3000;

let broker: Broker | undefined;

export async function activate({
  environmentVariableCollection,
  extensionUri,
  extensionPath,
  subscriptions,
}: ExtensionContext): Promise<void> {
  const home = homeFolder();
  const badge = createBadge();
  const diffs = createDiffViews();
  const problems = createPolicyProblems();
  const grants = createGrants({ now: Date.now });
  const policies = createPolicyLoader({ homeDirectory: home });
  const directory = join(chaperoneHome(home), 'journal');
  const store = createJournal({
    directory,
    hash: sha256,
    onProblem: (text) => void window.showWarningMessage(text),
  });
  const journal = createJournalView({
    extensionUri,
    directory,
    restore: (id) => void restoreSnapshot(restorePorts, id),
    read: async (limit) => ({ ...(await store.read({ limit })), titles: (await looking()).agentTitles }),
  });
  const snapshots = retried(async () => {
    const { createSnapshots, snapshotFolder } = await keeping();
    return createSnapshots({ directory: snapshotFolder(home), homeDirectory: home, now: Date.now });
  });
  const restorePorts: RestorePorts = {
    list: async () => await (await snapshots()).list(),
    changes: async (id) => await (await snapshots()).changes(id),
    restore: async (id) => await (await snapshots()).restore(id),
  };
  const review = createReview({ extensionUri, diffs });
  const ask = createDialog({ timeoutMs: dialogTimeoutMs, review, diffs, grants, onWaiting: badge.waiting });
  const answerPorts = {
    home,
    folders,
    lookUps,
    policies,
    store,
    ask,
    granted: grants.spend,
    snapshot: async (wanted: SnapshotWanted) => await (await snapshots()).take(wanted),
    onEntry(entry: Entry) {
      journal.changed();
      agents.view.changed();
      if (entry.snapshot) tellKept(entry.snapshot);
    },
  };
  const answer = retried(async () => (await answering()).createAnswer(answerPorts));
  let starting = true;
  let state: WatchedState | undefined;
  const watch = createGuardWatch({
    async environments() {
      const policy = await policies.load(folders());
      problems.show(policy.problems);
      const environments = await (await looking()).reachable(home, folders(), policy);
      return { environments, problems: policy.problems, frozen: policy.policy.freeze };
    },
    launcher: () => launcherState(home),
    // Until the start is over nobody can say that it failed.
    reachable: () => starting || broker !== undefined,
    agents: async () => {
      const ignored = ignoredAgents();
      const found = await (await looking()).agentStatus(home, folders());
      return found.filter(({ id }) => !ignored.includes(id));
    },
    unhonoured: () => agents.unhonoured(),
    onSeen(seen) {
      state = seen;
      badge.seen(seen);
    },
  });
  const agents = createAgentsDesk({
    extensionUri,
    diffs,
    async reports(versions) {
      const doctor = await doctoring();
      const states = await doctor.agentStates(home, folders(), editorRunsHooks());
      const { entries } = await store.read({ limit: READ_BACK });
      return await doctor.agentReports({ home, states, entries, versions });
    },
    versions: async (ids) => await (await doctoring()).agentVersions(ids),
    changes: async (id, step) => await (await changing()).agentChanges(home, id, step),
    write: async (change) => await (await changing()).writeChange(change),
    canary: async () => (await doctoring()).newCanary(home),
    onDone: () => void watch.look(),
  });
  const registered = registerCommands({
    agents,
    diffs,
    journal,
    restore: restorePorts,
    state: () => state,
    protectParts: async () => await (await changing()).protectParts(home, folders()),
    freezeChange: async (on) => await (await changing()).freezeChange(home, on),
    async cloudChanges() {
      const [folder] = folders();
      if (folder === undefined) throw new Error('Open the repository first. The guard is written there.');
      return await (await changing()).cloudChanges(folder, join(extensionPath, 'dist'));
    },
    mcpServers: async () => await (await serving()).mcpServers(home),
    mcpChanges: async (wanted) => await (await serving()).mcpChanges(home, wanted),
    frozen: async () => (await policies.load(folders())).policy.freeze,
    write: async (change) => await (await changing()).writeChange(change),
    onDone: () => void watch.look(),
  });
  subscriptions.push(createAgentWatch({ began: async (line) => await (await answer()).began(line) }));
  const onFocus = window.onDidChangeWindowState(({ focused }) => focused && broker?.focus());
  const onFolders = workspace.onDidChangeWorkspaceFolders(() => broker?.announce());
  subscriptions.push(badge, diffs, problems, journal, agents, watch, registered, onFocus, onFolders);

  subscriptions.push(offerOwnServer(mcpLauncherPath(home)));
  const runtime = { home, node: process.execPath };
  await installLauncher({ ...runtime, dist: join(extensionPath, 'dist') }).catch(() => undefined);
  const terminal = await prepareTerminal(home).catch(() => undefined);
  if (terminal)
    subscriptions.push(createTerminalGuard({ collection: environmentVariableCollection, ...terminal }));
  const handle = async (agent: string, body: Uint8Array, gone: AbortSignal) =>
    await (await answer()).answer(agent, body, gone);
  broker = await startBroker({ home, folders, handle }).catch(() => undefined);
  starting = false;
  await watch.look();
  await prepareHook(runtime).catch(() => false);
  await (await fencing()).installFence(home).catch(() => undefined);
}

export async function deactivate(): Promise<void> {
  await broker?.dispose();
}

/** Makes a thing on first use, and again after a failure. */
function retried<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
