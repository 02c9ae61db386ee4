import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleEngine } from '../../src/assemble.ts';
import { createSnapshots, type Snapshots } from '../../src/effects/snapshots/snapshots.ts';
import { createGuard } from '../../src/guard.ts';
import { sha256 } from '../../src/host/hash.ts';
import { blockedLately } from '../../src/journal/blocked.ts';
import { createJournal } from '../../src/journal/store.ts';
import type { Asked, PersonAnswer } from '../../src/model/ports.ts';
import type { Act } from '../../src/model/request.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { defaultPolicy } from '../../src/observe/policy-defaults.ts';
import { findCredentials } from '../../src/secrets/find.ts';
import { files, git, request, temporary } from './observe/folders.ts';

const HOUR = 3_600_000;

describe('guard, after a person said no', () => {
  let base = '';
  let work = '';
  let now = 0;
  let snapshots: Snapshots;

  beforeEach(async () => {
    base = await temporary();
    work = join(base, 'work');
    now = Date.parse('2026-05-01T10:00:00Z');
    await mkdir(work);
    snapshots = createSnapshots({ directory: join(base, 'kept'), homeDirectory: base, now: () => now });
    git(work, 'init', '-q');
    await files(work, { 'data/a.csv': '1', 'other/b.csv': '2', 'src/c.ts': '3' });
    git(work, 'add', '-A');
    git(work, 'commit', '-q', '-m', 'first');
    await files(work, { 'data/a.csv': 'work', 'other/b.csv': 'work' });
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  /** What the person was asked when the agent tried this, and whether it ran. */
  async function tries(
    act: string | Act,
    options: { say?: PersonAnswer; own?: boolean; agent?: string; full?: boolean } = {},
  ): Promise<{ allowed: boolean; tell: string; asked: Asked | undefined }> {
    const { say = 'block', own = false, agent = 'claude', full = false } = options;
    const journal = createJournal({ directory: join(base, 'journal'), hash: sha256, onProblem: assert.fail });
    const fingerprint = (value: string) => sha256(value).slice(0, 12);
    let asked: Asked | undefined;
    const guard = createGuard({
      engine: assembleEngine(fingerprint, base),
      policy: async () => ({ policy: defaultPolicy, files: [], problems: [] }),
      observe: createObserver({
        ...{ findCredentials, fingerprint, lookUp: 'never', roots: () => [work] },
        homeDirectory: join(base, 'home'),
        blocked: async (id) => blockedLately(await journal.recent(), id, now),
      }),
      preview: async () => [],
      snapshot: full ? async () => ({ kept: false, reason: 'the disk is full' }) : snapshots.take,
      async ask(question) {
        asked = question;
        return say;
      },
      granted: () => false,
      append: (entry) => journal.append(entry),
      hash: sha256,
      now: () => now,
    });
    const line = typeof act === 'string' ? request(work, act) : { ...request(work, ''), act };
    const { allowed, tell } = await guard.decide({ ...line, agent, ...(own ? { own } : {}) });
    return { allowed, tell, asked };
  }
  const said = (asked: Asked | undefined) =>
    asked?.explanation.rows.find(({ label }) => label === 'Before')?.text;

  const refused = 'psql "$DATABASE_URL" -c "DROP TABLE users"';

  it('lets pass what can be put back, as long as nobody said no to it', async () => {
    assert.deepEqual((await tries('rm -rf data')).asked, undefined);
  });

  const otherWays = [
    'rm -rf --no-preserve-root ./data',
    'find data -type f -delete',
    'rm -f data/*',
    'rmdir nothing; rm -fr data/.',
    'python3 -c "import shutil; shutil.rmtree(\'data\')"',
  ];
  for (const other of otherWays) {
    it(`asks about another way to the same, and says what was blocked: ${other}`, async () => {
      // It is asked about where no copy can be kept; with one it would pass.
      const first = await tries('rm -rf data', { full: true });
      assert.equal(first.allowed, false);
      now += 40_000;
      const { allowed, asked, tell } = await tries(other);
      assert.equal(allowed, false);
      assert.match(said(asked) ?? '', /^A person blocked “rm -rf data” 40 seconds ago/);
      assert.match(tell, /A person blocked/);
    });
  }

  it('goes on letting pass what is something else, or another agent’s, or the person’s own', async () => {
    await tries('rm -rf data', { full: true });
    assert.equal((await tries('rm -rf other')).asked, undefined);
    assert.equal((await tries('git reset --hard')).asked, undefined);
    await files(work, { 'data/a.csv': 'again' });
    assert.equal((await tries('rm -rf data', { own: true })).asked, undefined);
    await files(work, { 'data/a.csv': 'again' });
    assert.equal((await tries('rm -rf data', { agent: 'codex' })).asked, undefined);
  });

  it('forgets it after a quarter of an hour', async () => {
    await tries('rm -rf data', { full: true });
    now += HOUR / 4 + 1;
    assert.equal((await tries('rm -rf data')).asked, undefined);
  });

  it('forgets it once the person has allowed it after all', async () => {
    await tries('rm -rf data', { full: true });
    assert.equal((await tries('rm -rf data', { full: true, say: 'allow-once' })).allowed, true);
    assert.equal((await tries('rm -rf data')).asked, undefined);
  });

  it('does not count what nobody answered', async () => {
    await tries('rm -rf data', { full: true, say: 'away' });
    assert.equal((await tries('rm -rf data')).asked, undefined);
  });

  it('says it too where it is asked about anyway: with --force, or by another tool', async () => {
    await tries('dropdb --host db.example.com orders');
    const { asked } = await tries('dropdb --force --if-exists --host db.example.com orders');
    assert.match(said(asked) ?? '', /A person blocked “dropdb --host db.example.com orders” a moment ago/);
    const sql = await tries('psql -h db.example.com postgres -c "drop database orders with (force)"');
    assert.match(said(sql.asked) ?? '', /A person blocked/);
  });

  it('says it of an act that names nothing, in the same folder', async () => {
    await tries('git reset --hard', { full: true });
    assert.match(said((await tries('git reset --hard HEAD --quiet')).asked) ?? '', /“git reset --hard”/);
  });

  it('never says so of a first try', async () => {
    assert.equal(said((await tries(refused)).asked), undefined);
  });
});
