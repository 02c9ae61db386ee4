import assert from 'node:assert/strict';
import { matchCommand } from '../../../../src/engine/matching/match.ts';
import { createView, isHarmless, readArguments } from '../../../../src/engine/matching/view.ts';
import type { Call, Word } from '../../../../src/model/call.ts';
import type { Platform } from '../../../../src/model/platform.ts';

const place = { start: 0, end: 0 };
const word = (text: string): Word => ({ text, certain: !text.includes('$'), place });

function call(line: string): Call {
  const [program = '', ...args] = line.split(' ');
  return {
    program,
    name: word(program),
    args: args.map(word),
    variables: {},
    input: undefined,
    output: [],
    cwd: '/w',
    via: [],
    place,
  };
}

const tool: Platform = {
  id: 'tool',
  title: 'Tool',
  docs: '',
  programs: ['tool'],
  optionsWithValue: ['-e', '--env', '-m', '-h'],
  dryRun: ['-n'],
  rules: [
    {
      id: 'delete',
      command: ['volume', 'delete|rm'],
      does: { verb: 'delete', what: 'volume', undo: 'none' },
      why: '',
      instead: '',
      stops: ['tool volume rm'],
      passes: ['tool volume list'],
    },
  ],
};

const matches = (line: string) =>
  matchCommand(readArguments(call(line), tool), tool).map(({ sure, positionals }) => [
    sure,
    positionals.map(({ text }) => text).join(' '),
  ]);
const harmless = (line: string) => isHarmless(readArguments(call(line), tool), tool);

describe('engine/view and match', () => {
  it('finds a sub-command among options', () => {
    for (const line of [
      'tool volume rm a',
      'tool -e prod volume rm a',
      'tool --env=prod volume --yes rm a',
      'tool volume -y rm a',
      'tool --unknown value volume rm a',
      'tool volume delete -- a',
    ]) {
      assert.deepEqual(matches(line), [[true, 'a']], line);
    }
  });

  it('does not take a value or another word for the sub-command', () => {
    for (const line of ['tool -m volume rm', 'tool list volume rm', 'tool volume list rm', 'tool volume']) {
      assert.deepEqual(matches(line), [], line);
    }
  });

  it('is not sure where an unknown word may be the sub-command', () => {
    assert.deepEqual(matches('tool volume $DEED a'), [[false, 'a']]);
    assert.deepEqual(matches('tool $ARGS'), [[false, '']]);
    assert.deepEqual(matches('tool list $NAME'), []);
  });

  it('tells bundled flags and values apart', () => {
    const args = readArguments(call('tool -rfmfix -e prod --env=test --long=a=b -- -x'), tool);
    const view = createView(args, []);
    assert.equal(view.has('-r'), true);
    assert.equal(view.has('-f'), true);
    assert.equal(view.has('-i'), false);
    assert.equal(view.has('-x'), false);
    assert.equal(view.value('-m'), 'fix');
    assert.equal(view.value('--env'), 'test');
    assert.equal(view.value('-e', '--env'), 'prod');
    assert.equal(view.value('--long'), 'a=b');
  });

  it('gives an option that nobody describes the word after it, which stays a positional', () => {
    const args = readArguments(call('tool volume rm --nodes 0 a --quiet --last'), tool);
    const view = createView(args, []);
    assert.equal(view.value('--nodes'), '0');
    assert.equal(view.value('--quiet'), undefined);
    assert.equal(view.value('--last'), undefined);
    assert.deepEqual(matches('tool volume rm --nodes 0 a'), [[true, '0 a']]);
  });

  it('takes no unknown word for a sign of a rule that takes any', () => {
    const { rules } = tool;
    const any: Platform = { ...tool, rules: [{ ...rules[0], command: ['delete', '*'] }] };
    const sure = (line: string) => matchCommand(readArguments(call(line), any), any).map((one) => one.sure);
    assert.deepEqual(sure('tool delete $WHAT'), [true]);
    assert.deepEqual(sure('tool list $WHAT'), []);
    assert.deepEqual(sure('tool delete'), []);
  });

  it('tells the options of Windows’ own programs from their words', () => {
    const read = (line: string) =>
      readArguments(call(line), tool).positionals.map(({ word: { text } }) => text);
    assert.deepEqual(read('taskkill /F /IM node.exe /T'), ['node.exe']);
    assert.deepEqual(read('rmdir /data'), ['/data']);
  });

  it('knows calls that only explain or rehearse', () => {
    for (const line of [
      'tool volume rm --help',
      'tool help volume rm',
      'tool --version',
      'tool volume rm --dry-run',
      'tool volume rm --dry_run=client',
      'tool volume rm -n',
    ]) {
      assert.equal(harmless(line), true, line);
    }
    for (const line of [
      'tool volume rm',
      'tool volume rm --dry-run=false',
      'tool volume rm --dry-run=none',
      'tool volume rm -- --help',
      'tool volume rm -m --help',
      'tool -h host volume rm',
      'tool volume rm --dry-run false',
    ]) {
      assert.equal(harmless(line), false, line);
    }
  });
});
