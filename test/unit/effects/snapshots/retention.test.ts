import assert from 'node:assert/strict';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idsIn, newId } from '../../../../src/effects/snapshots/manifest.ts';
import { freshBytes, prune } from '../../../../src/effects/snapshots/retention.ts';
import { files as lay } from '../../observe/folders.ts';
import { type Lab, openLab } from './lab.ts';

const DAY = 24 * 60 * 60_000;
const now = Date.parse('2026-11-21T12:00:00Z');

describe('effects/snapshots: retention', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await openLab();
  });
  afterEach(() => lab.close());

  async function made(daysAgo: number, bytes = 1): Promise<string> {
    const id = newId(now - daysAgo * DAY, '0a1b2c');
    await mkdir(join(lab.directory, id), { recursive: true });
    const manifest = {
      version: 1,
      id,
      at: '',
      agent: '',
      agentTitle: '',
      text: '',
      holds: '',
      sum: '',
      files: 1,
      bytes,
    };
    await writeFile(join(lab.directory, id, 'manifest.json'), JSON.stringify(manifest));
    return id;
  }

  it('removes the oldest: too many, too much, too old', async () => {
    const [old, third, second, first] = [await made(31), await made(4), await made(3), await made(2)];
    await prune(lab.directory, now);
    assert.deepEqual(await idsIn(lab.directory), [first, second, third]);
    await prune(lab.directory, now, { count: 2, age: 30 * DAY, bytes: 100 });
    assert.deepEqual(await idsIn(lab.directory), [first, second]);
    await made(1.5, 100);
    await prune(lab.directory, now, { count: 9, age: 30 * DAY, bytes: 100 });
    assert.equal((await idsIn(lab.directory)).length, 1);
    assert.ok(old);
  });

  it('leaves those of the last day, however many an agent makes', async () => {
    for (let at = 0; at < 5; at += 1) await made(at / 10, 40);
    await prune(lab.directory, now, { count: 2, age: 30 * DAY, bytes: 100 });
    assert.equal((await idsIn(lab.directory)).length, 5);
    assert.equal(await freshBytes(lab.directory, now), 200);
  });

  it('takes none where those of the last day fill what is set aside', async () => {
    await lay(lab.work, { 'src/a': '1' });
    const id = newId(Date.now(), '0a1b2c');
    await mkdir(join(lab.directory, id), { recursive: true });
    const manifest = {
      version: 1,
      id,
      at: '',
      agent: '',
      agentTitle: '',
      text: '',
      holds: '',
      sum: '',
      files: 1,
      bytes: 3e9,
    };
    await writeFile(join(lab.directory, id, 'manifest.json'), JSON.stringify(manifest));
    const kept = await lab.keep({ kind: 'files', paths: [join(lab.work, 'src')] });
    assert.match(kept.kept ? '' : kept.reason, /copies of the last day/);
  });

  it('clears away what was left half made, and lists only what is whole', async () => {
    await lay(lab.directory, {
      '.taking-old/1': 'x',
      '.taking-new/1': 'x',
      'other/x': '',
      [`${newId(now, 'abcdef')}/x`]: '',
    });
    const long = (Date.now() - DAY) / 1000;
    await utimes(join(lab.directory, '.taking-old'), long, long);
    await prune(lab.directory, Date.now());
    assert.deepEqual((await readdir(lab.directory)).includes('.taking-old'), false);
    assert.deepEqual((await readdir(lab.directory)).includes('.taking-new'), true);
    assert.deepEqual(await lab.snapshots.list(), []);
    await assert.rejects(lab.snapshots.restore(newId(now, 'abcdef')), /not there any more/);
    await assert.rejects(lab.snapshots.restore('../../etc'), /not there any more/);
  });
});
