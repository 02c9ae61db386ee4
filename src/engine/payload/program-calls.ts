import type { Language, ProgramToken } from './program-tokens.ts';
import { type Argument, splitTop } from './program-values.ts';

/** A call that stands in a program. */
export interface ProgramCall {
  /** Canonical name: import aliases resolved, dots between: `subprocess.run`, `child_process.execSync`. */
  readonly callee: string;
  /** What stands before the last dot. */
  readonly receiver: readonly ProgramToken[];
  readonly args: readonly Argument[];
  readonly start: number;
  readonly end: number;
}

type Tokens = readonly ProgramToken[];
const MAX_RECEIVER = 60;
/** Arguments and expressions beyond this many tokens are cut, and so are all arguments of a program together. */
const MAX_TOKENS = 2_000;
const MAX_ALL_TOKENS = 2_000_000;

/** Ruby and Perl call without parentheses. */
const BARE =
  /^(?:system|exec|spawn|unlink|rmtree|remove_tree|rmdir|rm_rf|rm_r|rm_f|rm|delete|remove_entry|eval|instance_eval|do|execute|popen|rm_tree)!?$/;

/** Ruby's methods need no parentheses; these are worth a look. */
const ACTS = /^(?:delete|destroy|drop|truncate|purge|obliterate|flush)\w*!?$/;

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
      const args = splitTop(tokens.slice(at + 1, close), ',')
        .filter((item) => item.length > 0)
        .map(argument);
      calls.push(oneCall(tokens, at - 1, args, tokens[close]?.end ?? token.end, pairs, aliases));
    } else if (
      language === 'ruby' &&
      token.kind === 'name' &&
      name?.text === '.' &&
      ACTS.test(token.text) &&
      tokens[at + 1]?.text !== '(' &&
      !startsArgument(tokens[at + 1])
    ) {
      calls.push(oneCall(tokens, at, [], token.end, pairs, aliases));
    } else if (token.kind === 'template' && name?.kind === 'name' && !name.text.includes('return')) {
      calls.push(oneCall(tokens, at - 1, [{ name: '', tokens: [token] }], token.end, pairs, aliases));
    } else if (
      (language === 'ruby' || language === 'perl') &&
      name?.kind === 'name' &&
      BARE.test(name.text) &&
      startsArgument(token)
    ) {
      const end = statementEnd(tokens, at);
      const args = splitTop(tokens.slice(at, end), ',')
        .filter((item) => item.length > 0)
        .map(argument);
      calls.push(oneCall(tokens, at - 1, args, tokens[end - 1]?.end ?? token.end, pairs, aliases));
    }
  });
  return { calls, whole: all <= MAX_ALL_TOKENS };
}

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
    if (token.text !== '=' || name?.kind !== 'name') return;
    const before = tokens[at - 2]?.text;
    if (before === '.' || before === '->' || (language === 'python' && depth > 0)) return;
    if (found.has(name.text)) twice.add(name.text);
    found.set(name.text, tokens.slice(at + 1, expressionEnd(tokens, at + 1)));
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
  return { callee: canonical(written, aliases), receiver, args, start: tokens[from]?.start ?? 0, end };
}

function canonical(written: string, aliases: ReadonlyMap<string, string>): string {
  const plain = written
    .replace(/(?:^|\.)(?:require|__import__|import_module|import)\((?:node:)?([\w./-]+)\)/, '$1')
    .replace(/::|->|\?\./g, '.')
    .replace(/^(?:await|new)\b\s*/, '');
  const head = /^[\w$]+/.exec(plain)?.[0] ?? '';
  const alias = aliases.get(head);
  return alias === undefined ? plain : alias + plain.slice(head.length);
}

/** Local names of modules and of what is imported from them. */
function importAliases(tokens: Tokens, language: Language): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  if (language !== 'python' && language !== 'javascript') return aliases;
  tokens.forEach((token, at) => {
    if (token.kind !== 'name') return;
    if (language === 'python') pythonImport(tokens, at, aliases);
    else if (token.text === 'import' && tokens[at + 1]?.text !== '(') esImport(tokens, at, aliases);
    else if (token.text === 'require' && tokens[at + 1]?.text === '(' && tokens[at - 1]?.text === '=') {
      bind(tokens.slice(Math.max(0, at - 40), at - 1), tokens[at + 2]?.text ?? '', aliases);
    } else if (token.text === 'import' && tokens[at - 1]?.text === 'await' && tokens[at - 2]?.text === '=') {
      bind(tokens.slice(Math.max(0, at - 40), at - 2), tokens[at + 2]?.text ?? '', aliases);
    }
  });
  return aliases;
}

