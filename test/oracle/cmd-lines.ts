import fc from 'fast-check';

const word = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('a', 'b1', '/s', '/q', '-x', 'C:\\d', '..\\e', 'a.b', '*.txt', "it's"),
  },
  fc.constantFrom('"a b"', '"a&b"', 'a"b c"d', '""', '"^"', '"x|y"', '"(z)"'),
  fc.constantFrom('a^&b', '^^', 'c^|d', '^<e', 'f^ g', '^"h', 'i^)j'),
  fc.constantFrom('%A%', '"%A%"', 'x%B%y', '%A%%B%'),
  fc.constantFrom('a(b', '(c', '@d', '[e]', '{f}', '~g', '#h', '$i'),
);
const words = fc.array(word, { maxLength: 4 });
const echo = fc
  .tuple(fc.constantFrom('echo', 'echo', 'ECHO', '@echo', 'e^cho'), words)
  .map(([name, rest]) => [name, 'p', ...rest].join(' '));

/** In brackets a bracket ends the group, whatever stands before it. */
const inner = echo.map((line) => line.replaceAll(')', '').replaceAll('(', ''));

const command: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: echo },
  fc.tuple(echo, fc.constantFrom('&', ' & ', '&&', ' && '), echo).map((parts) => parts.join('')),
  fc.tuple(inner, inner).map(([one, two]) => `(${one} & ${two})`),
  fc.tuple(inner, inner).map(([one, two]) => `(\n${one}\n${two}\n)`),
  fc
    .tuple(fc.constantFrom('1==1', 'not a==b', '"%A%"=="%A%"', '/i x==X', 'not exist nothing'), inner)
    .map(([test, then]) => `if ${test} ${then}`),
  fc.tuple(inner, inner).map(([then, other]) => `if 1==1 (${then} & ${other}) else (rem none)`),
  fc
    .tuple(fc.constantFrom('x y', 'x,y', '"x" z', 'x;y'), fc.constantFrom('%%i', 'v%%i', '"%%i"', '%%~i'))
    .map(([list, use]) => `for %%i in (${list}) do echo p ${use}`),
  fc.tuple(inner, inner).map(([one, two]) => `for %%i in (1) do (${one} & ${two})`),
  fc.constantFrom('a b', '"c d"', '/s', 'e').map((rest) => `call echo p ${rest}`),
  fc
    .constantFrom('%A:~1%', '%A:~0,2%', '%A:~-2%', '%A:n=x%', '"%A:~1,1%"')
    .map((use) => `set A=one\necho p ${use}`),
  fc.tuple(words, echo).map(([rest, then]) => `rem p ${rest.join(' ')} & echo no\n${then}`),
  fc.tuple(words, echo).map(([rest, then]) => `:: ${rest.join(' ')} & echo no\n${then}`),
  fc
    .tuple(fc.constantFrom('set A=one', 'set "A=two"', 'set A=t^&u', 'set B=f%A%o', 'set "B=o o"'), echo)
    .map(([set, then]) => `${set}\n${then}`),
  echo.map((line) => `${line} >nul 2>&1 & echo p after`),
  echo.map((line) => `2>nul ${line}`),
);

/**
 * Batch lines that print words with `echo`, harmless by construction. Without a lone `%`, which a file drops and a
 * prompt keeps, and without carets behind `call`, which reads them twice.
 */
export const cmdLines = command;
