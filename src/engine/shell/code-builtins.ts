import type { Word } from '../../model/call.ts';
import { readPrompt } from './prompt.ts';
import { lookup } from './scope.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit, inside, noteUnread } from './session.ts';

/**
 * Builtins in whose words code stands that the shell runs now or when something happens.
 * https://www.gnu.org/software/bash/manual/html_node/Bash-Builtins.html
 * https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion-Builtins.html
 * https://zsh.sourceforge.io/Doc/Release/Zsh-Modules.html
 */
const CODE: Readonly<Record<string, (args: readonly Word[]) => readonly (readonly Word[])[]>> = {
  mapfile: (args) => behind(args, '-C'),
  readarray: (args) => behind(args, '-C'),
  compgen: (args) => behind(args, '-C'),
  complete: (args) => behind(args, '-C'),
  // `bind -x '"\C-a": command'`
  bind: (args) =>
    behind(args, '-x').map(([word = NOTHING]) => [
      { ...word, text: word.text.replace(/^"?[^"]*"?\s*:\s*/, '') },
    ]),
  sched: (args) => [args.slice(1)],
  zpty: (args) => [args.filter(({ text }) => !text.startsWith('-')).slice(1)],
};

/** https://fishshell.com/docs/current/cmds/bind.html, https://fishshell.com/docs/current/cmds/complete.html */
const FISH_CODE: typeof CODE = {
  // A single word is a function of fish's own.
  bind: (args) => args.filter(({ text }) => /\s/.test(text)).map((word) => [word]),
  complete: (args) =>
    [
      ...behind(args, '-a'),
      ...behind(args, '--arguments'),
      ...behind(args, '-n'),
      ...behind(args, '--condition'),
    ]
      .filter(([word]) => /[(\s]/.test(word?.text ?? ''))
      .map(([word = NOTHING]) => [
        { ...word, text: word.text.startsWith('(') ? `echo ${word.text}` : word.text },
      ]),
};

/** The word behind each such option. */
const behind = (args: readonly Word[], option: string): readonly (readonly Word[])[] =>
  args.filter((_, at) => args[at - 1]?.text === option).map((word) => [word]);

/** Runs a builtin with words: `eval` for code, `source` for a file. */
function run(builtin: 'eval' | 'source', words: readonly Word[], frame: Frame): void {
  const [first] = words;
  if (first === undefined || first.text === '') return;
  const { place } = first;
  frame.session.invoke(
    { words: [{ text: builtin, certain: true, place }, ...words], place, direct: true },
    { ...frame, input: undefined },
  );
}

/** Runs the code that stands in the words of such a builtin. */
export function runHeldCode({ words, place }: Invocation, frame: Frame): Output {
  const [name, ...args] = words;
  const program = name?.text ?? '';
  const table = frame.shell === 'fish' ? FISH_CODE : CODE;
  for (const code of Object.hasOwn(table, program) ? (table[program]?.(args) ?? []) : []) {
    const within = inside(frame, program, place);
    if (within !== undefined) run('eval', code, within);
  }
  return undefined;
}

/** A builtin that does nothing else. */
export function holdsCode(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  return runHeldCode(invocation, frame);
}

/** zsh's `zargs -- files -- command`. https://zsh.sourceforge.io/Doc/Release/User-Contributions.html#Other-Functions */
export function zargs({ words, place }: Invocation, frame: Frame): Output {
  emit(frame, words, place);
  const last = words.findLastIndex(({ text }) => text === '--');
  const command = words.slice(last + 1);
  const args = words.slice(1, last).filter(({ text }) => !text.startsWith('-'));
  const within = last < 0 || command.length === 0 ? undefined : inside(frame, 'zargs', place);
  within?.session.invoke(
    { words: [...command, ...args], place, direct: true },
    { ...within, input: undefined },
  );
  return undefined;
}

/** `enable -f file name` loads what nobody can read. */
export function enable({ words, place }: Invocation, frame: Frame): Output {
  emit(frame, words, place);
  if (words.some(({ text }) => text === '-f'))
    noteUnread(frame, place, 'It loads code into the shell. What that does is not known.');
  return '';
}

const INTERACTIVE = /^-[a-zA-Z]*i[a-zA-Z]*$/;
const TRACING = /^-[a-zA-Z]*x[a-zA-Z]*$/;

/**
 * What a shell runs by itself when it starts, by its options and by variables that the line sets.
 * https://www.gnu.org/software/bash/manual/html_node/Bash-Startup-Files.html
 * https://www.gnu.org/software/bash/manual/html_node/Controlling-the-Prompt.html
 */
export function readStartup(program: string, args: readonly Word[], frame: Frame): void {
  const set = (name: string): Word => {
    const word = lookup(frame.scope, name)?.word;
    // What comes from the environment stands nowhere.
    return word?.certain === true && word.place.end > 0 ? word : NOTHING;
  };
  const has = (option: RegExp) => args.some(({ text }) => option.test(text));
  for (const option of ['--rcfile', '--init-file'])
    for (const file of behind(args, option)) run('source', file, frame);
  if (program === 'fish')
    for (const option of ['-C', '--init-command'])
      for (const code of behind(args, option)) run('eval', code, frame);
  if (program === 'bash') {
    const file = set('BASH_ENV');
    const made = lookup(frame.scope, 'BASH_ENV')?.word;
    // `BASH_ENV=<(…)`, which is known by what it holds.
    run('source', [file.text === '' && made?.holds !== undefined ? made : file], frame);
  }
  // https://zsh.sourceforge.io/Doc/Release/Files.html
  const folder = set('ZDOTDIR');
  if (program === 'zsh' && folder.text !== '')
    run('source', [{ ...folder, text: `${folder.text}/.zshenv` }], frame);
  if (has(INTERACTIVE)) {
    if (program !== 'fish') run('source', [set('ENV')], frame);
    run('eval', [set('PROMPT_COMMAND')], frame);
    for (const name of ['PS0', 'PS1', 'PROMPT']) readPrompt(set(name), frame);
  }
  if (has(TRACING) || /\bxtrace\b/.test(set('SHELLOPTS').text)) readPrompt(set('PS4'), frame);
}

const NOTHING: Word = { text: '', certain: true, place: { start: 0, end: 0 } };
