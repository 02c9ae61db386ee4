import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSnapshots } from '../../src/effects/snapshots/snapshots.ts';
import { interleave, type Samples } from './measure.ts';

const FILES = 100;

/** What keeping a copy of 100 source files costs before an agent's `rm -rf`, beside `cp -r` of the same. */
export async function measureSnapshots(rounds: number): Promise<ReadonlyMap<string, Samples>> {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-bench-'));
  try {
    const src = join(folder, 'src');
    for (let at = 0; at < FILES; at += 1) {
      mkdirSync(join(src, String(at % 10)), { recursive: true });
      writeFileSync(join(src, String(at % 10), `${at}.ts`), `export const n = ${at};\n`.repeat(200));
    }
    let copy = 0;
    const take = () => {
      copy += 1;
      // Each round in a folder of its own, or the second would find that all is kept already.
      const directory = join(folder, `kept-${copy}`);
      const snapshots = createSnapshots({ directory, homeDirectory: folder, now: Date.now });
      return snapshots.take({
        keep: [{ kind: 'files', paths: [src] }],
        agent: 'bench',
        agentTitle: 'Bench',
        cwd: folder,
        text: 'rm -rf src',
      });
    };
    return await interleave(
      [
        { name: 'cp -r', run: () => execFileSync('cp', ['-r', src, join(folder, `cp-${Math.random()}`)]) },
        { name: 'a copy that can be put back', run: take },
      ],
      rounds,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