function pythonImport(tokens: Tokens, at: number, aliases: Map<string, string>): void {
  if (tokens[at]?.text !== 'import') return;
  let from = '';
  for (let back = at - 1; back >= Math.max(0, at - 10); back--) {
    if (tokens[back]?.text === 'from')
      from = tokens
        .slice(back + 1, at)
        .map((token) => token.text)
        .join('');
    if (tokens[back]?.text === ';') break;
  }
  const items = tokens.slice(at + 1, Math.min(expressionEnd(tokens, at + 1), at + 80));
  for (const item of splitTop(
    items.filter((token) => !/^[()]$/.test(token.text)),
    ',',
  )) {
    const as = item.findIndex((token) => token.text === 'as');
    const name = item
      .slice(0, as < 0 ? undefined : as)
      .map((token) => token.text)
      .join('');
    const local = as < 0 ? name : (item[as + 1]?.text ?? name);
    if (from !== '' || as >= 0) aliases.set(local, from === '' ? name : `${from}.${name}`);
  }
}

function esImport(tokens: Tokens, at: number, aliases: Map<string, string>): void {
  const from = tokens.findIndex(
    (token, index) => index > at && index < at + 80 && token.text === 'from' && token.kind === 'name',
  );
  if (from > at) bind(tokens.slice(at + 1, from), tokens[from + 1]?.text ?? '', aliases);
}

/** `x`, `* as x`, `{ a, b as c, d: e }` bound to a module. */
function bind(pattern: Tokens, module: string, aliases: Map<string, string>): void {
  const name = module.replace(/^node:/, '').replace(/\/promises$/, '');
  const open = pattern.findLastIndex((token) => token.text === '{');
  const last = pattern.at(-1);
  if (open < 0 || last?.text !== '}') {
    if (last?.kind === 'name') aliases.set(last.text, name);
    return;
  }
  for (const item of splitTop(pattern.slice(open + 1, -1), ',')) {
    const [first] = item;
    const local = item.at(-1);
    if (first && local) aliases.set(local.text, `${name}.${first.text}`);
  }
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
  return /^(?:def|function|sub|fn|class)$/.test(tokens[open - 2]?.text ?? '');
}

function startsArgument(token: ProgramToken | undefined): boolean {
  return (
    token !== undefined &&
    !token.fresh &&
    (token.kind === 'string' || token.kind === 'name' || token.text === '[')
  );
}

function statementEnd(tokens: Tokens, from: number): number {
  let depth = 0;
  const limit = Math.min(tokens.length, from + MAX_TOKENS / 4);
  for (let at = from; at < limit; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'sign' && /^[([{]$/.test(token.text)) depth++;
    else if (token.kind === 'sign' && /^[)\]}]$/.test(token.text) && --depth < 0) return at;
    if (depth > 0) continue;
    if (token.text === ';' && token.kind === 'sign') return at;
    if (at > from && token.fresh && tokens[at - 1]?.text !== ',') return at;
    if (token.kind === 'name' && /^(?:if|unless|or|and|do|while|until|rescue|for|foreach)$/.test(token.text))
      return at;
  }
  return limit;
}

function expressionEnd(tokens: Tokens, from: number): number {
  let depth = 0;
  const limit = Math.min(tokens.length, from + MAX_TOKENS / 4);
  for (let at = from; at < limit; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'sign') {
      if (/^[([{]$/.test(token.text)) depth++;
      else if (/^[)\]}]$/.test(token.text) && --depth < 0) return at;
    }
    if (depth > 0 || at === from) continue;
    if (token.kind === 'sign' && (token.text === ';' || token.text === '=' || token.text === ',')) return at;
    const before = tokens[at - 1]?.text ?? '';
    if (token.fresh && !/^[+.?:|&(,=]/.test(token.text) && !/^[+.?:|&(,=]$/.test(before)) return at;
  }
  return limit;
}
