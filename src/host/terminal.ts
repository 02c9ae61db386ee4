import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import first from '../../media/terminal/first.bash';
import bash from '../../media/terminal/guard.bash';
import fish from '../../media/terminal/guard.fish';
import powershell from '../../media/terminal/guard.ps1';
import zsh from '../../media/terminal/guard.zsh';
import script from '../../media/terminal/script.bash';
import shim from '../../media/terminal/shim.sh';
import zshenv from '../../media/terminal/zshenv.zsh';
import zshrc from '../../media/terminal/zshrc.zsh';
import { writeDifferent } from './launcher.ts';
import { chaperoneHome } from './paths.ts';

/** Where the guards of the shells lie: `~/.chaperone/lib/terminal`. Their paths never change. */
export const terminalFolder = (home: string): string => join(chaperoneHome(home), 'lib', 'terminal');
const shimFolder = (home: string): string => join(chaperoneHome(home), 'shims');
const marksFolder = (home: string): string => join(chaperoneHome(home), 'run', 'terminals');
const mineFile = (home: string): string => join(chaperoneHome(home), 'run', 'guard-mine');

const FILES: Readonly<Record<string, string>> = {
  'guard.bash': bash,
  'first.bash': first,
  'script.bash': script,
  'guard.zsh': zsh,
  'zdot/.zshenv': zshenv,
  'zdot/.zshrc': zshrc,
  'xdg/fish/vendor_conf.d/chaperone.fish': fish,
  'guard.ps1': powershell,
};

/** Puts the guards of the shells below `~/.chaperone`. Writes only what differs. Throws where the disk says no. */
export async function installTerminalGuard(home: string): Promise<void> {
  const folder = terminalFolder(home);
  for (const below of [
    folder,
    join(folder, 'zdot'),
    join(folder, 'xdg', 'fish', 'vendor_conf.d'),
    marksFolder(home),
  ]) {
    await mkdir(below, { recursive: true, mode: 0o700 });
    await chmod(below, 0o700);
  }
  for (const [name, text] of Object.entries(FILES)) await writeDifferent(join(folder, name), text, 0o600);
  await writeDifferent(join(folder, 'shim'), `#!/bin/sh\n${shim}`, 0o755);
}

/** A program that can destroy, and the words of which one must stand there for that; undefined: it can by itself. */
export interface Fenced {
  readonly program: string;
  /** May hold `*`. */
  readonly words: readonly string[] | undefined;
}

/**
 * Puts a shim for every one of these programs that is on this machine into `~/.chaperone/shims`, and takes the others
 * away: a shell that asks whether a program is there must not find its shim alone.
 *
 * @param options.path the PATH to look at, besides the usual places
 */
export async function installShims(options: {
  readonly home: string;
  readonly fenced: readonly Fenced[];
  readonly path: string;
}): Promise<void> {
  const { home, fenced } = options;
  const folder = shimFolder(home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const usual = [
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    '/usr/sbin',
    '/sbin',
    '/opt/homebrew/bin',
    join(home, '.local/bin'),
  ];
  const places = [...new Set([...options.path.split(delimiter), ...usual])].filter(
    (place) => place.startsWith('/') && place !== folder,
  );
  const listed = await Promise.all(places.map((place) => readdir(place).catch(() => [])));
  const there = new Set(listed.flat());
  const wanted = fenced.filter(({ program }) => there.has(program) && /^[\w.+-]+$/.test(program));
  for (const name of await readdir(folder))
    if (!wanted.some(({ program }) => program === name)) await rm(join(folder, name), { force: true });
  for (const one of wanted)
    await writeDifferent(join(folder, one.program), shimText(one, terminalFolder(home)), 0o755);
}

/** A word for a shell's `case`, its stars kept. */
const pattern = (word: string) =>
  word
    .split('*')
    .map((part) => part.replace(/[^\w.:/-]/g, '\\$&'))
    .join('*');

function shimText({ words }: Fenced, folder: string): string {
  const source = `. '${folder.replaceAll("'", `'\\''`)}/shim'\n`;
  if (words === undefined) return `#!/bin/sh\n${source}`;
  const patterns = words.map((word) => `*" "${pattern(word)}" "*`).join('|');
  // Only where none of its words stands there can it be none of its deeds.
  return `#!/bin/sh\ncase " $* " in\n${patterns}) ;;\n*) chaperone_harmless=1 ;;\nesac\n${source}`;
}

/** Says whose lines the shell with this process id gets. What was said first stays: after a reload, every terminal looks like a person's. */
export async function markTerminal(home: string, pid: number, whose: 'person' | 'unknown'): Promise<void> {
  await writeFile(join(marksFolder(home), String(pid)), `${whose}\n`, { mode: 0o600, flag: 'wx' }).catch(
    () => {},
  );
}

/** Forgets what was said about a shell that has ended. */
export async function unmarkTerminal(home: string, pid: number): Promise<void> {
  await rm(join(marksFolder(home), String(pid)), { force: true }).catch(() => {});
}

/** Removes the marks of shells that have ended: their numbers are given out again. */
export async function sweepMarks(home: string): Promise<void> {
  for (const name of await readdir(marksFolder(home)).catch(() => [])) {
    if (!isAlive(Number(name))) await rm(join(marksFolder(home), name), { force: true });
  }
}

/** Has the guards ask about a person's own lines too, or no longer. */
export async function guardMine(home: string, on: boolean): Promise<void> {
  if (on) await writeFile(mineFile(home), '', { mode: 0o600 });
  else await rm(mineFile(home), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
