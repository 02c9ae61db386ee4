import type { Word } from '../../../model/call.ts';
import type { Json } from '../../../model/request.ts';
import { type Language, SYNTAX } from './syntax.ts';
import { concatenated, HOLE, joinedPath, serialized, type Value, wordsJoined } from './texts.ts';
import type { ProgramToken } from './tokens.ts';

export interface Argument {
  /** The name of a keyword argument; empty for one that is told by its place. */
  readonly name: string;
  readonly tokens: readonly ProgramToken[];
}

/** What the evaluator knows besides the tokens. */
export interface Scope {
  readonly language: Language;
  /** Names that are assigned once, with their expression. */
  readonly assigned: ReadonlyMap<string, readonly ProgramToken[]>;
  readonly variables: Readonly<Record<string, Word>>;
  /** Directory of the program's file, or the working directory. */
  readonly directory: string | undefined;
}

type Tokens = readonly ProgramToken[];
const MAX_DEPTH = 12;
const UNKNOWN: Value = { json: HOLE, certain: false };
const CONSTANTS: Readonly<Record<string, Json>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  null: null,
  None: null,
  nil: null,
  undefined: null,
};
// Calls and methods whose result is their text, as far as matters here.
const WRAPPERS =
  /^(?:gql|graphql|sql|text|str|String|URL|URI|Path|PurePath|PosixPath|resolve|bytes|Pathname|b|u|r|raw|SQL|Buffer|parse|expanduser|abspath|realpath|quote|fspath|NewReader|NewBuffer|NewBufferString|byte|shQuote|glue|to_charlist|to_string|string|File)$/;
const SERIALIZERS =
  /^(?:stringify|Marshal|toJSON|encode!|dumps|json_encode|generate|encode_json|to_json|dump)$/;
const TEMPORARY = /^(?:gettempdir|tmpdir|mkdtemp|mkdtempSync|mktmpdir|NamedTemporaryFile)$/;
/** Stands for what `mkdtemp` makes. */
const MADE = '/tmp/mktemp';
/** The folder that the program is in. */
const HERE = /^(?:process\.cwd\(\)|os\.getcwd\(\)|(?:pathlib\.)?Path\.cwd\(\)|Dir\.pwd(?:\(\))?)$/;
const JOINERS = /^(?:join|resolve|joinpath|Join)$/;

/** Evaluates an expression without running anything. */
export function evaluate(tokens: Tokens, scope: Scope, depth = 0): Value {
  const [first] = tokens;
  if (!first || depth > MAX_DEPTH) return UNKNOWN;
  const inner = (part: Tokens): Value => evaluate(part, scope, depth + 1);
  const formats = first.text === 'f' && tokens[1]?.kind !== 'sign';
  if ((formats || /^(?:await|new|const|not)$/.test(first.text)) && first.kind === 'name' && tokens.length > 1)
    return inner(tokens.slice(1));
  if (tokens.length === 1) return single(first, scope, depth);
  if (tokens.every((token) => token.kind === 'string'))
    return concatenated(tokens.map((token) => inner([token])));
  const plus = splitTop(tokens, SYNTAX[scope.language].plus);
  if (plus.length > 1 && plus.every((piece) => piece.length > 0)) return concatenated(plus.map(inner));
  const slash = scope.language === 'python' ? splitTop(tokens, '/') : [tokens];
  if (slash.length > 1 && slash.every((piece) => piece.length > 0)) return joinedPath(slash.map(inner));
  if (encloses(tokens)) return enclosed(tokens, scope, depth);
  if (scope.language === 'go' && tokens.at(-1)?.text === '}') return composite(tokens, scope, depth);
  return called(tokens, scope, depth);
}

function single(token: ProgramToken, scope: Scope, depth: number): Value {
  if (token.kind === 'number') return { json: Number(token.text) || 0, certain: true };
  if (token.kind === 'string' || token.kind === 'template' || token.kind === 'shell')
    return filled(token, scope, depth);
  if (token.kind !== 'name') return UNKNOWN;
  if (Object.hasOwn(CONSTANTS, token.text)) return { json: CONSTANTS[token.text] ?? null, certain: true };
  if (/^(?:__dirname|__DIR__)$/.test(token.text) && scope.directory)
    return { json: scope.directory, certain: true };
  const expression = scope.assigned.get(token.text);
  if (expression) return evaluate(expression, scope, depth + 1);
  return { json: `\${${token.text.replace(/^[$@]+/, '')}}`, certain: false };
}

/** Fills names into a text where they are known. */
function filled(token: ProgramToken, scope: Scope, depth: number): Value {
  if (token.certain) return { json: token.text, certain: true };
  let certain = true;
  const json = token.text.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
    const expression = scope.assigned.get(name) ?? scope.assigned.get(`$${name}`);
    const value = expression && evaluate(expression, scope, depth + 1);
    if (value?.certain && typeof value.json !== 'object') return String(value.json);
    certain = false;
    return whole;
  });
  return { json, certain: certain && !/\$\{[^}]*\}/.test(json) };
}

