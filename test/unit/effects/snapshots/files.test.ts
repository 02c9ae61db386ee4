import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { files as lay } from '../../observe/folders.ts';
import { type Lab, openLab, picture } from './lab.ts';

type Tree = { readonly [name: string]: string | { readonly link: string } | Tree };

const name = fc.constantFrom('a', 'b', 'Ä ö', '.env', 'x\ny', '-f', 'c.ts', '[id]', '日本');
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.dictionary(
    name,
    fc.oneof(
      { withCrossShrink: true, depthSize: 'small' },
      fc.string(),
      fc.record({ link: fc.constantFrom('a', '../a', '/nowhere', '.') }),
      tie('tree'),
    ) as fc.Arbitrary<Tree[string]>,
    { maxKeys: 5 },
  ),
})).tree;

async function plant(folder: string, inside: Tree, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  let at = seed;
  for (const [name, what] of Object.entries(inside)) {
    const path = join(folder, name);
    at += 1;
    if (typeof what === 'string') {
      await writeFile(path, what);
      await chmod(path, [0o644, 0o600, 0o755, 0o444][at % 4] ?? 0o644);
      await utimes(path, 1_600_000_000 + at, 1_600_000_000 + at);
    } else if (typeof what.link === 'string') await symlink(what.link, path);
    else await plant(path, what as Tree, at * 7);
  }
  await chmod(folder, seed % 5 === 0 ? 0o755 : 0o750);
}

describe('effects/snapshots: files', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await openLab();
  });
  afterEach(() => lab.close());
  const src = () => join(lab.work, 'src');

  it('brings any tree back as it was, and the restore can be undone', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(tree, tree, fc.nat(1000), async (before, after, seed) => {
        await rm(src(), { recursive: true, force: true });
        await plant(src(), before, seed);
        const was = await picture(src());
        const id = await lab.kept({ kind: 'files', paths: [src()] });
        await rm(src(), { recursive: true, force: true });
        const { undo } = await lab.snapshots.restore(id);
        assert.equal(await picture(src()), was);
        assert.ok(undo);
        await lab.snapshots.restore(undo.id);
        assert.equal((await readdir(lab.work)).includes('src'), false);
        // And over whatever came to stand there.
        await plant(src(), after, seed + 1);
        const between = await picture(src());
        const again = await lab.snapshots.restore(id);
        assert.ok(again.undo);
        const now = await picture(src());
        for (const line of was.split('\n').filter((one) => !/\/ \d+ \d+$/.test(one)))
          assert.ok(now.includes(line), line);
        await lab.snapshots.restore(again.undo.id);
        assert.deepEqual(withoutTimes(await picture(src())), withoutTimes(between));
      }),
      { numRuns: 15 },
    );
  });

  it('keeps what a glob stands for, and what is emptied through a link', async () => {
    await lay(lab.work, { 'src/a.db': '1', 'src/b.ts': '2', 'src/deep/c.DB': '3', 'data/real.db': '4' });
    await symlink('../data/real.db', join(src(), 'link.db'));
    const id = await lab.kept({ kind: 'files', paths: [join(src(), '**/*.db')] });
    execFileSync('sh', ['-c', 'rm src/*.db src/deep/*; : > data/real.db'], { cwd: lab.work });
    await lab.snapshots.restore(id);
    assert.equal(await readFile(join(src(), 'a.db'), 'utf8'), '1');
    assert.equal(await readFile(join(src(), 'deep/c.DB'), 'utf8'), '3');
    assert.equal(await readFile(join(src(), 'link.db'), 'utf8'), '4');
  });

  it('takes a pattern that it does not know for everything there', async () => {
    await lay(lab.work, { 'src/a.ts': '1', 'src/b.js': '2' });
    const id = await lab.kept({ kind: 'files', paths: [join(src(), '!(*.ts)')] });
    const names = (await lab.snapshots.list()).find((one) => one.id === id);
    assert.equal(names?.files, 2);
  });

  it('leaves out what a tool installs again', async () => {
    await lay(lab.work, { 'src/a.ts': '1', 'src/node_modules/x/index.js': '2' });
    await lab.kept({ kind: 'files', paths: [src()] });
    assert.equal((await lab.snapshots.list())[0]?.files, 1);
  });

  it('keeps the same once where it is judged at two doors', async () => {
    await lay(lab.work, { 'src/a.ts': '1' });
    const id = await lab.kept({ kind: 'files', paths: [src()] });
    assert.equal(await lab.kept({ kind: 'files', paths: [src()] }), id);
    await writeFile(join(src(), 'a.ts'), '2');
    assert.notEqual(await lab.kept({ kind: 'files', paths: [src()] }), id);
    assert.equal((await lab.snapshots.list()).length, 2);
  });

  it('keeps once what the fence sees one by one of a line', async () => {
    await lay(lab.work, { 'src/a.ts': '1', 'src/b/c.ts': '2', 'other/d.ts': '3' });
    const files = (...names: readonly string[]) => ({
      kind: 'files' as const,
      paths: names.map((name) => join(lab.work, name)),
    });
    const whole = await lab.kept(files('src', 'other'));
    assert.equal(await lab.kept(files('other')), whole);
    assert.equal(await lab.kept(files('src/b')), whole);
    await writeFile(join(lab.work, 'src/a.ts'), 'changed meanwhile');
    const second = await lab.kept(files('src'));
    assert.notEqual(second, whole);
    assert.equal((await lab.snapshots.list()).length, 2);
    await lay(lab.work, { 'src/new.ts': 'nobody has kept this yet' });
    assert.notEqual(await lab.kept(files('src/new.ts', 'other')), second);
    assert.equal((await lab.snapshots.list()).length, 3);
  });

  it('keeps nothing where nothing stands', async () => {
    assert.deepEqual(await lab.keep({ kind: 'files', paths: [join(lab.work, 'none')] }), { kept: true });
    assert.deepEqual(await readdir(lab.directory), []);
  });

  it('shows its copies and itself to nobody else', async () => {
    await lay(lab.work, { '.env': 'KEY=made-up' });
    await chmod(join(lab.work, '.env'), 0o666);
    const id = await lab.kept({ kind: 'files', paths: [join(lab.work, '.env')] });
    const seen = await picture(lab.directory);
    assert.ok(!/ (?!600)\d{3} \d+ \w{64}/.test(seen), seen);
    assert.ok(!/\/ (?!700)\d{3} \d+/.test(seen), seen);
    await rm(join(lab.work, '.env'));
    await lab.snapshots.restore(id);
    assert.match(await picture(lab.work), /\.env 666 /);
  });

  it('does not write through a folder that has become a link', async () => {
    await lay(lab.work, { 'src/in/a.ts': '1', 'else/keep': '' });
    const id = await lab.kept({ kind: 'files', paths: [join(src(), 'in/a.ts')] });
    await rm(join(src(), 'in'), { recursive: true });
    await symlink('../else', join(src(), 'in'));
    await assert.rejects(lab.snapshots.restore(id), /leads somewhere else now/);
    assert.deepEqual(await readdir(join(lab.work, 'else')), ['keep']);
  });

  it('puts nothing back from a copy that was changed', async () => {
    await lay(lab.work, { 'src/a.ts': '1' });
    const id = await lab.kept({ kind: 'files', paths: [src()] });
    await rm(src(), { recursive: true });
    await writeFile(join(lab.directory, id, '1'), 'other');
    await assert.rejects(lab.snapshots.restore(id), /is damaged/);
  });
});

