import type { ProgramCall } from './calls.ts';
import type { Language } from './syntax.ts';
import { evaluate, type Scope } from './values.ts';

/** Calls that move a file over another one. */
const MOVES =
  /^(?:os\.(?:rename|replace|renames)|shutil\.move|(?:fs|fs-extra|fse)(?:[./]promises)?\.(?:rename|renameSync|move|moveSync)|Deno\.rename(?:Sync)?|File\.rename|FileUtils\.(?:mv|move)|os\.Rename|rename|(?:System\.IO\.)?(?:File|Directory)\.Move|(?:java\.nio\.file\.)?Files\.move|file\.rename)$/;
/** Calls that copy a file over another one. */
const COPIES =
  /^(?:shutil\.(?:copy|copy2|copyfile|copytree)|(?:fs|fs-extra|fse)(?:[./]promises)?\.(?:copyFile|copyFileSync|cp|cpSync|copy|copySync)|Deno\.copyFile(?:Sync)?|FileUtils\.(?:cp|cp_r|copy)|File\.copy|copy|(?:System\.IO\.)?File\.Copy|file\.copy)$/;
/** Calls that put a text in the place of what a file holds. */
const WRITES =
  /(?:^|\.)(?:writeFile(?:Sync)?|file_put_contents|File\.(?:write|binwrite)|IO\.(?:write|binwrite)|os\.WriteFile|ioutil\.WriteFile|WriteAllText|WriteAllLines|WriteAllBytes|writeTextFile(?:Sync)?|File\.write!?|writeLines)$/;
const EMPTIES = /^(?:File\.truncate|os\.Truncate|truncate)$/;
const OPENS =
  /^(?:open|io\.open|builtins\.open|codecs\.open|File\.(?:open|new)|fopen|fs\.openSync|IO\.popen)$/;
/** What a mode or a two-part `open` of Perl says of writing from nothing. */
const ANEW = /^(?:w[bt+]*|>|\+>)$/;
const ELSEWHERE =
  /^(?:~|\/$|\/(?!tmp\/|dev\/(?:null|zero|full|std\w+|tty\w*|fd\b|shm\b)|var\/tmp\/|private\/tmp\/)\w)/;
/** Signals to processes: the process stands first, or behind the signal. */
const KILLS_FIRST = /^(?:os\.kill|process\.kill|posix_kill|syscall\.Kill)$/;
const KILLS = /^(?:Process\.kill|kill)$/;
const CHANGES_MODE =
  /^(?:os\.chmod|(?:fs|fs-extra|fse)(?:[./]promises)?\.chmod(?:Sync)?|File\.chmod|FileUtils\.chmod(?:_R)?|chmod|os\.Chmod)$/;
/** Unpacks an archive into a folder, over what stands there. */
const UNPACKS = /\.extractall$|^shutil\.unpack_archive$/;
/** https://docs.python.org/3/library/winreg.html */
const REGISTRY = /^(?:_?winreg)\.Delete(?:Key|KeyEx|Value)$/;

/**
 * The words with which a shell would do what a call does to files outside the project: move or copy over them, write
 * them anew, empty them. Undefined where it does none of that, or where which files is not known.
 */
export function fileWords(
  { callee, args }: ProgramCall,
  scope: Scope,
  language: Language,
): readonly string[] | undefined {
  const text = (at: number): string | undefined => {
    const given = args[at];
    if (given === undefined || given.name !== '') return undefined;
    const { json, certain } = evaluate(given.tokens, scope);
    return certain && typeof json === 'string' ? json : undefined;
  };
  const written = (at: number): string => (args[at]?.tokens ?? []).map((token) => token.text).join('');
  const [first, second] = [text(0), text(1)];
  const killed = KILLS_FIRST.test(callee)
    ? written(1) === '0'
      ? ''
      : written(0)
    : KILLS.test(callee) && /perl|ruby/.test(language) && written(0) !== '0'
      ? (args
          .map((_, at) => written(at))
          .slice(1)
          .find((one) => /^-?1$/.test(one)) ?? '')
      : '';
  if (/^-?1$/.test(killed)) return ['kill', '-9', killed];
  if (CHANGES_MODE.test(callee)) {
    const texts = args.map((_, at) => text(at) ?? written(at));
    const path = texts.find((one) => ELSEWHERE.test(one));
    const mode = texts.find((one) => /^0?o?[0-7]{3,4}$/.test(one))?.replace(/^0?o/, '');
    return path !== undefined && mode !== undefined ? ['chmod', mode, path] : undefined;
  }
  if (UNPACKS.test(callee)) {
    const into = args.findIndex(({ name }) => /^(?:path|extract_dir)$/.test(name));
    const given =
      into >= 0 ? evaluate(args[into]?.tokens ?? [], scope).json : text(callee.startsWith('shutil') ? 1 : 0);
    return typeof given === 'string' && ELSEWHERE.test(given)
      ? ['tar', '-x', '-f', 'archive', '-C', given]
      : undefined;
  }
  if (REGISTRY.test(callee)) return ['reg', 'delete', `${written(0).replace(/^.*\./, '')}\\${second ?? '*'}`];
  const program = MOVES.test(callee) ? 'mv' : COPIES.test(callee) ? 'cp' : undefined;
  if (program !== undefined)
    return first !== undefined && second !== undefined && (ELSEWHERE.test(first) || ELSEWHERE.test(second))
      ? [program, first, second]
      : undefined;
  if (EMPTIES.test(callee))
    return first !== undefined && ELSEWHERE.test(first) ? ['truncate', '-s', '0', first] : undefined;
  if (WRITES.test(callee)) {
    const appends = args.some(({ tokens }) => tokens.some((token) => /^(?:FILE_APPEND|a)$/.test(token.text)));
    return first !== undefined && ELSEWHERE.test(first) && !appends ? ['tee', first] : undefined;
  }
  if (!OPENS.test(callee)) return undefined;
  if (language === 'perl') {
    const [, joined] = /^\+?>\s*([^>\s].*)$/.exec(second ?? first ?? '') ?? [];
    const path = joined ?? (ANEW.test(second ?? '') ? text(2) : undefined);
    return path !== undefined && ELSEWHERE.test(path) ? ['tee', path] : undefined;
  }
  const mode =
    second ?? args.flatMap(({ name, tokens }) => (name === 'mode' ? [tokens[0]?.text ?? ''] : []))[0];
  return first !== undefined && ELSEWHERE.test(first) && ANEW.test(mode ?? '') ? ['tee', first] : undefined;
}
