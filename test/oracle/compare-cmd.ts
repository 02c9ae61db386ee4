import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readCommand } from '../../src/engine/shell/read.ts';
import { cmdLines } from './cmd-lines.ts';
import type { Comparison } from './compare-shell.ts';

const MARK = 'chaperone-line';

/** Windows’ command interpreter: its own, or the one that Wine brings. */
function interpreter(): readonly string[] | undefined {
  const found = [['cmd'], ['wine', 'cmd']].find(
    ([program = '', ...args]) =>
      spawnSync(program, [...args, '/c', 'ver'], { stdio: 'ignore', timeout: 120_000 }).status === 0,
  );
  return found;
}

/** What each line prints; undefined for a line after which the interpreter stops. */
function printed(lines: readonly string[], start: readonly string[]): readonly (string | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-oracle-'));
  const batch = lines.map(
    (line) => `set A=\r\nset B=\r\n${line.replaceAll('\n', '\r\n')}\r\necho ${MARK}\r\n`,
  );
  writeFileSync(join(folder, 'lines.bat'), `@echo off\r\n${batch.join('')}`);
  const [program = '', ...args] = start;
  const { stdout } = spawnSync(program, [...args, '/c', 'lines.bat'], {
    cwd: folder,
    env: { ...process.env, WINEDEBUG: '-all' },
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  rmSync(folder, { recursive: true, force: true });
  const blocks = stdout.split(`${MARK}\r\n`).slice(0, -1);
  if (blocks.length === lines.length) return blocks;
  if (lines.length === 1) return [undefined];
  const half = Math.ceil(lines.length / 2);
  return [...printed(lines.slice(0, half), start), ...printed(lines.slice(half), start)];
}

/** The words of a text, without what cmd takes for a separator or a quote: an echo keeps both. */
const bare = (text: string): readonly string[] =>
  text
    .replaceAll('"', '')
    .split(/[\s,;=]+/)
    .filter((word) => word !== '');

const told = (words: Iterable<string>): string => [...new Set(words)].sort().join(' ');

/** Compares the words that lines print with those of the commands that were read; undefined: there is no cmd here. */
export function compareCmd({
  numRuns,
  seed,
}: {
  readonly numRuns: number;
  readonly seed: number;
}): Comparison | undefined {
  const start = interpreter();
  if (start === undefined) return undefined;
  const sample = fc.sample(cmdLines, { numRuns, seed });
  const real = printed(sample, start);
  const counts = { lines: sample.length, certain: 0, unsure: 0, unread: 0, refused: 0 };
  const disagreements: { line: string; real: string; read: string }[] = [];
  sample.forEach((line, index) => {
    const { calls, unread } = readCommand({
      command: line,
      shell: 'cmd',
      cwd: 'C:\\w',
      variables: { A: '', B: '' },
      facts: new Map(),
    });
    const expected = real[index];
    const echoes = calls.filter(({ name, output }) => /^echo$/i.test(name.text) && output.length === 0);
    if (expected === undefined) counts.refused++;
    else if (unread.some(({ weight }) => weight === 'code')) counts.unread++;
    else if (!echoes.every(({ args }) => args.every(({ certain }) => certain))) counts.unsure++;
    else {
      const read = told(echoes.flatMap(({ args }) => args.flatMap(({ text }) => bare(text))));
      const ran = told(bare(expected));
      if (read === ran) counts.certain++;
      else disagreements.push({ line, real: ran, read });
    }
  });
  return { ...counts, disagreements };
}
