import type { Random } from './random.ts';
import type { Rewrite } from './same-meaning.ts';
import { always, cut, silent } from './same-meaning.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('base64');
const single = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Rewrites a line's first word where it is a plain name. */
function onFirst(
  name: string,
  rewrite: (word: string, rest: string, random: Random) => string | undefined,
  words: ReadonlySet<string> = new Set(),
): Rewrite {
  return {
    name,
    apply(line, random) {
      const [, word = '', rest = ''] = /^([A-Za-z][\w-]*)((?:\s[\s\S]*)?)$/.exec(line) ?? [];
      return word === '' || words.has(word.toLowerCase()) ? undefined : rewrite(word, rest, random);
    },
  };
}

/** A line that a character of the shell would not change. */
const only = (name: string, fits: RegExp, rewrite: (line: string) => string): Rewrite => ({
  name,
  apply: (line) => (fits.test(line) ? rewrite(line) : undefined),
});

const anyCase = (word: string, random: Random) =>
  [...word].map((letter) => (random.below(2) === 0 ? letter.toUpperCase() : letter.toLowerCase())).join('');

/** Words that PowerShell itself reads. */
const powershellWords = new Set(
  'if else elseif foreach for while do until switch try catch finally function filter param begin process end return throw trap exit break continue'.split(
    ' ',
  ),
);
const ownName = (name: string, rewrite: (word: string, rest: string, random: Random) => string | undefined) =>
  onFirst(name, rewrite, powershellWords);

const REMOVES = ['Remove-Item', 'ri', 'rm', 'del', 'erase', 'rd', 'rmdir'];

