import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleEngine } from '../../src/assemble.ts';
import { decodeRow, judgeRow } from '../../src/engine/cases/rows.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { defaultPolicy } from '../../src/observe/policy-defaults.ts';
import { findCredentials } from '../../src/secrets/find.ts';
import { dayAtWork } from '../kit/shop.ts';
import { git, temporary } from './observe/folders.ts';

interface Row {
  readonly id: string;
  readonly command: string;
  readonly expect: 'pass' | 'ask';
}

/** The share of an agent's lines, in the middle of its work, that may ask a person. */
const BUDGET = 0.005;
/** Most of the time goes into waiting for git. */
const AT_ONCE = 8;

const rows = readFileSync('test/corpus/in-workspace.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Row);

describe('an agent’s lines in a repository', () => {
  let base = '';
  let work = '';

  before(async () => {
    base = await temporary();
    work = await dayAtWork(base, git);
  });
  after(() => rm(base, { recursive: true, force: true }));

  /** The rows of one side whose answer is another one, with what was read. */
  async function wrong(
    side: Row['expect'],
  ): Promise<{ readonly of: number; readonly lines: readonly string[] }> {
    const home = join(base, 'home');
    const engine = assembleEngine((value) => value.length.toString(16).padStart(12, '0'), home);
    const look = createObserver({
      findCredentials,
      fingerprint: (value) => value.length.toString(16).padStart(12, '0'),
      lookUp: 'never',
      roots: () => [work],
      homeDirectory: home,
      blocked: async () => [],
    });
    const lines: string[] = [];
    const own = rows.filter(({ expect }) => expect === side);
    const answerTo = async (row: Row): Promise<void> => {
      const text = JSON.stringify({ ...row, cwd: work }).replaceAll('{{WORK}}', work);
      const { verdict } = await judgeRow(decodeRow(text), engine, defaultPolicy, look);
      const read = [
        ...verdict.actions.flatMap(({ rule, targets }) => [rule, ...targets.map(({ name }) => name)]),
        ...verdict.unread.map(({ reason }) => reason),
      ];
      if ((verdict.answer === 'pass') !== (side === 'pass'))
        lines.push(`${row.id} ${verdict.answer}: ${row.command} (${read.join('; ')})`);
    };
    for (let at = 0; at < own.length; at += AT_ONCE)
      await Promise.all(own.slice(at, at + AT_ONCE).map(answerTo));
    return { of: own.length, lines };
  }

  it('seldom ask', async function () {
    this.timeout(120_000);
    const { of, lines } = await wrong('pass');
    console.log(`      ${lines.length} of ${of} lines ask: ${((lines.length / of) * 100).toFixed(2)} %`);
    assert.ok(of >= 700);
    assert.ok(lines.length / of <= BUDGET, `these ask:\n${lines.join('\n')}`);
  });

  it('ask where they lose what nobody can give back', async function () {
    this.timeout(60_000);
    const { of, lines } = await wrong('ask');
    assert.ok(of >= 40);
    assert.deepEqual(lines, []);
  });
});
