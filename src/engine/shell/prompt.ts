import type { Place, Word } from '../../model/call.ts';
import { lookup } from './scope.ts';
import type { Frame } from './session.ts';
import { inside } from './session.ts';
import { heldSource } from './source.ts';

/** What a shell fills in when it shows a text as a prompt: the substitutions in it run. */
export function readPrompt(text: Word, frame: Frame): void {
  if (!text.certain || !/\$\(|`/.test(text.text)) return;
  const within = inside(frame, 'prompt', text.place);
  const end = 'CHAPERONE_PROMPT';
  if (within !== undefined)
    within.session.read(heldSource(`: <<${end}\n${text.text}\n${end}\n`, text.place), within);
}

/** Runs what a variable's value holds of substitutions, as a prompt does. */
export function readHeld(name: string, place: Place, frame: Frame): void {
  const held = lookup(frame.scope, name)?.word;
  if (held !== undefined) readPrompt({ ...held, place }, frame);
}

/**
 * Where a number, or the name of a variable, is wanted, `name[…]` is one whose index is worked out: what it substitutes
 * runs, whatever quotes stand around it. https://www.gnu.org/software/bash/manual/html_node/Arrays.html
 */
export function readSubscript(word: Word, frame: Frame): void {
  if (/^\w+\[.*(?:\$\(|`)/s.test(word.text)) readPrompt(word, frame);
}
