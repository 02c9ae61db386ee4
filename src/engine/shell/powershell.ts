import type { Call, Redirect, Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { inputText } from './output.ts';
import { cmdletName, parameterName } from './powershell-names.ts';
import type { Token } from './powershell-words.ts';
import { tokenize } from './powershell-words.ts';
import { assign, forget, lookup } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { emit, inside, noteUnread, pipedFrom, step } from './session.ts';
import { readInput, readString } from './shells.ts';
import type { Source } from './source.ts';
import { isWindowsScript, readWindowsScript } from './windows-scripts.ts';
import { writeFile } from './written.ts';

/**
 * Reads PowerShell by its words, not by its grammar: every command in every block counts, whatever stands around it.
 * Programs that are cmdlets carry their full name: `rm` is `Remove-Item`.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing
 */
export function readPowershell(source: Source, frame: Frame): Output {
  readBlock(source, 0, source.text.length, frame, 0);
  return undefined;
}

const deepest = 60;

function readBlock(source: Source, from: number, to: number, frame: Frame, level: number): void {
  const unreadable = (): void => {
    noteUnread(frame, source.at(from, to), 'The PowerShell code could not be read.');
  };
  if (level > deepest) {
    unreadable();
    return;
  }
  const tokens = tokenize(source.text, from, to, (name) => variableText(name, frame));
  let command: Token[] = [];
  let output: Redirect[] = [];
  let redirect: '>' | '>>' | undefined;
  let input = frame.input;
  let began = frame.session.calls.length;
  const flush = (): void => {
    readCommand(command, { ...frame, input, output: [...frame.output, ...output] }, source, level);
    for (const file of output) writeFile(file, undefined, frame);
    command = [];
    output = [];
  };
  for (const token of tokens) {
    if (token === undefined) unreadable();
    else if (redirect !== undefined) {
      if (token.kind === 'word') output.push({ operator: redirect, target: wordOf(token, source) });
      redirect = undefined;
    } else if (token.kind === 'word') command.push(token);
    else if (token.kind === 'redirect') {
      if (!token.text.includes('&')) redirect = token.text.includes('>>') ? '>>' : '>';
    } else if (token.kind === 'pipe') {
      const literal = command.length === 1 && command[0]?.expression === true ? command[0] : undefined;
      flush();
      input = {
        kind: 'pipe',
        from: pipedFrom(frame, began),
        ...(literal?.certain === true ? { text: wordOf(literal, source) } : {}),
      };
    } else if (token.text === ',') continue;
    else {
      flush();
      input = frame.input;
      began = frame.session.calls.length;
    }
  }
  flush();
}

function variableText(name: string, frame: Frame): string | undefined {
  const own = name.replace(/^(?:env|script|global|local):/i, '');
  if (/^(?:home|env:userprofile|env:home)$/i.test(name)) return '~';
  if (/^(?:true|false|null|_|\?|\$|\^|args|input)$/i.test(own)) return undefined;
  const word = (lookup(frame.scope, own) ?? lookup(frame.scope, own.toLowerCase()))?.word;
  return word?.certain === true ? word.text : undefined;
}

function wordOf(token: Token, source: Source): Word {
  const certain = token.certain && source.doubtful?.test(token.text) !== true;
  return { text: token.text, certain, place: source.at(token.start, token.end) };
}

const keywords = new Set(
  'if elseif else while for foreach switch function filter workflow try catch finally do until param begin process end in trap class enum data using exit break continue dynamicparam configuration'.split(
    ' ',
  ),
);

function readCommand(tokens: readonly Token[], frame: Frame, source: Source, level: number): void {
  step(frame.session);
  const [first, second] = tokens;
  if (first === undefined) return;
  const lower = first.text.toLowerCase();
  const assignment = /^\$\{?((?:\w+:)?\w+)\}?$/.exec(
    source.text.slice(first.start, first.end).replace(/^(?:\[[^\]]*\])+/, ''),
  );
  if (assignment?.[1] !== undefined && /^[-+*/%?]{0,2}=$/.test(second?.text ?? '')) {
    const [value, ...more] = tokens.slice(2);
    const name = assignment[1].replace(/^(?:env|script|global|local):/i, '');
    readCommand(tokens.slice(2), { ...frame, output: [] }, source, level);
    // What a block sets may or may not have been set when the code goes on.
    if (
      level === 0 &&
      value?.expression === true &&
      value.certain &&
      more.length === 0 &&
      second?.text === '='
    ) {
      assign(frame.scope, name, { word: wordOf(value, source) });
    } else forget(frame.scope, name);
    return;
  }
  // A key of `@{ key = value }`.
  if (second?.text === '=' && !first.expression) {
    readCommand(tokens.slice(2), frame, source, level);
    return;
  }
  if (!first.expression && (keywords.has(lower) || lower === 'return' || lower === 'throw')) {
    for (const token of tokens.slice(1)) readBlocks(token, frame, source, level);
    // `param(…)` may stand before a command on the same line.
    if (lower === 'param') readCommand(tokens.slice(2), frame, source, level);
    if (lower === 'return')
      readCommand(
        tokens.slice(1).filter((token) => token.blocks.length === 0),
        frame,
        source,
        level,
      );
    return;
  }
  for (const token of tokens) readBlocks(token, frame, source, level);
  const called = first.text === '&' || first.text === '.';
  const words = called ? tokens.slice(1) : tokens;
  const [name] = words;
  if (name === undefined || (called && /^\{/.test(source.text.slice(name.start, name.end)))) return;
  if (name.expression && !called) {
    readExpression(words, frame, source);
    return;
  }
  run(words, frame, source);
}

function readBlocks(token: Token, frame: Frame, source: Source, level: number): void {
  const { cwd } = frame.scope;
  for (const { start, end } of token.blocks) {
    readBlock(source, start, end, { ...frame, output: [] }, level + 1);
  }
  if (frame.scope.cwd !== cwd) frame.scope.cwd = undefined;
}

/** `[IO.File]::Delete('x')` runs too; so may a method of an object that is known only by running. */
function readExpression(tokens: readonly Token[], frame: Frame, source: Source): void {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return;
  const place = source.at(first.start, last.end);
  const text = source.text.slice(first.start, last.end);
  const [, method] = /^(\[[\w.]+\]::\w+)\s*\(/.exec(text) ?? [];
  if (method !== undefined) {
    const [block] = first.blocks;
    const values = (name: string): string | undefined => variableText(name, frame);
    const inner = block === undefined ? [] : [...tokenize(source.text, block.start, block.end, values)];
    const args = inner.flatMap((token) => (token?.kind === 'word' ? [wordOf(token, source)] : []));
    emit(frame, [{ text: method, certain: true, place }, ...args], place);
  } else if (/[.:](?:delete|remove|kill|drop|invoke|execute|clear|terminate|start)\w*\s*\(/i.test(text)) {
    noteUnread(frame, place, 'What this method acts on is not known.');
  }
}

function run(tokens: readonly Token[], frame: Frame, source: Source): void {
  const words = tokens.map((token) => wordOf(token, source));
  const [name, ...rest] = words;
  const last = words.at(-1);
  if (name === undefined || last === undefined) return;
  const cmdlet = name.certain ? cmdletName(name.text) : name.text;
  const args = rest.map((word) => ({ ...word, text: parameterName(cmdlet, word.text) }));
  const place = source.at(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  const all = [{ ...name, text: cmdlet }, ...args];
  const values = args.filter((word) => !word.text.startsWith('-'));
  switch (cmdlet) {
    case 'Invoke-Expression':
      readExpressionText(all, values, frame, place);
      return;
    case 'Set-Location':
    case 'Push-Location': {
      const call: Call = emit(frame, all, place);
      const [target] = values;
      frame.scope.previous = call.cwd;
      frame.scope.cwd =
        target?.certain === true
          ? resolvePath(
              call.cwd,
              target.text.replaceAll(
                '\\',
                call.cwd?.includes('\\') === false && !/^[A-Za-z]:|^\\\\/.test(target.text) ? '/' : '\\',
              ),
            )
          : undefined;
      return;
    }
    case 'Pop-Location':
      emit(frame, all, place);
      frame.scope.cwd = frame.scope.previous;
      return;
    case 'Start-Process': {
      const within = values.length > 0 ? inside(frame, 'Start-Process', place) : undefined;
      if (within === undefined) emit(frame, all, place);
      else frame.session.invoke({ words: values, place }, within);
      return;
    }
    default:
      if (name.certain && isWindowsScript(name.text)) {
        emit(frame, all, place);
        readWindowsScript(name, rest, frame);
      } else frame.session.invoke({ words: all, place }, frame);
  }
}

function readExpressionText(
  words: readonly Word[],
  values: readonly Word[],
  frame: Frame,
  place: Call['place'],
): void {
  const [code] = values;
  const within = inside(frame, 'Invoke-Expression', place);
  if (within === undefined) return;
  if (code === undefined) {
    if (inputText(frame, frame) === undefined && frame.input === undefined) emit(frame, words, place);
    else readInput(words, frame, place, 'Invoke-Expression');
  } else if (code.certain) readString(code, { ...within, input: undefined });
  else {
    emit(frame, words, place);
    noteUnread(frame, code.place, 'It runs code that is known only by running what makes it.');
  }
}
