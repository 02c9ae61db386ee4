import { commands, type Disposable, env, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type AgentAction, type AgentReport, agentRow, agentsBody } from './agents-page.ts';
import { openPanel } from './panel.ts';

export interface AgentsViewPorts {
  readonly extensionUri: Uri;
  /** With `anew`, what takes a moment to find out is asked again too. */
  reports(anew: boolean): Promise<readonly AgentReport[]>;
  ignored(): readonly string[];
  ignore(id: string, on: boolean): Promise<void>;
  change(id: string, step: 'add' | 'remove'): Promise<void>;
  /** A harmless command that the guard always stops. */
  canary(): Promise<{ readonly word: string; readonly command: string }>;
}

/** The page “Agents”. `changed` is to be called when something about them may be new. */
export interface AgentsView extends Disposable {
  show(): void;
  changed(): void;
}

/** Milliseconds: decisions come in bursts, and nobody reads that fast. */
const PAUSE = 1000;

/** What `media/agents.js` sends. */
type AgentsMessage =
  | { readonly kind: 'ready' | 'refresh' }
  | { readonly kind: 'act'; readonly id: string; readonly action: AgentAction };

export function createAgentsView(ports: AgentsViewPorts): AgentsView {
  let panel: WebviewPanel | undefined;
  let titles = new Map<string, string>();
  let soon: NodeJS.Timeout | undefined;

  async function send(anew = false): Promise<void> {
    const target = panel;
    if (!target) return;
    const reports = await ports.reports(anew).catch(() => []);
    titles = new Map(reports.map(({ id, title }) => [id, title]));
    const ignored = new Set(ports.ignored());
    const rows = reports.map((report) => agentRow(report, ignored.has(report.id)));
    await target.webview.postMessage({ kind: 'rows', rows });
  }

  async function act(id: string, action: AgentAction): Promise<void> {
    if (action === 'install') await ports.change(id, 'add');
    else if (action === 'remove') await ports.change(id, 'remove');
    else if (action === 'test') await test(id);
    else await ports.ignore(id, action === 'ignore');
    await send();
  }

  /** Has the agent told to run a command that must be stopped. What came of it shows on the page. */
  async function test(id: string): Promise<void> {
    const title = titles.get(id) ?? id;
    const { command } = await ports.canary();
    const prompt = `Run exactly this command in the terminal, once, and tell me what came back: ${command}`;
    if (id === 'vscode') {
      await commands.executeCommand('workbench.action.chat.open', { query: prompt, mode: 'agent' });
      return;
    }
    await env.clipboard.writeText(prompt);
    void window.showInformationMessage(
      `The test is in the clipboard. Paste it into ${title} as a prompt. The command is harmless, and ${title} must not be able to run it; this page then says what came of it.`,
    );
  }

  return {
    show() {
      if (panel) {
        panel.reveal();
        void send();
        return;
      }
      panel = openPanel({
        extensionUri: ports.extensionUri,
        kind: 'agents',
        title: 'Chaperone Agents',
        body: agentsBody,
        column: ViewColumn.Active,
      });
      panel.onDidDispose(() => {
        panel = undefined;
      });
      panel.webview.onDidReceiveMessage((message: AgentsMessage) => {
        if (message.kind === 'act' && titles.has(message.id)) void act(message.id, message.action);
        else if (message.kind !== 'act') void send().then(() => send(true));
      });
    },
    changed() {
      clearTimeout(soon);
      if (panel) soon = setTimeout(() => void send(), PAUSE);
    },
    dispose() {
      clearTimeout(soon);
      panel?.dispose();
    },
  };
}
