import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardHome } from '../kit/guarded-home.ts';
import { projectRoot } from '../kit/project.ts';
import { payload } from './everyday.ts';
import { interleave, type Samples } from './measure.ts';

/** What an agent waits for before a harmless command: the launcher with an editor open and without one. */
export async function measureProcesses(rounds: number): Promise<ReadonlyMap<string, Samples>> {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-bench-'));
  const warm = join(folder, 'warm');
  const cold = join(folder, 'cold');
  const [open, closed] = await Promise.all([guardHome(warm, folder), guardHome(cold, folder)]);
  await open.openEditor(() => 'block');
  const question = JSON.stringify(payload('git status', folder));
  const judge = [join(projectRoot, 'dist/cli.js'), 'judge', '--jsonl', '--pure'];
  const row = `${JSON.stringify({ id: 1, command: 'git status' })}\n`;
  try {
    return await interleave(
      [
        { name: 'empty process (/bin/true)', run: () => start('/bin/true', [], folder, question) },
        { name: 'node -e 0', run: () => start(process.execPath, ['-e', '0'], folder, question) },
        { name: 'hook, editor open', run: () => start(open.launcher, ['claude'], warm, question) },
        { name: 'hook, no editor', run: () => start(closed.launcher, ['claude'], cold, question) },
        { name: 'first verdict of the engine', run: () => start(process.execPath, judge, folder, row) },
      ],
      rounds,
    );
  } finally {
    await Promise.all([open.close(), closed.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end with the question on its standard input, as an agent does. */
function start(program: string, args: readonly string[], home: string, input: string): Promise<void> {
  return new Promise((ended, failed) => {
    const child = spawn(program, args, {
      env: { HOME: home, PATH: process.env.PATH },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.on('error', failed);
    // The empty process never reads.
    child.stdin.on('error', () => {});
    child.on('close', (code) => (code === 0 ? ended() : failed(new Error(`${program} ended with ${code}`))));
    child.stdin.end(input);
  });
}
