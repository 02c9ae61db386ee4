import type { Program } from './context.ts';
import { MAX_TOKENS, type Tokens } from './ends.ts';
import type { Language } from './syntax.ts';
import type { Value } from './texts.ts';
import { programTokens } from './tokens.ts';
import { evaluate, type Scope, splitTop } from './values.ts';

const MAX_TEXT = 20_000;
/** So many names are looked for in a program, and a command in a loop is read so many times. */
const MAX_NAMES = 20;
const MAX_WORDS = 20;
/** Functions whose value is made of what they are handed, in another order or another wrapping. */
const SAME_THINGS = /^(?:sorted|list|reversed|set|tuple|iter)$/;
/** https://docs.python.org/3/library/glob.html, https://nodejs.org/api/fs.html#fsglobsyncpattern-options */
const FINDS = /^(?:glob|iglob|rglob|globSync|sync)$/;

/** What a removed path stands for where a loop goes through a part of it; another path as it is. */
export function loopedPaths(path: Value, program: Program): readonly Value[] {
  if (path.certain || typeof path.json !== 'string') return [path];
  const { json } = path;
  const [, name, rest] = /^\$\{(\w+)\}(\/.*)?$/s.exec(json) ?? [];
  const walked = name === undefined || rest === undefined ? undefined : loopPaths(name, program);
  // What lies below a folder that was walked through is a part of all that does.
  if (walked?.every((one) => /\/\*\*$/.test(String(one.json))) === true) return walked;
  return (
    looped([json], program)?.map(([one = json]) => ({ json: one, certain: !one.includes('${') })) ?? [path]
  );
}

/** A command once for each thing that a loop goes through: `for name in ['lint', 'test']: run(['npm', 'run', name])`. */
export function loopedWords(texts: readonly string[], program: Program): readonly (readonly string[])[] {
  return (program.inline ? looped(texts, program) : undefined) ?? [texts];
}

/** Texts with each of the values that the only name in them stands for. */
function looped(texts: readonly string[], program: Program): readonly (readonly string[])[] | undefined {
  const holes = new Set(texts.flatMap((text) => text.match(/\$\{\w+\}/g) ?? []));
  const [hole, ...others] = holes;
  if (hole === undefined || others.length > 0) return undefined;
  const values = loopPaths(hole.slice(2, -1), program);
  if (values === undefined || values.length > MAX_WORDS) return undefined;
  return values.map(({ json }) => texts.map((text) => text.replaceAll(hole, () => String(json))));
}

/**
 * What a name stands for, one after the other, where it is bound by nothing but the heads of loops over what the program
 * itself lists or finds: `for f in glob.glob('tmp/*.json')`, `['dist'].forEach(d => …)`. Undefined where a head is over
 * something else, or something else gives the name a value too.
 */
function loopPaths(name: string, { text: { text }, language, scope }: Program): readonly Value[] | undefined {
  if ((language !== 'python' && language !== 'javascript') || text.length > MAX_TEXT) return undefined;
  const program = known.get(scope) ?? { tokens: programTokens(text, language), names: new Map() };
  known.set(scope, program);
  if (!program.names.has(name))
    program.names.set(
      name,
      program.names.size < MAX_NAMES ? pathsOfLoops(name, program.tokens, language, scope) : undefined,
    );
  return program.names.get(name);
}

/** What was found in the programs that are being read. */
const known = new WeakMap<
  Scope,
  { readonly tokens: Tokens; readonly names: Map<string, readonly Value[] | undefined> }
>();

function pathsOfLoops(
  name: string,
  tokens: Tokens,
  language: Language,
  scope: Scope,
): readonly Value[] | undefined {
  const found: Value[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'name' || token.text !== name || tokens[at - 1]?.text === '.') continue;
    const over = language === 'python' ? pythonHead(tokens, at) : scriptHead(tokens, at);
    if (over === undefined) {
      if (isBound(tokens, at, language)) return undefined;
      continue;
    }
    const listed = over.length === 1 && over[0]?.kind === 'name' ? over[0].text : undefined;
    if (listed !== undefined && isTouched(listed, tokens)) return undefined;
    const paths = pathsIn(over, scope);
    if (paths === undefined) return undefined;
    found.push(...paths);
  }
  return found.length > 0 ? found : undefined;
}

