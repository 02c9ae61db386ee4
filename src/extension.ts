import { join } from 'node:path';
import { type ExtensionContext, window, workspace } from 'vscode';
import { type Broker, startBroker } from './broker/server.ts';
import type { NoticedEdit } from './editor/noticed.ts';
import { createParts } from './editor/parts.ts';
import { prepareTerminal } from './editor/terminal.ts';
import { startWords } from './gateways/windows-hook.ts';
import { interruptForeground } from './host/foreground.ts';
import { installLauncher, mcpLauncherPath, prepareHook } from './host/launcher.ts';
import { home as homeFolder } from './host/paths.ts';
import { createAgentWatch } from './ui/agent-watch.ts';
import { createAgentsDesk } from './ui/agents-desk.ts';
import { createBadge } from './ui/badge.ts';
import { registerCommands } from './ui/commands.ts';
import { createDialog } from './ui/dialog.ts';
import { createDiffViews } from './ui/diffs.ts';
import { createFileWatch } from './ui/file-watch.ts';
import { createGrants } from './ui/grants.ts';
import { createGuardWatch, editorRunsHooks, type WatchedState } from './ui/guard-watch.ts';
import { createJournalView } from './ui/journal-view.ts';
import { offerOwnServer } from './ui/own-mcp-server.ts';
import { createPolicyProblems } from './ui/policy-problems.ts';
import { restoreSnapshot, tellKept } from './ui/restore.ts';
import { createReview } from './ui/review.ts';
import { dialogTimeoutMs, workspaceFolders as folders, ignoredAgents, lookUps } from './ui/settings.ts';
import { createTerminalGuard } from './ui/terminal-guard.ts';

let broker: Broker | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const { environmentVariableCollection, extensionUri, extensionPath, subscriptions } = context;
  const home = homeFolder();
  const dist = join(extensionPath, 'dist');
  const badge = createBadge();
  const diffs = createDiffViews();
  const problems = createPolicyProblems();
  const grants = createGrants({ now: Date.now });
  const review = createReview({ extensionUri, diffs });
  const parts = createParts({
    home,
    dist,
    folders,
    lookUps,
    ignoredAgents,
    userFolder: join(context.globalStorageUri.fsPath, '../..'),
    editorHooks: editorRunsHooks,
    ask: createDialog({ timeoutMs: dialogTimeoutMs, review, diffs, grants, onWaiting: badge.waiting }),
    granted: grants.spend,
    onEntry(entry) {
      fileWatch.wake();
      journal.changed();
      agents.view.changed();
      if (entry.snapshot) tellKept(entry.snapshot);
    },
    onProblem: (text) => void window.showWarningMessage(text),
  });
  const { watching } = parts;
  const journal = createJournalView({
    extensionUri,
    directory: parts.journalFolder,
    restore: (id) => void restoreSnapshot(parts.restore, id),
    read: parts.journal,
  });
  let starting = true;
  let state: WatchedState | undefined;
  const watch = createGuardWatch({
    ...parts.guard,
    // Until the start is over nobody can say that it failed.
    reachable: () => starting || broker !== undefined,
    unhonoured: () => agents.unhonoured(),
    onSeen(seen) {
      if (state?.gaps.length !== seen.gaps.length) agents.view.changed();
      state = seen;
      problems.show(seen.problems);
      badge.seen(seen);
    },
  });
  const onDone = () => void watch.look();
  const agents = createAgentsDesk({ ...parts.agents, extensionUri, diffs, write: parts.write, onDone });
  const commands = registerCommands({ ...parts, agents, diffs, journal, state: () => state, onDone });
  const fileWatch = createFileWatch<NoticedEdit>({
    diffs,
    glob: async () => await (await watching()).glob(),
    remember: async (paths) => await (await watching()).remember(paths),
    touched: (paths) => void watching().then((one) => one.touched(paths), ignored),
    changed: async (written, gone) => await (await watching()).changed(written, gone),
    putBack: async (edit) => await (await watching()).putBack(edit),
  });
  const agentWatch = createAgentWatch({
    wake: fileWatch.wake,
    prepare: () =>
      void watching()
        .then((one) => one.prepare())
        .catch(ignored),
    interrupt: interruptForeground,
    began: async (line) => await (await watching()).began(line),
    ended: (terminal) => void watching().then((one) => one.ended(terminal), ignored),
  });
  const onFocus = window.onDidChangeWindowState(({ focused }) => focused && broker?.focus());
  const onFolders = workspace.onDidChangeWorkspaceFolders(() => broker?.announce());
  subscriptions.push(badge, diffs, problems, journal, agents, watch, commands, fileWatch, agentWatch);
  subscriptions.push(
    onFocus,
    onFolders,
    offerOwnServer(() => startWords(mcpLauncherPath(home), 'serve')),
  );

  const runtime = { home, node: process.execPath };
  await installLauncher({ ...runtime, dist }).catch(() => undefined);
  const terminal = await prepareTerminal(home).catch(() => undefined);
  if (terminal)
    subscriptions.push(createTerminalGuard({ collection: environmentVariableCollection, ...terminal }));
  broker = await startBroker({ home, folders, handle: parts.answer }).catch(() => undefined);
  starting = false;
  await watch.look();
  await prepareHook(runtime).catch(() => false);
  await parts.installFence().catch(() => undefined);
}

/** What could not be loaded is tried again with the next event. */
const ignored = () => undefined;

export async function deactivate(): Promise<void> {
  await broker?.dispose();
}
