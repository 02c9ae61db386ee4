import type { Word } from '../../../model/call.ts';
import { byProgram } from '../../by-program.ts';
import type { Frame, Invocation, Output } from '../session.ts';
import { emit } from '../session.ts';
import { readCodeTasks } from './code-tasks.ts';
import { buildsImage, readBuild } from './dockerfile.ts';
import { namedScript, packageScript } from './package-scripts.ts';
import { recipe } from './recipes.ts';
import { memberOption } from './workspaces.ts';

type Reader = (invocation: Invocation, frame: Frame) => Output;
type ProgramReader = (program: string, invocation: Invocation, frame: Frame) => Output;

/** The reader of a program that runs scripts by name from a project's file. */
export function readScripts(program: string, { words }: Invocation): Reader | undefined {
  const reader = readerOf(program);
  if (reader !== undefined) return (invocation, frame) => reader(program, invocation, frame);
  if (program === 'node' && words.some(({ text }) => /^--run(?:=|$)/.test(text)))
    return (invocation, frame) => one(program, invocation, frame);
  return buildsImage(program, words) ? readBuild : undefined;
}

/** The reader of a program that runs scripts whatever it is told. */
const readerOf = byProgram((program): ProgramReader | undefined => {
  if (/^(?:npm|pnpm|yarn|bun)$/.test(program)) return packageScript;
  if (/^(?:g?make|just)$/.test(program)) return recipe;
  if (/^(?:npm-run-all2?|run-s|run-p|turbo|lerna|wireit)$/.test(program)) return several;
  // `concurrently npm:dev-*`
  if (/^(?:npm|pnpm|yarn|bun|node):.+$/.test(program)) return one;
  const tasks = readCodeTasks(program);
  return tasks && ((_, invocation, frame) => tasks(invocation, frame));
});

const call = (name: Word, rest: readonly Word[], member?: Word) => ({
  name,
  rest,
  member,
  directory: undefined,
  explicit: true,
});

/** `npm-run-all a "b:*"`, `turbo run a --filter=x`, `lerna run a --scope=x`: every positional is a script. */
function several(program: string, { words, place }: Invocation, frame: Frame): Output {
  emit(frame, words, place);
  const grouped = program === 'turbo' || program === 'lerna';
  const names: Word[] = [];
  let rest: readonly Word[] = [];
  let member: Word | undefined;
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (word.text === '--') {
      rest = grouped ? words.slice(at + 1) : [];
      break;
    }
    if (word.text.startsWith('-')) {
      const named = grouped ? memberOption(word, words[at + 1], program) : undefined;
      member = named ?? member;
      if (
        (named !== undefined && !word.text.includes('=')) ||
        /^--(?:max-parallel|concurrency|npm-path|cwd|dir)$/.test(word.text)
      )
        at++;
    } else if (!(grouped && names.length === 0 && word.text === 'run')) names.push(word);
  }
  // Without a filter the scripts of every package run, and which there are is not known.
  if (grouped && member === undefined) return undefined;
  for (const word of names) {
    const [own = '', ...more] = word.text.split(' ');
    const extra = more.map((text) => ({ ...word, text }));
    namedScript('npm', call({ ...word, text: own }, [...extra, ...rest], member), place, frame);
  }
  return undefined;
}

/** `npm:dev` and `node --run dev`. */
function one(program: string, { words, place }: Invocation, frame: Frame): Output {
  emit(frame, words, place);
  const [first] = words;
  const [, manager = 'node', script] = /^(\w+):(.+)$/.exec(program) ?? [];
  const at = words.findIndex(({ text }) => /^--run(?:=|$)/.test(text));
  const named =
    script !== undefined && first !== undefined
      ? { ...first, text: script }
      : words[at]?.text.includes('=') === true
        ? words.slice(at, at + 1).map((word) => ({ ...word, text: word.text.slice(6) }))[0]
        : words[at + 1];
  const rest =
    script === undefined
      ? words.slice(words.findIndex(({ text }) => text === '--') + 1 || words.length)
      : words.slice(1);
  return named && namedScript(manager, call(named, rest), place, frame);
}
