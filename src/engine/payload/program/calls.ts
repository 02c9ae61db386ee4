import { expressionEnd, MAX_TOKENS, statementEnd, type Tokens } from './ends.ts';
import { importAliases } from './imports.ts';
import type { Language } from './syntax.ts';
import type { ProgramToken } from './tokens.ts';
import { type Argument, splitTop } from './values.ts';

/** A call that stands in a program. */
export interface ProgramCall {
  /** Canonical name: import aliases resolved, dots between: `subprocess.run`, `child_process.execSync`. */
  readonly callee: string;
  /** What stands before the last dot. */
  readonly receiver: readonly ProgramToken[];
  readonly args: readonly Argument[];
  readonly start: number;
  readonly end: number;
  /** The arguments that are the bare name of a function, by that name. */
  readonly references: readonly string[];
}

const MAX_RECEIVER = 60;
/** All arguments of a program together are read up to so many tokens. */
const MAX_ALL_TOKENS = 100_000;

/** Some languages call without parentheses. */
const WITHOUT =
  /^(?:system|exec|spawn|sh|unlink|rmtree|remove_tree|rmdir|rm_rf|rm_r|rm_f|rm|delete|remove_entry|remove_entry_secure|remove_dir|eval|instance_eval|do|execute|popen|rm_tree)!?$/;
const BARE: { readonly [language in Language]?: RegExp } = {
  ruby: WITHOUT,
  perl: new RegExp(`${WITHOUT.source}|^(?:open|truncate|rename|move|copy|kill|chmod)$`),
  elixir: /^(?:cmd|shell|rm|rm_rf|rmdir|query|eval_string)!?$/,
  lua: /^(?:execute|popen|remove|load|dofile)$/,
  // Groovy’s.
  jvm: /^(?:execute|executeUpdate|executeInsert)$/,
};

/** What stands before a method that needs no parentheses where it is handed nothing. https://perldoc.perl.org/perlobj#Method-Invocation */
const ARROW: { readonly [language in Language]?: string } = { ruby: '.', perl: '->' };
/** Methods without parentheses that are worth a look. */
const ACTS =
  /^(?:delete|destroy|drop|truncate|purge|obliterate|flush)\w*!?$|^(?:clear!?|rmtree|rmdir|unlink)$/;

/** Every call of a program, in order; `whole` is false where there were too many to read. */
export function programCalls(
  tokens: Tokens,
  language: Language,
): { readonly calls: readonly ProgramCall[]; readonly whole: boolean } {
  const pairs = bracketPairs(tokens);
  const aliases = importAliases(tokens, language);
  const calls: ProgramCall[] = [];
  let all = 0;
  tokens.forEach((token, at) => {
    const name = tokens[at - 1];
    if (token.kind === 'shell') {
      calls.push({
        callee: 'shell',
        receiver: [],
        args: [{ name: '', tokens: [token] }],
        start: token.start,
        end: token.end,
        references: [],
      });
    } else if (language === 'javascript' && token.text === '(' && isRequired(tokens, at)) {
      const close = Math.min(pairs.get(at) ?? tokens.length, at + MAX_TOKENS);
      calls.push({
        callee: canonical(tokens[at - 2]?.text ?? '', aliases),
        receiver: [],
        args: argumentsOf(tokens.slice(at + 1, close)),
        start: tokens[at - 4]?.start ?? token.start,
        end: tokens[close]?.end ?? token.end,
        references: [],
      });
    } else if (
      token.kind === 'sign' &&
      token.text === '(' &&
      name?.kind === 'name' &&
      !isDefinition(tokens, at)
    ) {
      const close = Math.min(pairs.get(at) ?? tokens.length, at + MAX_TOKENS);
      all += close - at;
      if (all > MAX_ALL_TOKENS) return;
      const args = argumentsOf(tokens.slice(at + 1, close));
      calls.push(oneCall(tokens, at - 1, args, tokens[close]?.end ?? token.end, pairs, aliases));
    } else if (
      token.kind === 'name' &&
      name?.text === ARROW[language] &&
      ACTS.test(token.text) &&
      tokens[at + 1]?.text !== '(' &&
      !startsArgument(tokens[at + 1])
    ) {
      calls.push(oneCall(tokens, at, [], token.end, pairs, aliases));
    } else if (token.kind === 'template' && name?.text === ')') {
      // `neon(url)`…``: a text that a client is tagged with.
      calls.push({
        callee: 'sql',
        receiver: [],
        args: [{ name: '', tokens: [token] }],
        start: token.start,
        end: token.end,
        references: [],
      });
    } else if (token.kind === 'template' && name?.kind === 'name' && !name.text.includes('return')) {
      calls.push(oneCall(tokens, at - 1, [{ name: '', tokens: [token] }], token.end, pairs, aliases));
    } else if (name?.kind === 'name' && BARE[language]?.test(name.text) === true && startsArgument(token)) {
      const end = statementEnd(tokens, at);
      const args = argumentsOf(tokens.slice(at, end));
      calls.push(oneCall(tokens, at - 1, args, tokens[end - 1]?.end ?? token.end, pairs, aliases));
    }
  });
  return { calls, whole: all <= MAX_ALL_TOKENS };
}

/** `require('axios')(…)`: what a module gives is called itself. */
const isRequired = (tokens: Tokens, open: number) =>
  tokens[open]?.kind === 'sign' &&
  tokens[open - 1]?.text === ')' &&
  tokens[open - 2]?.kind === 'string' &&
  tokens[open - 4]?.text === 'require';

