// npm run mutation -- [--blocks N] [--seed N] [--mutate FILES]
// Changes the engine's code a little, one place at a time, and sees whether a test notices. The whole engine would take
// days, so a sample of its lines is taken: blocks of neighbouring lines, since a change may span several.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../fuzz/random.ts';

const ENGINE = 'src/engine';
/** Lines of a block. */
const BLOCK = 12;

const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const seed = Number(option('--seed', '1'));
const sample = () => blocks(Number(option('--blocks', '40'))).join(',');
const { status } = spawnSync('npx', ['stryker', 'run', '--mutate', option('--mutate', sample())], {
  stdio: 'inherit',
});
if (status === 0) console.log(`seed ${seed}: ${score()}`);
process.exit(status ?? 1);

/** Random blocks of the engine as Stryker writes them, `file:first-last`: the same seed gives the same ones. */
function blocks(count: number): readonly string[] {
  const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const all = files.sort().flatMap((file) => {
    const lines = readFileSync(join(ENGINE, file), 'utf8').split('\n').length;
    return Array.from({ length: Math.ceil(lines / BLOCK) }, (_, index) => {
      const first = index * BLOCK + 1;
      return `${ENGINE}/${file}:${first}-${first + BLOCK - 1}`;
    });
  });
  const random = createRandom(seed);
  const picked = new Set<string>();
  while (picked.size < Math.min(count, all.length)) picked.add(all[random.below(all.length)] ?? '');
  return [...picked];
}

/** What Stryker's report says, in a line. A mutant that never ends is noticed too. */
function score(): string {
  const report = JSON.parse(readFileSync('out/mutation.json', 'utf8')) as {
    files: Record<string, { mutants: readonly { status: string }[] }>;
  };
  const found = Object.values(report.files).flatMap(({ mutants }) => mutants.map((mutant) => mutant.status));
  const noticed = found.filter((one) => one === 'Killed' || one === 'Timeout').length;
  const counted = noticed + found.filter((one) => one === 'Survived').length;
  return `${noticed} of ${counted} mutants noticed (${((100 * noticed) / counted).toFixed(1)} %)`;
}