/** One line without a remark: more can stand behind it. */
const OPEN = /^[^\n#]*[^\n#|`]$/;

export const powershellRewrites: readonly [Rewrite, ...Rewrite[]] = [
  ownName('cAsE', (word, rest, random) => (word.includes('-') ? anyCase(word, random) + rest : undefined)),
  ownName('wo`rd', (word, rest, random) => {
    const [one, two] = cut(word, random);
    // Before these letters it means another character.
    return one === '' || /^[0abefnrtuv]/i.test(two) ? undefined : `${one}\`${two}${rest}`;
  }),
  ownName('alias', (word, rest, random) =>
    /^Remove-Item$/i.test(word) ? random.pick(REMOVES as [string, ...string[]]) + rest : undefined,
  ),
  ownName("& 'word'", (word, rest) => `& '${word}'${rest}`),
  ownName('& "word"', (word, rest) => `& "${word}"${rest}`),
  ownName("& ('wo'+'rd')", (word, rest, random) => {
    const [one, two] = cut(word, random);
    return `& ('${one}'+'${two}')${rest}`;
  }),
  ownName("& ('{0}' -f)", (word, rest, random) => {
    const [one, two] = cut(word, random);
    return `& ('{0}{1}' -f '${one}','${two}')${rest}`;
  }),
  ownName('$variable', (word, rest) => `$fuzz = '${word}'; & $fuzz${rest}`),
  ownName('. $variable', (word, rest) => `$Fuzz = "${word}"; . $fuzz${rest}`),
  ownName('Set-Alias', (word, rest) => `Set-Alias fuzzy ${word}; fuzzy${rest}`),
  ownName('tabs', (word, rest) => word + rest.replace(/^ /, '\t ')),
  ownName('` newline', (word, rest) => (rest === '' ? undefined : `${word} \`\n ${rest}`)),
  always('# comment', (line) => `${line}\n# nothing`),
  always('<# #>', (line) => `<# it's #> ${line}`),
  always('& { }', (line) => `& { ${line}\n}`),
  always('. { }', (line) => `. {\n${line}\n}`),
  silent('( )', (line) => `$fuzz = $(${line}\n)`),
  silent('@( )', (line) => `@(${line}\n).Count`),
  always('if', (line) => `if ($true) { ${line}\n}`),
  always('if newline', (line) => `if ($true)\n{\n${line}\n}\nelse\n{\n}`),
  always('try', (line) => `try { ${line}\n} catch { }`),
  always('finally', (line) => `try { 1 } finally { ${line}\n}`),
  always('foreach', (line) => `foreach ($fuzz in 1) { ${line}\n}`),
  always('for', (line) => `for ($fuzz = 0; $fuzz -lt 1; $fuzz++) { ${line}\n}`),
  always('do', (line) => `do { ${line}\n} while ($false)`),
  always('switch', (line) => `switch (1) { 1 { ${line}\n} }`),
  always('%', (line) => `1 | % { ${line}\n}`),
  always('.ForEach', (line) => `@(1).ForEach({ ${line}\n})`),
  always('function', (line) => `function fuzz { ${line}\n}; fuzz`),
  always('Invoke-Command', (line) => `Invoke-Command -ScriptBlock { ${line}\n}`),
  silent('Start-Job', (line) => `Start-Job { ${line}\n} | Wait-Job`),
  always('$block', (line) => `$fuzz = { ${line}\n}; & $fuzz`),
  always('iex', (line) => `Invoke-Expression ${single(line)}`),
  always('variable iex', (line) => `$fuzz = ${single(line)}; iex $fuzz`),
  always('| iex', (line) => `${single(line)} | iex`),
  always('here-string iex', (line) => `iex @'\n${line}\n'@`),
  always('scriptblock', (line) => `[scriptblock]::Create(${single(line)}).Invoke()`),
  always('-enc', (line) => `powershell -NoProfile -EncodedCommand ${utf16(line)}`),
  always('-e', (line) => `pwsh -nop -e ${utf16(line)}`),
  always('Start-Process', (line) => `Start-Process powershell -ArgumentList '-enc', '${utf16(line)}' -Wait`),
  always('pwsh -c', (line) => `pwsh -c ${single(line)}`),
  always('1;', (line) => `Write-Host 'fine'; ${line}`),
  { ...only('| Out-Null', OPEN, (line) => `${line} | Out-Null`), silent: true },
  only('; 1', OPEN, (line) => `${line}; 'done'`),
];

/** Words that cmd itself reads. */
const cmdWords = new Set(
  'if else for do rem set echo call goto exit start setlocal endlocal title'.split(' '),
);
const ownProgram = (
  name: string,
  rewrite: (word: string, rest: string, random: Random) => string | undefined,
) => onFirst(name, rewrite, cmdWords);

/** Nothing in it is special to cmd. */
const PLAIN = /^[A-Za-z][\w \\/:.*-]*$/;
/** One command without quotes or variables of its own. */
const LINE = /^[^\n%!"^&|<>()]+$/;

export const cmdRewrites: readonly [Rewrite, ...Rewrite[]] = [
  ownProgram('cAsE', (word, rest, random) => anyCase(word, random) + rest),
  ownProgram('ca^ret', (word, rest, random) => cut(word, random).join('^') + rest),
  ownProgram('wo""rd', (word, rest, random) => cut(word, random).join('""') + rest),
  ownProgram('"word"', (word, rest) => `"${word}"${rest}`),
  ownProgram('%variable%', (word, rest) => `set fuzz=${word}\n%fuzz%${rest}`),
  ownProgram('call %variable%', (word, rest) => `set fuzz=${word}& call %fuzz%${rest}`),
  ownProgram(
    '!variable!',
    (word, rest) => `setlocal enabledelayedexpansion & set fuzz=${word}& !fuzz!${rest}`,
  ),
  ownProgram('%a%%b%', (word, rest, random) => {
    const [one, two] = cut(word, random);
    return one === '' || two === '' ? undefined : `set fuzz1=${one}\nset fuzz2=${two}\n%fuzz1%%fuzz2%${rest}`;
  }),
  ownProgram('%x:~1%', (word, rest) => `set fuzz=z${word}\n%fuzz:~1%${rest}`),
  ownProgram('separators', (word, rest, random) =>
    /^(?:rd|rmdir|del|erase)$/i.test(word) && /^[\w \\/:.*-]*$/.test(rest)
      ? word + rest.replaceAll(' ', random.pick([',', ';', '=', ' , ']))
      : undefined,
  ),
  ownProgram('glued', (word, rest) =>
    /^(?:rd|rmdir|del|erase)$/i.test(word) ? word + rest.replace(/^ +(?=\/)/, '') : undefined,
  ),
  always('@', (line) => `@${line}`),
  always('  line', (line) => `  \t${line}`),
  always('echo &', (line) => `echo fine & ${line}`),
  always('call', (line) => (/^[A-Za-z"]/.test(line) ? `call ${line}` : line)),
  always('rem', (line) => `rem nothing & to see\n${line}`),
  always('::', (line) => `:: nothing\n${line}`),
  always('( )', (line) => `(${line})`),
  always('( newline )', (line) => `(\n${line}\n)`),
  only('cmd /c', LINE, (line) => `cmd /d /c ${line}`),
  only('cmd /c ""', LINE, (line) => `cmd /s /c "${line}"`),
  only('cmd/c', LINE, (line) => `cmd/c ${line}`),
  only('start', LINE, (line) => `start "" /b cmd /c ${line}`),
  only('for', LINE, (line) => `for %f in (1) do ${line}`),
  only('for /f', PLAIN, (line) => `for /f "delims=" %f in ('echo ${line}') do %f`),
  only('if', LINE, (line) => `if 1==1 ${line}`),
  only('if not exist', LINE, (line) => `if not exist fuzz (${line})`),
  only('if else', LINE, (line) => `if exist fuzz (echo no) else (${line})`),
  only('set line', LINE, (line) => `set "fuzz=${line}"\n%fuzz%`),
  only('set line call', PLAIN, (line) => `set fuzz=${line}& call %fuzz%`),
  only('echo | cmd', PLAIN, (line) => `echo ${line}| cmd`),
  only('> bat', PLAIN, (line) => `echo ${line}> fuzz.bat & call fuzz.bat`),
  { ...only('>nul', LINE, (line) => `${line} >nul 2>&1`), silent: true },
  only('2>nul', LINE, (line) => `2>nul ${line}`),
  only('&& echo', LINE, (line) => `${line} && echo done || echo failed`),
];
