import fc from 'fast-check';
import type { Json } from '../../../src/model/request.ts';

/**
 * Settings files as people leave them: comments anywhere, odd indentation, trailing commas, CRLF, a byte order mark,
 * hooks of others. `installed` is what a file that Chaperone wrote alone holds; each of its keys may be there or not.
 */
export function settingsText(installed: Json): fc.Arbitrary<string> {
  const root = valueLike(installed, [property('model', scalar), property('permissions', permissions)]);
  return fc
    .tuple(
      fc.constantFrom('', '\uFEFF'),
      space,
      fc.option(root, { nil: '' }),
      space,
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([mark, before, text, after, end]) => mark + `${before}${text}${after}`.replaceAll('@', end));
}

/** White space and comments; `@` stands for a line break. */
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

const hook = fc.constantFrom('{ "type": "command", "command": "mine" }', '{"type":"http","url":"https://x"}');

const permissions = object([property('allow', list(scalar)), property('deny', list(scalar))]);

/** An entry of a list of hooks: the hook itself, or a group of hooks. */
const entry = fc.oneof(
  hook,
  object([property('matcher', fc.constant('"Bash"')), property('hooks', list(hook))]),
);

function valueLike(installed: Json, others: readonly fc.Arbitrary<string>[] = []): fc.Arbitrary<string> {
  if (Array.isArray(installed)) return list(entry);
  if (typeof installed !== 'object' || installed === null) return fc.constant(JSON.stringify(installed));
  const own = Object.entries(installed).map(([name, value]) => property(name, valueLike(value as Json)));
  return object([...own, ...others, property('Stop', list(entry))]);
}

function property(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(space, space, value).map(([a, b, text]) => `"${name}"${a}:${b}${text}`);
}

function list(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const spaced = fc.tuple(space, item, space).map((parts) => parts.join(''));
  return fc
    .tuple(fc.array(spaced, { maxLength: 3 }), fc.boolean(), space)
    .map(([items, trailing, inside]) => {
      const text = items.join(',') + (trailing && items.length > 0 ? `,${inside}` : '');
      return `[${items.length > 0 ? text : inside}]`;
    });
}

function object(properties: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.shuffledSubarray([...properties.keys()]).chain((chosen) =>
    fc
      .tuple(
        fc.tuple(...chosen.flatMap((index) => properties[index] ?? [])),
        fc.array(space, { minLength: 8, maxLength: 8 }),
        fc.boolean(),
      )
      .map(([items, spaces, trailing]) => {
        const text = items
          .map((item, index) => `${spaces[index % 8] ?? ''}${item}${spaces[7 - (index % 8)] ?? ''}`)
          .join(',');
        return `{${text}${trailing && items.length > 0 ? ',' : ''}${spaces[6] ?? ''}}`;
      }),
  );
}
