import type { Call } from '../../model/call.ts';
import type { Fact, Facts } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import { resolvePath } from '../paths.ts';

/** What is known of files while a line is read: a later part of it may run what an earlier one writes. */
interface Known {
  facts(): Facts;
  /** Takes note of what a call writes, where that is known. True: what a later call reads may now be another text. */
  after(call: Call): boolean;
}

export function createKnown(given: Facts): Known {
  // Copied once: a line may write as many files as it has calls.
  let own: Map<string, Fact> | undefined;
  return {
    facts: () => own ?? given,
    after(call) {
      const found = writtenBy(call);
      if (found.length === 0) return false;
      own ??= new Map(given);
      for (const fact of found) own.set(factKey({ kind: 'file', path: fact.path }), fact);
      return true;
    },
  };
}

type File = Extract<Fact, { kind: 'file' }>;

function writtenBy(call: Call): readonly File[] {
  if (call.output.length === 0 && call.program !== 'tee') return NONE;
  const paths = [...call.output.map(({ target }) => target), ...(call.program === 'tee' ? call.args : [])]
    .filter(({ text, certain }) => certain && !text.startsWith('-') && text !== '/dev/null')
    .flatMap(({ text }) => resolvePath(call.cwd, text) ?? []);
  const text = paths.length === 0 ? undefined : printed(call);
  return text === undefined
    ? NONE
    : paths.map((path) => ({ kind: 'file', path, state: 'text', text, hash: '' }));
}

const NONE: readonly File[] = [];

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
