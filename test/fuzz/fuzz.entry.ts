// npm run fuzz -- [--minutes N] [--seed N] [--keep]
// Changes known lines and watches the judge: it must answer, soon, and no change that keeps a line's meaning may turn
// “ask” or “stop” into “pass”. `--keep` writes such lines to test/corpus/fuzz-found.jsonl, where they are tests.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../src/model/verdict.ts';
import { projectRoot } from '../kit/project.ts';
import { judged } from '../unit/engine/lab.ts';
import { damaged } from './damage.ts';
import type { Seed } from './inputs.ts';
import { seeds } from './inputs.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import type { Rewrite } from './same-meaning.ts';
import { bashRewrites } from './same-meaning.ts';
import { cmdRewrites, powershellRewrites } from './same-meaning-windows.ts';

const SLOWEST = 50;
const SHOWN = 60;
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const minutes = option('--minutes', 1);
const seed = option('--seed', Date.now() % 1_000_000);
const random = createRandom(seed);

interface Dangerous extends Seed {
  readonly exposes: boolean;
}

interface Find {
  readonly kind: 'thrown' | 'slow' | 'slipped through';
  readonly from: string;
  readonly by: string;
  readonly command: string;
  readonly shell: string;
  readonly note: string;
}

/** `exposes`: it is not let through, and for nothing but secrets that would be seen. */
type Answer = Verdict['answer'] | 'exposes' | 'thrown';

const counts = { inputs: 0, same: 0, damaged: 0, slowest: 0 };
const finds = new Map<string, Find>();

/**
 * Judges, and measures the processor’s time: a slow answer is measured twice more, since the machine has other things to
 * do, and the compiler too.
 */
async function answer(input: Seed, by: string): Promise<Answer> {
  counts.inputs++;
  const { name: from, command, shell, files } = input;
  const row = { command, shell, environment: 'production', ...(files === undefined ? {} : { files }) };
  const find = (kind: Find['kind'], note: string) => found({ kind, from, by, command, shell, note });
  try {
    let fastest = Number.POSITIVE_INFINITY;
    let said: Answer = 'pass';
    for (let round = 0; round < 3 && fastest > SLOWEST; round++) {
      const started = process.cpuUsage();
      const { answer: whole, actions } = (await judged(row)).verdict;
      const asked = actions.filter(({ answer: one }) => one !== 'pass');
      said =
        whole !== 'pass' && asked.length > 0 && asked.every(({ verb }) => verb === 'expose')
          ? 'exposes'
          : whole;
      const { user, system } = process.cpuUsage(started);
      fastest = Math.min(fastest, (user + system) / 1000);
    }
    counts.slowest = Math.max(counts.slowest, fastest);
    if (fastest > SLOWEST) find('slow', `${Math.round(fastest)} ms for ${command.length} characters`);
    return said;
  } catch (error) {
    find('thrown', error instanceof Error ? error.message : String(error));
    return 'thrown';
  }
}

function found(find: Find): void {
  const detail =
    find.kind === 'slow' ? find.command.replace(/[\w\s]+/g, '').slice(0, 12) : find.from.split('/')[0];
  const key = `${find.kind} ${find.by} ${detail ?? ''}`;
  const known = finds.get(key);
  const better =
    find.kind === 'slow'
      ? Number.parseInt(find.note, 10) > Number.parseInt(known?.note ?? '0', 10)
      : undefined;
  if (known === undefined || (better ?? find.command.length < known.command.length)) finds.set(key, find);
}

const rewritesOf = (shell: string): readonly [Rewrite, ...Rewrite[]] =>
  shell === 'powershell' || shell === 'pwsh'
    ? powershellRewrites
    : shell === 'cmd'
      ? cmdRewrites
      : bashRewrites;

/** Up to three rewrites, one after the other; the first that slips through is the one to blame. */
async function sameMeaning(from: Dangerous, chance: Random): Promise<void> {
  let { command } = from;
  const names: string[] = [];
  for (let round = 1 + chance.below(3); round > 0; round--) {
    const rewrite = chance.pick(rewritesOf(from.shell));
    const next = rewrite.apply(command, chance);
    if (next === undefined || next.length > 20_000) continue;
    // A secret that nobody sees is none that is shown.
    if (rewrite.silent && from.exposes) continue;
    command = next;
    names.push(rewrite.name);
    counts.same++;
    const by = names.join(' + ');
    if ((await answer({ ...from, command }, by)) !== 'pass') continue;
    found({ kind: 'slipped through', from: from.name, by, command, shell: from.shell, note: from.command });
    return;
  }
}

function keep(slipped: readonly Find[]): void {
  const file = join(projectRoot, 'test/corpus/fuzz-found.jsonl');
  const known = existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
  const lines = slipped.map(({ command, shell }, index) => {
    const id = `fuzz-${String(known + index + 1).padStart(4, '0')}`;
    return `${JSON.stringify({ id, command, ...(shell === 'bash' ? {} : { shell }), expect: 'ask' })}\n`;
  });
  appendFileSync(file, lines.join(''));
}

async function main(): Promise<void> {
  const all = seeds();
  const dangerous: Dangerous[] = [];
  for (const one of all) {
    const said = await answer(one, 'as it is');
    if (said !== 'pass') dangerous.push({ ...one, exposes: said === 'exposes' });
  }
  // In other shells the rewrites would mean something else.
  const known = dangerous.filter(({ shell }) => /^(?:bash|sh|powershell|pwsh|cmd)$/.test(shell));
  const [first, ...more] = known;
  if (first === undefined) throw new Error('No line that is stopped was found to start from.');
  const bad = [first, ...more] as const;
  console.log(`${all.length} lines, ${bad.length} of them not let through; seed ${seed}`);
  // Judging the lines as they are takes its own time.
  const until = Date.now() + minutes * 60_000;
  while (Date.now() < until) {
    await sameMeaning(random.pick(bad), random);
    const from = all[random.below(all.length)] ?? first;
    let { command } = from;
    for (let round = 1 + random.below(3); round > 0; round--) command = damaged(command, random);
    counts.damaged++;
    await answer({ ...from, command: command.slice(0, 100_000) }, 'damage');
  }
  const list = [...finds.values()].sort(
    (a, b) => a.kind.localeCompare(b.kind) || a.command.length - b.command.length,
  );
  console.log(
    `${counts.inputs} inputs: ${counts.same} of the same meaning, ${counts.damaged} damaged; slowest ${Math.round(counts.slowest)} ms`,
  );
  for (const { kind, from, by, command, note } of list.slice(0, SHOWN))
    console.log(
      `${kind}  ${by}  (${from})\n    ${JSON.stringify(command.slice(0, 300))}\n    ${JSON.stringify(note.slice(0, 200))}`,
    );
  const slipped = list.filter(({ kind }) => kind === 'slipped through');
  for (const kind of ['thrown', 'slow', 'slipped through'])
    console.log(`${kind}: ${list.filter((one) => one.kind === kind).length} kinds`);
  const whole = join(projectRoot, 'out/fuzz.json');
  writeFileSync(whole, JSON.stringify(list, null, 2));
  console.log(`each of them whole: ${whole}`);
  if (process.argv.includes('--keep')) keep(slipped);
  if (list.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
