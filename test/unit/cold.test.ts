import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as source from '../../src/cold.ts';
import { platforms } from '../../src/rules/index.ts';
import { projectRoot } from '../kit/project.ts';

// The bundle leaves examples out and looks at files without threads; the source does neither.
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

  it('practises and leaves nothing outside the folder that it was given', async () => {
    const own = mkdtempSync(join(folder, 'practice-'));
    const before = readdirSync(folder);
    await bundle.practise(own);
    assert.deepEqual(readdirSync(own), ['.chaperone']);
    assert.deepEqual(readdirSync(folder), before);
  });
});
