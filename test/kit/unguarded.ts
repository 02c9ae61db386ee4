import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentChanges } from '../../src/editor/changes.ts';

/** Variables by which the guard comes into a shell. */
const SHED = [
  'PROMPT_COMMAND',
  'PS0',
  'BASH_ENV',
  'VSCODE_ENV_REPLACE',
  'VSCODE_ENV_PREPEND',
  'VSCODE_ENV_APPEND',
];

/** A bash that sheds what brings the guard, as an agent's own start of a shell may. Gives its path. */
export function layOutBareShell(folder: string): string {
  const shell = join(folder, 'bash');
  mkdirSync(folder, { recursive: true });
  writeFileSync(shell, `#!/bin/sh\nunset ${SHED.join(' ')}\nexec /bin/bash "$@"\n`);
  chmodSync(shell, 0o755);
  return shell;
}

/** Code for the bridge: opens such a terminal and waits until lines can be given to it. */
export const openTerminal = (name: string, shellPath: string): string => `
  const t = vscode.window.createTerminal(${JSON.stringify({ name, shellPath })}); t.show(); await t.processId;
  for (let i = 0; i < 150 && !t.shellIntegration; i++) await new Promise((next) => setTimeout(next, 100));
  if (!t.shellIntegration) throw new Error('no shell integration');`;

/** Code for the bridge: runs a line in the terminal of that name. */
export const giveLine = (name: string, line: string): string => `
  vscode.window.terminals.find((t) => t.name === ${JSON.stringify(name)})
    .shellIntegration.executeCommand(${JSON.stringify(line)});`;

/** Codex with its guard installed and trusted in the home folder, and in its place a program that edits without asking. */
export async function layOutSilentCodex(home: string, programs: string): Promise<void> {
  const folder = join(home, '.codex');
  mkdirSync(folder, { recursive: true });
  for (const { path, after } of await agentChanges(home, 'codex', 'add')) writeFileSync(path, after);
  const place = `${join(folder, 'hooks.json')}:pre_tool_use:0:0`;
  writeFileSync(join(folder, 'config.toml'), `[hooks.state."${place}"]\ntrusted_hash = "sha256:0"\n`);
  const edits = 'for name in a b c; do echo "$name" > "src/$name.js"; done';
  const program = join(programs, 'codex');
  mkdirSync(programs, { recursive: true });
  writeFileSync(program, `#!/bin/sh\nsleep 1\n${edits}\nsleep 60\n`);
  chmodSync(program, 0o755);
}
