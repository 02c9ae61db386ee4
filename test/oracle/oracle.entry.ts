// npm run oracle [-- lines [folder]]: the readers against what real programs do with the same text.
// The folder holds `.sql` files, such as `src/test/regress/sql` of a PostgreSQL checkout.
import type fc from 'fast-check';
import { bashLines } from './bash-lines.ts';
import { compareCmd } from './compare-cmd.ts';
import { comparePowershell } from './compare-powershell.ts';
import type { Comparison } from './compare-shell.ts';
import { compareShell } from './compare-shell.ts';
import { compareSql } from './compare-sql.ts';
import { fishLines } from './fish-lines.ts';
import type { RealShell } from './real-shell.ts';
import { realShell } from './real-shell.ts';
import { zshLines } from './zsh-lines.ts';

const SEED = 20_261_121;
const SHOWN = 40;
const [count = '5000', folder = '/usr/share/postgresql'] = process.argv.slice(2);
const numRuns = Number(count);
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

function shell(name: RealShell['name'], lines: fc.Arbitrary<string>): void {
  const real = realShell(name);
  if (real === undefined) {
    console.log(`${name}: not installed here, left out`);
    return;
  }
  const found = compareShell(real, lines, { numRuns, seed: SEED });
  if (tell(name, found) && name === 'bash') process.exitCode = 1;
}

/** Prints how far a reader and the real program agree; answers whether too far apart. */
function tell(name: string, { disagreements, unread, certain, unsure, ...rest }: Comparison): boolean {
  const read = rest.lines - rest.refused - unread;
  console.log(
    `${name}: ${rest.lines} lines, ${rest.refused} refused by the shell, ${unread} reported as not read to the end; ` +
      `agreement on the rest ${percent(read - disagreements.length, read)} ` +
      `(${certain} commands word for word, ${unsure} with a word marked as not known)`,
  );
  for (const { line, real: ran, read: took } of disagreements.slice(0, SHOWN)) {
    console.log(`  line  ${JSON.stringify(line)}\n    ran   ${ran}\n    read  ${took}`);
  }
  if (disagreements.length > SHOWN) console.log(`  … and ${disagreements.length - SHOWN} more`);
  return disagreements.length > read / 1000;
}

shell('bash', bashLines);
shell('zsh', zshLines);
shell('fish', fishLines);

const cmd = compareCmd({ numRuns: Math.min(numRuns, 500), seed: SEED });
if (cmd === undefined) console.log('cmd: not installed here (Wine has one too), left out');
else tell('cmd', cmd);

async function powershell(): Promise<void> {
  const { lines, refused, unread, commands, disagreements } = await comparePowershell({
    numRuns,
    seed: SEED,
  });
  const read = lines - refused - unread;
  console.log(
    `PowerShell: ${lines} lines with ${commands} commands, ${refused} lines that the grammar does not know, ` +
      `${unread} reported as not read; agreement on the rest ${percent(read - disagreements.length, read)}`,
  );
  for (const { line, missing } of disagreements.slice(0, SHOWN))
    console.log(`  line  ${JSON.stringify(line)}\n    not read  ${missing}`);
  if (disagreements.length > read / 1000) process.exitCode = 1;
}

async function sql(): Promise<void> {
  const found = await compareSql({ numRuns, seed: SEED, folder });
  console.log(
    `Postgres: ${found.statements} statements that its parser accepts, ` +
      `agreement ${percent(found.statements - found.disagreements.length, found.statements)}, ` +
      `${found.disagreements.filter(({ silent }) => silent).length} read as less than they do`,
  );
  for (const { text, real, read, silent } of found.disagreements.slice(0, SHOWN)) {
    console.log(
      `  ${silent ? 'LESS' : 'more'}  ${JSON.stringify(text)}\n    is    ${real}\n    read  ${read}`,
    );
  }
}

powershell()
  .then(sql)
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
