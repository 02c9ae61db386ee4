import { commands, Disposable } from 'vscode';
import { guardCloudAgents } from './agents.ts';
import type { AgentsDesk } from './agents-desk.ts';
import type { DiffViews } from './diffs.ts';
import type { FileChange } from './file-changes.ts';
import { type FreezePorts, freeze, unfreeze } from './freeze.ts';
import { turnOn, type WatchedState } from './guard-watch.ts';
import type { JournalView } from './journal-view.ts';
import { guardMcpServers, type McpPorts } from './mcp-servers.ts';
import { showMenu } from './menu.ts';
import { type ProtectPart, protectWorkspace } from './protect.ts';
import { type RestorePorts, restoreSnapshot } from './restore.ts';

export interface CommandPorts {
  readonly diffs: DiffViews;
  readonly journal: JournalView;
  readonly restore: RestorePorts;
  /** What the badge shows now. */
  state(): WatchedState | undefined;
  protectParts(): Promise<readonly ProtectPart[]>;
  readonly agents: AgentsDesk;
  freezeChange: FreezePorts['change'];
  frozen: FreezePorts['frozen'];
  cloudChanges(): Promise<readonly FileChange[]>;
  mcpServers: McpPorts['servers'];
  mcpChanges: McpPorts['changes'];
  write(change: FileChange): Promise<void>;
  /** Called after something was written. */
  onDone(): void;
}

/** Registers every command of the extension. */
export function registerCommands(ports: CommandPorts): Disposable {
  const { agents, diffs, journal, state, protectParts, write, onDone } = ports;
  const freezing: FreezePorts = { change: ports.freezeChange, frozen: ports.frozen, write, onDone };
  return Disposable.from(
    commands.registerCommand('chaperone.menu', () => showMenu(state())),
    commands.registerCommand('chaperone.protect', () =>
      protectWorkspace({ diffs, parts: protectParts, write, onDone }),
    ),
    commands.registerCommand('chaperone.agents', () => agents.view.show()),
    commands.registerCommand('chaperone.installAgent', (id?: string) => agents.change('add', id)),
    commands.registerCommand('chaperone.removeAgent', (id?: string) => agents.change('remove', id)),
    commands.registerCommand('chaperone.freeze', () => freeze(freezing)),
    commands.registerCommand('chaperone.unfreeze', () => unfreeze(freezing)),
    commands.registerCommand('chaperone.guardCloudAgents', () =>
      guardCloudAgents({ diffs, write, changes: ports.cloudChanges }),
    ),
    commands.registerCommand('chaperone.mcpServers', () =>
      guardMcpServers({ diffs, servers: ports.mcpServers, changes: ports.mcpChanges, write }),
    ),
    commands.registerCommand('chaperone.showJournal', () => journal.show()),
    commands.registerCommand('chaperone.restoreSnapshot', () => restoreSnapshot(ports.restore)),
    // Not in the palette: the badge's messages run it with the setting's name.
    commands.registerCommand('chaperone.turnOn', (setting: string) => turnOn(setting)),
  );
}
