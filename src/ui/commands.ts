import { commands, Disposable } from 'vscode';
import { changeAgent } from './agents.ts';
import type { DiffViews } from './diffs.ts';
import type { FileChange } from './file-changes.ts';
import { type FreezePorts, freeze, unfreeze } from './freeze.ts';
import { turnOn, type WatchedState } from './guard-watch.ts';
import type { JournalView } from './journal-view.ts';
import { showMenu } from './menu.ts';
import { type ProtectPart, protectWorkspace } from './protect.ts';

export interface CommandPorts {
  readonly diffs: DiffViews;
  readonly journal: JournalView;
  /** What the badge shows now. */
  state(): WatchedState | undefined;
  protectParts(): Promise<readonly ProtectPart[]>;
  agentChange(agent: string, step: 'add' | 'remove'): Promise<FileChange | undefined>;
  freezeChange: FreezePorts['change'];
  frozen: FreezePorts['frozen'];
  write(change: FileChange): Promise<void>;
  /** Called after something was written. */
  onDone(): void;
}

/** Registers every command of the extension. */
export function registerCommands(ports: CommandPorts): Disposable {
  const { diffs, journal, state, protectParts, write, onDone } = ports;
  const claude = (step: 'add' | 'remove') => () => {
    const change = (which: 'add' | 'remove') => ports.agentChange('claude', which);
    return changeAgent(step, { diffs, title: 'Claude Code', change, write, onDone });
  };
  const freezing: FreezePorts = { change: ports.freezeChange, frozen: ports.frozen, write, onDone };
  return Disposable.from(
    commands.registerCommand('chaperone.menu', () => showMenu(state())),
    commands.registerCommand('chaperone.protect', () =>
      protectWorkspace({ diffs, parts: protectParts, write, onDone }),
    ),
    commands.registerCommand('chaperone.installClaude', claude('add')),
    commands.registerCommand('chaperone.removeClaude', claude('remove')),
    commands.registerCommand('chaperone.freeze', () => freeze(freezing)),
    commands.registerCommand('chaperone.unfreeze', () => unfreeze(freezing)),
    commands.registerCommand('chaperone.showJournal', () => journal.show()),
    // Not in the palette: the badge's messages run it with the setting's name.
    commands.registerCommand('chaperone.turnOn', (setting: string) => turnOn(setting)),
  );
}
