import type { Place, Word } from '../../../model/call.ts';
import type { Fact } from '../../../model/fact.ts';
import { resolvePath } from '../../paths.ts';
import { maximumLength } from '../bash.ts';
import { inputText } from '../output.ts';
import type { Frame, Invocation, Output } from '../session.ts';
import { emit, fileFact, inside, noteUnread } from '../session.ts';
import { childScope } from '../shells.ts';
import { heldSource } from '../source.ts';
import { unknownCode } from '../unknown-code.ts';
import { recipesOf } from './makefile.ts';

/** Reads what `make` or `just` would run. */
export function recipe(program: string, invocation: Invocation, frame: Frame): Output {
  const { words, place } = invocation;
  emit(frame, words, place);
  const targets: Word[] = [];
  const rules: string[] = [];
  let [file, directory]: (Word | undefined)[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (/^(?:-n|--just-print|--dry-run|--recon|-v|--version|-h|--help|-l|--list)$/.test(word.text))
      return undefined;
    if (/^(?:-C|--directory|--working-directory|-d)$/.test(word.text)) directory = words[++at];
    else if (/^(?:-f|--file|--makefile|--justfile)$/.test(word.text)) file = words[++at];
    else if (/^(?:--(?:file|makefile|justfile)=|-f.)/.test(word.text)) {
      const attached = { ...word, text: word.text.replace(/^(?:--\w+=|-f)/, '') };
      const input = frame.session.substitutions.get(word);
      if (input !== undefined) frame.session.substitutions.set(attached, input);
      file = attached;
    } else if (/^(?:-[jloOWI]|--jobs)$/.test(word.text))
      at += /^\d+$/.test(words[at + 1]?.text ?? '') ? 1 : 0;
    else if (word.text === '--eval' || word.text === '-E') rules.push(words[++at]?.text ?? '');
    else if (word.text.startsWith('--eval=')) rules.push(word.text.slice('--eval='.length));
    else if (!word.text.startsWith('-') && !word.text.includes('=')) targets.push(word);
  }
  const cwd =
    directory === undefined
      ? frame.scope.cwd
      : directory.certain
        ? resolvePath(frame.scope.cwd, directory.text)
        : undefined;
  const names =
    file !== undefined
      ? [file.text]
      : program === 'just'
        ? ['justfile', 'Justfile']
        : ['GNUmakefile', 'makefile', 'Makefile'];
  let fact: ReturnType<typeof fileFact>;
  for (const name of names) {
    const path = resolvePath(cwd, name);
    if (fact?.state !== 'text' && path !== undefined) fact = fileFact(frame, path);
  }
  const substituted = file === undefined || file.certain ? undefined : frame.session.substitutions.get(file);
  if (file?.text === '-') fact = fedFile(cwd, frame);
  else if (substituted !== undefined) {
    fact = fedFile(cwd, { ...frame, input: substituted });
    if (fact === undefined && substituted.kind === 'pipe')
      return noteUnread(frame, place, unknownCode(substituted.from));
  }
  const given = [
    ...rules,
    ...words.filter(({ text }) => /^\w+[:+?]{0,2}=/.test(text)).map(({ text }) => text),
  ];
  if (program !== 'just') for (const text of given) readShellCalls(text, cwd, place, frame);
  // https://www.gnu.org/software/make/manual/make.html#index-_002d_002deval
  if (rules.length > 0 && program !== 'just') {
    if (fact?.state === 'text') frame.session.texts.set(fact.path, fact.text);
    fact = fileOf([...rules, fact?.text ?? ''].join('\n'), cwd);
  }
  if (fact?.state !== 'text') return undefined;
  if (fact.text.length > maximumLength)
    return noteUnread(frame, place, `The ${names[0]} is too long to be read.`);
  const wanted = targets.map((word) => (word.certain ? word.text : undefined));
  const assigned = words.filter((word) => /^[A-Za-z_]\w*=/.test(word.text)).map((word) => word.text);
  const named = wanted.filter((name) => name !== undefined);
  const within = inside(
    { ...frame, scope: { ...childScope(frame), cwd } },
    [program, ...named].join(' '),
    place,
  );
  if (within === undefined) return undefined;
  frame.session.texts.set(fact.path, fact.text);
  const kind = program === 'just' ? 'just' : 'make';
  const load = (name: string, from: string): Text | undefined => {
    // `make` looks from its own directory, `just` from the file that includes.
    const base = kind === 'make' ? cwd : from.replace(/[\\/][^\\/]*$/, '');
    const path = resolvePath(base, name);
    const other = path === undefined ? undefined : fileFact(frame, path);
    return other?.state === 'text' && other.text.length <= maximumLength ? other : undefined;
  };
  for (const { text, start, end, file: path, interpreter } of recipesOf(fact, kind, wanted, assigned, load)) {
    const held = { start, end, file: path };
    const own = { ...within, shell: 'sh' as const, scope: { ...within.scope } };
    if (interpreter === undefined) frame.session.read(heldSource(text, held), own);
    else {
      const word = (code: string): Word => ({ text: code, certain: true, place: held });
      const option = /^(?:python|(?:ba|z|fi|da|k)?sh)/.test(interpreter) ? '-c' : '-e';
      frame.session.invoke({ words: [word(interpreter), word(option), word(text)], place: held }, own);
    }
  }
  return undefined;
}

/** `make -f -` reads its rules from standard input. */
function fedFile(cwd: string | undefined, frame: Frame): Text | undefined {
  const text = inputText(frame, frame);
  return text === undefined ? undefined : fileOf(text, cwd);
}

const fileOf = (text: string, cwd: string | undefined): Text => ({
  kind: 'file',
  path: `${cwd ?? ''}/-`,
  state: 'text',
  text,
  hash: '',
});

type Text = Extract<Fact, { kind: 'file' }>;

/** `make 'X=$(shell …)'`. https://www.gnu.org/software/make/manual/html_node/Shell-Function.html */
function readShellCalls(text: string, cwd: string | undefined, place: Place, frame: Frame): void {
  for (const [, code = ''] of text.matchAll(/\$[({]shell\s+((?:[^()]|\([^()]*\))*)[)}]/g)) {
    const within = inside(frame, 'make', place);
    if (within === undefined) return;
    frame.session.read(heldSource(code.replaceAll('$$', '$'), place), {
      ...within,
      shell: 'sh',
      scope: { ...childScope(frame), cwd },
    });
  }
}
