import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installShims, installTerminalGuard } from '../../src/host/terminal.ts';
import { type ClaudeWorld, openClaudeWorld } from '../kit/claude-world.ts';
import { rentals } from '../kit/railway-state.ts';
import { demoPrograms } from '../kit/workspace.ts';

describe('Claude Code behind the second fence', function () {
  this.timeout(180_000);
  let world: ClaudeWorld;
  beforeEach(async () => {
    world = await openClaudeWorld();
    await installTerminalGuard(world.homeDirectory);
    const fenced = [{ program: 'railway', words: ['delete'] }];
    await installShims({ home: world.homeDirectory, fenced, path: `${demoPrograms}:${process.env.PATH}` });
    // Nothing in its text says what it starts.
    const words = ['railway', 'volume', 'de', '--volume', rentals.volume, '--yes'];
    writeFileSync(
      join(world.workspace.root, 'tidy.py'),
      `import subprocess\nw = ${JSON.stringify(words)}\nw[2] += chr(108) + "ete"\nsubprocess.call(w)\n`,
    );
  });
  afterEach(() => world?.close());

  const start = {
    name: 'Bash',
    input: { command: 'cat tidy.py | python3 -; echo over', description: 'Tidy up' },
  };
  const fields = () => world.railway.mutations().map((each) => each.field);

  it('asks about the real words of what a program starts, and stops it', async () => {
    const asked = await world.openEditor((question) =>
      question.request.agent === 'terminal' ? 'block' : 'allow-once',
    );
    const [told] = await world.run([start]);
    assert.deepEqual(fields(), []);
    const question = asked.find(({ request }) => request.agent === 'terminal');
    assert.match(JSON.stringify(question?.request.act), /railway volume delete/);
    assert.match(told?.text ?? '', /railway volume list/);
  });

  it('lets it run where the person does', async () => {
    await world.openEditor(() => 'allow-once');
    await world.run([start]);
    assert.deepEqual(fields(), ['volumeDelete']);
  });
});
