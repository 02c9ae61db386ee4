import type { Action } from '../model/action.ts';
import type { Call } from '../model/call.ts';

const YES = /^(y|yes|ja|ok|confirm(ed)?|true|1)\b/i;

/** Actions with the answer named that the line itself types into their question: `yes |`, `echo y |`, `<<< yes`. */
export function confirmed(actions: readonly Action[], calls: readonly Call[]): readonly Action[] {
  if (actions.length === 0) return actions;
  const starts = new Set(actions.map(({ place }) => place.start));
  const typed = new Map<number, string>();
  for (const call of calls) {
    const answer = starts.has(call.place.start) ? answerOf(call) : undefined;
    if (answer !== undefined) typed.set(call.place.start, answer);
  }
  if (typed.size === 0) return actions;
  return actions.map((action) => {
    const answer = action.place.file === undefined ? typed.get(action.place.start) : undefined;
    return answer === undefined || action.selfConfirmed !== undefined
      ? action
      : { ...action, selfConfirmed: answer };
  });
}

function answerOf({ input }: Call): string | undefined {
  if (input?.kind === 'text')
    return YES.test(input.word.text.trim()) ? `“${input.word.text.trim().slice(0, 20)}” as input` : undefined;
  if (input?.kind !== 'pipe') return undefined;
  for (const { program, args } of input.from) {
    if (program === 'yes') return 'yes |';
    const said = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
    if (/^(echo|printf)$/.test(program) && YES.test(said))
      return `${program} ${said.replace(/\\n.*$/s, '')} |`;
  }
  return undefined;
}
