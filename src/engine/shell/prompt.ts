import type { Word } from '../../model/call.ts';
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
