import { expressionEnd, type Tokens } from './program-ends.ts';
import type { Language } from './program-syntax.ts';
import { splitTop } from './program-values.ts';

/** Local names of modules and of what is imported from them. */
export function importAliases(tokens: Tokens, language: Language): ReadonlyMap<string, string> {
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
