/** One line of a recipe, as the shell gets it, and where it stands in the file. */
interface RecipeLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Target {
  readonly needs: readonly string[];
  readonly lines: readonly RecipeLine[];
}

/**
 * The lines that a Makefile or justfile would run for these targets and what they need, prerequisites first. Best
 * effort: patterns, conditionals and includes are not followed. No target: the first one.
 * https://www.gnu.org/software/make/manual/make.html#Rules
 */
export function recipesOf(
  text: string,
  kind: 'make' | 'just',
  targets: readonly string[],
  assigned: readonly string[],
): readonly RecipeLine[] {
  const { rules, first } = parse(text, kind, assigned);
  const lines: RecipeLine[] = [];
  const done = new Set<string>();
  const visit = (name: string): void => {
    const rule = rules.get(name);
    if (rule === undefined || done.has(name)) return;
    done.add(name);
    // The depth is bounded by the number of rules, which is bounded by the size of a file that is read at all.
    if (done.size < 200) for (const need of rule.needs) visit(need);
    lines.push(...rule.lines);
  };
  for (const name of targets.length > 0 ? targets : first === undefined ? [] : [first]) visit(name);
  return lines;
}

function parse(text: string, kind: 'make' | 'just', assigned: readonly string[]) {
  const variables = new Map(
    assigned.map((it): [string, string] => [it.replace(/=.*/s, ''), it.replace(/^[^=]*=/s, '')]),
  );
  const fixed = new Set(variables.keys());
  const rules = new Map<string, Target>();
  let first: string | undefined;
  let current: { names: readonly string[]; needs: readonly string[]; lines: RecipeLine[] } | undefined;
  for (const line of logicalLines(text)) {
    const recipe = kind === 'make' ? line.text.startsWith('\t') : /^[ \t]/.test(line.text);
    if (recipe && current !== undefined) {
      const code = fill(line.text.trim().replace(/^[@+-]+\s*/, ''), kind, variables, current.names[0] ?? '');
      if (code !== '' && !code.startsWith('#')) current.lines.push({ ...line, text: code });
      continue;
    }
    const assignment = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*(?::{1,3}|\?|\+|!)?=\s*(.*)$/s.exec(line.text);
    if (assignment !== null) {
      const [, name = '', value = ''] = assignment;
      if (!fixed.has(name))
        variables.set(
          name,
          kind === 'just' ? value.replace(/^(["'])(.*)\1$/s, '$2') : value.replace(/\s+#.*$/s, ''),
        );
      continue;
    }
    const header = /^@?([^\s:#=][^:#=]*?)\s*::?(?!=)\s*([^=]*)$/s.exec(line.text);
    if (header === null) continue;
    const [, left = '', right = ''] = header;
    // `just` puts a recipe's parameters before the colon.
    const words = fill(left, kind, variables, '').split(/\s+/);
    const names = kind === 'just' ? words.slice(0, 1) : words;
    const [needs = '', code] =
      kind === 'make' ? right.split(/;(.*)/s) : [right.replace(/&&|\([^)]*\)/g, ' ')];
    current = {
      names,
      needs: fill(needs, kind, variables, '')
        .split(/[\s|]+/)
        .filter((it) => it !== ''),
      lines: [],
    };
    if (code !== undefined && code.trim() !== '')
      current.lines.push({ ...line, text: fill(code.trim(), kind, variables, names[0] ?? '') });
    for (const name of names) {
      const before = rules.get(name);
      const needsAll = [...(before?.needs ?? []), ...current.needs];
      if (before !== undefined && before.lines.length > 0)
        rules.set(name, { needs: needsAll, lines: before.lines });
      else rules.set(name, { needs: needsAll, lines: current.lines });
      if (first === undefined && !name.startsWith('.')) first = name;
    }
  }
  return { rules, first };
}

/** Lines joined where a backslash ends them. */
function* logicalLines(text: string): Generator<RecipeLine> {
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

/** Fills in variables. One that is not known becomes a shell variable, so that it stays unknown there. */
function fill(
  text: string,
  kind: 'make' | 'just',
  variables: ReadonlyMap<string, string>,
  target: string,
  budget = { left: mostReplacements },
): string {
  const replace = (name: string): string => {
    const value = variables.get(name);
    if (value === undefined) return /^\w+$/.test(name) ? `\${${name}}` : unknown;
    budget.left--;
    return budget.left < 0 || value.length > longest ? unknown : fill(value, kind, variables, target, budget);
  };
  if (kind === 'just') return text.replace(/\{\{\s*([^}]*?)\s*\}\}/g, (_, name: string) => replace(name));
  return text.replace(
    /\$(?:(\$)|@|\(([^()]*)\)|\{([^{}]*)\}|([<^?*+]))/g,
    (_, dollar?: string, round?: string, curly?: string, automatic?: string) => {
      if (dollar !== undefined) return '$';
      if (automatic !== undefined) return unknown;
      const name = round ?? curly;
      if (name === undefined) return target;
      return name === 'MAKE' ? 'make' : replace(name);
    },
  );
}
