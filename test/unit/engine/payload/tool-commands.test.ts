import assert from 'node:assert/strict';
import { absentFiles, awkCommands, namedCommands } from '../../../../src/engine/payload/tool-commands.ts';

const texts = (found: readonly { readonly text: string }[]) => found.map(({ text }) => text);

describe('engine/payload/tool-commands', () => {
  it('knows by a function’s name what it starts or removes', () => {
    assert.deepEqual(texts(namedCommands('Sys.command "rm -rf /srv"')), ['rm -rf /srv']);
    assert.deepEqual(texts(namedCommands('removeDir("/srv")')), ["rm -rf -- '/srv'"]);
    assert.deepEqual(texts(namedCommands('print_endline "rm -rf /srv"')), []);
  });

  it('takes what is printed into a shell for what it runs', () => {
    assert.deepEqual(texts(awkCommands('BEGIN{print "rm -rf /srv" | "sh"}')), ['sh', 'rm -rf /srv']);
    assert.deepEqual(texts(awkCommands('{print $1 | "sort"}')), ['sort']);
  });

  it('reads what a manifest says shall not be there', () => {
    assert.deepEqual(texts(absentFiles('file{"/srv": ensure => absent}')), ["rm -rf '/srv'"]);
    assert.deepEqual(texts(absentFiles('file{"/srv": ensure => directory}')), []);
  });
});
