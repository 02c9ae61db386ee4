import assert from 'node:assert/strict';
import { fieldsOf } from '../../../src/gateways/fields.ts';
import { readByShape } from '../../../src/gateways/shapes.ts';

describe('a command by its shape', () => {
  const rows: readonly [string, unknown, string][] = [
    ['a text', { command: 'ls -la' }, 'ls -la'],
    ['a list, which may be words or commands', { command: ['rm', '-rf', '/x'] }, 'rm -rf /x\nrm\n-rf\n/x'],
    ['words for a shell', { command: ['sh', '-c', "a 'b'"] }, "sh -c 'a '\\''b'\\'''\nsh\n-c\na 'b'"],
    ['a program with arguments', { command: 'rm', args: ['-rf', 'a b'] }, "rm -rf 'a b'"],
    ['the same under other names', { program: 'rm', arguments: ['x'] }, 'rm x'],
    ['argv', { argv: ['rm', 'x'] }, 'rm x\nrm\nx'],
  ];
  for (const [name, input, command] of rows) {
    it(name, () => {
      const act = readByShape(fieldsOf(input) ?? assert.fail(), 'run');
      assert.equal(act.kind === 'command' && act.command, command);
    });
  }
});
