import { unreadable } from '../context.ts';
import { type Program, startCall } from './context.ts';
import type { CallReader } from './http.ts';
import { loopedWords } from './loops.ts';
import { HOLE } from './texts.ts';
import { evaluate } from './values.ts';

/** A command line, or a program with its arguments. */
export function readStart(program: Program, reader: CallReader, shell: boolean): void {
  const { context, inline } = program;
  // Go's `CommandContext` is handed a context first.
  const from = program.language === 'go' && reader.call.callee.endsWith('Context') ? 1 : 0;
  const first = reader.value(from, 'args', 'cmd', 'command');
  if (!first) return;
  const list = reader.value(from + 1, 'args');
  const options = list && !Array.isArray(list.json) ? list.json : null;
  const nested =
    options !== null && typeof options === 'object' ? (options as { args?: unknown }).args : undefined;
  const more = Array.isArray(list?.json)
    ? list.json
    : Array.isArray(nested)
      ? nested
      : otherTexts(program, reader, from + 1);
  if (Array.isArray(first.json) || more.length > 0) {
    const words = Array.isArray(first.json) ? first.json : [first.json, ...more];
    const certain = first.certain && (list?.certain ?? true);
    const texts = words.map((word) => (typeof word === 'string' ? word : HOLE));
    for (const one of loopedWords(texts, program)) startCall(program, reader, one, certain);
    return;
  }
  const word = reader.word(first);
  if (!first.certain && /^\$\{[^}]*\}$/.test(word.text)) {
    const reason = 'the program starts a command that is not known';
    unreadable(context, word.place, reason, inline && shell ? 'code' : 'detail');
    return;
  }
  for (const [text = word.text] of loopedWords([word.text], program))
    context.sink.commands.push({
      text: text === word.text ? word : { ...word, text, certain: !text.includes('${') },
      shell: 'sh',
    });
}

/** Ruby, Perl, PHP and Go take the arguments one by one. */
function otherTexts(program: Program, reader: CallReader, from: number): readonly string[] {
  const apart = /^session\.run\w*$/.test(reader.call.callee);
  if (program.language === 'javascript' || (program.language === 'python' && !apart)) return [];
  const values = reader.call.args
    .slice(from)
    .filter(({ name }) => name === '')
    .map(({ tokens }) => evaluate(tokens, program.scope));
  return values.filter(({ json }) => typeof json === 'string').map(({ json }) => String(json));
}
