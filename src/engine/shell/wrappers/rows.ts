import { furtherWrappers } from './further.ts';
import { remoteWrappers } from './remote.ts';
import type { Wrapper } from './wrappers.ts';
import { localWrappers } from './wrappers.ts';

/** A row with its lists taken apart. */
export interface Row {
  readonly wrapper: Wrapper;
  readonly sub: readonly (readonly string[])[];
  readonly values: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly script: ReadonlySet<string>;
  readonly rest: ReadonlySet<string>;
  readonly clears: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
}

const byName = new Map<string, Wrapper[]>();
for (const wrapper of [...furtherWrappers, ...localWrappers, ...remoteWrappers]) {
  for (const name of wrapper.names.split(' ')) {
    const known = byName.get(name);
    if (known) known.push(wrapper);
    else byName.set(name, [wrapper]);
  }
}

const taken = new Map<Wrapper, Row>();

/** Most wrappers never stand on a line: theirs are not taken apart. */
export function rowOf(wrapper: Wrapper): Row {
  const known = taken.get(wrapper);
  if (known) return known;
  const row: Row = {
    wrapper,
    sub: list(wrapper.sub).map((word) => word.split('|')),
    values: new Set(list(wrapper.values)),
    pairs: new Set(list(wrapper.pairs)),
    script: new Set(list(wrapper.script)),
    rest: new Set(list(wrapper.rest)),
    clears: new Set(list(wrapper.clears)),
    needs: new Set(list(wrapper.needs)),
    except: new Set(list(wrapper.except)),
  };
  taken.set(wrapper, row);
  return row;
}

export function list(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(' ');
}

export function isWrapper(program: string): boolean {
  return byName.has(program);
}

/** Whether a program starts another one with these words: some do with one sub-command only, as `aws-vault exec`. */
export function startsAnother(program: string, words: readonly string[]): boolean {
  return (byName.get(program) ?? []).some((wrapper) => {
    const { sub } = rowOf(wrapper);
    let at = 0;
    for (const word of words) if (sub[at]?.includes(word)) at += 1;
    return at === sub.length;
  });
}

/** The descriptions of a program as one that starts another. */
export const wrappersOf = (program: string): readonly Wrapper[] => byName.get(program) ?? NONE;

const NONE: readonly Wrapper[] = [];

/** The option's name, and its value where it is attached: `--x=v`, `-xv`. In `-it`, the last letter counts. */
export function optionOf(text: string, row: Row): { readonly name: string; readonly value?: string } {
  const equals = text.indexOf('=');
  if (text.startsWith('--')) {
    return equals < 0 ? { name: text } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
  }
  if (row.values.has(text) || row.script.has(text) || row.rest.has(text)) return { name: text };
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    if (!row.values.has(name) && !row.script.has(name)) continue;
    return at === text.length - 1 ? { name } : { name, value: text.slice(at + 1) };
  }
  return { name: text };
}
