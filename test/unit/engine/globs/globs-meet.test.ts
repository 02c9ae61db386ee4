import assert from 'node:assert/strict';
import { globsMeet } from '../../../../src/engine/globs/globs-meet.ts';

describe('engine/globs-meet', () => {
  for (const [files, typed] of [
    ['~/.chaperone/**', '~/.chap*/run/current'],
    ['~/.chaperone/**', '~/.c*/run/*'],
    ['~/.claude/settings.json', '~/.c?aude/settings.json'],
    ['~/.claude/settings.json', '~/.cl*/set*.json'],
    ['~/.claude/settings*.json', '~/.claude/*.json'],
    ['**/.cursor/hooks.json', '/work/app/.cur*/hooks.json'],
    ['**/.cursor/hooks.json', '.[c]ursor/ho*'],
    ['a/*b*/c', 'a/xx*/c'],
    ['~/.claude/settings.json', '~/.claude/*'],
    ['~/.claude/settings.json', '~/.?laude/settings.json'],
    ['a/a*c', 'a/*b*'],
    ['**', '*/x'],
  ] as const)
    it(`${files} and ${typed} meet`, () => assert.ok(globsMeet(files, typed)));

  for (const [files, typed] of [
    ['~/.chaperone/**', '~/*/run/current'],
    ['~/.claude/settings.json', '~/.conf*/app/x'],
    ['~/.claude/settings.json', '~/.cl*/settings.jsonc'],
    ['~/.claude/settings.json', '~/.claude/*/settings.json'],
    ['**/.cursor/hooks.json', 'dist/*/b'],
    ['**/.mcp.json', '*.json'],
    ['abc', 'a?'],
    ['abc', 'b*'],
    ['**/hooks.json', 'dist/*'],
    ['**/hooks.json', '/srv/archive/*.json'],
    ['**/hooks.json', './*'],
    ['**/opencode.json', '*.json'],
  ] as const)
    it(`${files} and ${typed} do not`, () => assert.ok(!globsMeet(files, typed)));

  it('is quick where both hold many stars', () => {
    assert.ok(!globsMeet(`${'*a'.repeat(60)}b`, `${'a*'.repeat(60)}c`));
  });
});
