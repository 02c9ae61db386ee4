import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { mayHoldCode, pathsInCode } from '../edits/code-writes.ts';
import { pathOf } from '../matching/build.ts';
import { resolvePath } from '../paths.ts';

/** A file that a call writes. */
interface Write {
  readonly path: string;
  /** The file goes away or comes from elsewhere as a whole. */
  readonly whole: boolean;
}

const REMOVES =
  /^(rm|unlink|rmdir|shred|srm|trash|trash-put|del|erase|rd|remove-item|mv|move|move-item|rename|rename-item|ln|mklink|chattr|chmod|chown|icacls|attrib|mount)$/i;
export const REMOVES_ONLY =
  /^(rm|unlink|rmdir|shred|srm|trash|trash-put|del|erase|rd|remove-item|chattr|chmod|chown|icacls|attrib|touch|git)$/i;
const WRITES =
  /^(tee|truncate|touch|sponge|patch|ex|ed|vim|vi|nvim|nano|emacs|set-content|add-content|out-file|new-item|clear-content|sqlite3)$/i;
const LAST = /^(cp|install|rsync|scp|copy|copy-item|robocopy|xcopy|ditto)$/i;
const IN_PLACE = /^(g?sed|perl|ruby|yq|jq|awk|gawk|prettier|jsonlint)$/;
const WRITERS = [REMOVES, WRITES, LAST, IN_PLACE, /^(dd|git|curl|wget)$/];

/** Whether a program writes, moves or removes files that its words name. */
export const isWriter = byProgram(
  (program) => mayHoldCode(program) || WRITERS.some((writers) => writers.test(program)),
);

/** Whether `writesOf` could find anything: most calls redirect nothing and are of no program that writes. */
export const mayWrite = ({ program, output }: Call): boolean => output.length > 0 || isWriter(program);

/** The files that a call writes, as far as its words say. */
export function writesOf(call: Call): readonly Write[] {
  const words = call.args.filter(({ text }) => text !== '' && (!/^-/.test(text) || /=/.test(text)));
  const path = (at: number) => words.slice(at).map((word) => pathOf(word, call));
  const writes: Write[] = call.output.map(({ target }) => ({ path: pathOf(target, call), whole: false }));
  const add = (paths: readonly string[], whole: boolean) =>
    writes.push(...paths.map((one) => ({ path: one, whole })));
  add(
    pathsInCode(call).map((one) => resolvePath(call.cwd, one) ?? one),
    false,
  );
  const { program } = call;
  const args = call.args.map(({ text }) => text);
  // What is mounted already is mounted otherwise: nothing is covered by it.
  if (program === 'mount' && args.some((arg) => /\bremount\b/.test(arg))) return writes;
  if (REMOVES.test(program)) add(path(0), true);
  else if (WRITES.test(program)) add(path(0), false);
  else if (LAST.test(program)) {
    const destination = words.at(-1);
    // A file on another machine is not one of the workspace's.
    if (destination && !/^([\w.-]+@)?[\w.-]{2,}:/.test(destination.text)) {
      const into = pathOf(destination, call);
      const names = words
        .slice(0, -1)
        .map(({ text }) => `${into.replace(/\/+$/, '')}/${text.split('/').at(-1) ?? ''}`);
      add(
        [
          into,
          ...names,
          ...words.filter(({ text }) => /^--?t/.test(text)).map(({ text }) => text.split('=')[1] ?? ''),
        ],
        false,
      );
    }
  } else if (
    IN_PLACE.test(program) &&
    args.some((arg) => /^(-i|--in-?place|--write|-[a-z]*i($|\.))/.test(arg))
  )
    add(path(0), false);
  else if (program === 'dd')
    add(
      args.filter((arg) => arg.startsWith('of=')).map((arg) => resolvePath(call.cwd, arg.slice(3)) ?? arg),
      false,
    );
  else if (program === 'git' && /^(checkout|restore|rm|mv)$/.test(words[0]?.text ?? ''))
    add(path(1), words[0]?.text === 'rm');
  else if (/^(curl|wget)$/.test(program)) {
    args.forEach((arg, at) => {
      if (/^(-o|-O|--output|--output-document)$/.test(arg))
        add([resolvePath(call.cwd, args[at + 1] ?? '') ?? ''], false);
    });
  }
  return writes;
}
