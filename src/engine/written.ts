import type { Call } from '../model/call.ts';
import type { Fact, Facts } from '../model/fact.ts';
import { factKey } from '../model/fact-key.ts';
import { resolvePath } from './paths.ts';

/** The facts as they stand after a call that writes a text which is known: a later part of the line may run that file. */
export function withWritten(call: Call, facts: Facts): Facts {
  if (call.output.length === 0 && call.program !== 'tee') return facts;
  const paths = [...call.output.map(({ target }) => target), ...(call.program === 'tee' ? call.args : [])]
    .filter(({ text, certain }) => certain && !text.startsWith('-') && text !== '/dev/null')
    .flatMap(({ text }) => resolvePath(call.cwd, text) ?? []);
  const text = paths.length === 0 ? undefined : printed(call);
  if (text === undefined) return facts;
  const changed = new Map(facts);
  for (const path of paths) {
    const fact: Fact = { kind: 'file', path, state: 'text', text, hash: '' };
    changed.set(factKey({ kind: 'file', path }), fact);
  }
  return changed;
}

/** What a call prints, where that is certain. */
function printed({ program, args, input }: Call): string | undefined {
  if (program === 'cat' || program === 'tee') {
    if (input?.kind === 'text' && input.word.certain) return input.word.text;
    return input?.kind === 'pipe' && input.text?.certain ? input.text.text : undefined;
  }
  if (program !== 'echo' && program !== 'printf') return undefined;
  const said = args.filter(({ text }, at) => !(at === 0 && /^-[neE]+$/.test(text)));
  if (!said.every(({ certain }) => certain)) return undefined;
  const text = said.map((word) => word.text).join(' ');
  return text.replace(/\\n/g, '\n');
}
