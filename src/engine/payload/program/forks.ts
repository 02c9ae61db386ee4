import type { Program } from './context.ts';

/** A process that starts itself again for as long as it can. */
const FORKS_WITHOUT_END =
  /\bfork\s+while\s+fork\b|\b(?:while|until|loop)\s*[({]?\s*(?:True|true|1|:|\(\s*\)|;;)?\s*[)}:]?\s*[{:]?\s*(?:os\.|Process\.|pcntl_)?fork\b/;

/** Notes a program that starts itself without end. */
export function multiply({ context, language, text: { text, place } }: Program): void {
  if (!FORKS_WITHOUT_END.test(text)) return;
  const { call } = context;
  const name = { text: 'fork-bomb', certain: true, place };
  const via = [...call.via, `${call.program} (${language})`];
  context.sink.calls.push({
    ...call,
    program: name.text,
    name,
    args: [],
    input: undefined,
    output: [],
    via,
    place,
  });
}
