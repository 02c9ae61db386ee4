import type { Call, Word } from '../../model/call.ts';
import { searchedBy } from '../files/found.ts';

/** Programs that take a folder with everything below it, whatever their options. */
const WHOLE =
  /^(rg|ag|ack|ugrep|tar|bsdtar|gtar|7z|7za|rar|mv|move|move-item|ditto|rclone|s3cmd|docker|podman|aws|gsutil|gcloud|az|kubectl)$/i;
/** Others do so where an option says so; its letter may stand among others. */
const BY_OPTION: Readonly<Record<string, RegExp>> = {
  grep: /^-[a-zA-Z]*[rR]|^--(dereference-)?recursive$|^--directories=recurse$/,
  cp: /^-[a-zA-Z]*[rRa]|^--(recursive|archive)$/,
  scp: /^-[a-zA-Z]*r/,
  rsync: /^-[a-zA-Z]*[ra]|^--(recursive|archive)$/,
  zip: /^-[a-zA-Z]*[rR]|^--recurse-paths$/,
  'copy-item': /^-r(ec(urse)?)?$/i,
  xcopy: /^\/[se]$/i,
  robocopy: /^\/(s|e|mir)$/i,
  diff: /^-[a-zA-Z]*r|^--recursive$/,
};
const SAME: Readonly<Record<string, string>> = {
  egrep: 'grep',
  fgrep: 'grep',
  zgrep: 'grep',
  ggrep: 'grep',
  gcp: 'cp',
  cpi: 'copy-item',
};

const ARCHIVES = /^(tar|bsdtar|gtar)$/;
const COPIES_TO = /^(scp|rsync|rclone|docker|podman|aws|gsutil|gcloud|kubectl)$/;
const unpacks = (args: readonly Word[]) =>
  /^-{0,2}[a-zA-Z]*[xt]/.test(args[0]?.text ?? '') ||
  args.some(({ text }) => /^--(extract|get|list)$/.test(text));

/** Whether a call that names a folder by this word reads everything below it. */
export function readsFolders({ program, args }: Call, word: Word): boolean {
  const plain = program.toLowerCase();
  if (ARCHIVES.test(plain)) return !unpacks(args);
  if (COPIES_TO.test(plain) && word === args.at(-1)) return false;
  if (WHOLE.test(plain)) return true;
  const name = SAME[plain] ?? plain;
  const option = Object.hasOwn(BY_OPTION, name) ? BY_OPTION[name] : undefined;
  return option !== undefined && args.some(({ text }) => option.test(text));
}

/** The glob of the files that a search of the same line hands to a call by this word: `cat $(find ~/.aws -type f)`. */
export function handedBy(word: Word, call: Call, calls: readonly Call[]): string | undefined {
  if (word.certain) return undefined;
  const searches = /^find -(?:exec|ok)/.test(call.via.at(-1) ?? '')
    ? calls.filter(({ place, program }) => /^g?find$/.test(program) && place === call.place)
    : (word.printedBy ?? []);
  const [only] = searches;
  return searches.length === 1 && only !== undefined && /^g?find$/.test(only.program)
    ? searchedBy(only)
    : undefined;
}

/** A path as an archiver finds it: `tar -C ~ .ssh`. */
export function placed(path: string, { program, args }: Call): string {
  if (!ARCHIVES.test(program) || unpacks(args)) return path;
  const at = args.findIndex(({ text }) => text === '-C' || text === '--directory');
  const folder = args[at + 1]?.text;
  return at < 0 || folder === undefined || /^[/~]/.test(path) ? path : `${folder.replace(/\/$/, '')}/${path}`;
}
