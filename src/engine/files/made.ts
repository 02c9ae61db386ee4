import type { Action } from '../../model/action.ts';
import type { Call, Place, Word } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { pathOf } from '../matching/build.ts';
import { baseName } from '../paths.ts';
import { fills, mayFill, putsInto } from './refilled.ts';

/**
 * Actions that delete files, with those of their paths that another part of the same line writes anew: a download, a
 * build's result, `sed -i.bak`’s copy, what a `>` writes. What stood there before is lost to that part, which is judged
 * for itself, and not to the deletion; and folders that a build or a package manager of the same line fills again.
 */
export function withMade(actions: readonly Action[], calls: readonly Call[]): readonly Action[] {
  if (calls.length < 2 || !actions.some(deletesFiles)) return actions;
  const stands = new Map<Place, number>();
  const written = new Map<string, { first: number; last: number }>();
  const packed: number[] = [];
  const filling: { readonly at: number; readonly call: Call }[] = [];
  calls.forEach((call, at) => {
    if (!stands.has(call.place)) stands.set(call.place, at);
    for (const path of writtenBy(call)) {
      const { first = at, last = -1 } = written.get(path) ?? {};
      // What is typed in takes the place of what was there; what a program makes is that again.
      written.set(path, { first, last: TYPED.test(call.program) ? last : at });
    }
    if (packs(call)) packed.push(at);
    if (mayFill(call)) filling.push({ at, call });
  });
  return actions.map((action) => {
    if (!deletesFiles(action)) return action;
    const end = stands.get(action.place) ?? 0;
    const made = (action.paths ?? []).filter((path) => {
      const { first = end, last = -1 } = written.get(path) ?? {};
      const whole = takesFolders(calls[end]);
      // What writes a file fails where a folder of that name stands, which then goes with all that it holds.
      if (first < end && (!whole || /\w\.\w+$/.test(path))) return true;
      if (last > end && !whole) return true;
      if (PACKAGE.test(path) && packed.some((at) => at < end)) return true;
      return filling.some(({ at, call }) =>
        at > end ? fills(call, path) : at < end && putsInto(call, path),
      );
    });
    return made.length === 0 ? action : { ...action, made };
  });
}

const TYPED = /^(echo|printf|cat|tee|:|true)$/;

/** `npm pack` writes `name-1.2.3.tgz`. https://docs.npmjs.com/cli/commands/npm-pack */
const packs = ({ program, args }: Call) =>
  /^(npm|pnpm|yarn|bun)$/.test(program) && args.some(({ text }) => text === 'pack');
const PACKAGE = /(^|\/)[\w@.-]+-(v?\d+\.\d+\.\d+[\w.+-]*|\*|v?\d+\.\*)\.tgz$/;

const NONE: readonly never[] = [];

const takesFolders = (call: Call | undefined): boolean =>
  call === undefined ||
  !/^(rm|unlink)$/.test(call.program) ||
  call.args.some(({ text }) => /^-\w*[rR]|^--recursive$/.test(text));

const deletesFiles = ({ undo, verb, paths }: Action) =>
  undo === 'files' && verb === 'delete' && paths !== undefined;

/** The paths that a call writes from nothing, whatever stood there. */
function writtenBy(call: Call): readonly string[] {
  if (call.output.length === 0 && !makesFiles(call.program)) return NONE;
  const path = (word: Word | undefined, text = word?.text ?? '') =>
    word !== undefined && text !== '' && (word.certain || SAME.test(text))
      ? [pathOf({ ...word, text }, call)]
      : [];
  const to = call.output
    .filter(({ operator, aside }) => /^(>|>\||&>)$/.test(operator) && aside !== true)
    .flatMap(({ target }) => path(target));
  return [...to, ...named(call, path)];
}

const makesFiles = byProgram(
  (program) => /^(wget|curl|g?sed|dd|zip|tar|bsdtar|ln|kotlinc)$/.test(program) || COMPILERS.test(program),
);

/** What is not known is the same wherever it stands in the line, unless it comes from running something. */
const SAME = /^[^`(*?]*$/;

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
    case 'dd': {
      const of = args.find(({ text }) => /^of=[^/]|^of=\/(?!dev\/)/.test(text));
      return path(of, of?.text.slice(3));
    }
    case 'zip': {
      const archive = args.find(({ text }) => /\.zip$/i.test(text) && !text.startsWith('-'));
      return path(archive);
    }
    case 'tar':
    case 'bsdtar': {
      if (!/^-?\w*c/.test(args[0]?.text ?? '') && !has(/^--create$/)) return [];
      return path(args.find(({ text }) => /\.(tar|tgz|tbz2?|txz|tar\.\w+)$/i.test(text)));
    }
    case 'ln':
      return path(args.filter(({ text }) => !text.startsWith('-')).at(-1));
    case 'kotlinc':
      return path(args.find(({ text }) => /\.jar$/.test(text)));
    default:
      return COMPILERS.test(program) ? path(after(/^(-o|--output|-out)$/)) : [];
  }
}

const COMPILERS =
  /^(gcc|g\+\+|cc|c\+\+|clang|clang\+\+|gfortran|go|rustc|swiftc|ghc|ocamlopt|nasm|as|ld|nvcc|crystal|esbuild)$/;
