/** The index after a quoted string that starts at `start`. */
export function quoteEnd(text: string, start: number, to: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < to; at++) {
    if (quote === '"' && text[at] === '`') at++;
    else if (quote === '"' && text.startsWith('$(', at)) {
      const end = closing(text, at + 1, to);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (text[at] === quote) {
      if (text[at + 1] === quote && at + 1 < to) at++;
      else return at + 1;
    }
  }
  return undefined;
}

// Brackets are asked about from the outside in, and again by whoever reads what is between them.
let paired = { text: '', to: 0, ends: new Map<number, number | undefined>() };

/** The index after the bracket that closes the one at `start`. */
export function closing(text: string, start: number, to: number): number | undefined {
  if (paired.text !== text || paired.to !== to) paired = { text, to, ends: new Map() };
  const { ends } = paired;
  if (!ends.has(start)) pair(text, start, to, ends);
  return ends.get(start);
}

/** Notes where the bracket at `start` and all in it are closed. Iterative but for quotes that hold code. */
function pair(text: string, start: number, to: number, ends: Map<number, number | undefined>): void {
  const open: number[] = [];
  for (let at = start; at < to; at++) {
    const character = text[at];
    if (character === '`') at++;
    else if (character === "'" || character === '"') {
      const end = quoteEnd(text, at, to);
      if (end === undefined) break;
      at = end - 1;
    } else if (character === '<' && text[at + 1] === '#') {
      const end = text.indexOf('#>', at);
      if (end < 0) break;
      at = end + 1;
    } else if (character === '(' || character === '{' || character === '[') open.push(at);
    else if (character === ')' || character === '}' || character === ']') {
      const last = open.pop();
      if (last !== undefined) ends.set(last, at + 1);
      if (open.length === 0) return;
    }
  }
  for (const at of open) ends.set(at, undefined);
}
