import type { Call, Word } from '../../model/call.ts';

/** Operators that turn a search's test round or add another beside it. */
const ALTERNATIVES = /^(!|-not|-o|-or|,|\(|\\\()$/;

const TAKES_A_VALUE =
  /^-(i?(name|path|wholename|regex|lname)|type|xtype|size|[acm](time|min|newer)|newer|user|group|perm)$/;

/** A search without the tests that it turns round: what one of them leaves out is merely left out. */
export function withoutNegated(args: readonly Word[]): readonly Word[] {
  const kept: Word[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (!word) continue;
    // `-path ./node_modules -prune -o …`: what is left out before everything else.
    const pruned = kept.some(({ text }) => text.startsWith('-')) ? 0 : prunedFrom(args, at);
    if (pruned > 0) {
      at += pruned - 1;
      continue;
    }
    // Whose files they are only narrows.
    if (
      word.text === '-user' &&
      /^"?\$(\{?(USER|LOGNAME|UID)\}?|\((whoami|id -un?)\))"?$/.test(args[at + 1]?.text ?? '')
    ) {
      at += 1;
      continue;
    }
    const turned = /^(!|-not)$/.test(word.text) && TAKES_A_VALUE.test(args[at + 1]?.text ?? '');
    if (turned && args[at + 2]?.certain) at += 2;
    else kept.push(word);
  }
  return kept;
}

/** How many words from here leave something out of the search. */
function prunedFrom(args: readonly Word[], at: number): number {
  const texts = args
    .slice(at, at + 24)
    .map(({ text }) => text.replace(/^\\(?=[()]$)/, '').replace(/\s/g, '_'));
  const said = texts.join(' ');
  const one = '-(?:i?name|path|wholename) \\S+(?: -type d)?';
  const found = new RegExp(`^(?:${one}|(?:-type d )?\\( ${one}(?: -o ${one})* \\)) -prune -o `).exec(
    `${said} `,
  )?.[0];
  return found === undefined ? 0 : found.trim().split(' ').length;
}

/** Whether the tests of a search simply narrow what it finds. */
export function onlyNarrows(all: readonly Word[]): boolean {
  const args = withoutNegated(all);
  const texts = args.map(({ text }) => text);
  const deletes = texts.indexOf('-delete');
  // What stands before a test is done to everything.
  if (deletes >= 0 && texts.slice(deletes).some((text) => /^-i?name$/.test(text))) return false;
  return !args.some(({ text, certain }) => !certain || ALTERNATIVES.test(text));
}

/**
 * Calls that a search starts for each file it finds, with the `{}` of what is found replaced by a glob of it:
 * `find . -name __pycache__ -exec rm -r {} +` removes what fits every `__pycache__` below.
 */
export function withFound(calls: readonly Call[]): readonly Call[] {
  if (!calls.some(({ args }) => args.some(mayBeFound))) return calls;
  return calls.map((given, at) => {
    const call = given.args.some(isSearched) ? { ...given, args: given.args.map(searched) } : given;
    if (!call.args.some(isFound)) return call;
    const search = searchFor(call, calls.slice(Math.max(0, at - 50), at));
    const globs = search === undefined ? [] : globsOf(search);
    if (globs.length === 0) return call;
    const args = call.args.flatMap((word) =>
      isFound(word) ? globs.map((text) => ({ ...word, text, certain: true })) : [word],
    );
    return { ...call, args };
  });
}

/** Nothing that is known is. */
const mayBeFound = (word: Word) => !word.certain && (isFound(word) || isSearched(word));

const isFound = ({ text, certain }: Word) => text === '{}' && !certain;

/** `$(find . -name __pycache__)` as a whole, from one search. */
const isSearched = ({ text, certain, printedBy }: Word) =>
  !certain && printedBy?.length === 1 && /^(\$\(|`)\s*g?find\s/.test(text) && /[)`]$/.test(text);

function searched(word: Word): Word {
  const [search] = word.printedBy ?? [];
  const glob =
    isSearched(word) && search !== undefined && /^g?find$/.test(search.program) ? globOf(search) : undefined;
  return glob === undefined ? word : { ...word, text: glob, certain: true };
}

/** Whether a call hands on some of the lines that it reads, and nothing else. */
const picks = ({ program, args, input }: Call) =>
  input?.kind === 'pipe' &&
  /^(head|tail|sort|uniq|grep|egrep|fgrep)$/.test(program) &&
  !args.some(
    ({ text }) => /^-\w*[coHn]\w*$|^--(only|count|with|line)/.test(text) && /grep|uniq/.test(program),
  ) &&
  args.every(
    ({ text, certain }, at) =>
      certain && (/^[-+\d]/.test(text) || (/grep/.test(program) && at === args.length - 1)),
  );

function searchFor(call: Call, before: readonly Call[]): Call | undefined {
  const via = call.via.at(-1) ?? '';
  if (/^(find -(exec|ok)|fd --exec)/.test(via)) {
    return before.findLast(
      ({ program, place }) =>
        /^(g?find|fd|fdfind)$/.test(program) &&
        place.start <= call.place.start &&
        place.end >= call.place.end,
    );
  }
  const last = before.findLast((one) => !picks(one));
  const lists =
    /^(g?find|ls|fd|fdfind)$/.test(last?.program ?? '') ||
    (last?.program === 'git' && last.args[0]?.text === 'ls-files');
  return /^xargs/.test(via) && lists && last?.cwd === call.cwd ? last : undefined;
}

/**
 * `\( -name a -o -name b \)`: one search for each. Undefined where an alternative asks for more than a name and a kind of
 * file, so that what they find together may be something else.
 */
export function alternatives(call: Call): readonly Call[] | undefined {
  const plain = withoutNegated(call.args).filter(({ text }) => !/^\\?[()]$/.test(text));
  const first = plain.findIndex(({ text }) => text.startsWith('-'));
  const end = plain.findIndex(({ text }) => /^-(delete|exec|execdir|ok|okdir|print0?)$/.test(text));
  if (first < 0) return undefined;
  const parts: Word[][] = [[]];
  for (const word of plain.slice(first, end < 0 ? undefined : end)) {
    if (/^-(o|or)$/.test(word.text)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  const simple = parts.every((part) =>
    /^(-(max|min)depth \d+ )*(-type [fd] )?-i?name \S+( -type [fd])?( -prune)?$/.test(
      part.map(({ text }) => text).join(' '),
    ),
  );
  const start = plain.slice(0, first);
  return simple && parts.length > 1
    ? parts.map((part) => ({ ...call, args: [...start, ...part] }))
    : undefined;
}

/** The globs for what a search finds, one for each of its alternatives. */
function globsOf(search: Call): readonly string[] {
  if (search.program === 'git') return pathspecs(search);
  const globs = (alternatives(search) ?? [search]).map(globOf);
  return globs.every((glob) => glob !== undefined) ? globs : [];
}

/**
 * `git ls-files '*.snap'`: a pattern without a folder fits in every one.
 * https://git-scm.com/docs/gitglossary#Documentation/gitglossary.txt-pathspec
 */
function pathspecs({ args: [, ...rest] }: Call): readonly string[] {
  const named = rest.filter(({ text }) => !text.startsWith('-'));
  if (
    named.length === 0 ||
    !rest.every(({ text, certain }) => certain && !/^(:|--with-tree|--format|-[sxX])/.test(text))
  )
    return [];
  return named.map(({ text }) => {
    const end = text.lastIndexOf('/') + 1;
    return `${text.slice(0, end).replaceAll('*', '**')}${text.includes('*', end) || end === 0 ? '**/' : ''}${text.slice(end)}`;
  });
}

/** Where nothing lies that is to stay. */
const TEMPORARY = /^\$\{?(TMPDIR|RUNNER_TEMP)\}?\/?$/;

/** One glob for what a search from one folder finds, by one name where it asks for one. */
function globOf({ program, args: all }: Call): string | undefined {
  if (program === 'ls') {
    const [only, ...others] = all.filter(({ text }) => !text.startsWith('-'));
    const lists = all.every(({ text, certain }) => certain && !/^-\w*[RlsF]|^--(recursive|long)/.test(text));
    return lists && others.length === 0 && only && /[*?]/.test(only.text) ? only.text : undefined;
  }
  if (program === 'fd' || program === 'fdfind') return globOfFd(all);
  const args = withoutNegated(all);
  const expression = args.findIndex(({ text }) => /^[-!(]/.test(text));
  const end = args.findIndex(({ text }) => /^-(exec|ok)(dir)?$/.test(text));
  const tests = args.slice(0, end < 0 ? undefined : end);
  const [start, ...more] = args.slice(0, expression < 0 ? undefined : expression);
  const name = tests[tests.findIndex(({ text }) => text === '-name' || text === '-iname') + 1];
  const named = tests.some(({ text }) => text === '-name' || text === '-iname');
  const below = TEMPORARY.test(start?.text ?? '') ? tests.slice(1) : tests;
  if (more.length > 0 || !onlyNarrows(below)) return undefined;
  const folder = (start?.text ?? '.').replace(/\/+$/, '');
  if (!named) return `${folder}/**`;
  return name && `${folder}/**/${name.text}`;
}

/** `fd -e pyc`, `fd node_modules`, `fd '^dist$' packages`. https://github.com/sharkdp/fd#how-to-use */
function globOfFd(all: readonly Word[]): string | undefined {
  const end = all.findIndex(({ text }) => /^(-[xX]|--exec|--exec-batch)$/.test(text));
  const args = all.slice(0, end < 0 ? undefined : end);
  if (!args.every(({ certain }) => certain)) return undefined;
  const endings: string[] = [];
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (/^(-e|--extension)$/.test(text)) {
      at += 1;
      endings.push(args[at]?.text ?? '');
    } else if (
      /^(-[tdEcSj]|--(type|max-depth|min-depth|exact-depth|exclude|color|size|threads|changed-(within|before)|owner))$/.test(
        text,
      )
    )
      at += 1;
    else if (!text.startsWith('-')) words.push(text);
  }
  const [pattern = '', folder = '.', ...more] = words;
  const name = /^\^?(\.?[\w-][\w.-]*)\$?$/.exec(pattern.replaceAll('\\.', '.'))?.[1];
  if (more.length > 0 || endings.length > 1) return undefined;
  const [ending] = endings;
  if (ending !== undefined && /^\w+$/.test(ending) && words.length === 0) return `./**/*.${ending}`;
  return name === undefined || ending !== undefined ? undefined : `${folder.replace(/\/+$/, '')}/**/${name}`;
}

/** The same, where a search without a name finds everything below its folder. */
export function searchedBy(search: Call): string | undefined {
  const { args } = search;
  if (args.some(({ text }) => /^-i?(name|path|wholename|regex)$/.test(text))) return globOf(search);
  const start = /^[-!(]/.test(args[0]?.text ?? '-') ? '.' : args[0]?.text;
  return `${start?.replace(/\/+$/, '')}/**`;
}
