import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { judged } from './engine/lab.ts';

interface Row {
  readonly id: string;
  readonly command?: string;
  readonly expect?: string;
  readonly because?: string;
  readonly source?: string;
  readonly sources?: readonly string[];
}

/** The share of everyday commands that may ask a person. */
const BUDGET = 0.005;
/** The same for commands that only look destructive. */
const NEAR_BUDGET = 0.01;

const rowsOf = (name: string): readonly Row[] =>
  readFileSync(`test/corpus/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

const answerTo = async (row: Row) => (await judged({ ...row })).verdict;

/** The rows whose answer is not the one that is expected, with what was read. */
async function wrong(rows: readonly Row[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const row of rows) {
    const { answer, actions, unread } = await answerTo(row);
    const read = [
      ...actions.map(({ platform, rule }) => `${platform}/${rule}`),
      ...unread.map(({ reason }) => reason),
    ];
    if (answer !== row.expect)
      lines.push(`${row.id} ${answer}, not ${row.expect}: ${row.command ?? ''} (${read.join('; ')})`);
  }
  return lines;
}

describe('corpus', () => {
  it('gives no two rows the same id', () => {
    const files = readdirSync('test/corpus').filter((file) => file.endsWith('.jsonl'));
    const ids = files.flatMap((file) => rowsOf(file.slice(0, -'.jsonl'.length)).map(({ id }) => id));
    const last = new Map(ids.map((id, at) => [id, at]));
    const twice = ids.filter((id, at) => last.get(id) !== at);
    assert.deepEqual(twice, []);
  });

  it('everyday commands seldom ask', async function () {
    this.timeout(60_000);
    const rows = rowsOf('everyday');
    const prompts: string[] = [];
    for (const row of rows)
      if ((await answerTo(row)).answer !== 'pass') prompts.push(`${row.command} (${row.source})`);
    const rate = prompts.length / rows.length;
    console.log(
      `      ${prompts.length} of ${rows.length} everyday commands ask: ${(rate * 100).toFixed(2)} %`,
    );
    assert.ok(rows.length >= 3500);
    assert.ok(rate <= BUDGET, `these ask:\n${prompts.join('\n')}`);
  });

  it('what only looks destructive seldom asks', async function () {
    this.timeout(30_000);
    const rows = rowsOf('near-misses');
    const asked = await wrong(rows);
    const rate = asked.length / rows.length;
    console.log(`      ${asked.length} of ${rows.length} near misses ask: ${(rate * 100).toFixed(2)} %`);
    assert.ok(rows.length >= 500);
    assert.ok(rate <= NEAR_BUDGET, `these ask:\n${asked.join('\n')}`);
  });

  it('every known way round is seen', async function () {
    this.timeout(30_000);
    const rows = rowsOf('evasions');
    assert.ok(rows.length >= 150);
    assert.deepEqual(await wrong(rows), []);
  });

  it('programs that nobody described are read by their words', async function () {
    this.timeout(30_000);
    assert.deepEqual(await wrong(rowsOf('unknown')), []);
  });

  it('what a command runs from files is read, and what prints secrets is known', async function () {
    this.timeout(30_000);
    const rows = rowsOf('files');
    assert.ok(rows.length >= 300);
    assert.deepEqual(await wrong(rows), []);
  });

  it('incidents would have been asked about, or are out of reach for a reason', async function () {
    this.timeout(30_000);
    const rows = rowsOf('incidents');
    const near = rows.filter(({ expect }) => expect !== 'out of reach');
    assert.deepEqual(await wrong(near), []);
    for (const { id, expect, because, sources } of rows) {
      assert.ok((sources ?? []).length > 0, id);
      assert.ok(expect !== 'out of reach' || (because ?? '') !== '', id);
    }
  });
});
