import assert from 'node:assert/strict';
import { rewrittenFiles } from '../../../../src/engine/files/rewritten.ts';
import type { Fact } from '../../../../src/model/fact.ts';
import type { Change } from '../../../../src/model/request.ts';

function lost(path: string, before: string | undefined, change: Change) {
  const fact: Fact = { kind: 'file', path, state: 'text', text: before ?? '', hash: '' };
  const facts = new Map(before === undefined ? [] : [[`file:${path}`, fact]]);
  const { actions, questions } = rewrittenFiles([{ path, changes: [change] }], '/w', {
    facts,
    roots: ['/w'],
  });
  return { lost: actions.flatMap(({ paths = [] }) => paths), asks: questions.length };
}

describe('engine/rewritten', () => {
  it('tells where little is left of a file elsewhere', () => {
    assert.deepEqual(lost('/srv/a.json', '[1]\n', { kind: 'write', text: '[]\n' }).lost, ['/srv/a.json']);
    assert.deepEqual(lost('/srv/a.json', undefined, { kind: 'write', text: '' }), { lost: [], asks: 1 });
  });

  it('leaves alone what keeps most of its text, the workspace, and agents’ notes', () => {
    const some: Change = { kind: 'replace', before: 'b', after: 'c' };
    assert.deepEqual(lost('/srv/a.txt', 'a\nb\nd\n', some).lost, []);
    assert.deepEqual(lost('/w/a.txt', 'a\n', { kind: 'write', text: '' }), { lost: [], asks: 0 });
    assert.deepEqual(lost('/home/a/.claude/plans/p.md', 'a\n', { kind: 'write', text: '' }).lost, []);
  });
});
