import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import { fileText } from '../file-text.ts';
import { generalAction } from '../general/action.ts';
import { pathOf } from '../matching/build.ts';
import { resolvePath } from '../paths.ts';
import { names, type OptionTable, readOptions } from '../payload/options.ts';
import { flatMap } from '../verdict/lists.ts';
import { exposure, isNarrowed, readersOf } from './exposure.ts';
import { showsNoValues } from './printers.ts';

/** Files of credentials that a project's own folder most often holds. */
const NAMES = ['.env', '.env.local', '.env.production'];

/** A file's text where it is there and holds something; a question where nobody has looked. */
function textAt(path: string | undefined, facts: Facts, questions: Question[]): string | undefined {
  if (path === undefined) return undefined;
  const question: Question = { kind: 'file', path };
  const fact = facts.get(factKey(question));
  if (fact === undefined) questions.push(question);
  const text = fileText(fact);
  return text?.trim() === '' ? undefined : text;
}

/** Searches through a whole folder that would print lines of its files of credentials: `grep -r API_KEY .`. */
export function searchExposures(
  calls: readonly Call[],
  facts: Facts,
  questions: Question[],
): readonly Action[] {
  return flatMap(calls, (call) => {
    const paths = searches(call.program) ? searchedFiles(call, facts, questions) : [];
    return paths.length === 0 || isNarrowed(call, readersOf(calls), () => false)
      ? []
      : [exposure(paths, call.cwd, call)];
  });
}

const SEARCHES = new Set(['grep', 'egrep', 'fgrep', 'rg', 'ag']);
/** Whether a program searches through folders. */
export const searches = (program: string): boolean => SEARCHES.has(program);

function searchedFiles(call: Call, facts: Facts, questions: Question[]): readonly string[] {
  const search = folderSearch(call);
  if (search === undefined || showsNoValues(call)) return [];
  const { pattern, folder } = search;
  const literals = literalsOf(pattern).filter((one) => one.length > 2);
  if (literals.length === 0) return [];
  return NAMES.flatMap((name) => {
    const path = resolvePath(call.cwd, `${folder}/${name}`);
    const text = textAt(path, facts, questions);
    return path !== undefined &&
      text !== undefined &&
      literals.some((one) => text.toLowerCase().includes(one.toLowerCase()))
      ? [path]
      : [];
  });
}

interface Search {
  readonly pattern: string;
  readonly folder: string;
}

/** Options with a value of grep, ripgrep and ag. https://www.gnu.org/software/grep/manual/grep.html, https://man.archlinux.org/man/rg.1 */
const VALUED =
  '-A -B -C -m -e -f -g -t -T -D -d --regexp --file --glob --iglob --type --type-not --include --exclude --exclude-dir --max-count --max-depth --depth --after-context --before-context --context --ignore --sort --color --colors --threads --encoding';
const GREP: OptionTable = { valued: names(VALUED), combined: true };

/** The pattern and the folder of a search that looks into hidden files too. */
function folderSearch({ program, args }: Call): Search | undefined {
  const options = readOptions(args, GREP);
  const has = (which: RegExp) => options.some(({ name }) => which.test(name));
  const values = (which: RegExp) =>
    options.filter(({ name }) => which.test(name)).map(({ value }) => value?.text ?? '');
  const plain = values(/^$/);
  const [given] = values(/^(?:-e|--regexp)$/);
  const pattern = given ?? plain[0];
  const folders = given === undefined ? plain.slice(1) : plain;
  if (pattern === undefined) return undefined;
  const only = values(/^(?:-g|--i?glob|--include|-t|--type)$/).filter((text) => !text.startsWith('!'));
  if (only.length > 0 && !only.some((text) => text.includes('env'))) return undefined;
  if (values(/^--exclude$/).some((text) => text.includes('env'))) return undefined;
  if (values(/^(?:-g|--i?glob)$/).some((text) => /^!.*env/.test(text))) return undefined;
  const recursive = /^[ef]?grep$/.test(program)
    ? has(/^(?:-r|-R|--recursive|--dereference-recursive)$/)
    : has(/^(?:--hidden|-\.)$/) || values(/^(?:-u|--unrestricted)$/).length > (program === 'ag' ? 0 : 1);
  const folder = folders.length === 0 ? '.' : folders.find((text) => /^\.{1,2}\/?$|^\/|^~/.test(text));
  return recursive && folder !== undefined ? { pattern, folder: folder.replace(/(.)\/$/, '$1') } : undefined;
}

/** Runs of plain letters, one of which every match of a pattern most likely holds: the longest, or each alternative. */
function literalsOf(pattern: string): readonly string[] {
  const plain = pattern.replace(/\\[a-zA-Z]|\[[^\]]*\][*+?]?|.[*?](?!\w)/g, ' ').replace(/\\/g, '');
  const runs = plain.match(/[\w-]+=?/g) ?? [];
  if (plain.includes('|')) return runs;
  return [runs.reduce((best, one) => (one.length > best.length ? one : best), '')];
}

/** Calls that write over a file of credentials that is there: what it held is gone. */
export function overwrittenCredentials(
  calls: readonly Call[],
  facts: Facts,
  isCredentialFile: (path: string) => boolean,
  questions: Question[],
): readonly Action[] {
  return flatMap(calls, (call) => {
    if (call.output.length === 0 && !mayOverwriteCredentials(call.program)) return [];
    const words = writtenOver(call).filter(({ text, certain }) => certain && isCredentialFile(text));
    const there = words.filter(
      ({ text }) => textAt(resolvePath(call.cwd, text), facts, questions) !== undefined,
    );
    if (there.length === 0) return [];
    const { place, via, cwd } = call;
    return [
      generalAction(
        { place, via, cwd },
        {
          rule: 'credentials-overwrite',
          verb: 'overwrite',
          what: 'file of credentials',
          undo: 'files',
          undoNote: 'Values that stand nowhere else are lost',
          targets: there.map(({ text }) => ({ name: text, certain: true })),
          paths: there.map((word) => pathOf(word, call)),
          hints: [],
          why: 'Writes over a file of credentials: the values that it holds are gone.',
        },
      ),
    ];
  });
}

const WRITES_OVER = new Set(['tee', 'cp', 'mv', 'install']);
/** Whether a program writes over the files that its words name. */
export const mayOverwriteCredentials = (program: string): boolean => WRITES_OVER.has(program);

function writtenOver({ program, args, output }: Call): readonly Word[] {
  const redirected = output
    .filter(({ operator }) => /^(?:>|>\||&>)$/.test(operator))
    .map(({ target }) => target);
  const plain = args.filter(({ text }) => !text.startsWith('-'));
  if (program === 'tee' && !args.some(({ text }) => /^-\w*a|^--append$/.test(text)))
    return [...redirected, ...plain];
  if (!/^(?:cp|mv|install)$/.test(program) || plain.length !== 2) return redirected;
  if (args.some(({ text }) => /^-\w*[nbi]|^--(?:no-clobber|backup|update|interactive)/.test(text)))
    return redirected;
  // A file that was made from the old one, or that keeps it, takes its place.
  return /\.(?:tmp|temp|new|bak|backup|orig|old|save)\w*$/i.test(plain[0]?.text ?? '')
    ? redirected
    : [...redirected, ...plain.slice(1)];
}
