import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAgentLook } from '../../../src/editor/agent-look.ts';
import { agentChanges } from '../../../src/editor/changes.ts';
import { temporary } from '../observe/folders.ts';

describe('a look at the agents every few seconds', () => {
  it('sees a change of their files at once, and a new agent within half a minute', async () => {
    const home = await temporary();
    let now = 1;
    const look = createAgentLook(home, () => now);
    const seen = async () => (await look([home])).map(({ id, state }) => `${id} ${state}`);
    await mkdir(join(home, '.qwen'));
    assert.deepEqual(await seen(), ['qwen missing']);
    const [change] = await agentChanges(home, 'qwen', 'add');
    assert.ok(change);
    await writeFile(change.path, change.after);
    assert.deepEqual(await seen(), ['qwen installed']);
    assert.deepEqual(await seen(), ['qwen installed']);
    await writeFile(change.path, '{}');
    assert.deepEqual(await seen(), ['qwen missing']);
    await mkdir(join(home, '.codex'));
    assert.deepEqual(await seen(), ['qwen missing']);
    now += 30_000;
    assert.deepEqual(await seen(), ['codex missing', 'qwen missing']);
  });

  it('says the same again without a look where nothing changed', async () => {
    const home = await temporary();
    const look = createAgentLook(home, () => 1);
    await mkdir(join(home, '.qwen'));
    const [, second, third] = [await look([]), await look([]), await look([])];
    assert.equal(third, second);
  });
});
