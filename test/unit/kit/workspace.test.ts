import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Railway, startRailway } from '../../kit/railway.ts';
import { copyWorkspace, demoPrograms, type Workspace } from '../../kit/workspace.ts';

describe('the sample workspace', () => {
  let railway: Railway;
  let folder: string;
  let workspace: Workspace;
  before(async () => {
    railway = await startRailway();
    folder = mkdtempSync(join(tmpdir(), 'rentals-'));
    workspace = copyWorkspace(join(folder, 'rentals'), {
      railwayUrl: railway.url,
      home: join(folder, 'home'),
    });
  });
  beforeEach(() => railway.reset());
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await railway.stop();
  });

  const sh = (command: string) =>
    new Promise<{ code: number; output: string }>((ended) => {
      const env = { PATH: `${demoPrograms}:${process.env.PATH}`, HOME: join(folder, 'home') };
      execFile('sh', ['-c', command], { cwd: workspace.root, env }, (failure, stdout, stderr) =>
        ended({ code: typeof failure?.code === 'number' ? failure.code : 0, output: stdout + stderr }),
      );
    });

  it('has no placeholder left and no change that git does not know', async () => {
    for (const entry of readdirSync(workspace.root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.parentPath.includes('.git/')) continue;
      assert.doesNotMatch(readFileSync(join(entry.parentPath, entry.name), 'utf8'), /\{\{/, entry.name);
    }
    assert.equal((await sh('git status --porcelain')).output, '');
    assert.equal((await sh('git check-ignore dist')).output, 'dist\n');
  });

  it('passes its own tests and tells of the mismatch', async () => {
    assert.equal((await sh('npm test')).code, 0);
    assert.match((await sh('node scripts/check-env.mjs staging')).output, /credential mismatch/);
    assert.match((await sh('node scripts/check-env.mjs production')).output, /agree/);
  });

  it('adds a domain with the token made for domains', async () => {
    await sh('scripts/add-domain.sh shop.example');
    assert.deepEqual(
      railway.mutations().map((each) => each.field),
      ['customDomainCreate'],
    );
    assert.equal(railway.state().domains[0]?.domain, 'shop.example');
  });

  it('comes with a Railway that lists and deletes volumes', async () => {
    assert.match((await sh('railway status')).output, /staging/);
    assert.match((await sh('railway volume list')).output, /^pg-data .*staging, production/);
    assert.equal((await sh('railway volume delete --volume pg-data')).code, 1);
    assert.equal(railway.mutations().length, 0);
    assert.match((await sh('railway volume delete --volume pg-data --yes')).output, /deleted/);
    assert.deepEqual(railway.state().volumes, []);
  });
});
