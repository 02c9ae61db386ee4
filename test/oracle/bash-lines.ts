import fc from 'fast-check';

/** Lines of bash that run nothing but `p1`, `p2`, `p3` with all sorts of words. Harmless by construction. */
const name = fc.constantFrom('p1', 'p2', 'p3');
const variable = fc.constantFrom('A', 'B', 'C');
const literal = fc.constantFrom(
  'a',
  'b1',
  "'c d'",
  '"e f"',
  'g\\ h',
  "$'i\\tj'",
  "$'\\x41\\101\\u0042'",
  "''",
  '""',
  'k"l"m',
  "'n'o",
  '-x',
  '--y=z',
  '{q,r}',
  '{1..3}',
  '{c..a}',
  '{01..03}',
  's{t,"u v"}',
  '{}',
  '{a}',
  '{a,b',
  '"\\$w"',
  '"\\q"',
  '\\\\',
  "'\"'",
  '"\'"',
  '"#"',
  'x#y',
  '$((1+2*3))',
  '$((7/2-1))',
  '$((0x10|1))',
  '$((5>3?4:2))',
  '{a,b}{c,d}',
  '"{a,b}"',
  '$"loc"',
  '@',
  '=',
  'a=b',
  'a\\\nb',
  '"a\\\nb"',
  '!',
  '%',
  '^',
  'é',
  '\\-x',
  '~x',
  'a~',
);
const expansion = variable.chain((it) =>
  fc.constantFrom(
    `$${it}`,
    `"$${it}"`,
    `\${${it}}z`,
    `"\${${it}:-d e}"`,
    `\${${it}-f}`,
    `"\${${it}+g}"`,
    `\${${it}:+h}`,
    `\${#${it}}`,
    `"\${${it}#a}"`,
    `\${${it}%b}`,
    `\${${it}%%[ab]*}`,
    `"\${${it}:1:2}"`,
    `"\${${it}: -1}"`,
    `\${${it}/a/X}`,
    `"\${${it}//a/Y}"`,
    `\${${it}^^}`,
    `\${${it}^}`,
    `"\${${it},,}"`,
    `"\${${it}##* }"`,
    `pre"$${it}"post`,
    `x$${it}y`,
    `"\${${it}:=k}"`,
    `{$${it},x}`,
  ),
);
const word = fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: expansion });
const value = fc.constantFrom('a', 'ab', "'a b'", '"b  a"', "' a'", "'a '", "''", '', 'x\\ y', "$'t\\tu'");
/** What may stand between the words and at the end without being one of them. */
const redirect = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' >/dev/null',
  ' 2>&1',
  ' </dev/null',
  ' <<<b',
  ' 2>/dev/null >&2',
);
const plain = fc
  .tuple(name, fc.array(word, { maxLength: 4 }), redirect, fc.array(word, { maxLength: 1 }))
  .map(([it, words, way, more]) => [it, ...words].join(' ') + way + more.map((one) => ` ${one}`).join(''));
const printed = fc
  .tuple(fc.constantFrom('echo', 'echo -n', "printf '%s'", "printf '<%s>\\n'"), literal)
  .map((parts) => parts.join(' '));
const substituting = fc.tuple(name, printed, fc.boolean()).map(([it, inner, ticks]) => {
  // Inside backticks, backslashes and dollars are read twice.
  const inside = ticks && !/[\\$`"]/.test(inner) ? `\`${inner}\`` : `$(${inner})`;
  return `${it} "$(${inner})" ${inside}`;
});
const assigning = fc
  .tuple(variable, fc.constantFrom('=', '+='), value)
  .map(([it, operator, text]) => it + operator + text);
const simple = fc.oneof(
  { weight: 5, arbitrary: plain },
  { weight: 4, arbitrary: assigning },
  { weight: 1, arbitrary: substituting },
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
  {
    weight: 1,
    arbitrary: fc
      .tuple(plain, literal)
      .map(([command, argument]) => `f() { ${command} "$1" $#; }; f ${argument}`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(plain, value).map(([command, it]) => `g() { local A=${it}; ${command} $A; }; g`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(name, word, word).map(([it, one, two]) => `set -- ${one} ${two}; ${it} "$@" $# "$1"`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, word, word)
      .map(([it, one, two]) => `L=(${one} ${two}); ${it} "\${L[@]}" \${#L[@]} "\${L[0]}"`),
  },
  { weight: 1, arbitrary: plain.map((command) => `eval '${command.replaceAll("'", "'\\''")}'`) },
  { weight: 1, arbitrary: plain.map((command) => `if true; then ${command}; fi`) },
  { weight: 1, arbitrary: plain.map((command) => `case a in a) ${command};; esac`) },
  { weight: 1, arbitrary: plain.map((command) => `! ${command}`) },
  { weight: 1, arbitrary: plain.map((command) => `command ${command}`) },
  { weight: 1, arbitrary: plain.map((command) => `true && ${command} # p1 no more`) },
  { weight: 1, arbitrary: fc.tuple(variable, value).map(([it, text]) => `export ${it}=${text}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(variable, name).map(([it, run]) => `unset ${it}; ${run} "$${it}" \${${it}-u}`),
  },
  { weight: 1, arbitrary: fc.tuple(variable, name).map(([it, run]) => `((${it}=1+2)); ${run} $${it}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(variable, name).map(([it, run]) => `printf -v ${it} %s q; ${run} $${it}`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(variable, name).map(([it, run]) => `read -r ${it} <<< 'r s'; ${run} $${it}`),
  },
  { weight: 1, arbitrary: fc.tuple(variable, name).map(([it, run]) => `N=${it}; ${run} "\${!N}"`) },
  { weight: 1, arbitrary: fc.tuple(name, word).map(([it, one]) => `V=${it}; $V ${one}; "$V" ${one}`) },
  {
    weight: 1,
    arbitrary: fc.tuple(name, word).map(([it, one]) => `shopt -s expand_aliases; \\${it} ${one}`),
  },
);

/** A line of one to five statements; a comment ends with its line. */
export const bashLines: fc.Arbitrary<string> = fc
  .array(simple, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map((part) => part + (part.includes(' # ') ? '\n' : '; ')).join(''))
  .map((line) => line.replace(/; $/, ''));
