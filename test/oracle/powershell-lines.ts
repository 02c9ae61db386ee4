import fc from 'fast-check';

const name = fc.constantFrom(
  'p1',
  'p2.exe',
  'Get-Thing',
  'Set-Content',
  '.\\p3.ps1',
  'Write-Output',
  'C:\\bin\\p1',
);
const value = fc.constantFrom(
  'a',
  'b1',
  "'c d'",
  '"e f"',
  "''",
  "'it''s'",
  "'{'",
  '"}"',
  "'#x'",
  '..\\g',
  'C:\\h\\i',
  '*.txt',
  'j/k',
  '12',
  '1.5',
  '0x1F',
  '$v',
  '"$v w"',
  '$v.Name',
  '$v[0]',
  '$env:X',
  '"${env:X}y"',
  '(p2 z)',
  '$(p2 z)',
  '@(1, 2)',
  '{ p2 z }',
  '@{ k = 1; l = "m" }',
  '--n',
  'o=p',
  'q:r',
  'é',
  '%s',
  '"a; p9"',
  "'a | p9'",
  '"`""',
);
const parameter = fc.constantFrom(
  '-Force',
  '-Recurse',
  '-Path x',
  '-Path:x',
  "-Name 'y z'",
  '-Value 1',
  '-x',
  '-Filter *.log',
  "-Include 'a', 'b'",
);
const redirection = fc.constantFrom(
  '',
  '',
  '',
  '',
  '> out.txt',
  '2>&1',
  '2>$null',
  '>> log.txt',
  '*> all.txt',
);
const plain = fc
  .tuple(
    name,
    fc.array(fc.oneof({ weight: 3, arbitrary: value }, { weight: 2, arbitrary: parameter }), {
      maxLength: 4,
    }),
    redirection,
  )
  .map(([it, words, to]) => [it, ...words, to].filter((text) => text !== '').join(' '));
const called = fc
  .tuple(fc.constantFrom("& 'p1'", '& "p2"', '& $v', '. .\\p3.ps1', '& (Get-Thing)', '&p1'), value)
  .map(([it, word]) => `${it} ${word}`);
const removal = fc
  .tuple(
    fc.constantFrom('Remove-Item', 'ri', 'remove-item', 'del', 'Rm'),
    fc.constantFrom('', '-Recurse', '-r', '-Force -Recurse', '-Confirm:$false', '-ea 0', '-Verbose'),
    fc.constantFrom('', '-Path', '-LiteralPath', '-Path:'),
    fc.constantFrom(
      'a',
      "'b c'",
      '"d e"',
      'C:\\f\\*',
      '.\\g',
      'h.i',
      '$v',
      '"$v\\j"',
      '(Join-Path k l)',
      '$env:TEMP\\m',
    ),
    fc.constantFrom(
      '',
      '-Force',
      '-r -fo',
      '-ErrorAction SilentlyContinue',
      '-WhatIf',
      '*> $null',
      '2>$null',
    ),
  )
  .map((parts) =>
    parts
      .filter((text) => text !== '')
      .join(' ')
      .replace('-Path: ', '-Path:'),
  );
const one = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 2, arbitrary: removal },
  { weight: 1, arbitrary: called },
);
const two = fc.tuple(one, one);

const statement: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: one },
  two.map((parts) => parts.join(' | ')),
  two.map((parts) => parts.join('; ')),
  two.map((parts) => parts.join('\n')),
  two.map((parts) => parts.join(' && ')),
  two.map((parts) => parts.join(' || ')),
  one.map((command) => `$v = ${command}`),
  one.map((command) => `$v += @(${command})`),
  one.map((command) => `[string]$v = $(${command}\n)`),
  two.map(([test, then]) => `if (${test}) { ${then} }`),
  two.map(([then, other]) => `if ($v -eq 'x')\n{\n  ${then}\n}\nelseif ($w)\n{ p1 }\nelse\n{\n  ${other}\n}`),
  two.map(([list, then]) => `foreach ($i in (${list})) { ${then} }`),
  two.map(([then, rest]) => `try { ${then} } catch [IO.IOException] { p1 } finally { ${rest} }`),
  one.map((command) => `for ($i = 0; $i -lt 3; $i++) { ${command} }`),
  one.map((command) => `while ($true) { ${command}; break }`),
  one.map((command) => `do { ${command} } until ($v)`),
  two.map(([then, other]) => `switch ($v) { 'a' { ${then} } default { ${other} } }`),
  two.map(([body, then]) => `function f { param([string]$n = 'x')\n${body} }\n${then}`),
  one.map((command) => `${command} | ForEach-Object { p1 $_ } | Where-Object { $_.Name -like '*x*' }`),
  one.map((command) => `${command} |\n  p2 a`),
  one.map((command) => `p1 a \`\n  b; ${command}`),
  one.map((command) => `# ${command}\n${command}`),
  one.map((command) => `<# ${command.replaceAll('#', '')} #> ${command}`),
  one.map((command) => `p1 @'\n${command}\n'@\n${command}`),
  one.map((command) => `$v | ForEach-Object -Process { ${command} } -End { p2 }`),
  one.map((command) => `@{ a = (${command}); b = 'c' }`),
  one.map((command) => `"x $(${command}) y"`),
  one.map((command) => `$v.Method((${command}), 'x')`),
  one.map((command) => `return ${command}`),
);

/** Lines of PowerShell with every kind of statement. They are only ever read. */
export const powershellLines: fc.Arbitrary<string> = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('\n'));