describe('effects/snapshots: what cannot be kept', () => {
  const reason = async (
    limits: Parameters<typeof openLab>[0],
    prepare: (work: string) => Promise<unknown>,
  ) => {
    const lab = await openLab(limits);
    try {
      await lay(lab.work, { 'src/a': 'aaaa', 'src/b': 'bbbb' });
      await prepare(join(lab.work, 'src'));
      const kept = await lab.keep({ kind: 'files', paths: [join(lab.work, 'src')] });
      const left = await readdir(lab.directory);
      assert.deepEqual(left, [], 'half a copy was left');
      return kept.kept ? 'kept' : kept.reason;
    } finally {
      await lab.close();
    }
  };
  const nothing = async () => {};

  it('says why', async () => {
    assert.equal(await reason({ files: 1 }, nothing), 'it holds more than 1 files');
    assert.equal(
      await reason({ bytes: 6_000_000 }, (src) => writeFile(join(src, 'c'), Buffer.alloc(7_000_000))),
      'it holds more than 6 MB',
    );
    assert.equal(await reason({ time: 0 }, nothing), 'copying it takes longer than 0 seconds');
    const pipe = async (src: string) => execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: src });
    assert.equal(await reason({}, pipe), '“pipe” is neither a file nor a folder');
  });

  it('says so where the copies cannot be written', async () => {
    const lab = await openLab();
    try {
      await lay(lab.work, { a: '1' });
      await writeFile(lab.directory, 'a file in the way');
      const kept = await lab.keep({ kind: 'files', paths: [join(lab.work, 'a')] });
      assert.match(kept.kept ? '' : kept.reason, /could not be written to ~\/\.chaperone\/snapshots \(E/);
    } finally {
      await lab.close();
    }
  });
});

const withoutTimes = (text: string) => text.replace(/(\/ \d+) \d+$/gm, '$1');
