import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Keepable } from '../../../../src/model/snapshot.ts';
import { git, files as lay } from '../../observe/folders.ts';
import { gitPicture, type Lab, openLab, picture } from './lab.ts';

describe('effects/snapshots: git', () => {
  let lab: Lab;
  const sh = (line: string) => execFileSync('sh', ['-ec', line], { cwd: lab.work, stdio: 'pipe' });
  const all = async () => `${await picture(lab.work, { git: true })}\n${gitPicture(lab.work)}`;
  const work = (ignored = false): Keepable => ({ kind: 'git-work', cwd: lab.work, ignored });

  beforeEach(async () => {
    lab = await openLab();
    git(lab.work, 'init', '-q');
    git(lab.work, 'config', 'user.name', 'Test');
    git(lab.work, 'config', 'user.email', 'test@example.com');
    await lay(lab.work, {
      '.gitignore': '.env\nnode_modules/\ndist/\n*.db\n',
      'a.txt': 'one\n',
      'src/b.txt': 'two\n',
      'src/c.txt': 'three\n',
    });
    git(lab.work, 'add', '-A');
    git(lab.work, 'commit', '-q', '-m', 'one');
    await lay(lab.work, { 'a.txt': 'one and a half\n', 'new.txt': 'added\n' });
    git(lab.work, 'add', '-A');
    git(lab.work, 'commit', '-q', '-m', 'two');
    git(lab.work, 'branch', 'other', 'HEAD~1');
  });
  afterEach(() => lab.close());

  /** Work of every kind: changed, staged, both, removed, renamed, new, a link, a mode, ignored. */
  async function toil(): Promise<void> {
    await lay(lab.work, {
      'a.txt': 'changed\n',
      'src/b.txt': 'staged\n',
      'fresh/x.txt': 'x\n',
      '.env': 'KEY=made-up\n',
    });
    git(lab.work, 'add', 'src/b.txt');
    await lay(lab.work, { 'src/b.txt': 'staged and changed\n', 'added.txt': 'added\n' });
    git(lab.work, 'add', 'added.txt');
    git(lab.work, 'mv', 'new.txt', 'renamed.txt');
    await rm(join(lab.work, 'src/c.txt'));
    await symlink('a.txt', join(lab.work, 'fresh/link'));
    await chmod(join(lab.work, 'fresh/x.txt'), 0o755);
    await lay(lab.work, { 'node_modules/m/index.js': 'm', 'dist/out.js': 'o', 'data/app.db': 'rows' });
  }

  const damages: readonly { line: string; keep: () => readonly Keepable[] }[] = [
    { line: 'git reset -q --hard', keep: () => [work()] },
    { line: 'git reset -q --hard HEAD~1', keep: () => [work()] },
    { line: 'git checkout -q -f other', keep: () => [work()] },
    { line: 'git checkout -q HEAD -- . && git clean -fdq', keep: () => [work()] },
    { line: 'git restore -SW . && git clean -fdq', keep: () => [work()] },
    { line: 'git clean -fdq', keep: () => [work()] },
    { line: 'git clean -fdxq -e node_modules -e dist', keep: () => [work(true)] },
    { line: 'git add -A && git reset -q --hard', keep: () => [work()] },
    {
      line: 'git stash -q -u && git stash drop -q',
      keep: () => [work(), { kind: 'git-refs', cwd: lab.work, branches: [] }],
    },
  ];
  for (const { line, keep } of damages) {
    it(`${line}: everything comes back, and the restore can be undone`, async () => {
      await toil();
      const before = await all();
      const id = await lab.kept(...keep());
      sh(line);
      const damaged = await all();
      assert.notEqual(damaged, before);
      assert.ok((await lab.snapshots.changes(id)).length > 0);
      const { undo, notes } = await lab.snapshots.restore(id);
      assert.deepEqual(notes, []);
      assert.equal(await all(), before);
      assert.deepEqual(await lab.snapshots.changes(id), []);
      assert.ok(undo);
      await lab.snapshots.restore(undo.id);
      assert.equal(await all(), damaged);
    });
  }

  it('keeps what is staged even where git has cleared it away', async () => {
    await toil();
    const id = await lab.kept(work());
    sh('git reset -q --hard && git reflog expire --expire=now --all && git gc -q --prune=now');
    await lab.snapshots.restore(id);
    assert.equal(sh('git show :src/b.txt').toString(), 'staged\n');
  });

  it('leaves a branch that has gone on where it is, and says so', async () => {
    await toil();
    const id = await lab.kept(work());
    sh('git reset -q --hard && echo more > more.txt && git add more.txt && git commit -q -m three');
    const { notes } = await lab.snapshots.restore(id);
    assert.match(notes.join(' '), /has gone on/);
    assert.equal(sh('git log -1 --format=%s').toString(), 'three\n');
    assert.equal(await readFile(join(lab.work, 'src/b.txt'), 'utf8'), 'staged and changed\n');
  });

  it('starts nothing that the repository names: no filter, no hook', async () => {
    const mark = join(lab.directory, '..', 'ran');
    await lay(lab.work, {
      '.gitattributes': '* filter=x\n',
      '.git/hooks/post-checkout': `#!/bin/sh\ntouch ${mark}\n`,
      '.git/hooks/reference-transaction': `#!/bin/sh\ntouch ${mark}\n`,
    });
    sh('git add -A && git commit -q -m attributes');
    await lay(lab.work, { 'a.txt': 'changed\n', 'src/b.txt': 'staged\n' });
    sh('git add src/b.txt');
    const id = await lab.kept(work(), { kind: 'git-refs', cwd: lab.work, branches: 'all' });
    sh('git reset -q --hard HEAD~2 && git branch -q -D other && chmod +x .git/hooks/*');
    for (const step of ['clean', 'smudge', 'process'])
      git(lab.work, 'config', `filter.x.${step}`, `touch ${mark}; cat`);
    git(lab.work, 'config', 'filter.x.required', 'true');
    const { undo } = await lab.snapshots.restore(id);
    assert.equal(await readFile(join(lab.work, 'new.txt'), 'utf8'), 'added\n');
    assert.equal(await readFile(join(lab.work, 'a.txt'), 'utf8'), 'changed\n');
    await lab.snapshots.restore(undo?.id ?? '');
    assert.equal(existsSync(mark), false);
  });

  it('brings a merge back that was being resolved', async () => {
    sh('git checkout -q -b side HEAD~1 && echo side > a.txt && git commit -qam side && git checkout -q -');
    sh('git merge -q side || true');
    await writeFile(join(lab.work, 'a.txt'), 'resolved by hand\n');
    const before = await all();
    const id = await lab.kept(work());
    sh('git reset -q --hard');
    await lab.snapshots.restore(id);
    assert.equal(await all(), before);
    sh('git add a.txt && git commit -q --no-edit');
    assert.equal(sh('git log -1 --format=%p').toString().trim().split(' ').length, 2);
  });

  it('brings branches back with commits that nothing else holds', async () => {
    sh(
      'git checkout -q -b idea && echo idea > idea.txt && git add . && git commit -q -m idea && git checkout -q -',
    );
    const before = await all();
    const id = await lab.kept({ kind: 'git-refs', cwd: lab.work, branches: ['idea', 'none'] });
    sh('git branch -q -D idea && git reflog expire --expire=now --all && git gc -q --prune=now');
    assert.deepEqual(await lab.snapshots.changes(id), [{ what: 'branch idea', change: 'comes back' }]);
    await lab.snapshots.restore(id);
    assert.equal(await all(), before);
  });

  it('brings stashes back in their order, below those that came since', async () => {
    const stash = (text: string) => sh(`echo ${text} > a.txt && git stash push -q -m ${text}`);
    stash('first');
    stash('second');
    const keep: Keepable = { kind: 'git-refs', cwd: lab.work, branches: [] };
    const id = await lab.kept(keep);
    sh('git stash clear && git reflog expire --expire=now --all && git gc -q --prune=now');
    stash('third');
    await lab.snapshots.restore(id);
    const names = () => sh('git stash list --format=%gs').toString().match(/\w+$/gm);
    assert.deepEqual(names(), ['third', 'second', 'first']);
    sh('git stash drop -q && git stash pop -q');
    assert.equal(await readFile(join(lab.work, 'a.txt'), 'utf8'), 'second\n');
  });

  it('brings a history back that was rewritten and cleared away', async () => {
    sh('git tag -a -m tagged v1 && git branch side HEAD~1');
    const before = await all();
    const id = await lab.kept(work(), { kind: 'git-refs', cwd: lab.work, branches: 'all' });
    sh(
      'FILTER_BRANCH_SQUELCH_WARNING=1 git filter-branch -f --index-filter "git rm -q --cached --ignore-unmatch a.txt" --tag-name-filter cat -- --all >/dev/null 2>&1',
    );
    sh(
      'rm -rf .git/refs/original && git for-each-ref --format="delete %(refname)" refs/original | git update-ref --stdin',
    );
    sh('git reflog expire --expire=now --all && git gc -q --prune=now');
    assert.notEqual(await all(), before);
    await lab.snapshots.restore(id);
    assert.equal(await all(), before);
  });

  it('works from a folder below, and in a working tree of its own', async () => {
    sh('git worktree add -q ../tree -b tree');
    await writeFile(join(lab.work, '../tree/src/b.txt'), 'in the tree\n');
    const id = await lab.kept({ kind: 'git-work', cwd: join(lab.work, '../tree/src'), ignored: false });
    sh('git -C ../tree reset -q --hard');
    await lab.snapshots.restore(id);
    assert.equal(await readFile(join(lab.work, '../tree/src/b.txt'), 'utf8'), 'in the tree\n');
  });

  it('takes what a link leads to for nobody’s work but its own', async () => {
    await lay(lab.work, { '../other/b.txt': 'theirs\n' });
    await rm(join(lab.work, 'src'), { recursive: true });
    await symlink('../other', join(lab.work, 'src'));
    const id = await lab.kept(work());
    sh('git reset -q --hard && echo newer > ../other/b.txt');
    await lab.snapshots.restore(id);
    assert.equal(await readFile(join(lab.work, '../other/b.txt'), 'utf8'), 'newer\n');
    assert.equal(await readlink(join(lab.work, 'src')), '../other');
  });

  it('says why where there is no repository, and keeps nothing where nothing is lost', async () => {
    const none = await lab.keep({ kind: 'git-work', cwd: join(lab.work, '..'), ignored: false });
    assert.deepEqual(none, { kept: false, reason: 'git does not answer there' });
    assert.deepEqual(await lab.keep(work()), { kept: true });
  });

  it('brings back whatever work there is', async function () {
    this.timeout(120_000);
    const path = fc.constantFrom('a.txt', 'src/b.txt', 'src/c.txt', 'new.txt', 'src/deep/d.txt', 'e.txt');
    const step = fc.record({
      path,
      do: fc.constantFrom('write', 'remove', 'stage', 'link'),
      text: fc.string(),
    });
    const damage = fc.constantFrom(...damages.map(({ line }) => line));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), damage, async (steps, line) => {
        sh(
          'git checkout -q -f main 2>/dev/null || git checkout -q -f master; git stash clear; git clean -fdxq',
        );
        for (const { path, do: deed, text } of steps) {
          const at = join(lab.work, path);
          if (deed === 'stage') git(lab.work, 'add', '-A');
          else if (deed === 'remove') await rm(at, { force: true });
          else if (deed === 'write') {
            await rm(at, { force: true });
            await lay(lab.work, { [path]: text });
          } else {
            await rm(at, { force: true });
            await mkdir(join(at, '..'), { recursive: true });
            await symlink('somewhere', at);
          }
        }
        const before = await all();
        const kept = await lab.keep(work(true), { kind: 'git-refs', cwd: lab.work, branches: [] });
        assert.equal(kept.kept, true);
        sh(`${line} || true`);
        if (kept.kept && kept.snapshot) await lab.snapshots.restore(kept.snapshot.id);
        else sh('git checkout -q -f main 2>/dev/null || git checkout -q -f master');
        if (kept.kept && kept.snapshot) assert.equal(await all(), before);
      }),
      { numRuns: 6 },
    );
    assert.ok((await readdir(lab.directory)).length > 0);
  });
});
