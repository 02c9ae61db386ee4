import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import ignore from 'ignore';
import { withBlock, withoutBlock } from '../../../src/observe/ignore-block.ts';
import { ignoreFiles, ignoreLines, presentAgents } from '../../../src/observe/ignore-files.ts';
import { files, temporary } from './folders.ts';

describe('managed block', () => {
  it('goes in once and out without a trace', () => {
    for (const text of ['', 'dist\n', 'dist', 'a\r\nb\r\n', 'a\r\nb', '\n\n', ' ']) {
      const once = withBlock(text, ['.env']);
      assert.ok(once.includes('.env'));
      assert.equal(withBlock(once, ['.env']), once);
      assert.equal(withoutBlock(once), text, JSON.stringify(text));
      assert.equal(withoutBlock(withBlock(once, ['a', 'b'])), text);
      assert.equal(withoutBlock(`${once}later\n`), `${text}later\n`);
    }
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '#', ' ', '\n', '\r\n', '>'), maxLength: 20 }),
        (text) => assert.equal(withoutBlock(withBlock(text, ['x'])), text),
      ),
    );
  });
  it('leaves other texts alone', () => assert.equal(withoutBlock('# >>> other\nx\n'), '# >>> other\nx\n'));
});

describe('ignore lines', () => {
  it('cover credential files and spare templates', () => {
    const lines = ignore().add([...ignoreLines({ negation: true }, ['config/vendor.yml'])]);
    for (const path of ['.env', 'api/.env.production', 'key.pem', 'config/vendor.yml', 'terraform.tfvars'])
      assert.ok(lines.ignores(path), path);
    for (const path of ['.env.example', 'src/env.ts', 'README.md']) assert.ok(!lines.ignores(path), path);
    assert.ok(ignoreLines({ negation: false }).every((line) => !line.startsWith('!')));
  });
});

describe('presentAgents', () => {
  it('sees signs in the workspace and at home', async () => {
    const base = await temporary();
    await files(base, {
      'work/.cursor/rules/x': '',
      'work/.rooignore': '',
      'home/.gemini/settings.json': '',
    });
    const present = await presentAgents([join(base, 'work')], join(base, 'home'));
    assert.deepEqual(
      present.map(({ agent }) => agent),
      ['cursor', 'gemini', 'roo'],
    );
    assert.equal(new Set(ignoreFiles.map(({ file }) => file)).size, ignoreFiles.length);
    await rm(base, { recursive: true });
  });
});
