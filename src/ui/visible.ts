/**
 * Makes characters visible that would hide or reorder what a person reads: controls, zero-width and bidirectional marks
 * (https://www.unicode.org/reports/tr9/), and blanks that a shell does not take for a space. Tabs and line breaks stay.
 */
export function visible(text: string): string {
  return text.replace(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu, (character) =>
    /[ \n\t]/.test(character) ? character : name(character),
  );
}

function name(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** The same on a single line, for places that show one. */
export function oneLine(text: string): string {
  return visible(text.replace(/\r?\n/g, ' ⏎ ').replace(/\t/g, ' '));
}

/** For notifications, which make links, commands among them, of `[text](address)`. */
export const unlinked = (text: string): string => text.replaceAll('](', '] (');
