import type { Redirect, Word } from '../../../model/call.ts';
import { mayNest, step } from '../budget.ts';
import { noteForeignProgram } from '../cmd/windows-programs.ts';
import { assign, forget, lookup, settled } from '../scope.ts';
import type { Frame, Output } from '../session.ts';
import { emit, noteUnread, pipedFrom } from '../session.ts';
import type { Source } from '../source.ts';
import { writeFile } from '../written.ts';
import { takenSince, withSources } from './carried.ts';
import type { Fed } from './cmdlets.ts';
import { runCmdlet } from './cmdlets.ts';
import { ASSIGNED, BLOCK, isBlock, placeOf, readExpression } from './expressions.ts';
import { awaitingBlock, cmdletName, keywords } from './names.ts';
import type { Given } from './parameters.ts';
import { pipedItems, splat } from './state.ts';
import { hashWords, tableText } from './tables.ts';
import { givenOf, listTokens, valuesOf } from './values.ts';
import type { Token } from './words.ts';
import { tokenize } from './words.ts';

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
/** Units of work that a command takes. */
const COMMAND = 12;

function readBlock(
  source: Source,
  from: number,
  to: number,
  frame: Frame,
  level: number,
  hash = false,
): void {
  const unreadable = () => noteUnread(frame, source.at(from, to), 'The PowerShell code could not be read.');
  if (level > deepest || !mayNest(frame.session.budget, { pos: from, end: to }, level)) {
    unreadable();
    return;
  }
  const at = placeOf(source, frame);
  const tokens = tokenize(source.text, from, to, at.values, hash);
  let command: Token[] = [];
  let output: Redirect[] = [];
  let redirect: Omit<Redirect, 'target'> | undefined;
  let input = frame.input;
  let began = frame.session.calls.length;
  let listed = false;
  /** What the commands before a pipe hand on, where that is known. */
  let items: readonly Word[] | undefined;
  const flush = (): void => {
    const within = { ...frame, input, output: [...frame.output, ...output] };
    readCommand(command, within, source, level, items);
    for (const file of output) writeFile(file, undefined, frame);
    command = [];
    output = [];
  };
  for (const token of tokens) {
    if (token === undefined) unreadable();
    else if (redirect !== undefined) {
      if (token.kind === 'word') output.push({ ...redirect, target: wordOf(token, source) });
      redirect = undefined;
    } else if (token.kind === 'word') {
      command.push(listed ? { ...token, listed: true } : token);
      listed = false;
    } else if (token.kind === 'redirect') {
      if (!token.text.includes('&'))
        redirect = {
          operator: token.text.includes('>>') ? '>>' : '>',
          ...(/^[2-6]/.test(token.text) ? { aside: true } : {}),
        };
    } else if (token.kind === 'pipe') {
      const next = pipedItems(command, at, items);
      const literal = command.length === 1 && command[0]?.expression === true ? next?.[0] : undefined;
      flush();
      items = next;
      input = {
        kind: 'pipe',
        from: pipedFrom(frame, began),
        ...(next?.length === 1 && literal?.certain === true ? { text: literal } : {}),
      };
    } else if (token.text === ',') listed = true;
    else {
      // A pipe and a line break go on; so does what still waits for its block.
      if (token.text === '\n' && (command.length === 0 ? items !== undefined : awaitsBlock(command)))
        continue;
      flush();
      items = undefined;
      input = frame.input;
      began = frame.session.calls.length;
    }
  }
  flush();
}

function wordOf(token: Token, source: Source): Word {
  const certain = token.certain && source.doubtful?.test(token.text) !== true;
  return { text: token.text, certain, place: source.at(token.start, token.end) };
}

/** Whether a statement's block may stand on the next line. */
const awaitsBlock = ([first, ...rest]: readonly Token[]): boolean =>
  first !== undefined &&
  awaitingBlock.test(first.text) &&
  !rest.some(({ blocks }) => blocks.some(({ open }) => open === '{'));

const UNARY = /^(?:!|\+\+|--$|-(?:not|bnot|join|[ci]?split)$)/i;

