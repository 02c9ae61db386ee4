import type { Input, Place, Word } from '../../../model/call.ts';
import { carrying } from '../carried.ts';
import { direnv } from '../direnv.ts';
import { cmdString, powershellString } from '../foreign.ts';
import { inputText } from '../output.ts';
import type { Frame, Invocation } from '../session.ts';
import { emit, inside, noteUnread } from '../session.ts';
import { childScope, readInput, readScript, readString } from '../shells.ts';
import { joined } from '../words/joined.ts';
import { run, screen, tmux } from './terminals.ts';

type Feeder = (invocation: Invocation, frame: Frame) => undefined;

/** Programs that start others with arguments or code of their own making. */
export const feeders: Readonly<Record<string, Feeder>> = {
  find,
  gfind: find,
  fd,
  fdfind: fd,
  xargs,
  gxargs: xargs,
  parallel,
  tmux,
  byobu: tmux,
  screen,
  at: fromInput,
  mix,
  batch: fromInput,
  direnv,
  cmd: cmdString,
  powershell: powershellString,
  pwsh: powershellString,
};

function find(invocation: Invocation, frame: Frame): undefined {
  const { words, place } = invocation;
  // `-fprintf file format` writes a file. https://www.gnu.org/software/findutils/manual/html_mono/find.html
  const written = words.filter((_, at) => /^-f(?:print[0f]?|ls)$/.test(words[at - 1]?.text ?? ''));
  const output = written.map((target) => ({ operator: '>' as const, target }));
  emit(output.length === 0 ? frame : { ...frame, output: [...frame.output, ...output] }, words, place);
  for (let at = 1; at < words.length; at++) {
    const action = words[at]?.text ?? '';
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(action)) continue;
    const end = words.findIndex(
      (word, index) =>
        index > at && (word.text === ';' || (word.text === '+' && words[index - 1]?.text === '{}')),
    );
    const inner = words.slice(at + 1, end < 0 ? undefined : end);
    if (inner.length > 0)
      run(
        inner.map((word) => filled(word, '{}')),
        `find ${action}`,
        place,
        frame,
      );
    at = end < 0 ? words.length : end;
  }
  return undefined;
}

function fd(invocation: Invocation, frame: Frame): undefined {
  const { words, place } = invocation;
  emit(frame, words, place);
  const at = words.findIndex((word) => /^(?:-[xX]|--exec|--exec-batch)$/.test(word.text));
  if (at < 0 || at === words.length - 1) return undefined;
  const inner = words.slice(at + 1);
  const placed = inner.some((word) => /\{(?:\/|\/\/|\.|\/\.)?\}/.test(word.text));
  const filledIn = inner.map((word) => (/\{[/.]*\}/.test(word.text) ? { ...word, certain: false } : word));
  run(placed ? filledIn : [...inner, stranger(place)], 'fd --exec', place, frame);
  return undefined;
}

/** A word whose placeholder is filled with something that is known only by running. */
function filled(word: Word, placeholder: string): Word {
  return word.text.includes(placeholder) ? { ...word, certain: false } : word;
}

/** The calls whose output fills the placeholder, where it stands in the word. */
function fedTo(word: Word, placeholder: string, { input }: Frame): Word['printedBy'] {
  return word.text.includes(placeholder) && input?.kind === 'pipe' ? input.from : word.printedBy;
}

function stranger(place: Place, input?: Input): Word {
  return carrying({ text: '{}', certain: false, place }, input?.kind === 'pipe' ? input.from : undefined);
}

const xargsValues =
  /^(?:-[aEILPndsS]|--(?:arg-file|delimiter|max-args|max-chars|max-lines|max-procs|eof|replace-str))$/;
const mostRounds = 50;

