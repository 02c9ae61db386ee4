import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { pathOf } from '../matching/build.ts';

/** Folders that a package manager or a build fills again from what is committed, by what is called. */
const FILLED: readonly (readonly [program: RegExp, words: RegExp, folder: RegExp])[] = [
  [/^mix$/, /^(deps\.get|setup)\b/, /^deps$/],
  [/^pod$/, /^(install|update)\b/, /^Pods$/],
  [/^carthage$/, /^(update|bootstrap|build)\b/, /^(Carthage|Build|Checkouts)$/],
  [/^composer$/, /^(install|update)\b/, /^vendor$/],
  [/^(go|cargo)$/, /^(mod )?vendor\b/, /^vendor$/],
  [/^helm$/, /^dep(endency)? (up|update|build)\b/, /^charts$/],
  [/^bower$/, /^(install|update)\b/, /^(bower_components|vendor)$/],
  [/^(rollup|webpack|esbuild|parcel|browserify)$/, /^/, /^bundles?$/],
  [/^mkdocs$/, /^(build|gh-deploy)\b/, /^site$/],
  [/^hugo$/, /^(?!new\b|mod\b)/, /^(public|resources)$/],
  [/^jekyll$/, /^(b|build|s|serve)\b/, /^(_site|\.jekyll-(cache|metadata))$/],
  [/^wasm-pack$/, /^build\b/, /^pkg$/],
  [
    /^(tsc|tsup|tsdown|unbuild|babel|swc|rollup|tshy|ngc|vue-tsc)$/,
    /^/,
    /^(lib|types|typings|es|es\d{1,4}|esm|cjs|commonjs)$/,
  ],
  [/^(serverless|sls)$/, /^(package|deploy)\b/, /^\.serverless$/],
  [/^buf$/, /^generate\b/, /^gen$/],
  [/^(graphql-codegen|openapi-generator(-cli)?|prisma|sqlc|orval)$/, /^/, /^(gen|generated|__generated__)$/],
  [/^(jsdoc|typedoc|esdoc|doxygen|yard|rdoc)$/, /^/, /^(doc|docs|html|api)$/],
];

/** Options that name where a tool puts what it makes. */
const OUTPUT =
  /^--?(out|outdir|out-?dir|outDir|output|output-?(dir|path|folder|file)|declaration-?[dD]ir|dest|destination|dist-?dir)$/;
/** What a person writes, whatever a tool is told to put there. */
const WRITTEN =
  /^(src|source|sources|app|apps|lib|libs|packages|tests?|spec|docs?|scripts?|config|data|db|public|assets|static|home|\.git|\.|\.\.|~|)$/;
/** Programs that pass on or look at words, and make nothing. */
const MAKES_NOTHING =
  /^(echo|printf|true|false|:|test|\[|ls|cat|head|tail|grep|rg|sed|awk|cut|sort|uniq|wc|find|fd|cd|pwd|export|set|alias|type|which|command|sleep|mkdir|touch|chmod|chown|ssh|curl|wget|git)$/;

const isTool = byProgram((program) => FILLED.some(([programs]) => programs.test(program)));

/** Whether a call could be one that does: most are not, and a line may hold many. */
export const mayFill = ({ program, args }: Call): boolean =>
  isTool(program) ||
  args.some(({ text }) => text.startsWith('-') && OUTPUT.test(text.split('=', 1)[0] ?? ''));

/** It only says what it would make, or explains itself. */
const rehearses = ({ args }: Call): boolean =>
  args.some(({ text }) => /^(?:--(?:dry-run|help|version|list|check|noEmit|no-emit|print)|-h)$/.test(text));

/** Whether a call fills a folder, or writes a file, of which the path is gone: a tool that is known for it, or told so. */
export function fills(call: Call, path: string): boolean {
  if (!liesBelow(path, call.cwd) || rehearses(call)) return false;
  const name = nameOf(path);
  const words = call.args.map(({ text }) => text).join(' ');
  const known = FILLED.some(
    ([programs, said, folders]) => programs.test(call.program) && said.test(words) && folders.test(name),
  );
  return known || putsInto(call, path);
}

/** Whether a call is told to put there what it makes, by an option that says so. */
export function putsInto(call: Call, path: string): boolean {
  if (!liesBelow(path, call.cwd) || rehearses(call)) return false;
  const folder = folderOf(path);
  if (call.program === '' || MAKES_NOTHING.test(call.program) || WRITTEN.test(nameOf(path))) return false;
  return call.args.some((word, at) => {
    const [option = '', value] = word.text.split('=', 2);
    if (!OUTPUT.test(option)) return false;
    const named = value === undefined ? call.args[at + 1] : { ...word, text: value };
    return named !== undefined && folderOf(pathOf(named, call)) === folder;
  });
}

/** Only what lies below the folder where a tool works is its to make. */
const liesBelow = (path: string, cwd: string | undefined): boolean =>
  cwd !== undefined &&
  folderOf(path).startsWith(`${cwd.replace(/\/+$/, '')}/`) &&
  !/(^|\/)\.\.(\/|$)/.test(path);

/** A folder, also where everything in it is meant. */
const folderOf = (path: string) => path.replace(/(\/\*{1,2})?\/*$/, '');
const nameOf = (path: string) => folderOf(path).split('/').at(-1) ?? '';
