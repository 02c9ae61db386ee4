import type { Word } from '../../../model/call.ts';
import { runHeldCode } from '../code-builtins.ts';
import { inputText } from '../output.ts';
import { assign, forget, lookup } from '../scope.ts';
import type { Frame, Invocation, Output } from '../session.ts';
import { emit } from '../session.ts';
import { fieldsOf } from './expand-line.ts';

/** Variables are not set from longer texts. */
const LONGEST = 20_000;

const RECEIVES = /^(?:read|mapfile|readarray)$/;

/** Sets variables to what it reads, or to something that is known only by running. */
export function receive(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  const { input } = frame;
  const program = invocation.words[0]?.text ?? '';
  if (RECEIVES.test(program) && receiveKnown(program, invocation.words.slice(1), frame)) return '';
  const printedBy =
    input?.kind === 'pipe' ? input.from : input?.kind === 'text' ? input.word.printedBy : undefined;
  for (const word of invocation.words.slice(1)) {
    const name = /^[A-Za-z_]\w*/.exec(word.text)?.[0];
    if (name !== undefined) forget(frame.scope, name, printedBy);
  }
  if (program === 'read') forget(frame.scope, 'REPLY', printedBy);
  runHeldCode(invocation, frame);
  return '';
}

/**
 * Sets the variables of `read`, `mapfile` and `readarray` where what they read is known; answers whether it was.
 * https://www.gnu.org/software/bash/manual/html_node/Bash-Builtins.html#index-read
 */
function receiveKnown(program: string, args: readonly Word[], frame: Frame): boolean {
  // A file is not asked for to follow what is read from it.
  if (frame.shell === 'fish' || frame.input?.kind === 'file' || !args.every(({ certain }) => certain))
    return false;
  const text = inputText(frame, frame);
  if (text === undefined || text.length > LONGEST) return false;
  return program === 'read' ? readWords(args, text, frame) : readLines(args, text, frame);
}

const known = (text: string): Word => ({ text, certain: true, place: NOWHERE });
const NOWHERE = { start: 0, end: 0 };

function readWords(args: readonly Word[], text: string, frame: Frame): boolean {
  let at = 0;
  let raw = false;
  let array = false;
  let end = '\n';
  for (; /^-[a-z]/i.test(args[at]?.text ?? ''); at++) {
    const letters = (args[at]?.text ?? '').slice(1);
    // `-n 1`, `-t 5` and their kin read less than is there.
    if (/[^rsaedA]/.test(letters)) return false;
    raw ||= letters.includes('r');
    array ||= /[aA]/.test(letters);
    if (letters.endsWith('d')) end = args[++at]?.text ?? '\n';
    else if (letters.includes('d')) return false;
  }
  if (!raw && text.includes('\\')) return false;
  const names = args.slice(at).map((word) => word.text);
  // In a loop, or behind another one, it reads the next line: where there is only one, it is that.
  const [line = '', ...others] = text.split(end === '' ? '\0' : end);
  if (others.some((other) => other !== '')) return false;
  const separators = lookup(frame.scope, 'IFS')?.word ?? { text: ' \t\n', certain: true };
  if (!separators.certain || !names.every((name) => /^[A-Za-z_]\w*$/.test(name))) return false;
  const fields = fieldsOf(line, separators.text);
  const [only] = names;
  if (array || only === undefined) {
    if (only === undefined) assign(frame.scope, 'REPLY', { word: known(line) });
    else assign(frame.scope, only, { word: known(line), list: fields.map(known) });
    return true;
  }
  names.forEach((name, index) => {
    const last = index === names.length - 1;
    assign(frame.scope, name, {
      word: known(last ? restOf(line, fields, index, separators.text) : (fields[index] ?? '')),
    });
  });
  return true;
}

/** The last name takes what is left of the line, with the separators in it. */
function restOf(line: string, fields: readonly string[], from: number, separators: string): string {
  if (fields.length <= from) return '';
  if (fields.length === from + 1) return fields[from] ?? '';
  let at = 0;
  for (const field of fields.slice(0, from)) at = line.indexOf(field, at) + field.length;
  const start = line.indexOf(fields[from] ?? '', at + (from > 0 ? 1 : 0));
  let end = line.length;
  while (end > start && separators.includes(line[end - 1] ?? '') && /\s/.test(line[end - 1] ?? '')) end--;
  return line.slice(start, end);
}

function readLines(args: readonly Word[], text: string, frame: Frame): boolean {
  let at = 0;
  let end = '\n';
  let trims = false;
  for (; /^-[a-z]/i.test(args[at]?.text ?? ''); at++) {
    const letters = (args[at]?.text ?? '').slice(1);
    if (/[^td]/.test(letters)) return false;
    trims ||= letters.includes('t');
    if (letters.endsWith('d')) end = args[++at]?.text ?? '\n';
    else if (letters.includes('d')) return false;
  }
  const name = args[at]?.text ?? 'MAPFILE';
  if (args.length > at + 1 || !/^[A-Za-z_]\w*$/.test(name)) return false;
  const parts = text.split(end === '' ? '\0' : end);
  const lines = parts.at(-1) === '' ? parts.slice(0, -1) : parts;
  const list = lines.map((line, index) =>
    known(trims || index === parts.length - 1 ? line : `${line}${end}`),
  );
  assign(frame.scope, name, { word: known(text), list });
  return true;
}
