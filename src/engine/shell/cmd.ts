import type { Input, Redirect, Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { assign, forget, lookup } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { emit, inside, noteUnread, pipedFrom, step } from './session.ts';
import type { Source } from './source.ts';
import { isWindowsScript, readWindowsScript } from './windows-scripts.ts';
import { writeFile } from './written.ts';

interface Token {
  readonly kind: 'word' | 'separator' | 'pipe' | 'redirect' | 'bracket';
  readonly text: string;
  readonly certain: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads what the Windows command interpreter would run: `&`, `&&`, `||`, `|`, carets, quotes, `%NAME%`, `if`, `for`.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
export function readCmd(source: Source, frame: Frame): Output {
  let words: Token[] = [];
  let output: Redirect[] = [];
  let input: Input | undefined = frame.input;
  let began = frame.session.calls.length;
  const flush = (): void => {
    runWords(words, { ...frame, input, output: [...frame.output, ...output] }, source);
    for (const redirect of output) writeFile(redirect, undefined, frame);
    words = [];
    output = [];
  };
  // Later words see what earlier commands of the line have set, so tokens are read one by one.
  for (let at = 0; at < source.text.length; ) {
    const token = next(source, at, frame);
    if (token === undefined) break;
    at = token.end;
    if (token.kind === 'word') words.push(token);
    else if (token.kind === 'redirect') {
      if (/&\d$/.test(token.text)) continue;
      const target = next(source, at, frame);
      if (target?.kind !== 'word') continue;
      at = target.end;
      const word = wordOf(target, source);
      if (token.text === '<') input = { kind: 'file', path: word };
      else output.push({ operator: token.text.includes('>>') ? '>>' : '>', target: word });
    } else if (token.kind === 'bracket' && token.text === '(' && /^(?:in)$/i.test(words.at(-1)?.text ?? '')) {
      const end = source.text.indexOf(')', at);
      if (end < 0)
        noteUnread(frame, source.at(token.start, source.text.length), 'The command could not be read.');
      at = end < 0 ? source.text.length : end + 1;
    } else {
      flush();
      if (token.kind === 'pipe') input = { kind: 'pipe', from: pipedFrom(frame, began) };
      else {
        input = frame.input;
        began = frame.session.calls.length;
      }
    }
  }
  flush();
  return undefined;
}

function next(source: Source, from: number, frame: Frame): Token | undefined {
  const { text } = source;
  let start = from;
  while (start < text.length && /[ \t\r,;=]/.test(text[start] ?? '')) start++;
  if (start >= text.length) return undefined;
  const rest = text.slice(start, start + 4);
  const operator = /^(?:&&|\|\||[&\n]|\||\d?>>?(?:&\d)?|<|[()])/.exec(rest)?.[0];
  if (operator !== undefined) {
    const kind =
      operator === '|'
        ? 'pipe'
        : /[<>]/.test(operator)
          ? 'redirect'
          : /[()]/.test(operator)
            ? 'bracket'
            : 'separator';
    return { kind, text: operator, certain: true, start, end: start + operator.length };
  }
  let value = '';
  let certain = true;
  let quoted = false;
  // `%~dp0` is the folder of the script itself, with a separator behind it.
  const folder = source.at(0, 0).file?.replace(/[^\\/]*$/, '');
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') quoted = !quoted;
    else if (character === '^' && !quoted) {
      at++;
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
      else if (text[at] !== '\n') value += text[at] ?? '';
    } else if (folder !== undefined && /^%~dp0/i.test(text.slice(at, at + 5))) {
      value += folder;
      at += 4;
    } else if (character === '%' || character === '!') {
      const match = /^(?:%([^%\s:]+)(:[^%]*)?%|!([^!\s:]+)(:[^!]*)?!|%%?~?[a-z]*[A-Za-z0-9*])/.exec(
        text.slice(at, at + 120),
      );
      const name = match?.[1] ?? match?.[3];
      const known =
        name === undefined || match?.[2] !== undefined || match?.[4] !== undefined
          ? undefined
          : variableText(name, frame);
      if (match === null || (known === undefined && character === '!' && name === undefined))
        value += character;
      else {
        value += known ?? match[0];
        if (known === undefined) certain = false;
        at += match[0].length - 1;
      }
    } else if (!quoted && /[\s&|<>()]/.test(character)) break;
    else value += character;
  }
  return { kind: 'word', text: value, certain, start, end: Math.min(Math.max(at, start + 1), text.length) };
}

function variableText(name: string, frame: Frame): string | undefined {
  if (/^userprofile$/i.test(name)) return '~';
  if (/^cd$/i.test(name)) return frame.scope.cwd;
  const word = (lookup(frame.scope, name) ?? lookup(frame.scope, name.toUpperCase()))?.word;
  return word?.certain === true ? word.text : undefined;
}

function wordOf(token: Token, source: Source): Word {
  return { text: token.text, certain: token.certain, place: source.at(token.start, token.end) };
}

function runWords(tokens: readonly Token[], frame: Frame, source: Source): void {
  step(frame.session);
  const [first, ...rest] = tokens;
  if (first === undefined) return;
  const name = first.text.replace(/^@+/, '');
  const lower = name.toLowerCase();
  const inner = innerCommand(name, lower, rest);
  if (inner !== undefined) {
    runWords(inner, frame, source);
    return;
  }
  if (lower === 'rem' || lower.startsWith(':')) return;
  const words = [{ ...wordOf(first, source), text: name }, ...rest.map((token) => wordOf(token, source))];
  const place = source.at(first.start, tokens.at(-1)?.end ?? first.end);
  if (lower === 'set') {
    emit(frame, words, place);
    const [, variable, value = ''] =
      /^\s*"?([^=\s"]+)=([^"\n&|]*)/.exec(source.text.slice(first.end, source.text.length)) ?? [];
    if (variable === undefined || words[1] === undefined) return;
    if (/[%!^]/.test(value) || words[1].text.startsWith('/')) forget(frame.scope, variable);
    else assign(frame.scope, variable, { word: { ...words[1], text: value.trimEnd() } });
    return;
  }
  if (lower === 'cd' || lower === 'chdir' || lower === 'pushd') {
    const call = emit(frame, words, place);
    const target = call.args.find((word) => !/^\/d$/i.test(word.text));
    if (target !== undefined)
      frame.scope.cwd = target.certain ? resolvePath(call.cwd, target.text) : undefined;
    return;
  }
  if (lower === 'start') {
    const inner = startArguments(tokens.slice(1), source);
    const within = inner.length > 0 ? inside(frame, 'start', place) : undefined;
    if (within === undefined) emit(frame, words, place);
    else runWords(inner, within, source);
    return;
  }
  const program =
    /\.(?:cmd|bat|com)$/i.test(lower) && !/[\\/]/.test(lower) ? lower.replace(/\.\w+$/, '') : name;
  if (first.certain && isWindowsScript(name)) {
    const word = { ...wordOf(first, source), text: name };
    emit(frame, [{ ...word, text: program }, ...words.slice(1)], place);
    readWindowsScript(word, words.slice(1), frame);
    return;
  }
  frame.session.invoke(
    { words: [{ ...wordOf(first, source), text: program }, ...words.slice(1)], place },
    frame,
  );
}

/** The command after a keyword: `call`, `else`, `if …`, `for … do`. */
function innerCommand(name: string, lower: string, rest: readonly Token[]): readonly Token[] | undefined {
  if (name === '' || lower === 'else' || lower === 'do' || lower === 'call') return rest;
  if (lower === 'if') return rest.slice(conditionLength(rest));
  if (lower !== 'for') return undefined;
  const at = rest.findIndex((token) => token.text.toLowerCase() === 'do');
  return at < 0 ? [] : rest.slice(at + 1);
}

/** `not exist x`, `/i a == b`, `errorlevel 1`, `defined x`. `==` is a separator to the words. */
function conditionLength(tokens: readonly Token[]): number {
  let at = 0;
  while (/^(?:not|\/i)$/i.test(tokens[at]?.text ?? '')) at++;
  const test = tokens[at]?.text ?? '';
  if (/^(?:exist|errorlevel|defined|cmdextversion)$/i.test(test)) return at + 2;
  if (/^(?:equ|neq|lss|leq|gtr|geq)$/i.test(tokens[at + 1]?.text ?? '')) return at + 3;
  return test.includes('==') && !test.endsWith('==') ? at + 1 : at + 2;
}

/** `start "title" /wait program …`. */
function startArguments(tokens: readonly Token[], source: Source): readonly Token[] {
  let at = 0;
  if (source.text[tokens[0]?.start ?? -1] === '"') at++;
  while (/^\//.test(tokens[at]?.text ?? '')) at++;
  return tokens.slice(at);
}
