import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as source from '../../src/cold.ts';
import { answerOf, decodeRow, judgeRow } from '../../src/engine/cases/rows.ts';
import type { Example } from '../../src/model/platform.ts';
import { defaultPolicy } from '../../src/observe/policy-defaults.ts';
import { platforms } from '../../src/rules/index.ts';
import { projectRoot } from '../kit/project.ts';
import { samples } from './gateways/all-samples.ts';

// The bundle leaves examples out, looks at files without threads and sets nothing up before it is wanted; the source
// does none of it.
const bundle = createRequire(join(projectRoot, 'package.json'))('./dist/cold.js') as typeof source;

describe('the cold hook’s bundle', function () {
  this.timeout(120_000);
  let folder: string;
  let home: string | undefined;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ch-'));
    home = process.env.HOME;
    process.env.HOME = folder;
  });
  after(() => {
    if (home === undefined) delete process.env.HOME;
    else process.env.HOME = home;
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (from: typeof source, command: string) => {
    const question = { session_id: 's', hook_event_name: 'PreToolUse', tool_name: 'Bash', cwd: folder };
    const body = new TextEncoder().encode(JSON.stringify({ ...question, tool_input: { command } }));
    return from.answerBytes('claude', body, 30);
  };

  it('answers as its source does', async () => {
    for (const { id, rules } of platforms) {
      const rule = rules.find(
        ({ stops: [first], passes: [second] }) => typeof first === 'string' && typeof second === 'string',
      );
      for (const line of [rule?.stops[0], rule?.passes[0]])
        if (typeof line === 'string')
          assert.deepEqual(await ask(bundle, line), await ask(source, line), `${id}: ${line}`);
    }
  });

  const fingerprint = (value: string) => value.length.toString(16).padStart(12, '0');
  const engines = [bundle, source].map(({ engineOf }) => engineOf(fingerprint, '/home/dev'));

  /** What an engine says of a row, with all that led to it. */
  async function said(row: object): Promise<readonly string[]> {
    const decoded = decodeRow(JSON.stringify({ id: 1, ...row }));
    return await Promise.all(
      engines.map(async (engine) => {
        const judgement = await judgeRow(decoded, engine, defaultPolicy, undefined);
        const explanation = engine.explain(decoded.request, judgement.verdict, judgement.facts);
        return JSON.stringify([answerOf(decoded, judgement), judgement.verdict, explanation]);
      }),
    );
  }

  async function sayTheSame(rows: readonly object[]): Promise<void> {
    for (const row of rows) {
      const [ofBundle, ofSource] = await said(row);
      assert.equal(ofBundle, ofSource, JSON.stringify(row));
    }
  }

  for (const file of readdirSync('test/corpus'))
    it(`judges test/corpus/${file} as its source does`, async () => {
      const lines = readFileSync(join('test/corpus', file), 'utf8').split('\n');
      await sayTheSame(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as object));
    });

  it('judges all examples of all rules as its source does', async () => {
    const rowOf = (example: Example) =>
      typeof example === 'string'
        ? { command: example }
        : 'command' in example
          ? example
          : { tool: { kind: 'mcp', ...example } };
    const rules = platforms.flatMap((platform) => platform.rules);
    await sayTheSame(rules.flatMap(({ stops, passes }) => [...stops, ...passes]).map(rowOf));
  });

  it('answers every agent as its source does', async () => {
    for (const [agent, questions] of Object.entries(samples))
      for (const { name, payload } of questions) {
        const body = new TextEncoder().encode(JSON.stringify(payload));
        const [ofBundle, ofSource] = [bundle, source].map((from) => from.answerBytes(agent, body, 30));
        assert.deepEqual(await ofBundle, await ofSource, `${agent}: ${name}`);
      }
  });

  it('practises and leaves nothing outside the folder that it was given', async () => {
    const own = mkdtempSync(join(folder, 'practice-'));
    const before = readdirSync(folder);
    await bundle.practise(own);
    assert.deepEqual(readdirSync(own), ['.chaperone']);
    assert.deepEqual(readdirSync(folder), before);
  });
});
