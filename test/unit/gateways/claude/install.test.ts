import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { install } from '../../../../src/gateways/claude/install.ts';

const LAUNCHER = '/home/dev/.chaperone/bin/hook';
const hook = { type: 'command', command: LAUNCHER, args: ['claude'], timeout: 130, onFailure: 'block' };
const group = { matcher: '*', hooks: [hook] };

describe('claude install', () => {
  it('writes both events into an empty file', () => {
    const text = install.add('', LAUNCHER);
    assert.deepEqual(JSON.parse(text), { hooks: { PreToolUse: [group], ConfigChange: [group] } });
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
    assert.equal(JSON.stringify(parse(mended)).split(LAUNCHER).length, 3);
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

  it('gives every file back byte for byte', () => {
    fc.assert(
      fc.property(settingsText(), (before) => {
        const after = install.add(before, LAUNCHER);
        assert.equal(
          install.state(after, LAUNCHER),
          parse(before.replace(/^\uFEFF/, ''))?.disableAllHooks === true ? 'off' : 'installed',
        );
        assert.equal(install.remove(after, LAUNCHER), before);
      }),
      { numRuns: 1500 },
    );
  });
});

/** Settings files as people leave them: comments anywhere, odd indentation, trailing commas, CRLF, hooks of others. */
function settingsText(): fc.Arbitrary<string> {
  const eol = fc.constantFrom('\n', '\r\n');
  const space = fc
    .array(
      fc.constantFrom(
        '',
        ' ',
        '\t',
        '    ',
        '@',
        '@',
        '@  ',
        '@\t',
        ' // a, b {@',
        '/* , } */',
        ' /* x@ y */ ',
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.join(''));
  const scalar = fc.constantFrom(
    '1',
    'true',
    'null',
    '"text, with } and // no comment"',
    '-2.5e3',
    '"\\"\\\\"',
  );
  const other = fc.constantFrom(
    '{ "type": "command", "command": "mine" }',
    '{"type":"http","url":"https://x"}',
  );
  const list = (item: fc.Arbitrary<string>) => container('[', ']', item, space);
  const property = (name: string, value: fc.Arbitrary<string>) =>
    fc.tuple(space, space, value).map(([a, b, text]) => `"${name}"${a}:${b}${text}`);
  const groupOf = object([property('matcher', fc.constant('"Bash"')), property('hooks', list(other))], space);
  const hooks = object(
    ['PreToolUse', 'ConfigChange', 'Stop'].map((event) => property(event, list(groupOf))),
    space,
  );
  const root = object(
    [
      property('model', scalar),
      property(
        'permissions',
        object([property('allow', list(scalar)), property('deny', list(scalar))], space),
      ),
      property('hooks', hooks),
      property('disableAllHooks', fc.constantFrom('true', 'false')),
    ],
    space,
  );
  return fc
    .tuple(fc.constantFrom('', '\uFEFF'), space, fc.option(root, { nil: '' }), space, eol)
    .map(([mark, before, text, after, end]) => mark + `${before}${text}${after}`.replaceAll('@', end));
}

function container(open: string, close: string, item: fc.Arbitrary<string>, space: fc.Arbitrary<string>) {
  const spaced = fc.tuple(space, item, space).map((parts) => parts.join(''));
  return fc
    .tuple(fc.array(spaced, { maxLength: 3 }), fc.boolean(), space)
    .map(([items, trailing, inside]) => {
      const text = items.join(',') + (trailing && items.length > 0 ? `,${inside}` : '');
      return `${open}${items.length > 0 ? text : inside}${close}`;
    });
}

function object(properties: readonly fc.Arbitrary<string>[], space: fc.Arbitrary<string>) {
  return fc.shuffledSubarray([...properties.keys()]).chain((chosen) =>
    fc
      .tuple(
        fc.tuple(...chosen.flatMap((index) => properties[index] ?? [])),
        fc.array(space, { minLength: 8, maxLength: 8 }),
        fc.boolean(),
      )
      .map(([items, spaces, trailing]) => {
        const text = items
          .map((item, index) => `${spaces[index] ?? ''}${item}${spaces[7 - index] ?? ''}`)
          .join(',');
        return `{${text}${trailing && items.length > 0 ? ',' : ''}${spaces[6] ?? ''}}`;
      }),
  );
}