/** `for NAME in …:`, and the same in a comprehension: what stands behind `in`. */
function pythonHead(tokens: Tokens, at: number): Tokens | undefined {
  if (tokens[at - 1]?.text !== 'for') return undefined;
  // `for root, dirs, files in os.walk('src')`: the first is a folder.
  const walks = tokens
    .slice(at + 1, at + 9)
    .map(({ text }) => text)
    .join(' ');
  const from = /^, \w+ , \w+ in os \. walk$/.test(walks) ? at + 6 : at + 2;
  if (tokens[from - 1]?.text !== 'in') return undefined;
  return tokens.slice(from, endOf(tokens, from, /^(?::|if|for|else)$/));
}

/** `for (const NAME of …)`, and `….forEach(NAME => …)`. */
function scriptHead(tokens: Tokens, at: number): Tokens | undefined {
  const text = (offset: number): string => tokens[at + offset]?.text ?? '';
  if (/^(?:const|let|var)$/.test(text(-1)) && text(-2) === '(' && text(-3) === 'for' && text(1) === 'of')
    return tokens.slice(at + 2, endOf(tokens, at + 2, /^$/));
  const open = text(-1) === '(' && text(-2) === '(' ? at - 2 : at - 1;
  const arrow = open === at - 1 ? text(1) : text(1) === ')' ? text(2) : '';
  if (arrow !== '=>' || tokens[open]?.text !== '(') return undefined;
  if (!/^(?:forEach|map)$/.test(tokens[open - 1]?.text ?? '') || tokens[open - 2]?.text !== '.')
    return undefined;
  return listBefore(tokens, open - 2);
}

/** The list that a method is called on: `['a', 'b'].forEach`. */
function listBefore(tokens: Tokens, dot: number): Tokens | undefined {
  if (tokens[dot - 1]?.kind === 'name')
    return tokens[dot - 2]?.text === '.' ? undefined : [tokens[dot - 1] as Tokens[number]];
  if (tokens[dot - 1]?.text !== ']') return undefined;
  let depth = 0;
  for (let from = dot - 1; from >= 0 && dot - from < MAX_TOKENS; from--) {
    const text = tokens[from]?.kind === 'sign' ? tokens[from]?.text : '';
    if (text === ']') depth++;
    else if (text === '[' && --depth === 0)
      return tokens[from - 1]?.kind === 'name' ? undefined : tokens.slice(from, dot);
  }
  return undefined;
}

/** Where an expression ends: before a word of the language, or the bracket that holds it. */
function endOf(tokens: Tokens, from: number, before: RegExp): number {
  let depth = 0;
  for (let at = from; at < tokens.length && at - from < MAX_TOKENS; at++) {
    const { kind, text } = tokens[at] ?? { kind: 'sign', text: '' };
    if (kind === 'sign' && /^[([{]$/.test(text)) depth++;
    else if (kind === 'sign' && /^[)\]}]$/.test(text) && --depth < 0) return at;
    else if (depth === 0 && before.test(text)) return at;
  }
  return tokens.length;
}

/** Whether a name gets a value here: it is assigned, or a parameter. */
function isBound(tokens: Tokens, at: number, language: Language): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 1]?.text ?? '';
  if (
    isAddedTo(tokens, at) ||
    /^(?::?=|=>|of|in)$/.test(after) ||
    /^(?:as|for|lambda|global|nonlocal|const|let|var|\*|\.\.\.)$/.test(before)
  )
    return true;
  // A parameter: the name stands in the brackets behind a definition, or before an arrow.
  for (let open = at - 1; open >= 0 && at - open < 60; open--) {
    const text = tokens[open]?.text ?? '';
    if (/^[)\]};{]$/.test(text)) return false;
    if (text === 'lambda') return true;
    if (text !== '(') continue;
    const close = endOf(tokens, open + 1, /^$/);
    const defines = /^(?:def|function)$/;
    return (
      defines.test(tokens[open - 1]?.text ?? '') ||
      defines.test(tokens[open - 2]?.text ?? '') ||
      (language === 'javascript' && /^(?:=>|\{)$/.test(tokens[close + 1]?.text ?? ''))
    );
  }
  return false;
}

