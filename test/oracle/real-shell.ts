import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A shell that runs generated lines and tells the words of every command `p1`, `p2`, `p3` that it started. */
export interface RealShell {
  readonly name: 'bash' | 'zsh' | 'fish';
  /** Variables that are set before each line. */
  readonly variables: Readonly<Record<string, string>>;
  /** The words of each command in order, for each line; undefined for a line that the shell refuses to read. */
  run(lines: readonly string[]): readonly (readonly (readonly string[])[] | undefined)[];
}

// Commands are told on descriptor 3: words end in US, commands in RS, lines in GS.
const RECORD = `printf '%s\\x1f' "$@" >&3; printf '\\x1e' >&3;`;

/** What stands before the lines, how one line is wrapped, and the arguments of the shell. */
interface Recipe {
  readonly args: readonly string[];
  readonly prologue: string;
  readonly line: (line: string) => string;
}

const RECIPES: Readonly<Record<RealShell['name'], Recipe>> = {
  bash: {
    args: ['--norc', '--noprofile'],
    prologue: `command_not_found_handle() { ${RECORD} }; set -f; PATH=/nonexistent; A= B= C=\n`,
    line: (line) => `( ${line}\n) >/dev/null 2>&1 </dev/null; printf '\\x1d' >&3\n`,
  },
  zsh: {
    args: ['-f'],
    prologue: `command_not_found_handler() { ${RECORD} }; setopt noglob; PATH=/nonexistent; A= B= C=\n`,
    line: (line) => `( ${line}\n) >/dev/null 2>&1 </dev/null; printf '\\x1d' >&3\n`,
  },
  fish: {
    args: ['--no-config'],
    // fish has no subshell: the variables are set back before each line.
    prologue: ['p1', 'p2', 'p3']
      .map(
        (name) =>
          `function ${name}; printf '%s\\x1f' ${name} $argv >&3; printf '\\x1e' >&3; end; set -g PATH /nonexistent\n`,
      )
      .join(''),
    line: (line) =>
      `set -g A ''; set -g B ''; set -g C ''\nbegin\n${line}\nend >/dev/null 2>/dev/null </dev/null; printf '\\x1d' >&3\n`,
  },
};

/** The shell, or undefined where it is not installed. */
export function realShell(name: keyof typeof RECIPES): RealShell | undefined {
  const { args, prologue, line } = RECIPES[name];
  if (process.platform === 'win32' || spawnSync(name, ['-c', 'true']).status !== 0) return undefined;
  const start = (input: string): RealCommands[] => {
    const folder = mkdtempSync(join(tmpdir(), 'chaperone-oracle-'));
    const file = join(folder, 'lines');
    writeFileSync(file, input);
    const { output } = spawnSync(name, [...args, file], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      env: { HOME: '/nonexistent', LANG: 'C.UTF-8', PATH: process.env.PATH },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: 120_000,
    });
    rmSync(folder, { recursive: true, force: true });
    return String(output?.[3] ?? '')
      .split('\x1d')
      .slice(0, -1)
      .map(commandsOf);
  };
  // A line that the shell refuses to read ends the whole text: then the halves are tried.
  const run = (lines: readonly string[]): readonly (RealCommands | undefined)[] => {
    const all = start(prologue + lines.map(line).join(''));
    if (all.length === lines.length) return all;
    if (lines.length === 1) return [undefined];
    const half = Math.ceil(lines.length / 2);
    return [...run(lines.slice(0, half)), ...run(lines.slice(half))];
  };
  return { name, variables: { A: '', B: '', C: '', HOME: '/nonexistent' }, run };
}

type RealCommands = readonly (readonly string[])[];

function commandsOf(block: string): RealCommands {
  return block
    .split('\x1e')
    .slice(0, -1)
    .map((command) => command.split('\x1f').slice(0, -1));
}
