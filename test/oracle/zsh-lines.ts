import fc from 'fast-check';

/** Lines of zsh that run nothing but `p1`, `p2`, `p3`: no word splitting, its own flags, arrays from 1. */
const name = fc.constantFrom('p1', 'p2', 'p3');
const variable = fc.constantFrom('A', 'B', 'C');
const literal = fc.constantFrom(
  'a',
  'b1',
  "'c d'",
  '"e f"',
  'g\\ h',
  "$'i\\tj'",
  "''",
  '""',
  'k"l"m',
  "'n'o",
  '-x',
  '--y=z',
  '{q,r}',
  '{1..3}',
  's{t,"u v"}',
  '{}',
  '"\\$w"',
  '\\\\',
  "'\"'",
  '"\'"',
  '"#"',
  'x#y',
  '$((1+2*3))',
  '$((7/2-1))',
  '{a,b}{c,d}',
  '"{a,b}"',
  '@',
  'a=b',
  '%',
  'é',
);
const expansion = variable.chain((it) =>
  fc.constantFrom(
    `$${it}`,
    `"$${it}"`,
    `\${${it}}z`,
    `"\${${it}:-d e}"`,
    `\${${it}-f}`,
    `"\${${it}+g}"`,
    `\${#${it}}`,
    `"\${${it}#a}"`,
    `\${${it}%b}`,
    `"\${${it}:1:2}"`,
    `\${${it}/a/X}`,
    `"\${${it}//a/Y}"`,
    `"\${${it}##* }"`,
    `pre"$${it}"post`,
    `x$${it}y`,
    `\${=${it}}`,
    `\${${it}:u}`,
    `"\${(U)${it}}"`,
    `\${(s: :)${it}}`,
  ),
);
const word = fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: expansion });
const value = fc.constantFrom('a', 'ab', "'a b'", '"b  a"', "' a'", "'a '", "''", '', 'x\\ y', "$'t\\tu'");
const plain = fc.tuple(name, fc.array(word, { maxLength: 4 })).map(([it, words]) => [it, ...words].join(' '));
const simple = fc.oneof(
  { weight: 5, arbitrary: plain },
  {
    weight: 4,
    arbitrary: fc
      .tuple(variable, fc.constantFrom('=', '+='), value)
      .map(([it, operator, text]) => it + operator + text),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, literal)
      .map(([it, argument]) => `${it} "$(echo ${argument})" $(printf '%s' ${argument})`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(variable, value, plain).map(([it, text, command]) => `${it}=${text} ${command}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, plain)
      .map(([it, command]) => `for ${it} in a 'b c' d; do ${command} "$${it}"; done`),
  },
  { weight: 1, arbitrary: plain.map((command) => `(${command}; A=sub; ${command})`) },
  { weight: 1, arbitrary: plain.map((command) => `{ ${command}; }`) },
  { weight: 1, arbitrary: plain.map((command) => `noglob ${command}`) },
  { weight: 1, arbitrary: plain.map((command) => `nocorrect ${command}`) },
  { weight: 1, arbitrary: plain.map((command) => `if true; then ${command}; fi`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(plain, literal)
      .map(([command, argument]) => `f() { ${command} "$1" $#; }; f ${argument}`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(name, word, word).map(([it, one, two]) => `set -- ${one} ${two}; ${it} "$@" $# "$1"`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, literal, literal)
      .map(([it, one, two]) => `L=(${one} ${two}); ${it} "\${L[@]}" \${#L[@]} "\${L[1]}" $L`),
  },
  { weight: 1, arbitrary: plain.map((command) => `eval '${command.replaceAll("'", "'\\''")}'`) },
);

export const zshLines: fc.Arbitrary<string> = fc
  .array(simple, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('; '));