function xargs({ words, place }: Invocation, frame: Frame): undefined {
  const args = words.slice(1);
  let placeholder: string | undefined;
  let usual = true;
  let lined = false;
  let nulls = false;
  let at = 0;
  for (; at < args.length; at++) {
    const text = args[at]?.text ?? '';
    if (text === '--') {
      at++;
      break;
    }
    if (!/^-./.test(text)) break;
    if (
      /^(?:-d|--delimiter=?)(?:\\n|\n)$/.test(
        text + (/^(?:-d|--delimiter)$/.test(text) ? args[at + 1]?.text : ''),
      )
    )
      lined = true;
    else if (/^(?:-0|--null)$/.test(text)) nulls = true;
    else if (/^-[0daEd]|^--(?:null|delimiter|arg-file|eof)/.test(text)) usual = false;
    if (text === '-I' || text === '-J' || text === '-S') {
      if (text !== '-S') placeholder = args[at + 1]?.text;
    } else if (/^-[IJ]./.test(text)) placeholder = text.slice(2);
    else if (/^-i|^--replace/.test(text)) placeholder = text.replace(/^-i|^--replace=?/, '') || '{}';
    if (xargsValues.test(text) || text === '-J') at++;
  }
  const inner = args.slice(at);
  const command = inner.length > 0 ? inner : [{ text: 'echo', certain: true, place }];
  const text = usual ? inputText(frame, frame) : undefined;
  const without = { ...frame, input: undefined };
  if (text === undefined || (!lined && !nulls && /['"\\]/.test(text))) {
    const holder = placeholder;
    run(
      holder === undefined
        ? [...command, stranger(place, frame.input)]
        : command.map((word) => carrying(filled(word, holder), fedTo(word, holder, frame))),
      'xargs',
      place,
      without,
    );
  } else if (placeholder === undefined) {
    const fed = text.split(nulls ? '\0' : lined ? '\n' : /\s+/).filter((item) => item !== '');
    run([...command, ...fed.map((item) => ({ text: item, certain: true, place }))], 'xargs', place, without);
  } else {
    const holder = placeholder;
    const lines = text
      .split(nulls ? '\0' : '\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.length > mostRounds || holder === '')
      run(
        command.map((word) => filled(word, holder)),
        'xargs',
        place,
        without,
      );
    else
      for (const line of lines)
        run(
          command.map((word) => ({ ...word, text: word.text.replaceAll(holder, () => line) })),
          'xargs',
          place,
          without,
        );
  }
  return undefined;
}

const parallelValues =
  /^(?:-[jaNnLIPsEd]|--(?:jobs|arg-file|colsep|delay|joblog|load|max-args|max-procs|results|retries|sshlogin|timeout|tmpdir|workdir|wd|halt|memfree))$/;

function parallel({ words, place }: Invocation, frame: Frame): undefined {
  const args = words.slice(1);
  let at = 0;
  for (; at < args.length && /^-./.test(args[at]?.text ?? ''); at++) {
    if (parallelValues.test(args[at]?.text ?? '')) at++;
  }
  // https://www.gnu.org/software/parallel/man.html: “Print the job to run on stdout … but do not run the job”.
  if (args.slice(0, at).some(({ text }) => /^--dry-?run$/.test(text))) {
    emit(frame, words, place);
    return undefined;
  }
  const rest = args.slice(at);
  // With `--pipe` the jobs read the input instead of being given it as words.
  if (rest.length > 0 && args.slice(0, at).some(({ text }) => /^--(?:pipe|spreadstdin)$/.test(text))) {
    run(rest, 'parallel', place, frame);
    return undefined;
  }
  const colons = rest.findIndex((word) => /^::::?\+?$/.test(word.text));
  const command = colons < 0 ? rest : rest.slice(0, colons);
  const listed = colons >= 0 && rest[colons]?.text === ':::' ? rest.slice(colons + 1) : undefined;
  const read =
    colons < 0
      ? inputText(frame, frame)
          ?.split('\n')
          .filter((line) => line !== '')
      : undefined;
  const items = listed ?? read?.map((text) => ({ text, certain: true, place }));
  const within = inside({ ...frame, input: undefined }, 'parallel', place);
  if (within === undefined) return undefined;
  const own = { ...within, scope: childScope(frame) };
  if (items === undefined || items.length > mostRounds || items.some((item) => item.text === ':::')) {
    if (command.length === 0)
      return noteUnread(frame, place, 'It runs what another command prints. What that is, is not known.');
    const filledIn = command.map((word) =>
      /\{[^}]*\}/.test(word.text) ? { ...word, certain: false } : word,
    );
    const placed = command.some((word) => /\{[^}]*\}/.test(word.text));
    if (placed) readString(joined(filledIn), own, /[$`]|\{/);
    else readString(joined([...command, stranger(place)]), own, /[$`]|\{/);
    return undefined;
  }
  for (const item of items) {
    const placed = command.some((word) => word.text.includes('{}'));
    const filledIn = command.map((word) => ({ ...word, text: word.text.replaceAll('{}', () => item.text) }));
    readString(joined(placed ? filledIn : [...command, item]), own);
  }
  return undefined;
}

/** `mix do a, b + c` runs several tasks. https://hexdocs.pm/mix/Mix.Tasks.Do.html */
function mix(invocation: Invocation, frame: Frame): undefined {
  const { words, place } = invocation;
  emit(frame, words, place);
  const [name, first, ...rest] = words;
  if (name === undefined || first?.text !== 'do') return undefined;
  let task: Word[] = [name];
  const end = () => {
    if (task.length > 1) run(task, 'mix do', place, frame);
    task = [name];
  };
  for (const word of rest) {
    if (word.text !== '+' && word.text !== ',') task.push({ ...word, text: word.text.replace(/,$/, '') });
    if (/^\+$|,$/.test(word.text)) end();
  }
  end();
  return undefined;
}

/** `at` and `batch` run later what they read now, or what stands in the file of `-f`. */
function fromInput({ words, place }: Invocation, frame: Frame): undefined {
  emit(frame, words, place);
  const file = words[words.findIndex(({ text }) => text === '-f') + 1];
  const made = file === undefined ? undefined : frame.session.substitutions.get(file);
  if (made !== undefined)
    readInput(words, { ...frame, input: made, shell: 'sh', scope: childScope(frame) }, place, 'at');
  else if (file !== undefined && file !== words[0])
    readScript(file, { ...frame, shell: 'sh', scope: childScope(frame) }, true);
  if (frame.input !== undefined)
    readInput(words, { ...frame, shell: 'sh', scope: childScope(frame) }, place, words[0]?.text ?? 'at');
  return undefined;
}