function readCommand(tokens: readonly Token[], frame: Frame, source: Source, level: number, fed?: Fed): void {
  step(frame.session.budget, COMMAND);
  const [first, second] = tokens;
  if (first === undefined) return;
  const lower = first.text.toLowerCase();
  const written = source.text.slice(first.start, first.end).replace(/^(?:\[[^\]]*\])+/, '');
  const assigned = ASSIGNED.exec(written)?.[1];
  if (assigned !== undefined && /^[-+*/%?]{0,2}=$/.test(second?.text ?? '')) {
    readAssignment(assigned, tokens, frame, source, level);
    return;
  }
  // A key of `@{ key = value }`.
  if (second?.text === '=' && (!first.expression || /^['"]/.test(written))) {
    readCommand(tokens.slice(2), frame, source, level);
    return;
  }
  const keyword = keywords.has(lower) && !(lower === 'foreach' && second?.blocks[0]?.open !== '(');
  if (lower === 'using')
    noteForeignProgram(
      tokens.map((token) => wordOf(token, source)),
      frame,
    );
  if (!first.expression && (keyword || lower === 'return' || lower === 'throw')) {
    readKeyword(lower, tokens, frame, source, level);
    return;
  }
  const from = frame.session.calls.length;
  const each = /^(?:ForEach-Object|Where-Object)$/.test(cmdletName(first.text)) && fed !== undefined;
  if (each) bindItem('_', fed, frame);
  for (const token of tokens) readBlocks(token, frame, source, level);
  if (each) forget(frame.scope, '_');
  if (UNARY.test(first.text)) return;
  const called = first.text === '&' || first.text === '.';
  const words = called ? tokens.slice(1) : tokens;
  const [name] = words;
  // The code of a block that stands there, or was kept in a variable, has been read.
  if (name === undefined) return;
  if (called && isBlock(name, frame, source)) {
    if (!source.text.startsWith('{', name.start))
      emit(frame, [{ ...wordOf(name, source), certain: false }], source.at(name.start, name.end));
    return;
  }
  if (name.expression && !called) readExpression(words, frame, source);
  else {
    const [known] = called && !name.certain ? (valuesOf([name], placeOf(source, frame)) ?? []) : [];
    const given = words.flatMap((token, at): readonly Given[] => {
      if (at === 0 && known?.certain === true) return [{ word: known, listed: false }];
      const inner = token.blocks.length > 0 ? valuesOf([token], placeOf(source, frame)) : undefined;
      return inner === undefined
        ? givenOf([token], source).flatMap((one) =>
            splat(withSources(one, token, frame, source), token, frame, source),
          )
        : inner.map((word, index) => ({ word, listed: index > 0 || token.listed === true }));
    });
    runCmdlet(given, { frame, source, fed, block: frame.session.calls.slice(from) });
  }
}

function readAssignment(
  assigned: string,
  tokens: readonly Token[],
  frame: Frame,
  source: Source,
  level: number,
): void {
  const value = tokens.slice(2);
  const name = assigned.replace(/^(?:env|script|global|local|private):/i, '');
  const at = placeOf(source, frame);
  const hash = value.length === 1 ? hashWords(value[0], at) : undefined;
  const known =
    tokens[1]?.text === '='
      ? hash === undefined
        ? valuesOf(value, at)
        : tableText(value, source)
      : undefined;
  const from = frame.session.calls.length;
  readCommand(value, { ...frame, output: [] }, source, level);
  // What a block prints is shown when it is called.
  const block = value.length === 1 && source.text[value[0]?.start ?? -1] === '{' ? value[0] : undefined;
  const printedBy = block === undefined ? takenSince(frame, from) : undefined;
  // PowerShell knows no case in names; programs ask for those that are written large.
  const names = name === name.toUpperCase() ? [name, name.toLowerCase()] : [name.toLowerCase()];
  for (const one of new Set(names)) {
    const [word] = known ?? [];
    if (block !== undefined)
      assign(frame.scope, one, {
        word: { text: BLOCK, certain: false, place: source.at(block.start, block.end) },
      });
    else if (word === undefined || known === undefined) forget(frame.scope, one, printedBy);
    else assign(frame.scope, one, { word, ...(known.length > 1 ? { list: known } : {}) });
  }
  const [first] = hash ?? [];
  if (first !== undefined && hash !== undefined)
    assign(frame.scope, `@${name.toLowerCase()}`, { word: first, list: hash });
  else if (lookup(frame.scope, `@${name.toLowerCase()}`) !== undefined)
    forget(frame.scope, `@${name.toLowerCase()}`);
}

function readKeyword(
  lower: string,
  tokens: readonly Token[],
  frame: Frame,
  source: Source,
  level: number,
): void {
  const [, head] = tokens;
  const [block] = head?.blocks ?? [];
  const loop =
    lower === 'foreach' && block !== undefined
      ? /^\s*\$(\w+)\s+in\s/i.exec(source.text.slice(block.start, block.end))
      : null;
  if (loop?.[1] !== undefined && block !== undefined) {
    const at = placeOf(source, frame);
    const list = listTokens(source, block.start + loop[0].length, block.end, at.values);
    bindItem(loop[1].toLowerCase(), list && valuesOf(list, at), frame);
    readBlock(source, block.start + loop[0].length, block.end, { ...frame, output: [] }, level + 1);
    // `foreach ($x in $y){ … }`: without a space, the block belongs to the same word.
    if (head !== undefined) readBlocks({ ...head, blocks: head.blocks.slice(1) }, frame, source, level);
    for (const token of tokens.slice(2)) readBlocks(token, frame, source, level);
    forget(frame.scope, loop[1].toLowerCase());
    return;
  }
  if (lower === 'return' || lower === 'throw') {
    readCommand(tokens.slice(1), frame, source, level);
    return;
  }
  for (const token of tokens.slice(1)) readBlocks(token, frame, source, level);
  // `param(…)` may stand before a command on the same line.
  if (lower === 'param') readCommand(tokens.slice(2), frame, source, level);
}

function bindItem(name: string, items: readonly Word[] | undefined, frame: Frame): void {
  const [word] = items ?? [];
  if (word === undefined || items === undefined) forget(frame.scope, name);
  else assign(frame.scope, name, { word, ...(items.length > 1 ? { list: items } : {}) });
}

function readBlocks(token: Token, frame: Frame, source: Source, level: number): void {
  const { cwd } = frame.scope;
  for (const { start, end, open } of token.blocks) {
    const variables = settled(frame.scope);
    readBlock(source, start, end, { ...frame, output: [] }, level + 1, open === '@{');
    // What a block sets may or may not have been set when the code goes on.
    if (frame.scope.variables !== variables)
      for (const [name, variable] of frame.scope.variables)
        if (variables.get(name) !== variable) forget(frame.scope, name);
  }
  if (frame.scope.cwd !== cwd) frame.scope.cwd = undefined;
}
