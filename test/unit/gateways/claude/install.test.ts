import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { install as installs } from '../../../../src/gateways/claude/install.ts';

const [install] = installs;

const LAUNCHER = '/home/dev/.chaperone/bin/hook';
const hook = { type: 'command', command: LAUNCHER, args: ['claude'], timeout: 130, onFailure: 'block' };
const group = { matcher: '*', hooks: [hook] };

describe('claude install', () => {
  it('writes its events into an empty file', () => {
    const text = install.add('', LAUNCHER);
    assert.deepEqual(JSON.parse(text), {
      hooks: { PreToolUse: [group], ConfigChange: [group], SessionStart: [group] },
    });
    assert.equal(install.state(text, LAUNCHER), 'installed');
    assert.equal(install.remove(text, LAUNCHER), '');
  });

  it('stands beside the hooks and comments of others', () => {
    const before =
      '\uFEFF{\r\n\t// mine\r\n\t"model": "x", // why\r\n\t"hooks": {\r\n\t\t"PreToolUse": [\r\n\t\t\t{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "mine" }] }, // last\r\n\t\t],\r\n\t}\r\n}\r\n';
    const after = install.add(before, LAUNCHER);
    assert.equal(parse(after.slice(1)).hooks.PreToolUse.length, 2);
    assert.ok(after.includes('// mine') && after.includes('// why') && after.includes('// last'));
    assert.ok(!/[^\r]\n/.test(after));
    assert.equal(install.remove(after, LAUNCHER), before);
  });

  it('says when it is off, changed or missing', () => {
    const text = install.add('{}', LAUNCHER);
    assert.equal(install.state('{}', LAUNCHER), 'missing');
    assert.equal(install.state('', LAUNCHER), 'missing');
    assert.equal(install.state('{ broken', LAUNCHER), 'missing');
    assert.equal(install.state(install.add('{"disableAllHooks": true}', LAUNCHER), LAUNCHER), 'off');
    assert.equal(install.state(text.replace('"block"', '"allow"'), LAUNCHER), 'changed');
    assert.equal(install.state(text.replace('"*"', '"Bash"'), LAUNCHER), 'changed');
    assert.equal(install.state(text.replace('ConfigChange', 'Stop'), LAUNCHER), 'changed');
  });

  it('mends what was changed, and adds nothing twice', () => {
    const text = install.add('{}', LAUNCHER);
    assert.equal(install.add(text, LAUNCHER), text);
    const mended = install.add(text.replace('"block"', '"allow"'), LAUNCHER);
    assert.equal(install.state(mended, LAUNCHER), 'installed');
    assert.equal(JSON.stringify(parse(mended)).split(LAUNCHER).length, 4);
  });

  it('leaves a hook that somebody put into our group', () => {
    const text = install.add('{}', LAUNCHER);
    const mixed = text.replace('"hooks": [', '"hooks": [{"type":"command","command":"mine"},');
    const left = parse(install.remove(mixed, LAUNCHER));
    assert.deepEqual(left.hooks.PreToolUse, [
      { matcher: '*', hooks: [{ type: 'command', command: 'mine' }] },
    ]);
  });

  it('refuses a file that it cannot read, in a plain sentence', () => {
    for (const text of ['{ "a": ', '[]', '"x"', '{"hooks": []}', '{"hooks": {"PreToolUse": {}}}']) {
      assert.throws(() => install.add(text, LAUNCHER), /Mend/);
    }
  });
});
