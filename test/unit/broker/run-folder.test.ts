import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOpen, newSocket, runFolder } from '../../../src/broker/run-folder.ts';

describe('the address of a window', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('is a socket in a folder of its own', async () => {
    const path = await newSocket(home, 'linux');
    assert.ok(path.startsWith(join(runFolder(home), `${process.pid}-`)) && path.endsWith('.sock'), path);
  });

  it('is a pipe on Windows, with a name that nobody can guess', async () => {
    const [one, other] = [await newSocket(home, 'win32'), await newSocket(home, 'win32')];
    assert.match(one, /^\\\\\.\\pipe\\chaperone-\d+-[0-9a-f]{32}$/);
    assert.notEqual(one, other);
    assert.deepEqual(await readdir(runFolder(home)), []);
  });

  it('is believed there only while its process lives', () => {
    const window = { socket: '', token: '', folders: [] };
    assert.ok(isOpen({ ...window, pid: process.pid }, 'win32'));
    assert.ok(!isOpen({ ...window, pid: 2 ** 30 }, 'win32'));
    assert.ok(isOpen({ ...window, pid: 2 ** 30 }, 'linux'));
  });
});
