import type { Call, Unread, Word } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { writtenBy } from '../files/written.ts';
import { baseName, resolvePath } from '../paths.ts';
import { compilers } from './script-makers.ts';
import type { Frame } from './session.ts';
import { writtenText } from './written.ts';

/** What deletes files or starts programs, in the languages that are compiled. */
const REACHES_OUT =
  /\b(?:system|popen|_?wsystem|posix_spawnp?|exec[lv]p?e?|unlink(?:at)?|rmdir|rmtree|remove_all|remove_(?:file|dir(?:_all)?)|RemoveAll|removeItem|removeFile|removeDirectory\w*|deleteRecursively|deleteTree\w*|deleteFile\w*|truncate)\s*\(|\bremove\s*\(|\b(?:os|fs|Files?|Directory)\.(?:Remove|remove|[Dd]elete)\w*\b|\bCommand::new\b|\bexec\.Command\b|\bProcess(?:Builder)?\b|\.exec\s*\(|\bcallProcess\b|\basm\b/;

/** Programs that run what is compiled by the name of its class. */
const runsClasses = byProgram((program) => /^(?:java|kotlin|scala|groovy|mono)$/.test(program));

/** What runs by the name of a class that this same line writes and compiles, and that could delete files or start programs. */
export function compiledClasses(calls: readonly Call[]): readonly Unread[] {
  if (!calls.some(({ program }) => runsClasses(program))) return [];
  const risky = new Set<string>();
  const found: Unread[] = [];
  for (const call of calls) {
    for (const { path, text } of writtenBy(call)) {
      const name = /([^/\\]+)\.(?:java|kt|scala|groovy|cs)$/.exec(path)?.[1];
      if (name !== undefined && REACHES_OUT.test(text)) risky.add(name.toLowerCase());
    }
    const named = runsClasses(call.program) && risky.size > 0 ? call.args : [];
    if (named.some(({ text }) => risky.has(text.toLowerCase().replace(/(?:kt)?(?:\.exe)?$/, ''))))
      found.push({
        place: call.place,
        reason: 'The program is compiled from code that this same line writes.',
        weight: 'code',
      });
  }
  return found;
}

/** Whether one of these calls compiles code that this same line writes, and that could delete files or start programs. */
export function compilesRisk(calls: readonly Call[], end: number, frame: Frame): boolean {
  return calls.slice(0, end).some(
    ({ program, args, cwd }) =>
      compilers.has(program) &&
      args.some(({ text, certain }) => {
        const path = certain ? resolvePath(cwd, text) : undefined;
        const written = path === undefined ? undefined : writtenText(path, frame);
        return written?.known === true && (written.text === undefined || REACHES_OUT.test(written.text));
      }),
  );
}

/** What compiles a file, and what reads it as if it ran it at once. */
const RUNS: readonly (readonly [compilers: RegExp, source: RegExp, runner: readonly string[]])[] = [
  [/^rustc$/, /\.rs$/, ['rust-script']],
  [/^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)$/, /\.(?:c|cc|cpp|cxx)$/, ['tcc', '-run']],
  [/^go$/, /\.go$/, ['go', 'run']],
  [/^swiftc$/, /\.swift$/, ['swift']],
  [/^ghc$/, /\.hs$/, ['runghc']],
  [/^nim$/, /\.nim$/, ['nim', 'r']],
  [/^zig$/, /\.zig$/, ['zig', 'run']],
  [/^crystal$/, /\.cr$/, ['crystal', 'run']],
];

/**
 * The call that would run the source of a program which the line has compiled: `rustc x.rs && ./x`. `maker`: the compiler
 * that names the program; where none does, it bears its source's name or the usual one.
 */
export function sourceRun(
  path: string,
  maker: string | undefined,
  calls: readonly Call[],
  end: number,
): readonly Word[] | undefined {
  const base = baseName(path).replace(/\.exe$/i, '');
  for (const { program, args } of calls.slice(0, end).toReversed()) {
    const [, source, runner] = RUNS.find(([compiler]) => compiler.test(program)) ?? [];
    if (source === undefined || runner === undefined) continue;
    const files = args.filter(({ text }) => source.test(text));
    const [first] = files;
    const own =
      first !== undefined && (base === 'a.out' || baseName(first.text).replace(source, '') === base);
    if (first !== undefined && (program === maker || (maker === undefined && own)))
      return [...runner.map((text) => ({ ...first, text })), ...files];
  }
  return undefined;
}
