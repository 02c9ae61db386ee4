import type { WordNode } from '../bash.ts';

/**
 * Words that fish reads otherwise than other shells: escapes outside of quotes, slices of lists, ranges, variables in
 * braces. https://fishshell.com/docs/current/language.html
 */
export function isFishOnly(text: string): boolean {
  return /\\[\w']|'[^']*\\|\$\w+\[|\.\.|\{[^}]*\$|\}[^{]*\{|\$\$/.test(text);
}

/** fish knows `\\\\` and `\\'` in single quotes. */
export function fishText({ text, value }: WordNode): string {
  return text.startsWith("'") ? value.replaceAll('\\\\', '\\') : value;
}

/** The text of a word that stands in single quotes as a whole; undefined for any other word. */
export function fishLiteral({ text }: WordNode): string | undefined {
  return /^'(?:[^'\\]|\\[^'])*'$/s.test(text) ? text.slice(1, -1).replaceAll('\\\\', '\\') : undefined;
}
