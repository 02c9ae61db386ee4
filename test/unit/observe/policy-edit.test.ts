import assert from 'node:assert/strict';
import { withFreeze } from '../../../src/observe/policy-edit.ts';
import { readPolicyFile } from '../../../src/observe/policy-file.ts';

const texts: readonly string[] = [
  '{\n  // mine\n  "readableFiles": ["a.env"], // why\n}\n',
  '{\n\t"environments": {\n\t\t"production": { "protected": true },\n\t},\n}\n',
  '{\r\n  "readableFiles": []\r\n}\r\n',
  '{ "readableFiles": [] }',
  '{}\n',
  '{\n  // nothing yet\n}\n',
  '// nothing at all yet\n',
  '',
];
const comments = (text: string) => text.match(/\/\/[^\r\n]*/g) ?? [];
const without = (text: string) => readPolicyFile('', text).written ?? {};

describe('withFreeze', () => {
  for (const text of texts) {
    it(`turns it on and off in ${JSON.stringify(text)}`, () => {
      const on = withFreeze(text, true);
      assert.deepEqual(readPolicyFile('', on).problems, []);
      assert.deepEqual(without(on), { ...without(text), freeze: true });
      assert.deepEqual(comments(on), comments(text));
      assert.equal(withFreeze(on, true), on);
      const off = withFreeze(on, false);
      assert.deepEqual(without(off), without(text));
      assert.deepEqual(comments(off), comments(text));
      assert.equal(withFreeze(off, false), off);
    });
  }

  it('leaves a text as it was, byte for byte, after a freeze', () => {
    for (const text of texts.slice(0, 3)) assert.equal(withFreeze(withFreeze(text, true), false), text);
  });

  it('takes it out wherever a person wrote it', () => {
    assert.equal(withFreeze('{ "freeze": true, "ignore": [] }', false), '{ "ignore": [] }');
    assert.equal(
      withFreeze('{\n  "ignore": [], // a\n  "freeze": true // b\n}\n', false),
      '{\n  "ignore": [], // a\n  // b\n}\n',
    );
    assert.equal(
      withFreeze('{\n  "freeze": true /* b */,\n  "ignore": []\n}', false),
      '{\n  /* b */\n  "ignore": []\n}',
    );
  });

  it('turns a written “false” into “true”, and leaves it alone otherwise', () => {
    assert.equal(withFreeze('{ "freeze": false }', true), '{ "freeze": true }');
    assert.equal(withFreeze('{ "freeze": false }', false), '{ "freeze": false }');
  });

  it('does not touch a text with a mistake', () => {
    assert.throws(() => withFreeze('{\n"freeze": tru }', true), /mistake in line 2: .*Mend it first\./);
  });
});
