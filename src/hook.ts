import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { encodeFrame } from './broker/protocol.ts';
import type { Reply } from './model/dialect.ts';

// hook.cjs <agent> [seconds]: the question on standard input, the framed answer on standard output.
// hook.cjs --prepare: keeps the compiled guard beside its source.
// hook.cjs --whole <agent> [seconds]: the same as the first for a launcher that can read no frame.
// Compiling the guard takes most of a cold start's time, so a start takes the machine code of an earlier one. Of its two
// parts, the second is read only where a question needs it.

type Cold = Pick<typeof import('./cold.ts'), 'answer' | 'answerHere' | 'practise'>;

const SOURCE = join(__dirname, 'cold.cjs');
/** Characters before the machine code that name its source. */
const STAMP = 64;
/** At the head of a file in two parts: the length of the first in bytes, a function. Another file is one part. */
const HEAD = /^\/\* (\d{10}) \*\//;

interface Part {
  readonly script: Script;
  /** Where its machine code is kept. */
  readonly compiled: string;
}

function load(): { readonly cold: Cold; readonly parts: readonly Part[]; readonly stamp: string } {
  const file = openSync(SOURCE, 'r');
  const { ino, size, mtimeMs } = fstatSync(file);
  // Names a file that is only ever replaced as a whole.
  const stamp = `${ino} ${size} ${mtimeMs}`.padEnd(STAMP).slice(0, STAMP);
  const [, length] = HEAD.exec(textOf(file, 0, Math.min(size, 16))) ?? [];
  const end = length === undefined ? size : Number(length);
  const parts: Part[] = [];

  const run = (name: string, source: string): unknown => {
    const compiled = join(__dirname, `${name}.cache`);
    const cachedData = compiledFrom(compiled, stamp);
    const filename = join(__dirname, `${name}.cjs`);
    const script = new Script(source, { filename, ...(cachedData ? { cachedData } : {}) });
    parts.push({ script, compiled });
    const module: { exports: unknown } = { exports: {} };
    script.runInThisContext()(module.exports, given, module);
    return module.exports;
  };
  const given = (name: string): unknown => {
    if (name !== 'cold-rest') return require(name);
    const text = textOf(file, end, size - end);
    closeSync(file);
    return run('cold-rest', `(${text.slice(text.indexOf('function'))}\n)`);
  };

  const first = textOf(file, 0, end);
  const source = length === undefined ? `(function (exports, require, module) {${first}\n})` : first;
  return { cold: run('cold', source) as Cold, parts, stamp };
}

/** The build leaves nothing but ASCII in it, which is read fastest like this. */
function textOf(file: number, start: number, length: number): string {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, start + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.toString('latin1', 0, read);
}

/** Machine code that was made from this very file. V8 itself only compares lengths. */
function compiledFrom(path: string, stamp: string): Buffer | undefined {
  try {
    const kept = readFileSync(path);
    return kept.toString('latin1', 0, STAMP) === stamp ? kept.subarray(STAMP) : undefined;
  } catch {
    return undefined;
  }
}

async function prepare(): Promise<void> {
  const { cold, parts, stamp } = load();
  const { tmpdir } = await import('node:os');
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-'));
  try {
    await cold.practise(folder);
    // The first part's is the newest: by its age the others' is told.
    for (const { script, compiled } of [...parts].reverse()) {
      const temporary = `${compiled}.${process.pid}`;
      try {
        const code = Buffer.concat([Buffer.from(stamp), script.createCachedData()]);
        writeFileSync(temporary, code, { mode: 0o600 });
        renameSync(temporary, compiled);
      } finally {
        rmSync(temporary, { force: true });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(reply: Reply): never {
  // Written at once and whole: the process ends right behind it, whatever else still runs.
  const frame = Buffer.from(encodeFrame(reply));
  for (let at = 0; at < frame.length; ) at += writeSync(1, frame, at);
  process.exit(0);
}

async function main(): Promise<void> {
  const [agent = '', seconds = '', more = ''] = process.argv.slice(2);
  if (agent === '--prepare') await prepare();
  // Loaded only then: what it needs would slow every other start down.
  else if (agent === '--whole')
    await (await import('./whole.ts')).answerWhole(seconds, more, () => load().cold);
  else print(await load().cold.answer(agent, Number(seconds)));
}

main().catch(() =>
  print({
    stdout: '',
    stderr: 'Chaperone stopped this: something went wrong inside its hook.',
    exitCode: 2,
  }),
);
