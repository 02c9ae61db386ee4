import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleEngine } from '../../src/assemble.ts';
import { createSnapshots, type Snapshots } from '../../src/effects/snapshots/snapshots.ts';
import { createGuard } from '../../src/guard.ts';
import { sha256 } from '../../src/host/hash.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { Asked, PersonAnswer } from '../../src/model/ports.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { defaultPolicy } from '../../src/observe/policy-defaults.ts';
import { findCredentials } from '../../src/secrets/find.ts';
import { picture } from './effects/snapshots/lab.ts';
import { files, git, request, temporary } from './observe/folders.ts';

interface Decided {
  readonly allowed: boolean;
  readonly tell: string;
  readonly asked: readonly Asked[];
  readonly entry: Entry | undefined;
}

describe('guard, where what is lost can be put back', () => {
  let base = '';
  let work = '';
  let snapshots: Snapshots;

  beforeEach(async () => {
    base = await temporary();
    work = join(base, 'work');
    await mkdir(work);
    git(work, 'init', '-q');
    await files(work, { '.gitignore': '.env\n', 'src/a.ts': '1', 'src/b.ts': '2', 'lib/c.ts': '3' });
    git(work, 'add', '-A');
    git(work, 'commit', '-q', '-m', 'first');
    await files(work, { 'src/a.ts': 'work', 'src/new.ts': 'more work', '.env': 'KEY=made-up' });
    snapshots = createSnapshots({ directory: join(base, 'kept'), homeDirectory: base, now: Date.now });
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  async function decide(
    command: string,
    options: {
      readonly say?: PersonAnswer;
      readonly policy?: Partial<Policy>;
      readonly take?: Snapshots['take'];
    } = {},
  ): Promise<Decided> {
    const asked: Asked[] = [];
    const entries: Entry[] = [];
    const fingerprint = (value: string) => sha256(value).slice(0, 12);
    const policy = { ...defaultPolicy, ...options.policy };
    const guard = createGuard({
      engine: assembleEngine(fingerprint, base),
      policy: async () => ({ policy, files: [], problems: [] }),
      observe: createObserver({
        blocked: async () => [],
        findCredentials,
        fingerprint,
        lookUp: 'never',
        roots: () => [work],
        homeDirectory: join(base, 'home'),
      }),
      preview: async () => [],
      snapshot: options.take ?? snapshots.take,
      async ask(question) {
        asked.push(question);
        return options.say ?? 'block';
      },
      granted: () => false,
      async append(entry) {
        entries.push(entry);
      },
      hash: sha256,
      now: Date.now,
    });
    const { allowed, tell } = await guard.decide(request(work, command));
    return { allowed, tell, asked, entry: entries[0] };
  }

  const kept = [
    'rm -rf src',
    'rm -f src/*.ts',
    'rm .env',
    'find src -name "*.ts" -delete',
    'git reset --hard',
    'git checkout -- .',
    'git restore .',
    'git clean -fdx',
    'git stash -u && git stash drop',
    'cd src && rm -rf ../src/*',
    'python3 -c "import shutil; shutil.rmtree(\'src\')"',
  ];
  for (const command of kept) {
    it(`passes without a question, and comes back: ${command}`, async () => {
      const before = await picture(work, { git: true });
      const { allowed, asked, entry } = await decide(command);
      assert.deepEqual([allowed, asked.length], [true, 0]);
      assert.equal(entry?.by, 'policy');
      assert.match(entry?.snapshot?.holds ?? '', /file/);
      execFileSync('bash', ['-c', command], { cwd: work, stdio: 'pipe' });
      assert.notEqual(await picture(work, { git: true }), before);
      await snapshots.restore(entry?.snapshot?.id ?? '');
      assert.equal(await picture(work, { git: true }), before);
    });
  }

  it('keeps nothing where nothing would be lost', async () => {
    for (const command of ['rm -rf lib', 'ls', 'rm -rf node_modules', 'git status']) {
      const { allowed, entry } = await decide(command);
      assert.deepEqual([command, allowed, entry?.snapshot], [command, true, undefined]);
    }
    assert.deepEqual(await snapshots.list(), []);
  });

  const asks = [
    'rm -rf .',
    'rm -rf .git',
    `rm -rf ${join('..', 'work')}`,
    'rm -rf "$SOMEWHERE"',
    'docker exec app rm -rf "$PWD/src"',
    'ssh host.example.com git reset --hard',
    'git submodule deinit -f --all',
    'git reflog expire --expire=now --all',
  ];
  for (const command of asks) {
    it(`asks as before: ${command}`, async () => {
      const { allowed, asked } = await decide(command);
      assert.deepEqual([allowed, asked.length], [false, 1]);
      assert.deepEqual(await snapshots.list(), []);
    });
  }

  it('does not take this disk for another machine’s', async () => {
    for (const at of [join(work, 'src'), '/srv/not-here'])
      for (const wrap of ['docker exec app', 'ssh host.example.com', 'chroot /mnt']) {
        const { allowed, asked } = await decide(`${wrap} rm -rf ${at}`);
        assert.deepEqual([wrap, at, allowed, asked.length], [wrap, at, false, 1]);
      }
    assert.deepEqual(await snapshots.list(), []);
  });

  it('asks where no copy can be kept, with the reason, and then lets it pass without one', async () => {
    execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: join(work, 'src') });
    const no = await decide('rm -rf src');
    assert.equal(no.allowed, false);
    assert.match(
      no.asked[0]?.explanation.rows.find(({ label }) => label === 'Undo')?.text ?? '',
      /no copy could be kept because “pipe” is neither a file nor a folder; that does not come back/,
    );
    assert.match(no.tell, /no copy could be kept because/);
    const yes = await decide('rm -rf src', { say: 'allow-once' });
    assert.deepEqual([yes.allowed, yes.asked.length, yes.entry?.snapshot], [true, 1, undefined]);
  });

  it('says what is kept where something else is asked about, and keeps it once that is allowed', async () => {
    const command = 'rm -rf src && railway volume delete --volume pg-data --yes';
    const no = await decide(command);
    assert.equal(no.allowed, false);
    assert.match(
      no.asked[0]?.explanation.rows.find(({ label }) => label === 'Kept')?.text ?? '',
      /a copy of “src” is kept first; “Chaperone: Restore Snapshot…” brings it back/,
    );
    assert.deepEqual(await snapshots.list(), []);
    const yes = await decide(command, { say: 'allow-once' });
    assert.equal(yes.allowed, true);
    assert.equal((await snapshots.list()).length, 1);
  });

  it('asks again where the copy that a person counts on cannot be kept', async () => {
    const command = 'rm -rf src && railway volume delete --volume pg-data --yes';
    const take = async () => ({ kept: false, reason: 'the disk is full' }) as const;
    const { asked, allowed } = await decide(command, { say: 'allow-once', take });
    assert.deepEqual([asked.length, allowed], [2, true]);
    assert.match(JSON.stringify(asked[1]?.verdict.actions), /because the disk is full/);
  });

  it('asks where a policy wants to be asked, and stops under a freeze', async () => {
    const always = await decide('rm -rf src', { policy: { always: ['filesystem/remove'] } });
    assert.deepEqual([always.allowed, always.asked.length], [false, 1]);
    const judgement = [{ undo: 'files', answer: 'ask', owner: 'repository', source: 'x:1' }] as const;
    assert.equal((await decide('rm -rf src', { policy: { judgement } })).asked.length, 1);
    const freeze = { owner: 'user', source: 'x:1' } as const;
    const frozen = await decide('rm -rf src', { policy: { freeze } });
    assert.deepEqual([frozen.allowed, frozen.asked.length], [false, 0]);
    assert.deepEqual(await snapshots.list(), []);
  });

  it('writes no secret into a snapshot’s description', async () => {
    const token = `ghp_${'madeUp'.repeat(6)}`;
    const { asked } = await decide(`rm -rf src; git push https://${token}@example.com/x.git`);
    assert.deepEqual(asked, []);
    const [first] = await snapshots.list();
    assert.match(first?.text ?? '', /^rm -rf src; git push/);
    assert.ok(!first?.text.includes(token), first?.text);
  });

  it('keeps what the same line moves in before it removes', async () => {
    await writeFile(join(work, 'notes.txt'), 'only here');
    const before = await picture(work, { git: true });
    const command = 'mv notes.txt src/ && rm -rf src';
    const { entry } = await decide(command);
    execFileSync('bash', ['-c', command], { cwd: work });
    await snapshots.restore(entry?.snapshot?.id ?? '');
    assert.equal(await picture(work, { git: true }), before);
  });
});