function enclosed(tokens: Tokens, scope: Scope, depth: number): Value {
  const open = tokens[0]?.text;
  const inside = tokens.slice(1, -1);
  const items = splitTop(inside, ',').filter((item) => item.length > 0);
  if (open === '(' && items.length <= 1 && !inside.at(-1)?.text.includes(','))
    return evaluate(inside, scope, depth + 1);
  if (open === '{') return object(items, scope, depth);
  return listOf(items, scope, depth);
}

/** `[]string{"a", "b"}` and `map[string]any{"a": 1}`. https://go.dev/ref/spec#Composite_literals */
function composite(tokens: Tokens, scope: Scope, depth: number): Value {
  const literal = tokens.slice(openOf(tokens));
  if (tokens[0]?.text !== '[') return enclosed(literal, scope, depth);
  const items = splitTop(literal.slice(1, -1), ',').filter((item) => item.length > 0);
  return listOf(items, scope, depth);
}

function listOf(items: readonly Tokens[], scope: Scope, depth: number): Value {
  const values = items.map((item) => evaluate(item, scope, depth + 1));
  return { json: values.map((value) => value.json), certain: values.every((value) => value.certain) };
}

function object(items: readonly Tokens[], scope: Scope, depth: number): Value {
  const entries: [string, Json][] = [];
  let certain = true;
  for (const item of items) {
    const [key, sign] = item;
    if (!key) continue;
    if (key.text === '...' || key.text === '**') {
      const spread = evaluate(item.slice(1), scope, depth + 1);
      certain &&= spread.certain;
      if (spread.json !== null && typeof spread.json === 'object')
        entries.push(...(Object.entries(spread.json) as [string, Json][]));
      continue;
    }
    const pair = sign && /^(?::|=>|,|=)$/.test(sign.text);
    const value = evaluate(pair ? item.slice(2) : [key], scope, depth + 1);
    certain &&= value.certain && (pair || item.length === 1);
    entries.push([key.text.replace(pair ? /^:/ : /^[:$]/, ''), value.json]);
  }
  return { json: Object.fromEntries(entries), certain };
}

