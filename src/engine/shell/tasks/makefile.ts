import { fill, type Line, logicalLines } from './make-lines.ts';

/** One line of a recipe, as the shell gets it, and where it stands in its file. */
interface RecipeLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly file: string;
  /** The program that runs it, where the recipe names one itself (`#!/usr/bin/env python3`). */
  readonly interpreter?: string;
}

interface Need {
  readonly name: string;
  readonly args: readonly (string | undefined)[];
}

/** A rule as it stands in the file; variables are filled in when it runs. */
interface Target {
  readonly needs: Need[];
  readonly lines: readonly RecipeLine[];
  /** Lines of its further definitions. */
  readonly more: (readonly RecipeLine[])[];
  /** Names of a just recipe's parameters, with their defaults. */
  readonly parameters: readonly {
    readonly name: string;
    readonly usual: string | undefined;
    readonly rest: boolean;
  }[];
}

/** A file's text and its absolute path. */
interface Text {
  readonly text: string;
  readonly path: string;
}

/** What the files say. */
interface Book {
  readonly kind: 'make' | 'just';
  readonly variables: Map<string, string>;
  readonly fixed: ReadonlySet<string>;
  readonly rules: Map<string, Target>;
  first: string | undefined;
}

/** Variables that `make` sets itself. https://www.gnu.org/software/make/manual/make.html#Implicit-Variables */
const IMPLICIT: readonly (readonly [string, string])[] = [
  ['RM', 'rm -f'],
  ['CC', 'cc'],
  ['CXX', 'c++'],
  ['AR', 'ar'],
  ['SHELL', '/bin/sh'],
];

const mostRules = 200;
const mostFiles = 20;

/**
 * The lines that a Makefile or justfile would run for these targets and what they need, prerequisites first, as far as
 * the files say. Both sides of a conditional count. No target: the first one. `load` answers the text of a file that is
 * included, as it is written there. An undefined target is one that is not known.
 * https://www.gnu.org/software/make/manual/make.html#Rules, https://just.systems/man/en/
 */
export function recipesOf(
  file: Text,
  kind: 'make' | 'just',
  targets: readonly (string | undefined)[],
  assigned: readonly string[],
  load: (name: string, from: string) => Text | undefined,
): readonly RecipeLine[] {
  const given = assigned.map((it): [string, string] => [it.replace(/=.*/s, ''), it.replace(/^[^=]*=/s, '')]);
  const variables = new Map([...(kind === 'make' ? IMPLICIT : []), ...given]);
  const book: Book = {
    kind,
    variables,
    fixed: new Set(given.map(([name]) => name)),
    rules: new Map(),
    first: undefined,
  };
  const files = { left: mostFiles };
  parse(file, book, '', (name, from) => (files.left-- > 0 ? load(name, from) : undefined));
  const lines: RecipeLine[] = [];
  const done = new Set<string>();
  const visit = ({ name, args }: Need): number => {
    const found = find(name, book.rules);
    const key = kind === 'make' ? name : [name, ...args].join(' ');
    if (found === undefined || done.has(key)) return found?.rule.parameters.length ?? 0;
    done.add(key);
    const own = new Map(book.variables);
    const { parameters } = found.rule;
    parameters.forEach((one, at) => {
      const given = one.rest ? args.slice(at) : args.slice(at, at + 1);
      const known = given.length > 0 && given.every((arg) => arg !== undefined) ? given.join(' ') : undefined;
      const value = known ?? (given.length === 0 ? one.usual : undefined);
      if (value === undefined) own.delete(one.name);
      else own.set(one.name, value);
    });
    const values = { kind, variables: own, target: name, stem: found.stem };
    // The depth is bounded by the number of rules, which is bounded by the size of a file that is read at all.
    if (done.size < mostRules)
      for (const need of found.rule.needs)
        for (const one of fill(need.name, values)
          .split(/[\s|]+/)
          .filter((it) => it !== ''))
          visit({ name: one, args: need.args.map((arg) => arg && fill(arg, values)) });
    for (const line of [found.rule.lines, ...found.rule.more].flat()) {
      const text = fill(line.text, values);
      if (text !== '') lines.push({ ...line, text });
    }
    return parameters.some(({ rest }) => rest) ? args.length : parameters.length;
  };
  if (kind === 'make' || targets.length === 0) {
    const names = targets.length > 0 ? targets : [book.first];
    for (const name of names) if (name !== undefined) visit({ name, args: [] });
  } else {
    // A recipe of `just` takes as many words as it has parameters; the next word is a recipe again.
    for (let at = 0; at < targets.length; ) {
      const name = targets[at];
      at += 1 + (name === undefined ? 0 : visit({ name, args: targets.slice(at + 1) }));
    }
  }
  return lines;
}

