import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readGit } from '../../../src/host/git-command.ts';
import { git, temporary } from '../observe/folders.ts';

describe('git, in a repository whose settings came along', () => {
  let base: string;
  beforeEach(async () => {
    base = await temporary();
    git(base, 'init', '-q');
    git(
      base,
      '-c',
      'user.name=T',
      '-c',
      'user.email=t@example.com',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'x',
    );
  });
  afterEach(() => rm(base, { recursive: true, force: true }));
  const started = async () => (await readdir(base)).includes('started');

  it('has no signature checked by a program of its own', async () => {
    const commit = execFileSync('git', ['cat-file', 'commit', 'HEAD'], { cwd: base }).toString();
    const signed = commit.replace(
      '\n\n',
      '\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n',
    );
    const input = { cwd: base, input: signed };
    const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], input).toString().trim();
    git(base, 'config', 'log.showSignature', 'true');
    git(base, 'config', 'gpg.program', join(base, 'gpg'));
    execFileSync('sh', ['-c', `printf '#!/bin/sh\ntouch "${base}/started"\n' > gpg && chmod +x gpg`], {
      cwd: base,
    });
    assert.equal((await readGit(base, ['log', '-1', '--format=%H', id]))?.trim(), id);
    assert.equal(await started(), false);
  });

  it('fetches nothing that is missing by a command of its own', async () => {
    git(base, 'config', 'core.repositoryFormatVersion', '1');
    git(base, 'config', 'extensions.partialClone', 'origin');
    git(base, 'config', 'remote.origin.promisor', 'true');
    git(base, 'config', 'remote.origin.url', 'ssh://example.invalid/x');
    git(base, 'config', 'core.sshCommand', `touch '${base}/started'; false`);
    assert.equal(
      await readGit(base, ['cat-file', '-e', `${'a'.repeat(40)}^{commit}`], undefined, { timeoutMs: 10_000 }),
      undefined,
    );
    assert.equal(await started(), false);
  });
});
