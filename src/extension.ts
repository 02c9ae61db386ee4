import { join } from 'node:path';
import { type ExtensionContext, window, workspace } from 'vscode';
import { type Broker, startBroker } from './broker/server.ts';
import { sha256 } from './host/hash.ts';
import { installLauncher, launcherState } from './host/launcher.ts';
import { chaperoneHome, home as homeFolder } from './host/paths.ts';
import { createJournal } from './journal/store.ts';
import { createPolicyLoader } from './observe/policy.ts';
import { createBadge } from './ui/badge.ts';
import { registerCommands } from './ui/commands.ts';
import { createDialog } from './ui/dialog.ts';
import { createDiffViews } from './ui/diffs.ts';
import { createGrants } from './ui/grants.ts';
import { createGuardWatch, type WatchedState } from './ui/guard-watch.ts';
import { createJournalView } from './ui/journal-view.ts';
import { createPolicyProblems } from './ui/policy-problems.ts';
import { createReview } from './ui/review.ts';
import { dialogTimeoutMs, workspaceFolders as folders, lookUps } from './ui/settings.ts';

// What reads and judges comes with the first request, so that starting the editor costs next to nothing.
const answering = () => import('./editor/answer.ts');
const looking = () => import('./editor/status.ts');
const changing = () => import('./editor/changes.ts');

let broker: Broker | undefined;

export async function activate({
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
    read: async (limit) => ({ ...(await store.read({ limit })), titles: (await looking()).agentTitles }),
  });
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
    onEntry: journal.changed,
  };
  const answer = retried(async () => (await answering()).createAnswer(answerPorts));
  let state: WatchedState | undefined;
  const watch = createGuardWatch({
    async environments() {
      const policy = await policies.load(folders());
      problems.show(policy.problems);
      const environments = await (await looking()).reachable(home, folders(), policy);
      return { environments, problems: policy.problems, frozen: policy.policy.freeze };
    },
    launcher: () => launcherState(home),
    reachable: () => broker !== undefined,
    agents: async () => await (await looking()).agentStatus(home, folders()),
    onSeen(seen) {
      state = seen;
      badge.seen(seen);
    },
  });
  const registered = registerCommands({
    diffs,
    journal,
    state: () => state,
    protectParts: async () => await (await changing()).protectParts(home, folders()),
    agentChange: async (agent, step) => await (await changing()).agentChange(home, agent, step),
    freezeChange: async (on) => await (await changing()).freezeChange(home, on),
    frozen: async () => (await policies.load(folders())).policy.freeze,
    write: async (change) => await (await changing()).writeChange(change),
    onDone: () => void watch.look(),
  });
  const onFocus = window.onDidChangeWindowState(({ focused }) => focused && broker?.focus());
  const onFolders = workspace.onDidChangeWorkspaceFolders(() => broker?.announce());
  subscriptions.push(badge, diffs, problems, journal, watch, registered, onFocus, onFolders);

  const hookFile = join(extensionPath, 'dist', 'hook.js');
  await installLauncher({ home, hookFile, node: process.execPath }).catch(() => undefined);
  const handle = async (agent: string, body: Uint8Array) => await (await answer())(agent, body);
  broker = await startBroker({ home, folders, handle }).catch(() => undefined);
  await watch.look();
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
