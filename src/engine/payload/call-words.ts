// A program's call in as few words as a person needs to know it by.

/** What stands in the brackets of earlier calls is left out, and what they are called on: `Client(…).deleteProject('p')`. */
export function shortCall(text: string): string {
  const whole = withoutArguments(text, true);
  const short = whole.replace(/^(?:await\s+)?\(…\)(?:\.|->|::)/, '');
  return short === '' ? whole : short;
}

/** The last names of what is called: `bucket(…).blob(…).delete` of `storage.Client().bucket('x').blob('a').delete`. */
export function shortCallee(callee: string): string {
  const parts = withoutArguments(callee, false)
    .split('.')
    .filter((part) => part !== '' && !/^\(…\)$|[/\\]/.test(part));
  return parts.slice(-3).join('.').slice(-LONGEST);
}

const LONGEST = 80;

/** `(…)` for whatever stands in brackets at the outermost level; `keepsLast`: but for the last of them. */
function withoutArguments(text: string, keepsLast: boolean): string {
  const groups: { readonly start: number; readonly end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (text[at] === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) groups.push({ start, end: at + 1 });
    }
  }
  let short = '';
  let from = 0;
  for (const group of keepsLast ? groups.slice(0, -1) : groups) {
    short += `${text.slice(from, group.start)}${group.end - group.start > 2 ? '(…)' : '()'}`;
    from = group.end;
  }
  return short + text.slice(from);
}
