import type { Call, Place, Unread, Word } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Payload } from '../../model/payload.ts';
import type { PayloadReading } from '../../model/reading.ts';
import type { Shell } from '../../model/request.ts';
import { baseName, isNowhere, resolvePath, temporaryFile } from '../paths.ts';
import type { Budget } from '../shell/budget.ts';
import { jqOutput } from './jq.ts';
import { dumpText } from './sql/dumps.ts';

/** Where the readers of one call leave what they find. */
export interface Sink {
  readonly payloads: Payload[];
  readonly unread: Unread[];
  readonly questions: Question[];
  readonly commands: { readonly text: Word; readonly shell: Shell; readonly host?: string }[];
  readonly calls: Call[];
}

export interface Context {
  readonly call: Call;
  readonly facts: Facts;
  readonly sink: Sink;
  readonly budget: Budget;
  /** Whether an earlier part of the line could put a file there. */
  readonly couldMake?: (path: string) => boolean;
}

type Weight = Unread['weight'];

export function createSink(): Sink {
  return { payloads: [], unread: [], questions: [], commands: [], calls: [] };
}

export function readingOf(sink: Sink): PayloadReading {
  const { payloads, unread, questions, commands, calls } = sink;
  return {
    payloads,
    unread,
    questions,
    ...(commands.length > 0 ? { commands } : {}),
    ...(calls.length > 0 ? { calls } : {}),
  };
}

/** `deed`: the call whose name says what it does. */
export function unreadable(
  context: Context,
  place: Place,
  reason: string,
  weight: Weight,
  deed?: string,
): void {
  context.sink.unread.push({ place, reason, weight, ...(deed === undefined ? {} : { deed }) });
}

/** How heavy it weighs when a text cannot be had, by what stands in the way. */
export interface Weights {
  readonly unknown: Weight;
  /** `unless-made`: it weighs only where the line could make the file, or where its name tells of a loss. */
  readonly missing: Weight | 'unless-made';
}

/** `drop_users.sql`, `0042-truncate.sql`, `reset.js`: what a script is named after is the best that is known of it. */
const TELLS_LOSS =
  /(?:^|[-_.\d])(?:drop|delete|destroy|truncate|wipe|purge|nuke|reset|teardown|clean(?:up)?|clear|flush|erase|remove|down|uninstall|rollback|revert|undo)(?:[-_.]|s\b|$)/i;

/** What tests put in order before they run: `test/fixtures/reset.sql`. */
const OF_TESTS = /^(\.\/)?([\w.-]+\/)*(tests?|__tests__|spec|e2e|fixtures)\/(?!.*\.\.)/;

/** The text of a file; asks for it, or notes why it cannot be had, where it is not there. */
export function fileText(context: Context, path: Word, weights: Weights): Word | undefined {
  if (path.certain && isNowhere(path.text)) return { ...path, text: '' };
  if (path.holds !== undefined) return { text: path.holds, certain: true, place: path.place };
  const absolute = path.certain ? resolvePath(context.call.cwd, path.text) : writtenTemporary(context, path);
  if (absolute === undefined) {
    unreadable(context, path.place, `it is not known which file “${path.text}” is`, weights.unknown);
    return undefined;
  }
  const question: Question = { kind: 'file', path: absolute };
  const fact = context.facts.get(factKey(question));
  if (fact?.kind !== 'file') {
    context.sink.questions.push(question);
    return undefined;
  }
  if (fact.state === 'text') {
    return { text: fact.text, certain: true, place: { start: 0, end: fact.text.length, file: absolute } };
  }
  const missing = fact.state === 'missing';
  const absent =
    weights.missing !== 'unless-made'
      ? weights.missing
      : context.couldMake?.(absolute) === true ||
          (TELLS_LOSS.test(baseName(absolute)) && !OF_TESTS.test(path.text))
        ? 'code'
        : 'detail';
  const why = missing
    ? 'does not exist yet'
    : fact.state === 'too-large'
      ? 'is too large to read'
      : 'cannot be read';
  unreadable(context, path.place, `the file “${path.text}” ${why}`, missing ? absent : weights.unknown);
  return undefined;
}

/** A temporary file that an earlier part of the line fills, where what it fills it with is known. */
function writtenTemporary({ facts }: Context, path: Word): string | undefined {
  const made = temporaryFile(path);
  const fact = made === undefined ? undefined : facts.get(factKey({ kind: 'file', path: made }));
  return fact?.kind === 'file' && fact.state === 'text' ? made : undefined;
}

/** What the call reads on standard input; undefined where it reads nothing or that cannot be had (noted then). */
export function inputText(context: Context, weights: Weights): Word | undefined {
  const { input } = context.call;
  if (!input) return undefined;
  if (input.kind === 'text') return input.word;
  if (input.kind === 'file') {
    // The shell opens it where the line runs, not where the program does.
    const cwd = input.cwd ?? context.call.cwd;
    return fileText({ ...context, call: { ...context.call, cwd } }, input.path, weights);
  }
  if (input.text) return input.text;
  const files = catFiles(input.from);
  if (files) {
    const cat = { ...context, call: { ...context.call, cwd: input.from[0]?.cwd } };
    const texts = files.map((file) => fileText(cat, file, weights)).filter((text) => text !== undefined);
    const [first] = texts;
    if (!first || texts.length < files.length) return undefined;
    return texts.length === 1 ? first : { ...first, text: texts.map((text) => text.text).join('\n') };
  }
  const [only, ...others] = input.from;
  if (only?.program === 'jq' && others.length === 0) {
    const jq = { ...context, call: { ...context.call, cwd: only.cwd } };
    const output = jqOutput(only, (path) => fileText(jq, path, weights));
    if (output) return output;
  }
  const dump = only !== undefined && others.length === 0 ? dumpText(only) : undefined;
  if (dump !== undefined) return { text: dump, certain: true, place: context.call.place };
  const source = input.from.map((call) => call.program || 'a program').join(', ');
  const reason = `what ${source || 'the pipe'} hands over is known only by running it`;
  unreadable(context, context.call.place, reason, weights.unknown);
  return undefined;
}

function catFiles(from: readonly Call[]): readonly Word[] | undefined {
  const [cat, ...others] = from;
  if (!cat || others.length > 0 || cat.program !== 'cat') return undefined;
  const files = cat.args.filter((word) => !/^-./.test(word.text));
  return files.length > 0 && !files.some((word) => word.text === '-') ? files : undefined;
}
