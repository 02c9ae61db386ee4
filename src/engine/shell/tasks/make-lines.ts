/** A line of a Makefile or justfile, and where it stands. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Lines joined where a backslash ends them. */
export function* logicalLines(text: string): Generator<Line> {
  let start = 0;
  let pending: string | undefined;
  let from = 0;
  for (let at = 0; at <= text.length; at = from) {
    const end = text.indexOf('\n', from) < 0 ? text.length : text.indexOf('\n', from);
    const line = text.slice(from, end).replace(/\r$/, '');
    const joined = pending === undefined ? line : pending + line.trimStart();
    if (pending === undefined) start = from;
    from = end + 1;
    if (line.endsWith('\\') && from <= text.length) {
      pending = `${joined.slice(0, -1)} `;
      continue;
    }
    pending = undefined;
    yield { text: joined, start, end };
  }
}

/** A shell variable that nobody sets. */
const unknown = '"$_unset"';
const longest = 4096;
const mostReplacements = 200;

interface Values {
  readonly kind: 'make' | 'just';
  readonly variables: ReadonlyMap<string, string>;
  readonly target: string;
  readonly stem: string;
}

/** Fills in variables. One that is not known becomes a shell variable, so that it stays unknown there. */
export function fill(text: string, values: Values, budget = { left: mostReplacements }): string {
  const { kind, variables, target, stem } = values;
  const replace = (name: string): string => {
    const value = variables.get(name);
    if (value === undefined) return /^\w+$/.test(name) ? `\${${name}}` : unknown;
    budget.left--;
    return budget.left < 0 || value.length > longest ? unknown : fill(value, values, budget);
  };
  if (kind === 'just') return text.replace(/\{\{\s*([^}]*?)\s*\}\}/g, (_, name: string) => replace(name));
  return text.replace(
    /\$(?:(\$)|@|\(([^()]*)\)|\{([^{}]*)\}|([<^?*+]))/g,
    (_, dollar?: string, round?: string, curly?: string, automatic?: string) => {
      if (dollar !== undefined) return '$';
      if (automatic !== undefined) return automatic === '*' && stem !== '' ? stem : unknown;
      const name = round ?? curly;
      if (name === undefined) return target;
      return name === 'MAKE' ? 'make' : replace(name);
    },
  );
}
