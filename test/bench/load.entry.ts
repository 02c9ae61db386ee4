import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askBroker } from '../../src/broker/client.ts';
import { guardHome } from '../kit/guarded-home.ts';
import { askHook } from '../kit/hook.ts';
import { payload } from './everyday.ts';
import { median, quantile, ratio, table, time } from './measure.ts';

// npm run load: 200 hook calls at once, and 10,000 questions one after the other. Every one must be answered, and right;
// the memory must not grow with their number.

const AT_ONCE = 200;
const IN_A_ROW = 10_000;

/** What agents send, and whether it must be let through. */
const QUESTIONS: readonly { readonly command: string; readonly passes: boolean }[] = [
  { command: 'git status', passes: true },
  { command: 'npm test', passes: true },
  { command: 'railway volume delete --volume pg-data --yes', passes: false },
  { command: 'ls -la src', passes: true },
  { command: 'psql "$DATABASE_URL" -c "DROP TABLE cars"', passes: false },
];

interface Tally {
  readonly took: number[];
  wrong: number;
  unanswered: number;
}

/** Bytes that live after a collection; node must run with --expose-gc. */
function living(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function main(): Promise<void> {
  if (globalThis.gc === undefined) {
    const child = spawn(process.execPath, ['--expose-gc', ...process.argv.slice(1)], { stdio: 'inherit' });
    child.on('close', (code) => process.exit(code ?? 1));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-load-'));
  const home = join(folder, 'home');
  const guarded = await guardHome(home, folder);
  // The stand-in for the person remembers every question; that is no growth of the product's.
  const asked = (await guarded.openEditor(() => 'block')) as unknown[];
  const question = (index: number) => QUESTIONS[index % QUESTIONS.length] ?? { command: 'ls', passes: true };
  const check = (tally: Tally, index: number, stopped: boolean | undefined, took: number) => {
    tally.took.push(took);
    if (stopped === undefined) tally.unanswered += 1;
    else if (stopped === question(index).passes) tally.wrong += 1;
  };
  try {
    const atOnce: Tally = { took: [], wrong: 0, unanswered: 0 };
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, index) => {
        const began = performance.now();
        const text = JSON.stringify(payload(question(index).command, folder));
        const { code, stdout } = await askHook(home, text, 'claude');
        // A crash would end with another code; a stop is exit 0 with a denial, or exit 2.
        const answered = code === 0 || code === 2;
        check(
          atOnce,
          index,
          answered ? stdout.includes('deny') || code === 2 : undefined,
          performance.now() - began,
        );
      }),
    );

    const inARow: Tally = { took: [], wrong: 0, unanswered: 0 };
    const memory: number[] = [];
    for (let index = 0; index < IN_A_ROW; index += 1) {
      const began = performance.now();
      const body = new TextEncoder().encode(JSON.stringify(payload(question(index).command, folder)));
      const reply = await askBroker({ home, agent: 'claude', body, timeoutMs: 10_000 });
      const stopped = reply && (reply.stdout.includes('deny') || reply.exitCode === 2);
      check(inARow, index, stopped, performance.now() - began);
      if ((index + 1) % (IN_A_ROW / 10) === 0) {
        asked.length = 0;
        memory.push(living());
      }
    }

    const rows = [
      [`${AT_ONCE} hooks at once`, atOnce],
      [`${IN_A_ROW} questions in a row`, inARow],
    ] as const;
    console.log(
      table(
        ['load', 'answered', 'wrong', 'median', '99 %', 'slowest'],
        rows.map(([name, { took, wrong, unanswered }]) => {
          const sorted = [...took].sort((a, b) => a - b);
          return [
            name,
            String(took.length - unanswered),
            String(wrong),
            time(median(sorted)),
            time(quantile(sorted, 0.99)),
            time(sorted.at(-1) ?? Number.NaN),
          ];
        }),
      ),
    );
    const [early = 1] = memory;
    const late = memory.at(-1) ?? 1;
    console.log(`\nMemory after ${IN_A_ROW} questions ÷ after ${IN_A_ROW / 10}: ${ratio(late, early)}`);
    console.log(`Journal: ${guarded.journal().length} of ${AT_ONCE + IN_A_ROW} decisions.`);
    const bad = rows.some(([, { wrong, unanswered }]) => wrong + unanswered > 0);
    const whole = guarded.journal().length === AT_ONCE + IN_A_ROW;
    process.exitCode = bad || !whole || late > 1.5 * early ? 1 : 0;
  } finally {
    await guarded.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
