import assert from 'node:assert/strict';
import { editedText } from '../../../../src/engine/edits/edited-text.ts';

describe('engine/edited-text', () => {
  it('applies changes to the whole text where it is known', () => {
    assert.deepEqual(editedText([{ kind: 'replace', before: 'a', after: 'b' }], 'xa'), {
      before: 'xa',
      after: 'xb',
      whole: true,
    });
    assert.equal(editedText([{ kind: 'delete' }], 'x').after, '');
    assert.equal(editedText([{ kind: 'write', text: 'n' }], 'x').after, 'n');
  });

  it('applies the hunks of a patch', () => {
    const patch = '*** Begin Patch\n*** Update File: a\n@@\n one\n-two\n+2\n*** End Patch\n';
    assert.equal(editedText([{ kind: 'patch', text: patch }], 'one\ntwo\nthree\n').after, 'one\n2\nthree\n');
    const unified = '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-two\n+2\n three\n';
    assert.equal(
      editedText([{ kind: 'patch', text: unified }], 'one\ntwo\nthree\n').after,
      'one\n2\nthree\n',
    );
    assert.equal(
      editedText([{ kind: 'patch', text: '*** Begin Patch\n*** Delete File: a\n' }], 'x').after,
      '',
    );
  });

  it('says the parts where the whole is not known or does not fit', () => {
    assert.deepEqual(editedText([{ kind: 'replace', before: 'a', after: 'b' }], undefined), {
      before: 'a',
      after: 'b',
      whole: false,
    });
    assert.deepEqual(editedText([{ kind: 'patch', text: ' keep\n-a\n+b\n' }], 'other'), {
      before: 'keep\na',
      after: 'keep\nb',
      whole: false,
    });
  });
});
