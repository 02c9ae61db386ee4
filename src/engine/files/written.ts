import type { Call, Word } from '../../model/call.ts';
import type { Fact, Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import { byProgram } from '../by-program.ts';
import { fileText } from '../file-text.ts';
import { resolvePath, temporaryFile } from '../paths.ts';
import { dumpText } from '../payload/sql/dumps.ts';

/** What is known of files while a line is read: a later part of it may run what an earlier one writes. */
interface Known {
  readonly facts: Facts;
  /** Takes note of what a call writes. True: what a later call reads may now be another text. */
  after(call: Call): boolean;
}

/** `ask` is handed what must be looked at first. */
export function createKnown(given: Facts, ask: (question: Question) => void): Known {
  // Copied once: a line may write as many files as it has calls.
  let own: Map<string, Fact> | undefined;
  return {
    get facts() {
      return own ?? given;
    },
    after(call) {
      const found = factsAfter(call, own ?? given, ask);
      if (found.length === 0) return false;
      own ??= new Map(given);
      for (const fact of found) own.set(factKey({ kind: 'file', path: fact.path }), fact);
      return true;
    },
  };
}

type File = Extract<Fact, { kind: 'file' }>;
const NONE: readonly File[] = [];
const COPIES = /^(?:cp|mv|install|ln|gcp|gmv)$/;
const FETCHES = /^(?:curl|wget|aria2c)$/;
const wayOf = byProgram((program) =>
  COPIES.test(program) ? 'copies' : FETCHES.test(program) ? 'fetches' : undefined,
);
const LAST = /^(?:-\w*[oO]|--output(?:-document)?|--out)$/;

/** Files as they are after a call: what it prints into them, or nothing that is known. */
function factsAfter(call: Call, facts: Facts, ask: (question: Question) => void): readonly File[] {
  const { program, output, args, cwd } = call;
  const way = wayOf(program);
  if (way === 'copies') return copied(call, facts, ask);
  if (way === 'fetches') {
    const fetched = args.filter((_, at) => LAST.test(args[at - 1]?.text ?? ''));
    return [...unknownAt(fetched, cwd), ...unknownAt(targetsOf(call), cwd)];
  }
  if (output.length === 0 && program !== 'tee') return NONE;
  if (!writesAnew(call)) return appended(call, facts);
  const found = writtenBy(call);
  return found.length > 0 ? found : unknownAt(targetsOf(call), cwd);
}

/** Files that a call writes, with what it prints into them, where that is known. */
export function writtenBy(call: Call): readonly File[] {
  if (call.output.length === 0 && call.program !== 'tee') return NONE;
  const paths = targetsOf(call).flatMap((word) => pathOf(word, call.cwd) ?? []);
  const text = paths.length === 0 ? undefined : printed(call);
  return text === undefined ? NONE : paths.map((path) => fileOf(path, text));
}

const fileOf = (path: string, text: string | undefined): File => ({
  kind: 'file',
  path,
  state: text === undefined ? 'missing' : 'text',
  text: text ?? '',
  hash: text === undefined ? UNKNOWN : '',
});

/** Marks a file of which only this is known: what the line puts there is made while it runs. */
const UNKNOWN = 'unknown';

const targetsOf = ({ output, program, args }: Call): readonly Word[] =>
  [...output.map(({ target }) => target), ...(program === 'tee' ? args : [])].filter(
    ({ text }) => !text.startsWith('-') && !text.startsWith('/dev/'),
  );

const pathOf = (word: Word, cwd: string | undefined): string | undefined =>
  word.certain ? resolvePath(cwd, word.text) : temporaryFile(word);

const unknownAt = (words: readonly Word[], cwd: string | undefined): readonly File[] =>
  words.flatMap((word) => pathOf(word, cwd) ?? []).map((path) => fileOf(path, undefined));

const writesAnew = ({ output, program, args }: Call): boolean =>
  output.every(({ operator }) => !operator.endsWith('>>')) &&
  !(program === 'tee' && args.some(({ text }) => /^(?:-\w*a\w*|--append)$/.test(text)));

/** `>>`: behind what stands there. Where that was not looked at yet, it is asked for first. */
function appended(call: Call, facts: Facts): readonly File[] {
  const text = printed(call);
  return targetsOf(call).flatMap((word): readonly File[] => {
    const path = pathOf(word, call.cwd);
    const before = path === undefined ? undefined : facts.get(factKey({ kind: 'file', path }));
    if (path === undefined || before?.kind !== 'file') return [];
    if (text === undefined) return [fileOf(path, undefined)];
    if (before.state === 'text') return [fileOf(path, `${before.text}\n${text}`)];
    // What cannot be read stays so.
    return before.state === 'missing' && before.hash !== UNKNOWN ? [fileOf(path, text)] : [];
  });
}

/** Files that a program may be told to run or to send. */
const SCRIPT =
  /\.(?:sql|[cm]?[jt]s|py|rb|pl|php|sh|json|ya?ml|http|hurl|cypher|graphql|conf|txt|lua|R|exs?|groovy|kts)$/;

/** A copy holds what its source does. */
function copied({ args, cwd }: Call, facts: Facts, ask: (question: Question) => void): readonly File[] {
  const plain = args.filter(({ text }) => !text.startsWith('-'));
  const [from, to] = plain.slice(-2);
  if (plain.length < 2 || from === undefined || to === undefined) return NONE;
  const name = from.text.split('/').at(-1) ?? '';
  const target = pathOf(to.text.endsWith('/') ? { ...to, text: to.text + name } : to, cwd);
  if (target === undefined) return NONE;
  if (!SCRIPT.test(target)) return NONE;
  const path = pathOf(from, cwd);
  if (path === undefined) return [fileOf(target, undefined)];
  const question: Question = { kind: 'file', path };
  const fact = facts.get(factKey(question));
  if (fact?.kind === 'file') return [fileOf(target, fileText(fact))];
  if (from.certain) ask(question);
  return NONE;
}

/** What a call prints, where that is certain. */
function printed(call: Call): string | undefined {
  const { program, args, input } = call;
  if (program === 'cat' || program === 'tee') {
    if (input?.kind === 'text' && input.word.certain) return input.word.text;
    return input?.kind === 'pipe' && input.text?.certain ? input.text.text : undefined;
  }
  if (program !== 'echo' && program !== 'printf') return dumpText(call);
  const said = args.filter(({ text }, at) => !(at === 0 && /^-[neE]+$/.test(text)));
  if (!said.every(({ certain }) => certain)) return undefined;
  const text = said.map((word) => word.text).join(' ');
  return text.replace(/\\n/g, '\n');
}