/** Calls and members whose value can be told. */
function called(tokens: Tokens, scope: Scope, depth: number): Value {
  const source = tokens.map((token) => token.text).join('');
  const variable =
    /(?:process\.env\.|environ\[|environ\.get\(|[gG]etenv\(|get_env\(|ENV\[|ENV\.fetch\(|\$ENV\{|process\.env\[)(\w+)/.exec(
      source,
    )?.[1];
  if (variable !== undefined) {
    const word = Object.hasOwn(scope.variables, variable) ? scope.variables[variable] : undefined;
    return word?.certain ? { json: word.text, certain: true } : { json: `\${${variable}}`, certain: false };
  }
  if (HERE.test(source)) return { json: '.', certain: false };
  const constant = scope.language === 'go' ? /^http\.Method([A-Z][a-z]+)$/.exec(source)?.[1] : undefined;
  if (constant !== undefined) return { json: constant.toUpperCase(), certain: true };
  const last = tokens.at(-1);
  // `file.name` of a temporary file.
  if (last?.text === 'name' && tokens.length === 3) {
    const file = evaluate(tokens.slice(0, 1), scope, depth + 1);
    if (file.json === MADE) return file;
  }
  if (last?.text === ')') {
    const open = openOf(tokens);
    const name = tokens[open - 1];
    const args = splitTop(tokens.slice(open + 1, -1), ',').filter((item) => item.length > 0);
    const method = tokens[open - 2]?.text === '.';
    if (name?.kind === 'name') {
      const only = args.length === 1 ? args[0] : undefined;
      if (TEMPORARY.test(name.text)) return temporary(name.text, args, scope, depth);
      if (name.text === 'split' && method) return wordsIn(tokens.slice(0, open - 2), args, scope, depth);
      if (SERIALIZERS.test(name.text)) return serialized(only ? evaluate(only, scope, depth + 1) : UNKNOWN);
      const listed =
        method && name.text === 'join'
          ? wordsJoined(
              evaluate(tokens.slice(0, open - 2), scope, depth + 1),
              only && evaluate(only, scope, depth + 1),
            )
          : undefined;
      if (listed !== undefined) return listed;
      if (JOINERS.test(name.text) && method && args.length > 0 && tokens[0]?.kind === 'name')
        return joinedPath(args.map((item) => evaluate(item, scope, depth + 1)));
      if (only && (WRAPPERS.test(name.text) || (method && /^(?:from|fromString)$/.test(name.text))))
        return evaluate(only, scope, depth + 1);
      if (name.text === 'dict' || name.text === 'array') return object(args, scope, depth);
      if (name.text === 'c' && scope.language === 'r') return listOf(args, scope, depth);
      if (/^(?:paste|paste0|Sprintf|format|sprintf)$/.test(name.text))
        return woven(name.text, args, scope, depth);
      const plain = args.length === 0 || /^(?:utf|ascii|latin)/i.test(args[0]?.[0]?.text ?? '');
      if (
        method &&
        plain &&
        /^(?:encode|strip|trim|toString|freeze|dup|decode|strip_heredoc|squish|resolve|absolute|expanduser|as_posix)$/.test(
          name.text,
        )
      )
        return evaluate(tokens.slice(0, open - 2), scope, depth + 1);
    }
  }
  const start = tokens[0];
  if (start && start.kind === 'name' && tokens[1]?.kind === 'template' && WRAPPERS.test(start.text))
    return evaluate(tokens.slice(1), scope, depth + 1);
  // A text that something is then put into: `"rm -rf %s" % path`, `"…{}".format(path)`.
  if (start && start.kind === 'string')
    return { json: start.text.replace(/%[sd]|\{\w*\}/g, () => HOLE), certain: false };
  return UNKNOWN;
}

/** A folder for what is thrown away, or a new one in it. */
function temporary(name: string, args: readonly Tokens[], scope: Scope, depth: number): Value {
  if (/tmpdir$|gettempdir/.test(name) && name !== 'mktmpdir')
    return args.length === 0 ? { json: '/tmp', certain: true } : UNKNOWN;
  // Node’s is handed the beginning of the new folder’s path; others are told of another place by name.
  if (scope.language === 'javascript') return args[0] ? evaluate(args[0], scope, depth + 1) : UNKNOWN;
  return args.every(([key]) => /^(?:prefix|suffix|delete|mode)$/.test(key?.text ?? ''))
    ? { json: MADE, certain: true }
    : UNKNOWN;
}

/** `"kubectl get ns".split()`, `shlex.split(line)`: a command line as the list of its words. */
function wordsIn(receiver: Tokens, args: readonly Tokens[], scope: Scope, depth: number): Value {
  const [only] = args;
  const apart = /^(?:shlex|Shellwords)$/.test(receiver[0]?.text ?? '') ? only : undefined;
  if (apart === undefined && only !== undefined && only[0]?.text !== ' ') return UNKNOWN;
  const line = evaluate(apart ?? receiver, scope, depth + 1);
  if (typeof line.json !== 'string' || /^\$\{/.test(line.json)) return UNKNOWN;
  return { json: line.json.trim().split(/\s+/), certain: line.certain };
}

/** Texts put together: R's `paste`, Go's `Sprintf`. */
function woven(name: string, args: readonly Tokens[], scope: Scope, depth: number): Value {
  const values = args.map((item) => evaluate(item, scope, depth + 1));
  if (name.startsWith('paste')) {
    const texts =
      name === 'paste' ? values.flatMap((value, at) => (at === 0 ? [value] : [SPACE, value])) : values;
    return concatenated(texts);
  }
  const [format, ...rest] = values;
  if (typeof format?.json !== 'string') return UNKNOWN;
  let used = 0;
  let { certain } = format;
  const json = format.json.replace(/%[-+ 0#]*\d*[a-zA-Z]/g, () => {
    const value = rest[used++];
    if (value?.certain && typeof value.json !== 'object') return String(value.json);
    certain = false;
    return HOLE;
  });
  return { json, certain };
}

const SPACE: Value = { json: ' ', certain: true };

function openOf(tokens: Tokens): number {
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const text = tokens[at]?.kind === 'sign' ? tokens[at]?.text : '';
    if (text === ')' || text === ']' || text === '}') depth++;
    else if ((text === '(' || text === '[' || text === '{') && --depth === 0) return at;
  }
  return 0;
}

function encloses(tokens: Tokens): boolean {
  const [first] = tokens;
  return (
    first?.kind === 'sign' &&
    /^[([{]$/.test(first.text) &&
    /^[)\]}]$/.test(tokens.at(-1)?.text ?? '') &&
    openOf(tokens) === 0
  );
}

/** Splits at a sign outside all brackets. */
export function splitTop(tokens: Tokens, sign: string): readonly Tokens[] {
  const pieces: Tokens[] = [];
  let depth = 0;
  let from = 0;
  tokens.forEach(({ kind, text }, at) => {
    if (kind !== 'sign') return;
    if (text === '(' || text === '[' || text === '{') depth++;
    else if (text === ')' || text === ']' || text === '}') depth--;
    else if (depth === 0 && text === sign) {
      pieces.push(tokens.slice(from, at));
      from = at + 1;
    }
  });
  pieces.push(from === 0 ? tokens : tokens.slice(from));
  return pieces;
}
