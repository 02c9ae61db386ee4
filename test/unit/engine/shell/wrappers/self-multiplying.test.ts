import assert from 'node:assert/strict';
import { parseBash } from '../../../../../src/engine/shell/bash.ts';
import { multiplies } from '../../../../../src/engine/shell/wrappers/self-multiplying.ts';

/** Whether the function that a line defines starts itself without end. */
function read(line: string): boolean {
  const node = parseBash(line)?.commands[0]?.command;
  assert.equal(node?.type, 'Function', line);
  return node?.type === 'Function' && multiplies(node);
}

describe('functions that start themselves', () => {
  for (const line of [
    ':() { : | : & }',
    'f() { f | f; }',
    'f() { f & f & }',
    'f() { f & }',
    'f() ( f | f )',
    'f() { { f; } & echo x; }',
    'f() { f > /dev/null & }',
    'f() { f && echo x & }',
  ])
    it(`multiply: ${line}`, () => assert.ok(read(line)));

  for (const line of [
    'f() { f; f; }',
    'f() { g | g & }',
    'f() { [ "$1" -gt 0 ] || return; f $(($1-1)) & }',
    'f() { if [ "$1" = x ]; then exit; fi; f | f; }',
    'f() { case $1 in x) return;; esac; f & }',
    'f() { for d in */; do f "$d" & done; }',
    'f() { exec f & }',
    'f() { sleep 1 & }',
  ])
    it(`end: ${line}`, () => assert.ok(!read(line)));
});
