import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import { fileText } from '../file-text.ts';
import { generalAction } from '../general/action.ts';
import { pathOf } from '../matching/build.ts';
import { resolvePath } from '../paths.ts';
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
    const paths = SEARCHES.has(call.program) ? searchedFiles(call, facts, questions) : [];
    return paths.length === 0 || isNarrowed(call, readersOf(calls), () => false)
      ? []
      : [exposure(paths, call.cwd, call)];
  });
}

const SEARCHES = new Set(['grep', 'egrep', 'fgrep', 'rg', 'ag']);

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

/** The pattern and the folder of a search that looks into hidden files too. */
function folderSearch({ program, args }: Call): Search | undefined {
  const texts = args.map(({ text }) => text);
  const options = texts.filter((text) => /^-./.test(text));
  const plain = texts.filter(
    (text, at) =>
      !/^-./.test(text) && !/^(?:-[ABCmefg]|--(?:glob|type|include|exclude)|-t)$/.test(texts[at - 1] ?? ''),
  );
  const given = texts.findIndex((text) => /^(?:-e|--regexp)$/.test(text)) + 1;
  const pattern = given > 0 ? texts[given] : plain[0];
  const folders = given > 0 ? plain : plain.slice(1);
  if (pattern === undefined) return undefined;
  if (options.some((text) => /^--(?:include|type|glob)\b|^-g|^-t/.test(text) && !/env/.test(text)))
    return undefined;
  if (options.some((text) => /^--exclude=.*env/.test(text))) return undefined;
  const recursive = /^[ef]?grep$/.test(program)
    ? options.some((text) => /^-[a-zA-Z]*[rR]|^--(?:dereference-)?recursive$/.test(text))
    : /^(?:rg|ag)$/.test(program) &&
      options.some((text) => /^--hidden$|^-[a-z]*\.$|^-u{2,3}$|^--unrestricted$/.test(text));
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
    if (call.output.length === 0 && !WRITES_OVER.has(call.program)) return [];
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