/** Whether a list may hold more than it was made with: it is added to, reached into, or handed on. */
const isTouched = (name: string, tokens: Tokens): boolean =>
  tokens.some(
    ({ kind, text }, at) =>
      kind === 'name' &&
      text === name &&
      (tokens[at + 1]?.text === '[' ||
        isAddedTo(tokens, at) ||
        (tokens[at + 1]?.text === '.' && !/^(?:forEach|map)$/.test(tokens[at + 2]?.text ?? '')) ||
        /^[(,]$/.test(tokens[at - 1]?.text ?? '')),
  );

/** `name += …`. */
const isAddedTo = (tokens: Tokens, at: number): boolean =>
  /^[-+*/|&]$/.test(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.text === '=';

/** The paths in what a loop goes over; undefined where they are not known. */
function pathsIn(over: Tokens, scope: Scope): readonly Value[] | undefined {
  const walked = walkedIn(over, scope);
  if (walked !== undefined) return [walked];
  const sought = soughtIn(over, scope);
  if (sought !== undefined) return [sought];
  const { json, certain } = evaluate(over, scope);
  if (!certain || !Array.isArray(json) || json.length === 0) return undefined;
  return json.every((one) => typeof one === 'string')
    ? json.map((one) => ({ json: one, certain: true }))
    : undefined;
}

/** `os.walk('src')`: whatever lies below. */
function walkedIn(over: Tokens, scope: Scope): Value | undefined {
  const [os, dot, walk, open] = over.map(({ text }) => text);
  if (os !== 'os' || dot !== '.' || walk !== 'walk' || open !== '(') return undefined;
  const { json, certain } = evaluate(splitTop(over.slice(4, -1), ',')[0] ?? [], scope);
  return certain && typeof json === 'string' && json !== ''
    ? { json: `${json.replace(/\/+$/, '')}/**`, certain }
    : undefined;
}

/** `glob.glob('tmp/*.json')`, `Path('tmp').rglob('*.json')`: the pattern that finds the paths. */
function soughtIn(over: Tokens, scope: Scope): Value | undefined {
  const [first, open] = over;
  if (
    first?.kind === 'name' &&
    SAME_THINGS.test(first.text) &&
    open?.text === '(' &&
    over.at(-1)?.text === ')'
  )
    return soughtIn(splitTop(over.slice(2, -1), ',')[0] ?? [], scope);
  const bracket = over.findLastIndex(
    ({ kind, text }, at) => kind === 'sign' && text === '(' && endOf(over, at + 1, /^$/) === over.length - 1,
  );
  const name = over[bracket - 1];
  if (name?.kind !== 'name' || !FINDS.test(name.text)) return undefined;
  const receiver = over[bracket - 2]?.text === '.' ? over.slice(0, bracket - 2) : [];
  if (name.text === 'sync' && receiver[0]?.text !== 'glob') return undefined;
  const pattern = evaluate(splitTop(over.slice(bracket + 1, -1), ',')[0] ?? [], scope);
  if (!pattern.certain || typeof pattern.json !== 'string' || pattern.json === '') return undefined;
  if (receiver.length <= 1) return name.text === 'rglob' || pattern.json.includes('..') ? undefined : pattern;
  const folder = evaluate(receiver, scope);
  if (!folder.certain || typeof folder.json !== 'string') return undefined;
  const below = name.text === 'rglob' ? `**/${pattern.json}` : pattern.json;
  return { json: folder.json === '.' ? below : `${folder.json.replace(/\/+$/, '')}/${below}`, certain: true };
}
