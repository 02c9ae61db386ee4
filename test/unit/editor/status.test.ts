import assert from 'node:assert/strict';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { agentChanges, writeChange } from '../../../src/editor/changes.ts';
import { agentStatus } from '../../../src/editor/status.ts';
import { cards } from '../../../src/gateways/agents.ts';
import { temporary } from '../observe/folders.ts';

describe('status of agents', () => {
  it('takes a hook that may not be run for none, and puts that right', async function () {
    if (process.platform === 'win32') this.skip();
    const home = await temporary();
    const before = process.env.HOME;
    process.env.HOME = home;
    try {
      const present = cards.find(({ id }) => id === 'cline')?.present[0] ?? '';
      await mkdir(join(home, present), { recursive: true });
      const state = async () => (await agentStatus(home, [])).find(({ id }) => id === 'cline')?.state;
      const install = async () => {
        const changes = await agentChanges(home, 'cline', 'add');
        for (const change of changes) await writeChange(change);
        return changes.length;
      };
      assert.equal(await state(), 'missing');
      assert.equal(await install(), 1);
      assert.equal(await state(), 'installed');
      assert.equal(await install(), 0);
      await chmod(join(home, 'Documents/Cline/Hooks/PreToolUse'), 0o644);
      assert.equal(await state(), 'changed');
      assert.equal(await install(), 1);
      assert.equal(await state(), 'installed');
    } finally {
      process.env.HOME = before;
      await rm(home, { recursive: true, force: true });
    }
  });

  it('says of an agent that Chaperone does not guard on Windows that it runs without', async () => {
    const home = await temporary();
    try {
      await mkdir(join(home, '.cline'), { recursive: true });
      const found = await agentStatus(home, [], 'win32');
      assert.deepEqual(found, [{ id: 'cline', title: 'Cline', state: 'missing' }]);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
});
