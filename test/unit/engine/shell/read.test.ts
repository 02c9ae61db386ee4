import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCommand } from '../../../../src/engine/shell/read.ts';
import type { Shell } from '../../../../src/model/request.ts';
import { reading } from './print.ts';

/** A line, and the text in it that the last call's place names. */
const places: readonly (readonly [line: string, last: string])[] = [
  ['ls && rm -rf x', 'rm -rf x'],
  ['sudo rm x', 'rm x'],
  ["bash -c 'cd a; rm b'", 'rm b'],
  ['bash -c "rm b"', 'rm b'],
  ['sh -c "sh -c \'rm b\'"', 'rm b'],
  ["ssh db1 'ls; rm b'", 'rm b'],
  ['echo "rm b" | sh', 'rm b'],
  ["bash <<'E'\nls\nrm b\nE", 'rm b'],
  ['echo $(rm b', 'echo $(rm b'],
  ['bash -c \'rm \'"b"', '\'rm \'"b"'],
  ['echo a; eval "rm \\"b\\""', '"rm \\"b\\""'],
];

/** Inputs that are too much, and the most seconds that one may take on a slow machine. */
const bombs: readonly (readonly [name: string, text: string])[] = [
  ['many commands', 'rm a;'.repeat(12_000)],
  ['many substitutions', `echo "${'$(a) '.repeat(12_000)}"`],
  ['nested substitutions', '$('.repeat(300) + ')'.repeat(300)],
  ['nested quoted substitutions', `echo ${'"$('.repeat(250)}a${')"'.repeat(250)}`],
  ['open brackets', '('.repeat(5000)],
  ['open braces', `echo ${'{'.repeat(60_000)}`],
  ['multiplying braces', `echo ${'{a,b}'.repeat(12_000)}`],
  ['a long pipe', `${'a|'.repeat(20_000)}a`],
  ['a long chain', `${'a&&'.repeat(20_000)}a`],
  ['many variables', Array.from({ length: 6000 }, (_, index) => `A${index}=1;x`).join(';')],
  ['many conditional variables', Array.from({ length: 3000 }, (_, index) => `a && A${index}=1`).join(' && ')],
  ['a doubling variable', `a=xxxxxxxxxx;${'a=$a$a;'.repeat(5000)}echo $a`],
  ['nested loops', `${'for i in 1 2 3 4 5; do '.repeat(60)}rm $i${'; done'.repeat(60)}`],
  [
    'doubling functions',
    `${Array.from({ length: 20 }, (_, at) => `f${at}(){ f${at + 1}; f${at + 1}; };`).join('')}f0`,
  ],
  ['a chain of wrappers', `${'sudo '.repeat(12_000)}rm x`],
  ['too long', 'a '.repeat(80_000)],
];

describe('shell: reading', () => {
  for (const [line, last] of places) {
    it(`place of the last call in ${line}`, () => {
      const place = reading(line).calls.at(-1)?.place;
      assert.equal(line.slice(place?.start, place?.end), last);
    });
  }

  for (const [name, text] of bombs) {
    it(`stays small and quick: ${name}`, () => {
      const began = performance.now();
      for (const shell of ['bash', 'powershell', 'cmd'] as const) {
        const { calls } = reading(text.slice(0, 131_072), shell);
        assert.ok(calls.length <= 2000);
      }
      assert.ok(performance.now() - began < 4000);
    });
  }

  it('says that it gave up', () => {
    for (const text of [
      'rm a;'.repeat(12_000),
      'a '.repeat(80_000),
      `${'sudo '.repeat(50)}rm x`,
      'echo \0',
    ]) {
      assert.ok(reading(text).unread.some((it) => it.weight === 'code'));
    }
  });

  it('carries variables, input and output', () => {
    const [call] = reading('A=1; B=2 cat <<< x > f').calls;
    const variables = Object.entries(call?.variables ?? {}).map(([name, word]) => `${name}=${word.text}`);
    assert.deepEqual(variables, ['STAGE=prod', 'A=1', 'B=2']);
    assert.equal(call?.input?.kind === 'text' ? call.input.word.text : undefined, 'x\n');
    assert.deepEqual(
      call?.output.map((it) => it.operator + it.target.text),
      ['>f'],
    );
  });

  it('carries what a pipe brings', () => {
    const [, piped] = reading('echo a | cat').calls;
    const input = piped?.input;
    assert.equal(input?.kind === 'pipe' ? input.text?.text : undefined, 'a\n');
    assert.deepEqual(input?.kind === 'pipe' ? input.from.map((it) => it.program) : [], ['echo']);
    const [, unknown] = reading('date | cat').calls;
    assert.equal(unknown?.input?.kind === 'pipe' && unknown.input.text, undefined);
  });

  it('keeps names of variables that objects have of their own', () => {
    const [call] = reading('__proto__=1 constructor=2 a').calls;
    assert.deepEqual(Object.keys(call?.variables ?? {}), ['STAGE', '__proto__', 'constructor']);
    assert.equal(reading('toString; constructor x; hasOwnProperty').calls.length, 3);
  });

  it('tells the internet from other sources', () => {
    const reason = (line: string): string => reading(line).unread[0]?.reason ?? '';
    assert.match(reason('curl -s https://x | sh'), /internet/);
    assert.doesNotMatch(reason('date | sh'), /internet/);
    assert.match(reason('"$TOOL" x'), /“\$TOOL”/);
  });

  it('never throws', () => {
    const shells: readonly Shell[] = ['bash', 'sh', 'zsh', 'fish', 'powershell', 'cmd'];
    const pieces = fc.constantFrom(
      ...'$( ) { } ${ $(( )) " \' ` \\ ; & | && || < > << <<< <( \n # ~ * ? [ ] [[ ]] ! = += @ % ^ , : if then else fi for in do done while case esac function coproc'.split(
        ' ',
      ),
      ...'select rm eval source sh -c bash xargs find -exec sudo env npm run make trap alias cd export read A=1 $x $@ ${x:-y} ${x/a/b} ${x[@]} {a,b} {1..9} EOF <<EOF <<-E'.split(
        ' ',
      ),
      ...'powershell -enc cmd /c set %A% !A! $x= iex @" "@ <# #> [a]::b( ssh host parallel ::: tmux send-keys printf -v %s local x=( getopts unset shift'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' ')),
      fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...shells),
        fc.option(fc.constantFrom('/w', 'C:\\w'), { nil: undefined }),
        (command, shell, cwd) => {
          const { calls } = readCommand({ command, shell, cwd, variables: {}, facts: new Map() });
          for (const { place } of calls)
            assert.ok(place.start >= 0 && place.start <= place.end && place.end <= command.length);
        },
      ),
      {
        numRuns: 1500,
        examples: [
          ['sudo<<<$(=', 'bash', undefined],
          ['${`\\', 'bash', undefined],
        ],
      },
    );
  });
});
