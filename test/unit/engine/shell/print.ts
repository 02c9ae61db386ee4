import { readCommand } from '../../../../src/engine/shell/read.ts';
import type { Word } from '../../../../src/model/call.ts';
import type { Fact, Facts } from '../../../../src/model/fact.ts';
import type { Reading } from '../../../../src/model/reading.ts';
import type { Shell } from '../../../../src/model/request.ts';

/** A line of a shell, and what is read from it, printed by `print`. */
export type Row = readonly [line: string, ...expected: string[]];

/** Files by absolute path; `null` is a file that is not there. */
export type Files = Readonly<Record<string, string | null>>;

function factsOf(files: Files): Facts {
  return new Map(
    Object.entries(files).map(([path, text]): [string, Fact] => [
      `file:${path}`,
      { kind: 'file', path, state: text === null ? 'missing' : 'text', text: text ?? '', hash: '' },
    ]),
  );
}

export function reading(command: string, shell: Shell = 'bash', files: Files = {}, cwd = '/w'): Reading {
  return readCommand({ command, shell, cwd, variables: { STAGE: 'prod' }, facts: factsOf(files) });
}

/**
 * One line per call: `via > via: program args > output (in cwd)`, then `unread code`, `unread detail` and
 * `asks path`. Words that are not certain stand in ‹ ›, words that do not stand as they are in "".
 */
export function print({ calls, unread, questions }: Reading, cwd = '/w'): string[] {
  return [
    ...calls.map((call) => {
      const via = call.via.length > 0 ? `${call.via.join(' > ')}: ` : '';
      const output = call.output.map((redirect) => `${redirect.operator}${word(redirect.target)}`);
      const where = call.cwd === cwd ? [] : [`(in ${call.cwd ?? 'an unknown place'})`];
      const program = call.program === '' ? `‹${call.name.text}›` : call.program;
      return via + [program, ...call.args.map(word), ...output, ...where].join(' ');
    }),
    ...unread.map((it) => `unread ${it.weight}`),
    ...questions.map((it) => `asks ${it.kind === 'file' ? it.path : it.kind}`),
  ];
}

function word({ text, certain }: Word): string {
  if (!certain) return `‹${text}›`;
  return /[\s‹›"]/.test(text) || text === '' ? JSON.stringify(text) : text;
}
