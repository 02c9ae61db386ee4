import type { ProgramToken } from './tokens.ts';

export type Tokens = readonly ProgramToken[];
/** Arguments and expressions beyond this many tokens are cut. */
export const MAX_TOKENS = 2_000;

/** Where a statement that begins at a place ends. */
export function statementEnd(tokens: Tokens, from: number): number {
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

/** Where an expression that begins at a place ends. */
export function expressionEnd(tokens: Tokens, from: number): number {
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
