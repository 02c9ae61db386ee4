import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { readCommand } from '../../../../src/engine/shell/read.ts';

/** Prints the words of every command that is not found, that is of every command of the line. */
const prologue = `command_not_found_handle() { printf '%s\\x1f' "$@" >&3; printf '\\x1e' >&3; }; set -f\n`;

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
  '$"loc"',
  '@',
  '=',
  'a=b',
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
    `\${${it}^^}`,
    `"\${${it}##* }"`,
    `pre"$${it}"post`,
    `x$${it}y`,
  ),
);
const word = fc.oneof({ weight: 3, arbitrary: literal }, { weight: 2, arbitrary: expansion });
const value = fc.constantFrom('a', 'ab', "'a b'", '"b  a"', "' a'", "'a '", "''", '', 'x\\ y', "$'t\\tu'");
const plain = fc.tuple(name, fc.array(word, { maxLength: 4 })).map(([it, words]) => [it, ...words].join(' '));
const substituting = fc
  .tuple(name, literal, fc.constantFrom('echo', "printf '%s'", "printf '<%s>\\n'"))
  .map(([it, argument, printer]) => `${it} "$(${printer} ${argument})" $(${printer} ${argument})`);
const assigning = fc
  .tuple(variable, fc.constantFrom('=', '+='), value)
  .map(([it, operator, text]) => it + operator + text);
const simple = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 3, arbitrary: assigning },
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
    arbitrary: fc.tuple(name, word, word).map(([it, one, two]) => `set -- ${one} ${two}; ${it} "$@" $# "$1"`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, word, word)
      .map(([it, one, two]) => `L=(${one} ${two}); ${it} "\${L[@]}" \${#L[@]}`),
  },
  { weight: 1, arbitrary: plain.map((command) => `eval '${command.replaceAll("'", "'\\''")}'`) },
);
const line = fc.array(simple, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('; '));

/** The words of each command as bash runs them, for each line in a shell of its own. */
function run(lines: readonly string[]): string[][][] {
  const quoted = lines.map(
    (it) => `( ${it.replaceAll('\n', '\\n')}\n) >/dev/null 2>&1; printf '\\x1d' >&3\n`,
  );
  const { output, status } = spawnSync('bash', ['--norc', '--noprofile'], {
    input: `${prologue}PATH=/nonexistent; A= B= C=\n${quoted.join('')}`,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    env: {},
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  const blocks = String(output[3]).split('\x1d').slice(0, -1);
  return blocks.map((block) =>
    block
      .split('\x1e')
      .slice(0, -1)
      .map((command) => command.split('\x1f').slice(0, -1)),
  );
}

describe('shell: against bash itself', () => {
  it('reads the words that bash runs', function () {
    if (process.platform === 'win32') this.skip();
    const lines = fc.sample(line, { numRuns: 600, seed: 20_261_121 });
    const real = run(lines);
    assert.equal(real.length, lines.length);
    let certain = 0;
    lines.forEach((command, index) => {
      const input = {
        command,
        shell: 'bash',
        cwd: '/w',
        variables: { A: '', B: '', C: '' },
        facts: new Map(),
      } as const;
      const calls = readCommand(input).calls.filter((call) => /^p\d$/.test(call.name.text));
      const read = calls.map((call) => [call.name, ...call.args]);
      const expected = real[index] ?? [];
      assert.equal(read.length, expected.length, command);
      read.forEach((words, at) => {
        if (!words.every((it) => it.certain)) return;
        certain++;
        assert.deepEqual(
          words.map((it) => it.text),
          expected[at],
          command,
        );
      });
    });
    assert.ok(certain > 900, `only ${certain} calls are certain`);
  });
});
