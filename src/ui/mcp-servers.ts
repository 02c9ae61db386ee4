import { type QuickPickItem, window } from 'vscode';
import type { DiffViews } from './diffs.ts';
import { type FileChange, showChange } from './file-changes.ts';

/** An MCP server that a client on this machine has set up. */
interface McpServer {
  readonly client: string;
  /** Its file belongs to the repository. */
  readonly shared: boolean;
  readonly name: string;
  readonly relayed: boolean;
  readonly file: string;
  /** The file for people. */
  readonly shown: string;
}

export interface McpPorts {
  readonly diffs: DiffViews;
  servers(): Promise<{ readonly servers: readonly McpServer[]; readonly problems: readonly string[] }>;
  changes(
    wanted: readonly { readonly server: McpServer; readonly relayed: boolean }[],
  ): Promise<readonly FileChange[]>;
  /** Keeps a copy of the file in `~/.chaperone/backups` and writes atomically. Throws an `Error` with a plain sentence. */
  write(change: FileChange): Promise<void>;
}

interface Item extends QuickPickItem {
  readonly server: McpServer;
}

/** Lets a person tick the MCP servers that stand behind the relay, shows the change, and writes it. */
export async function guardMcpServers({ diffs, servers, changes, write }: McpPorts): Promise<void> {
  const { servers: found, problems } = await servers();
  for (const problem of problems) void window.showWarningMessage(problem);
  if (found.length === 0) {
    void window.showInformationMessage(
      'There is no MCP server to guard here. Those of Claude Code, Cursor and other agents with hooks are guarded by the hooks.',
    );
    return;
  }
  const items = found.map(
    (server): Item => ({ label: server.name, description: server.client, detail: server.shown, server }),
  );
  const picked = await window.showQuickPick(
    items.map((item) => ({ ...item, picked: item.server.relayed })),
    {
      title: 'Chaperone: Guard MCP Servers',
      placeHolder: 'Tick the servers whose calls Chaperone shall judge',
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (!picked) return;
  const ticked = new Set(picked.map(({ server }) => server));
  try {
    const wanted = await changes(found.map((server) => ({ server, relayed: ticked.has(server) })));
    if (wanted.length === 0) {
      void window.showInformationMessage('Nothing changes: these servers are set up like that already.');
      return;
    }
    // All or nothing: what was agreed to is written once the last one is.
    for (const change of wanted) {
      const server = found.find(({ file }) => file === change.path);
      if (!server || !(await agreed(change, server, diffs))) return;
    }
    for (const change of wanted) await write(change);
    void window.showInformationMessage('The MCP servers are changed. Restart them where they run already.');
  } catch (error) {
    void window.showErrorMessage(
      error instanceof Error ? error.message : 'The MCP servers could not be changed.',
    );
  }
}

/** Shows the exact change and asks for it. */
async function agreed(change: FileChange, { shown, shared }: McpServer, diffs: DiffViews): Promise<boolean> {
  const view = await showChange(change, diffs);
  const detail = [
    `The editor shows the exact change to ${shown}.`,
    'The file of today is kept in ~/.chaperone/backups.',
    ...(shared
      ? [
          'It belongs to the repository, and the relay’s path is one of this machine: better do not commit it.',
        ]
      : []),
  ].join('\n\n');
  const said = await window.showInformationMessage(
    'Change the MCP servers?',
    { modal: true, detail },
    'Change',
  );
  view.close();
  return said === 'Change';
}
