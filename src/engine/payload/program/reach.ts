import type { ProgramCall } from './calls.ts';
import type { Tokens } from './ends.ts';
import type { Language } from './syntax.ts';

/** A function's body: where it stands, and the name by which it is called; empty where it has none. */
interface Body {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const MAX_BODIES = 400;
const ROUNDS = 4;

/** A program that waits for others or does what it is told: what stands in it runs only when somebody asks. */
const SERVES =
  /\b(?:express\(|fastify\(|Hono\(|Flask\(|FastAPI\(|APIRouter\(|Blueprint\(|createServer\(|ListenAndServe|Sinatra|@Controller|@app\.(?:route|get|post)|app\.(?:listen|run)\(|http\.HandleFunc|module\.exports|export default|export (?:async )?function|sys\.argv|argparse|process\.argv|import (?:click|typer|fire)\b|from (?:click|typer) |commander|yargs|OptionParser|ARGV|flag\.Parse|cobra\.|getopt)/;
/** What a project does to its own data for development. */
const REHEARSALS =
  /(?:^|[\\/._-])(?:seeds?|seeders?|seeding|fixtures?|tests?|specs?|e2e|mocks?|conftest)(?:[\\/._-]|$)/i;
/** Calls whose functions run when something happens, not now. */
const LATER =
  /(?:^|\.)(?:get|post|put|patch|delete|use|on|once|all|route|command|action|handle\w*|task|it|test|describe|before\w*|after\w*|listen|schedule|cron|subscribe|process|register\w*|define\w*|addEventListener)$/;

/**
 * Tells which places of a program's file run when the file is started: outside of every function, and in functions
 * that are called from there. Undefined where it waits for requests or words of the command line.
 */
export function reachOf(
  text: string,
  file: string,
  tokens: Tokens,
  calls: readonly ProgramCall[],
  language: Language,
): ((place: number) => boolean) | undefined {
  if (SERVES.test(text) || REHEARSALS.test(file)) return undefined;
  const bodies =
    language === 'python' || language === 'ruby' ? indented(text, tokens) : braced(tokens, calls);
  if (bodies.length > MAX_BODIES) return undefined;
  const live = new Set<Body>(bodies.filter(({ name }) => name === 'main' && language !== 'python'));
  const reached = (place: number): boolean =>
    bodies.every((body) => place < body.start || place >= body.end || live.has(body));
  for (let round = 0; round < ROUNDS; round += 1) {
    const size = live.size;
    for (const { callee, start } of calls) {
      if (!reached(start)) continue;
      const called = callee.slice(callee.lastIndexOf('.') + 1);
      for (const body of bodies) if (body.name === called && body.name !== '') live.add(body);
    }
    if (live.size === size) break;
  }
  return reached;
}

/** Python's and Ruby's functions end where a line stands as far left as they do. */
function indented(text: string, tokens: Tokens): readonly Body[] {
  const column = (place: number): number => place - (text.lastIndexOf('\n', place - 1) + 1);
  const bodies: Body[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'name' || token.text !== 'def') return;
    const first = tokens[at - 1]?.text === 'async' ? tokens[at - 1] : token;
    const own = column((first ?? token).start);
    const end = tokens.find((other, index) => index > at && other.fresh && column(other.start) <= own);
    const parts = tokens.slice(at + 1, at + 4).filter(({ kind }) => kind === 'name');
    const self = tokens[at + 2]?.text === '.' ? parts.at(-1) : parts[0];
    bodies.push({ name: self?.text ?? '', start: token.start, end: end?.start ?? text.length });
  });
  return bodies;
}

const CONTROLS =
  /^(?:if|for|foreach|while|switch|catch|with|match|elseif|using|lock|synchronized|when|select)$/;

/** Functions with braces: declarations, methods, and those that are values. */
function braced(tokens: Tokens, calls: readonly ProgramCall[]): readonly Body[] {
  const bodies: Body[] = [];
  const open: { readonly at: number; readonly name: string | undefined }[] = [];
  const parens: number[] = [];
  const opener = new Map<number, number>();
  tokens.forEach((token, at) => {
    if (token.kind !== 'sign') return;
    if (token.text === '(') parens.push(at);
    else if (token.text === ')') opener.set(at, parens.pop() ?? 0);
    else if (token.text === '{') open.push({ at, name: functionAt(tokens, at, opener, calls) });
    else if (token.text === '}') {
      const from = open.pop();
      const start = from && tokens[from.at];
      if (from?.name !== undefined && start)
        bodies.push({ name: from.name, start: start.start, end: token.end });
    }
  });
  return bodies;
}

/** The name of the function whose body opens here; undefined where it is no function or one that runs at once. */
function functionAt(
  tokens: Tokens,
  at: number,
  opener: ReadonlyMap<number, number>,
  calls: readonly ProgramCall[],
): string | undefined {
  const arrow = tokens[at - 1]?.text === '=>';
  const close = arrow ? at - 2 : lastParenthesis(tokens, at);
  if (close < 0) return undefined;
  const from = tokens[close]?.text === ')' ? (opener.get(close) ?? 0) : close;
  const before = tokens[from - 1];
  const word = tokens[from - 2]?.text ?? '';
  if (!arrow && before?.kind === 'name') {
    if (CONTROLS.test(before.text)) return undefined;
    if (before.text !== 'function' && before.text !== 'func' && before.text !== 'fn') return before.text;
  } else if (!arrow) return undefined;
  // A value: `const wipe = async () => {`, `wipe: function () {`, or what is handed to a call.
  const head = arrow
    ? before?.text === 'async'
      ? from - 2
      : from - 1
    : before?.text === 'function'
      ? word === 'async'
        ? from - 3
        : from - 2
      : from - 2;
  if (/^(?:=|:)$/.test(tokens[head]?.text ?? '')) {
    const named = tokens[head - 1];
    return named?.kind === 'name' ? named.text : '';
  }
  const place = tokens[at]?.start ?? 0;
  const around = calls.findLast(({ start, end }) => start < place && place < end);
  return around !== undefined && LATER.test(around.callee) ? '' : undefined;
}

/** The `)` before a body, past a type that stands between: `func f() error {`, `function f(): void {`. */
function lastParenthesis(tokens: Tokens, at: number): number {
  for (let back = at - 1; back >= Math.max(0, at - 8); back -= 1) {
    const { kind, text = '' } = tokens[back] ?? {};
    if (text === ')') return back;
    if (kind !== 'name' && !/^[:.[\]<>|?*,]$/.test(text)) return -1;
  }
  return -1;
}
