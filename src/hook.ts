import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { encodeFrame } from './broker/protocol.ts';
import type { Reply } from './model/dialect.ts';

// hook.cjs <agent> [seconds]: the question on standard input, the framed answer on standard output.
// hook.cjs --prepare: keeps the compiled guard beside its source.
// Compiling the guard takes most of a cold start's time, so a start takes the machine code of an earlier one.

type Cold = Pick<typeof import('./cold.ts'), 'answer' | 'practise'>;

const SOURCE = join(__dirname, 'cold.cjs');
const COMPILED = join(__dirname, 'cold.cache');
/** Characters before the machine code that name its source. */
const STAMP = 64;

function load(): { readonly cold: Cold; readonly script: Script; readonly stamp: string } {
  const stamp = stampOf();
  // The build leaves nothing but ASCII in it, which is read fastest like this.
  const source = `(function (exports, require, module) {${readFileSync(SOURCE, 'latin1')}\n})`;
  const cachedData = compiledFrom(stamp);
  const script = new Script(source, { filename: SOURCE, ...(cachedData ? { cachedData } : {}) });
  const module: { exports: unknown } = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(SOURCE), module);
  return { cold: module.exports as Cold, script, stamp };
}

/** Machine code that was made from this very file. V8 itself only compares lengths. */
function compiledFrom(stamp: string): Buffer | undefined {
  try {
    const kept = readFileSync(COMPILED);
    return kept.toString('latin1', 0, STAMP) === stamp ? kept.subarray(STAMP) : undefined;
  } catch {
    return undefined;
  }
}

/** Names a file that is only ever replaced as a whole. */
function stampOf(): string {
  const { ino, size, mtimeMs } = statSync(SOURCE);
  return `${ino} ${size} ${mtimeMs}`.padEnd(STAMP).slice(0, STAMP);
}

async function prepare(): Promise<void> {
  const { cold, script, stamp } = load();
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-'));
  const temporary = `${COMPILED}.${process.pid}`;
  try {
    await cold.practise(folder);
    writeFileSync(temporary, Buffer.concat([Buffer.from(stamp), script.createCachedData()]), { mode: 0o600 });
    renameSync(temporary, COMPILED);
  } finally {
    rmSync(temporary, { force: true });
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
  const [agent = '', seconds = ''] = process.argv.slice(2);
  if (agent === '--prepare') await prepare();
  else print(await load().cold.answer(agent, Number(seconds)));
}

main().catch(() =>
  print({
    stdout: '',
    stderr: 'Chaperone stopped this: something went wrong inside its hook.',
    exitCode: 2,
  }),
);