/** The rule of this name, or the pattern rule (`deploy-%`) that fits it. */
function find(name: string, rules: ReadonlyMap<string, Target>): { rule: Target; stem: string } | undefined {
  const rule = rules.get(name);
  if (rule !== undefined) return { rule, stem: '' };
  for (const [pattern, one] of rules) {
    const at = pattern.indexOf('%');
    const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
    if (at < 0 || name.length < pattern.length || !name.startsWith(before) || !name.endsWith(after)) continue;
    return { rule: one, stem: name.slice(at, name.length - after.length) };
  }
  return undefined;
}

function parse(
  { text, path }: Text,
  book: Book,
  prefix: string,
  load: (name: string, from: string) => Text | undefined,
): void {
  const { kind, variables, fixed, rules } = book;
  let current: { lines: RecipeLine[] } | undefined;
  let indented = false;
  for (const line of logicalLines(text)) {
    const recipe = kind === 'make' ? line.text.startsWith('\t') : /^[ \t]/.test(line.text);
    if (recipe && current !== undefined) {
      addLine(current.lines, line, path, indented);
      indented = true;
      continue;
    }
    indented = false;
    const included = inclusion(line.text, kind);
    if (included !== undefined) {
      const values = { kind, variables, target: '', stem: '' };
      for (const name of fill(included.names, values).split(/\s+/)) {
        const other = name === '' || /[*?$"]/.test(name) ? undefined : load(name, path);
        if (other !== undefined) parse(other, book, prefix + included.prefix, load);
      }
      continue;
    }
    const alias = kind === 'just' ? /^alias\s+([\w-]+)\s*:=\s*([\w:-]+)/.exec(line.text) : null;
    if (alias !== null) {
      rules.set(prefix + (alias[1] ?? ''), {
        needs: [{ name: prefix + (alias[2] ?? ''), args: [] }],
        lines: [],
        more: [],
        parameters: [],
      });
      continue;
    }
    const assignment = /^(?:export\s+|override\s+)*([A-Za-z_][\w.-]*)\s*(:{1,3}|\?|\+|!)?=\s*(.*)$/s.exec(
      line.text,
    );
    if (assignment !== null) {
      const [, name = '', operator, value = ''] = assignment;
      if (fixed.has(name)) continue;
      const plain = kind === 'just' ? value.replace(/^(["'])(.*)\1$/s, '$2') : value.replace(/\s+#.*$/s, '');
      variables.set(name, operator === '+' ? `${variables.get(name) ?? ''} ${plain}`.trim() : plain);
      continue;
    }
    current = header(line, path, book, prefix) ?? current;
  }
}

/** Adds a line to a recipe: without the marks that only `make` and `just` read, and without comments. */
function addLine(lines: RecipeLine[], line: Line, file: string, going: boolean): void {
  const shebang = going
    ? undefined
    : /^\s+#!\s*(?:\S*\/)?(?:env\s+(?:-\S+\s+)*)?([\w.-]+)/.exec(line.text)?.[1];
  if (shebang !== undefined) {
    lines.push({ ...line, text: '', file, interpreter: shebang });
    return;
  }
  const last = lines.at(-1);
  if (last?.interpreter !== undefined) {
    const indent = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
    const own = /^[ \t]*/.exec(last.text)?.[0].length ?? 0;
    const first = last.text === '';
    // The first line's indent is taken off all of them.
    lines[lines.length - 1] = {
      ...last,
      end: line.end,
      text: first
        ? line.text
        : `${last.text}\n${' '.repeat(Math.max(0, indent - own)) + line.text.trimStart()}`,
    };
    return;
  }
  const text = line.text.trim().replace(/^[@+-]+\s*/, '');
  if (text !== '' && !text.startsWith('#')) lines.push({ ...line, text, file });
}

/** `include a.mk b.mk`; `import 'x.just'` and `mod x` of just. */
function inclusion(
  text: string,
  kind: 'make' | 'just',
): { readonly names: string; readonly prefix: string } | undefined {
  if (kind === 'make') {
    const names = /^[-s]?include\s+(.+)$/.exec(text)?.[1];
    return names === undefined ? undefined : { names: names.replace(/\s+#.*$/, ''), prefix: '' };
  }
  const imported = /^import\??\s+(["'])(.+?)\1/.exec(text)?.[2];
  if (imported !== undefined) return { names: imported, prefix: '' };
  const [, name, , path] = /^mod\??\s+([\w-]+)(?:\s+(["'])(.+?)\2)?\s*$/.exec(text) ?? [];
  return name === undefined ? undefined : { names: path ?? `${name}.just`, prefix: `${name}::` };
}

function header(line: Line, path: string, book: Book, prefix: string): { lines: RecipeLine[] } | undefined {
  const { kind, rules, variables } = book;
  const found =
    kind === 'make'
      ? /^([^\s:#=][^:#=]*?)\s*::?(?!=)\s*(.*)$/s.exec(line.text)
      : /^@?([A-Za-z_][^:#]*?(?:=\s*(?:"[^"]*"|'[^']*'|[^\s:]+)[^:#]*?)*)\s*:(?!=)\s*(.*)$/s.exec(line.text);
  if (found === null) return undefined;
  const [, left = '', right = ''] = found;
  const values = { kind, variables, target: '', stem: '' };
  const current: { lines: RecipeLine[] } = { lines: [] };
  if (kind === 'just') {
    const [name = '', ...parameters] =
      left.match(/[*+$]*[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s]+))?/g) ?? [];
    rules.set(prefix + name, {
      needs: justNeeds(right.replace(/#.*$/, ''), prefix),
      lines: current.lines,
      more: [],
      parameters: parameters.map((one) => {
        const [, marks = '', own = '', , usual] = /^([*+$]*)([\w-]+)(\s*=\s*(.*))?$/s.exec(one) ?? [];
        const rest = /[*+]/.test(marks);
        return {
          name: own,
          usual: usual?.replace(/^(["'])(.*)\1$/s, '$2') ?? (marks.includes('*') ? '' : undefined),
          rest,
        };
      }),
    });
    if (prefix === '') book.first ??= name;
    return current;
  }
  const [needs = '', code] = right.split(/;(.*)/s);
  // `target: VAR = value` sets a variable for the target.
  if (/^\s*(?:export\s+)?[\w.-]+\s*[:?+]?=/.test(needs)) return undefined;
  if (code !== undefined && code.trim() !== '')
    current.lines.push({ ...line, text: code.trim(), file: path });
  const own: Need[] =
    needs.replace(/#.*$/, '').trim() === '' ? [] : [{ name: needs.replace(/#.*$/, ''), args: [] }];
  for (const name of fill(left, values).split(/\s+/)) {
    const before = rules.get(name);
    if (before !== undefined) {
      // Both sides of a conditional may define it, and a double-colon rule adds to it.
      before.needs.push(...own);
      before.more.push(current.lines);
    } else rules.set(name, { needs: [...own], lines: current.lines, more: [], parameters: [] });
    if (book.first === undefined && !/^\.|%/.test(name)) book.first = name;
  }
  return current;
}

/** `a b (c "x" y) && d`. */
function justNeeds(text: string, prefix: string): Need[] {
  return [...text.matchAll(/\(\s*([\w:-]+)([^)]*)\)|([\w:-]+)/g)].map(([, called, args = '', plain]) => ({
    name: prefix + (called ?? plain ?? ''),
    args: [...args.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, name]) =>
      name === undefined ? (double ?? single) : `{{${name}}}`,
    ),
  }));
}
