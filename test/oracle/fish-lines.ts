import fc from 'fast-check';

/** Lines of fish that run nothing but `p1`, `p2`, `p3`: lists, `(…)`, escapes outside quotes, blocks with `end`. */
const name = fc.constantFrom('p1', 'p2', 'p3');
const variable = fc.constantFrom('A', 'B', 'C');
const literal = fc.constantFrom(
  'a',
  'b1',
  "'c d'",
  '"e f"',
  'g\\ h',
  'i\\tj',
  '\\x41',
  "''",
  '""',
  'k"l"m',
  "'n'o",
  "'it\\'s'",
  '"a\\nb"',
  '-x',
  '--y=z',
  '{q,r}',
  's{t,"u v"}',
  '{}',
  '"\\$w"',
  '\\\\',
  "'\"'",
  '"\'"',
  '"#"',
  'x#y',
  '{a,b}{c,d}',
  '"{a,b}"',
  '@',
  '=',
  'a=b',
  '{1..3}',
);
const expansion = variable.chain((it) =>
  fc.constantFrom(
    `$${it}`,
    `"$${it}"`,
    `{$${it}}z`,
    `pre"$${it}"post`,
    `x$${it}`,
    `$${it}[1]`,
    `"$${it}[1]"`,
  ),
);
const word = fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: expansion });
const value = fc.constantFrom('a', 'ab', "'a b'", 'a b', '"b  a"', "''", '', 'x\\ y');
const plain = fc.tuple(name, fc.array(word, { maxLength: 4 })).map(([it, words]) => [it, ...words].join(' '));
const simple = fc.oneof(
  { weight: 5, arbitrary: plain },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('set', 'set -x', 'set -g', 'set -gx'), variable, value)
      .map(([set, it, text]) => `${set} ${it} ${text}`),
  },
  { weight: 1, arbitrary: fc.tuple(name, literal).map(([it, one]) => `${it} (echo ${one})`) },
  { weight: 1, arbitrary: fc.tuple(name, literal).map(([it, one]) => `${it} "$(echo ${one})"`) },
  { weight: 1, arbitrary: fc.tuple(variable, plain).map(([it, command]) => `${it}=v ${command}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, plain)
      .map(([it, command]) => `for ${it} in a 'b c'; ${command} $${it}; end`),
  },
  { weight: 1, arbitrary: plain.map((command) => `begin; ${command}; end`) },
  { weight: 1, arbitrary: plain.map((command) => `if true; ${command}; end`) },
  { weight: 1, arbitrary: plain.map((command) => `true; and ${command}`) },
  { weight: 1, arbitrary: plain.map((command) => `not ${command}`) },
  { weight: 1, arbitrary: plain.map((command) => `true && ${command}`) },
  { weight: 1, arbitrary: plain.map((command) => `eval '${command.replaceAll(/['\\]/g, '\\$&')}'`) },
);

export const fishLines: fc.Arbitrary<string> = fc
  .array(simple, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('; '));
