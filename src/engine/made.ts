import type { Action } from '../model/action.ts';
import type { Call, Place, Word } from '../model/call.ts';
import { pathOf } from './build.ts';
import { baseName } from './paths.ts';

/**
 * Actions that delete files, with those of their paths that an earlier part of the same line writes anew: a download,
 * `sed -i.bak`’s copy, what a `>` writes. What stood there before was gone already.
 */
export function withMade(actions: readonly Action[], calls: readonly Call[]): readonly Action[] {
  if (calls.length < 2 || !actions.some(deletesFiles)) return actions;
  const stands = new Map<Place, number>();
  const written = new Map<string, number>();
  calls.forEach((call, at) => {
    if (!stands.has(call.place)) stands.set(call.place, at);
    for (const path of writtenBy(call)) if (!written.has(path)) written.set(path, at);
  });
  if (written.size === 0) return actions;
  return actions.map((action) => {
    if (!deletesFiles(action)) return action;
    const end = stands.get(action.place) ?? 0;
    const made = (action.paths ?? []).filter((path) => (written.get(path) ?? end) < end);
    return made.length === 0 ? action : { ...action, made };
  });
}

const deletesFiles = ({ undo, verb, paths }: Action) =>
  undo === 'files' && verb === 'delete' && paths !== undefined;

/** The paths that a call writes from nothing, whatever stood there. */
function writtenBy(call: Call): readonly string[] {
  const path = (word: Word | undefined, text = word?.text ?? '') =>
    word?.certain && text !== '' ? [pathOf({ ...word, text }, call)] : [];
  const to = call.output
    .filter(({ operator, aside }) => /^(>|>\||&>)$/.test(operator) && aside !== true)
    .flatMap(({ target }) => path(target));
  return [...to, ...named(call, path)];
}

function named(
  { program, args }: Call,
  path: (word: Word | undefined, text?: string) => readonly string[],
): readonly string[] {
  const after = (pattern: RegExp) => args[args.findIndex(({ text }) => pattern.test(text)) + 1];
  const has = (pattern: RegExp) => args.some(({ text }) => pattern.test(text));
  const [address] = args.filter(({ text }) => /^(https?|ftp):\/\//.test(text));
  const last = () => path(address, baseName((address?.text ?? '').replace(/[?#].*$/, '')));
  switch (program) {
    case 'wget':
      if (has(/^(-\w*O|--output-document)$/)) return path(after(/^(-\w*O|--output-document)$/));
      return has(/^(-P|--directory-prefix|-i|-r)/) ? [] : last();
    case 'curl':
      if (has(/^(-\w*o|--output)$/)) return path(after(/^(-\w*o|--output)$/));
      return has(/^-\w*O\w*$|^--remote-name$/) ? last() : [];
    case 'sed':
    case 'gsed': {
      const suffix = args
        .map(({ text }) => /^(?:-\w*i|--in-place=)([.~][\w.~-]*)$/.exec(text)?.[1])
        .find(Boolean);
      if (suffix === undefined) return [];
      const files = args
        .filter(({ text }) => !text.startsWith('-'))
        .slice(has(/^(-e|-f|--expression)/) ? 0 : 1);
      return files.flatMap((word) => path(word, word.text + suffix));
    }
    default:
      return [];
  }
}
