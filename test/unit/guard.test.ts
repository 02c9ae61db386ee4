import assert from 'node:assert/strict';
import { mkdir, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleEngine } from '../../src/assemble.ts';
import { createGuard } from '../../src/guard.ts';
import { sha256 } from '../../src/host/hash.ts';
import type { PersonAnswer } from '../../src/model/ports.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { createPolicyLoader } from '../../src/observe/policy.ts';
import { findCredentials } from '../../src/secrets/find.ts';
import { request, temporary } from './observe/folders.ts';

describe('guard, between a question and its answer', () => {
  let base = '';
  let work = '';
  beforeEach(async () => {
    base = await temporary();
    work = join(base, 'work');
    await mkdir(work);
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  /** Decides a command; `meanwhile` happens while the person reads. */
  async function decide(command: string, meanwhile: () => Promise<unknown> = async () => {}) {
    const prints: string[] = [];
    const guard = createGuard({
      engine: assembleEngine((value) => sha256(value).slice(0, 12), join(base, 'home')),
      policy: ({ roots }) => createPolicyLoader({ homeDirectory: join(base, 'home') }).load(roots),
      observe: createObserver({
        blocked: async () => [],
        findCredentials,
        fingerprint: (value) => sha256(value).slice(0, 12),
        lookUp: 'never',
        roots: () => [work],
        homeDirectory: join(base, 'home'),
      }),
      preview: async () => [],
      // Otherwise nobody would be asked: what is lost here could be put back.
      snapshot: async () => ({ kept: false, reason: 'the disk is full' }),
      async ask({ fingerprint }): Promise<PersonAnswer> {
        prints.push(fingerprint);
        await meanwhile();
        return 'allow-once';
      },
      granted: () => false,
      append: async () => {},
      hash: sha256,
      now: Date.now,
    });
    return { ...(await guard.decide(request(work, command))), print: prints[0] };
  }

  it('lets pass what is as it was', async () => {
    await writeFile(join(work, 'data.db'), 'x');
    const { allowed, print } = await decide('rm -rf data.db');
    assert.ok(print);
    assert.equal(allowed, true);
  });

  it('stops where a path leads somewhere else', async () => {
    await mkdir(join(base, 'one'));
    await mkdir(join(base, 'two'));
    await writeFile(join(base, 'one', 'a.db'), '');
    await writeFile(join(base, 'two', 'a.db'), '');
    const link = join(work, 'data');
    await symlink(join(base, 'one'), link);
    const before = await decide('rm -rf data/a.db');
    const changed = await decide('rm -rf data/a.db', async () => {
      await unlink(link);
      await symlink(join(base, 'two'), link);
    });
    assert.equal(before.allowed, true);
    assert.equal(changed.allowed, false);
    assert.match(changed.tell, /changed while the person was being asked/);
    assert.notEqual((await decide('rm -rf data/a.db')).print, before.print);
  });

  it('notices that a script too large to read was changed', async () => {
    const script = join(work, 'big.sh');
    await writeFile(script, '#\n'.repeat(200_000));
    const before = await decide('bash big.sh');
    assert.equal(before.allowed, true);
    const changed = await decide('bash big.sh', () => writeFile(script, '##\n#'.repeat(100_000)));
    assert.equal(changed.allowed, false);
    assert.notEqual((await decide('bash big.sh')).print, before.print);
  });
});
