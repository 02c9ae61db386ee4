import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { applyChanges, previewEdit } from '../../../../src/effects/preview/edit.ts';
import { applyPatch } from '../../../../src/effects/preview/patch.ts';
import type { Edit, Request } from '../../../../src/model/request.ts';

const text = 'one\ntwo\nthree\nfour\n';

describe('previewEdit', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'preview-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const edit = (...edits: Edit[]): Request => ({
    id: '1',
    agent: 'a',
    agentTitle: 'A',
    session: undefined,
    cwd: folder,
    roots: [folder],
    act: { kind: 'edit', edits },
  });

  it('shows files before and after', async () => {
    await writeFile(join(folder, 'a'), text);
    assert.deepEqual(
      await previewEdit(
        edit(
          { path: 'a', changes: [{ kind: 'replace', before: 'two', after: '2' }] },
          { path: join(folder, 'a'), changes: [{ kind: 'replace', before: 'four', after: '4' }] },
          { path: 'new', changes: [{ kind: 'write', text: 'x' }] },
        ),
      ),
      [
        { path: join(folder, 'a'), before: text, after: 'one\n2\nthree\n4\n', exact: true },
        { path: join(folder, 'new'), before: '', after: 'x', exact: true },
      ],
    );
  });

  it('says what it cannot show', async () => {
    await writeFile(join(folder, 'big'), 'x'.repeat(1024 * 1024 + 1));
    const [big, directory] = await previewEdit(
      edit({ path: 'big', changes: [{ kind: 'delete' }] }, { path: '.', changes: [{ kind: 'delete' }] }),
    );
    assert.deepEqual([big?.exact, directory?.exact], [false, false]);
    assert.ok((big?.before.length ?? 0) < 100);
  });

  it('has nothing to show for other acts', async () => {
    assert.deepEqual(await previewEdit({ ...edit(), act: { kind: 'read', paths: ['a'] } }), []);
  });
});

describe('applyChanges', () => {
  const apply = (before: string, ...changes: Edit['changes']) => applyChanges(before, changes, '/w/a.txt');
  it('replaces the first place only, taking line ends as they are', () => {
    assert.deepEqual(apply('a a', { kind: 'replace', before: 'a', after: '$&' }), {
      text: '$& a',
      exact: true,
    });
    assert.deepEqual(apply('a\r\nb\r\n', { kind: 'replace', before: 'a\nb', after: 'c\nd' }), {
      text: 'c\r\nd\r\n',
      exact: true,
    });
    assert.equal(apply('a', { kind: 'replace', before: 'x', after: 'y' }).exact, false);
    assert.equal(apply('a', { kind: 'replace', before: '', after: 'y' }).exact, false);
    assert.deepEqual(apply('a', { kind: 'delete' }), { text: '', exact: true });
  });
});

describe('applyPatch', () => {
  const good: [string, string][] = [
    ['hunk of an agent', '@@\n one\n-two\n+2\n three\n'],
    [
      'whole patch of an agent',
      '*** Begin Patch\n*** Update File: b.txt\n@@\n-x\n+y\n*** Update File: src/a.txt\n@@\n one\n-two\n+2\n*** End Patch\n',
    ],
    ['anchor', '@@ one\n-two\n+2\n'],
    ['white space at the end', '@@\n one  \n-two\n+2\n'],
    ['unified diff', '--- a/src/a.txt\n+++ b/src/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n'],
    ['unified diff that moved', '--- a/src/a.txt\n+++ b/src/a.txt\n@@ -7,2 +7,2 @@ f()\n one\n-two\n+2\n'],
    ['no header at all', ' one\n-two\n+2\n'],
  ];
  for (const [name, patch] of good) {
    it(name, () => {
      const { text: after, exact } = applyPatch(text, patch, '/w/src/a.txt');
      assert.ok(after.startsWith(name.startsWith('white') ? 'one  \n2\n' : 'one\n2\n'), after);
      assert.ok(exact);
    });
  }
  it('applies several hunks and new lines at the end', () => {
    assert.deepEqual(applyPatch(text, '@@ -1 +1,2 @@\n one\n+1.5\n@@ -4 +5 @@\n-four\n+4\n', 'a'), {
      text: 'one\n1.5\ntwo\nthree\n4\n',
      exact: true,
    });
    assert.deepEqual(applyPatch(text, '@@\n+five\n', 'a'), { text: `${text}five\n`, exact: true });
    assert.deepEqual(applyPatch('', '--- /dev/null\n+++ b/a\n@@ -0,0 +1,2 @@\n+x\n+y\n', 'a').text, 'x\ny\n');
  });
  it('keeps line ends', () => assert.equal(applyPatch('a\r\nb\r\n', '@@\n-a\n+c\n', 'a').text, 'c\r\nb\r\n'));
  it('leaves out what does not fit', () => {
    assert.deepEqual(applyPatch(text, '@@\n-none\n+x\n@@\n-four\n+4\n', 'a'), {
      text: 'one\ntwo\nthree\n4\n',
      exact: false,
    });
    assert.equal(applyPatch(text, 'rubbish', 'a').exact, false);
    assert.equal(applyPatch(text, '*** Update File: other\n@@\n-two\n+2\n', '/w/a').exact, false);
  });
  it('never throws', () => {
    const piece = fc.string({
      unit: fc.constantFrom(
        '@@',
        '-',
        '+',
        ' ',
        '\n',
        'one',
        '*** Update File: a',
        '@@ -1,2 +3 @@',
        '+++ b/a',
      ),
      maxLength: 30,
    });
    fc.assert(
      fc.property(piece, piece, (before, patch) =>
        assert.equal(typeof applyPatch(before, patch, 'a').text, 'string'),
      ),
    );
  });
});
