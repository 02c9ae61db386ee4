import { statementEnd, type Tokens } from './ends.ts';
import type { Language } from './syntax.ts';
import { splitTop } from './values.ts';

/** Local names of modules and of what is imported from them. */
export function importAliases(tokens: Tokens, language: Language): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  // Other languages import no names, and hand functions about in other ways.
  if (language !== 'python' && language !== 'javascript') return aliases;
  tokens.forEach((token, at) => {
    if (token.kind !== 'name') return;
    if (language === 'python') pythonImport(tokens, at, aliases);
    else if (token.text === 'import' && tokens[at + 1]?.text !== '(') esImport(tokens, at, aliases);
    else if (token.text === 'require' && tokens[at + 1]?.text === '(' && tokens[at - 1]?.text === '=') {
      bind(tokens.slice(Math.max(0, at - 40), at - 1), tokens[at + 2]?.text ?? '', aliases);
    } else if (token.text === 'import' && tokens[at + 1]?.text === '(' && tokens[at + 5]?.text === 'then') {
      thenImport(tokens, at, aliases);
    } else if (token.text === 'import' && tokens[at - 1]?.text === 'await' && tokens[at - 2]?.text === '=') {
      bind(tokens.slice(Math.max(0, at - 40), at - 2), tokens[at + 2]?.text ?? '', aliases);
    }
  });
  for (const [name, known] of handedOver(tokens, aliases)) aliases.set(name, known);
  return aliases;
}

/** Functions that stand on their own in every program of their language. */
const GLOBAL = /^(?:fetch|eval|exec|open)$/;

/** `remove = shutil.rmtree`, `const f = fetch`: names that are given a function once, and nothing else. */
function handedOver(tokens: Tokens, aliases: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  tokens.forEach((token, at) => {
    const name = tokens[at - 1];
    if (token.text !== '=' || token.kind !== 'sign' || name?.kind !== 'name') return;
    if (/^(?:\.|,|\()$/.test(tokens[at - 2]?.text ?? '')) return;
    found.set(name.text, found.has(name.text) ? undefined : functionAt(tokens, at + 1, aliases));
  });
  return new Map([...found].flatMap(([name, known]) => (known === undefined ? [] : [[name, known]])));
}

/** The member, import or global function that an expression is, and nothing more. */
function functionAt(tokens: Tokens, from: number, aliases: ReadonlyMap<string, string>): string | undefined {
  const chain = tokens.slice(from, Math.min(statementEnd(tokens, from), from + MAX_CHAIN));
  const [head] = chain;
  const plain = chain.every(({ kind, text }, at) => (at % 2 === 0 ? kind === 'name' : text === '.'));
  if (head === undefined || !plain || chain.length % 2 === 0) return undefined;
  const alias = aliases.get(head.text);
  if (chain.length === 1 && alias === undefined && !GLOBAL.test(head.text)) return undefined;
  return [alias ?? head.text, ...chain.slice(1).map(({ text }) => text)].join('');
}

const MAX_CHAIN = 9;

/** `import('fs').then((fs) => …)`: what is handed on is the module. */
function thenImport(tokens: Tokens, at: number, aliases: Map<string, string>): void {
  const arrow = tokens.findIndex(({ text }, index) => index > at + 6 && index < at + 40 && text === '=>');
  const pattern = tokens.slice(at + 7, Math.max(at + 7, arrow));
  bind(pattern[0]?.text === '(' ? pattern.slice(1, -1) : pattern, tokens[at + 2]?.text ?? '', aliases);
}

function pythonImport(tokens: Tokens, at: number, aliases: Map<string, string>): void {
  if (tokens[at]?.text !== 'import') return;
  let from = '';
  // What stands on the line before is a statement of its own.
  for (let back = at - 1; back >= Math.max(0, at - 10) && tokens[back + 1]?.fresh !== true; back--) {
    if (tokens[back]?.text === 'from')
      from = tokens
        .slice(back + 1, at)
        .map((token) => token.text)
        .join('');
    if (tokens[back]?.text === ';') break;
  }
  const items = tokens.slice(at + 1, Math.min(statementEnd(tokens, at + 1), at + 80));
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