const argumentsOf = (tokens: Tokens): readonly Argument[] =>
  splitTop(tokens, ',')
    .filter((item) => item.length > 0)
    .map(argument);

const EQUALS = /^:?=$/;
const ASSIGNS: Readonly<Record<Language, RegExp>> = {
  python: EQUALS,
  javascript: /^=$/,
  ruby: /^=$/,
  perl: /^=$/,
  php: /^=$/,
  go: EQUALS,
  lua: /^=$/,
  r: /^(?:=|<-)$/,
  julia: /^=$/,
  elixir: /^=$/,
  jvm: /^=$/,
  dotnet: /^=$/,
  swift: /^=$/,
  rust: /^=$/,
};

/** Expressions of names that are assigned exactly once. */
export function assignments(tokens: Tokens, language: Language): ReadonlyMap<string, Tokens> {
  const found = new Map<string, Tokens>();
  const twice = new Set<string>();
  let depth = 0;
  tokens.forEach((token, at) => {
    if (token.kind !== 'sign') return;
    if (token.text === '(' || token.text === '[') depth++;
    else if (token.text === ')' || token.text === ']') depth--;
    const name = tokens[at - 1];
    if (!ASSIGNS[language].test(token.text) || name?.kind !== 'name') return;
    const before = tokens[at - 2]?.text;
    if (before === '.' || before === '->' || (language === 'python' && depth > 0)) return;
    // Go's functions answer a value and an error: `req, err := …`.
    const pair = language === 'go' && before === ',' ? tokens[at - 3] : undefined;
    const left = pair?.kind === 'name' ? pair.text : name.text;
    if (found.has(left)) twice.add(left);
    found.set(left, tokens.slice(at + 1, expressionEnd(tokens, at + 1)));
  });
  for (const name of twice) found.delete(name);
  return found;
}

function argument(tokens: Tokens): Argument {
  const [name, sign] = tokens;
  const keyword = name?.kind === 'name' && tokens.length > 2 && (sign?.text === '=' || sign?.text === ':');
  return keyword ? { name: name.text, tokens: tokens.slice(2) } : { name: '', tokens };
}

function oneCall(
  tokens: Tokens,
  nameAt: number,
  args: readonly Argument[],
  end: number,
  pairs: ReadonlyMap<number, number>,
  aliases: ReadonlyMap<string, string>,
): ProgramCall {
  let from = nameAt;
  while (
    from > 1 &&
    nameAt - from < MAX_RECEIVER &&
    /^(?:\.|::|->|\?\.)$/.test(tokens[from - 1]?.text ?? '')
  ) {
    const before = from - 2;
    const text = tokens[before]?.text ?? '';
    if (/^[)\]]$/.test(text) && tokens[before]?.kind === 'sign') {
      const open = pairs.get(before);
      if (open === undefined || open < nameAt - MAX_TOKENS) break;
      from = tokens[open - 1]?.kind === 'name' ? open - 1 : open;
    } else from = before;
  }
  const receiver = tokens.slice(from, Math.max(from, nameAt - 1));
  const last = tokens[nameAt]?.text ?? '';
  const written = [
    ...receiver.slice(0, MAX_RECEIVER).map((token) => token.text),
    ...(receiver.length > 0 ? ['.'] : []),
    last,
  ].join('');
  const start = tokens[from]?.start ?? 0;
  const references = args.flatMap((one) => referenceOf(one.tokens, aliases));
  return { callee: canonical(written, aliases), receiver, args, start, end, references };
}

const MAX_REFERENCE = 5;

/** `os.remove` or, in PHP, `'unlink'`: a function that is handed over by its name. */
function referenceOf(tokens: Tokens, aliases: ReadonlyMap<string, string>): readonly string[] {
  const [first] = tokens;
  if (first === undefined || tokens.length > MAX_REFERENCE) return [];
  if (tokens.length === 1 && first.kind === 'string') return /^\w+$/.test(first.text) ? [first.text] : [];
  const named = tokens.every(({ kind, text }, at) => (at % 2 === 0 ? kind === 'name' : text === '.'));
  return named ? [canonical(tokens.map(({ text }) => text).join(''), aliases)] : [];
}

function canonical(written: string, aliases: ReadonlyMap<string, string>): string {
  const plain = written
    .replace(/(?:^|importlib\.|\.)(?:require|__import__|import_module|import)\((?:node:)?([\w./-]+)\)/, '$1')
    .replace(/::|->|\?\./g, '.')
    .replace(/^(?:await|new)\b\s*/, '');
  const head = /^[\w$]+/.exec(plain)?.[0] ?? '';
  const alias = aliases.get(head);
  return alias === undefined ? plain : alias + plain.slice(head.length);
}

function bracketPairs(tokens: Tokens): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'sign') return;
    if (/^[([{]$/.test(token.text)) open.push(at);
    else if (/^[)\]}]$/.test(token.text)) {
      const from = open.pop();
      if (from === undefined) return;
      pairs.set(from, at);
      pairs.set(at, from);
    }
  });
  return pairs;
}

/** `def f(`, `function f(`, `sub f(`: a definition is not a call. */
function isDefinition(tokens: Tokens, open: number): boolean {
  return /^(?:defp?|function|sub|fn|func|class)$/.test(tokens[open - 2]?.text ?? '');
}

function startsArgument(token: ProgramToken | undefined): boolean {
  return (
    token !== undefined &&
    !token.fresh &&
    (token.kind === 'string' || token.kind === 'name' || token.text === '[')
  );
}
