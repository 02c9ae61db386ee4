import type { Input, Place, Word } from '../../../model/call.ts';
import type { ArithmeticExpression, ParsedScript, SyntaxNode, WordNode, WordPart } from '../bash.ts';
import { children, parseWord } from '../bash.ts';
import { mayCompute, mayNest, step } from '../budget.ts';
import { both, carrying, lastOf } from '../carried.ts';
import { fishLiteral, fishText, isFishOnly } from '../fish/words.ts';
import { readHeld, readPrompt, readSubscript } from '../prompt.ts';
import { forget, lookup } from '../scope.ts';
import type { Frame, Output } from '../session.ts';
import { noteUnread } from '../session.ts';
import type { Source } from '../source.ts';
import { heldSource } from '../source.ts';
import { assignedIn, evaluate } from './arithmetic.ts';
import { expandBraces } from './braces.ts';
import type { Line, Split } from './expand-line.ts';
import { createLine } from './expand-line.ts';
import type { Bit } from './parameter.ts';
import { parameterValue, simpleValue } from './parameter.ts';
import { carriedBy, showsValue } from './printed.ts';
import { zshExpansion } from './zsh-expansion.ts';

/** A part of a word whose script the parser reads only when it is asked for it. */
export interface Substitution {
  readonly pos: number;
  readonly end: number;
  readonly script?: ParsedScript | undefined;
}

/** What expansion needs from the reader of statements. */
export interface Expander {
  /** Runs a substituted script in a subshell and answers what can be read of its output. */
  substitute(part: Substitution, source: Source, frame: Frame): Printed;
  /** The same for `<(…)` and `>(…)`: what can be read from the name that it leaves. */
  attach(part: Substitution, source: Source, operator: '<' | '>', frame: Frame): Input;
}

interface Printed {
  readonly input: Input;
  readonly output: Output;
}

const PLAIN = /^[\w@%+=:,./-]+$/;

/** Expands a word of a command: to none, one or several words. */
export function expandWord(
  node: WordNode,
  source: Source,
  frame: Frame,
  expander: Expander,
): readonly Word[] {
  step(frame.session.budget);
  const place = source.at(node.pos, node.end);
  // What every shell takes as it stands, so that nobody has to look for its parts.
  if (PLAIN.test(node.text)) return [{ text: node.text, certain: !doubtful(node, source), place }];
  const literal = frame.shell === 'fish' ? fishLiteral(node) : undefined;
  if (literal !== undefined) return [{ text: literal, certain: !doubtful(node, source), place }];
  if (frame.shell === 'fish' && isFishOnly(node.text))
    return expandParts(node.parts ?? [], source, place, frame, expander, true)
      .concat(node.parts === undefined ? [{ text: fishText(node), certain: false, place }] : [])
      .map((word) => ({ ...word, certain: false }));
  if (node.parts === undefined) return [{ text: node.value, certain: !doubtful(node, source), place }];
  if (node.parts.some((part) => part.type === 'BraceExpansion')) {
    const texts = expandBraces(node.text);
    if (texts === undefined) return [{ text: node.text, certain: false, place }];
    if (texts.length !== 1 || texts[0] !== node.text) {
      return texts.flatMap((text) => {
        // Each is parsed anew.
        step(frame.session.budget, 6);
        if (text === '') return [];
        const word = parseWord(text);
        if (word === undefined) return [{ text, certain: false, place }];
        const held = heldSource(`: ${text}`, place);
        return word.parts === undefined
          ? [{ text: word.value, certain: true, place }]
          : expandParts(word.parts, held, place, frame, expander, true);
      });
    }
  }
  return expandParts(node.parts, source, place, frame, expander, true).map((word) =>
    doubtful(node, source) ? { ...word, certain: false } : word,
  );
}

/** In code that holds the names of unknown variables, a `$` may stand for anything, whatever quotes surround it. */
function doubtful(node: WordNode, source: Source): boolean {
  return source.doubtful?.test(node.text) === true;
}

/** Expands a word where it stays one: an assigned value, a redirect's target, a here-string. */
export function expandSingle(node: WordNode, source: Source, frame: Frame, expander: Expander): Word {
  step(frame.session.budget);
  const place = source.at(node.pos, node.end);
  const certain = !doubtful(node, source);
  if (node.parts === undefined) return { text: node.value, certain, place };
  const word = single(node.parts, source, place, frame, expander);
  return certain ? word : { ...word, certain };
}

export function single(
  parts: readonly WordPart[],
  source: Source,
  place: Place,
  frame: Frame,
  expander: Expander,
): Word {
  const words = expandParts(parts, source, place, frame, expander, false);
  const [first = { text: '', certain: true, place }, ...more] = words;
  if (more.length === 0) return first;
  return carrying(
    {
      text: words.map((word) => word.text).join(' '),
      certain: words.every((word) => word.certain),
      place,
    },
    words.reduce<Word['printedBy']>((all, word) => both(all, word.printedBy), undefined),
  );
}

function expandParts(
  parts: readonly WordPart[],
  source: Source,
  place: Place,
  frame: Frame,
  expander: Expander,
  split: boolean,
): readonly Word[] {
  const fields = split ? separatorsOf(frame) : 'never';
  const line = createLine(place, fields, split && frame.shell === 'fish');
  for (const part of parts) expandPart(part, source, frame, expander, line, false);
  const words = line.words();
  const [word] = words;
  const [part] = parts;
  const whole = parts.length === 1 && (part?.type !== 'DoubleQuoted' || part.parts.length === 1);
  if (!whole || word === undefined || line.attached === undefined) return words;
  const read = part?.type === 'ProcessSubstitution' ? textOf(line.attached) : undefined;
  const named = read === undefined ? word : { ...word, holds: read };
  frame.session.substitutions.set(named, line.attached);
  return read === undefined ? words : [named];
}

const textOf = (input: Input): string | undefined =>
  input.kind === 'pipe' && input.text?.certain === true ? input.text.text : undefined;

const USUAL: Split = { at: ' \t\n' };

function separatorsOf({ scope }: Frame): Split {
  const separators = lookup(scope, 'IFS');
  if (separators === undefined || separators.missing) return USUAL;
  return separators.word.certain ? { at: separators.word.text } : 'unknown';
}

function expandPart(
  part: WordPart,
  source: Source,
  frame: Frame,
  expander: Expander,
  line: Line,
  quoted: boolean,
): void {
  const { budget } = frame.session;
  step(budget);
  const tooMuch =
    (part.type === 'ParameterExpansion' && !mayNest(budget, part)) ||
    (part.type === 'ArithmeticExpansion' && !mayCompute(budget, part));
  if (tooMuch) {
    noteUnread(frame, source.at(part.pos, part.end), 'Expansions are nested too deeply to be read.');
    line.add(unknown(part.text));
    return;
  }
  // zsh splits what a substitution prints, and no variable's value, unless it was told to.
  const whole = frame.shell === 'fish' || (frame.shell === 'zsh' && !frame.scope.splits);
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      line.add({ text: part.value, certain: true });
      return;
    case 'DoubleQuoted':
    case 'LocaleString':
      line.open();
      for (const child of part.parts) expandPart(child, source, frame, expander, line, true);
      return;
    case 'SimpleExpansion':
      line.carry(carriedBy(part.text.slice(1), frame.scope));
      line.addValue(
        simpleValue(part.text, frame.scope, { shell: frame.shell, quoted }),
        quoted || frame.shell === 'fish',
        whole,
      );
      return;
    case 'ParameterExpansion':
      if (part.operation?.type === 'Transform' && part.operation.operand.value === 'P')
        readHeld(part.parameter, source.at(part.pos, part.end), frame);
      if (frame.shell === 'zsh' && addFlagged(part.text, source.at(part.pos, part.end), frame, line, quoted))
        return;
      if (part.operation?.type === 'Unknown')
        expandUnknown(part.operation.operator, source.at(part.pos, part.end), frame, expander);
      if (showsValue(part)) line.carry(carriedBy(part.parameter, frame.scope));
      line.addValue(
        parameterValue(part, frame.scope, { shell: frame.shell, quoted }, (node) => {
          const word = expandSingle(node, source, frame, expander);
          if (part.operation?.type === 'Default') line.carry(word.printedBy);
          return word;
        }),
        // In fish an empty value is a word all the same.
        quoted || frame.shell === 'fish',
        whole,
      );
      return;
    case 'CommandExpansion': {
      const { output, input } = expander.substitute(part, source, frame);
      // fish's `(… | psub)` leaves the name of a file. https://fishshell.com/docs/current/cmds/psub.html
      const last = input.kind === 'pipe' ? input.from.at(-1) : undefined;
      line.attached = frame.shell === 'fish' && last?.program === 'psub' && last.input ? last.input : input;
      if (input.kind === 'pipe') line.carry(lastOf(input.from));
      const bit =
        output === undefined ? unknown(part.text) : { text: output.replace(/\n+$/, ''), certain: true };
      // fish splits what a substitution prints at the ends of lines, and nowhere else.
      line.addValue(
        { bits: [bit], list: false },
        quoted || (whole && frame.shell === 'fish' && !/\n/.test(bit.text)),
      );
      return;
    }
    case 'ArithmeticExpansion':
      if (part.expression !== undefined) scanNode(part.expression, source, frame, expander);
      line.add(arithmetic(part.text, part.expression, frame));
      return;
    case 'ProcessSubstitution':
      line.attached = expander.attach(part, source, part.operator, frame);
      if (line.attached.kind === 'pipe') line.carry(lastOf(line.attached.from));
      line.add(unknown(part.text));
      return;
    default:
      line.add({ text: part.text, certain: true });
  }
}

/** zsh's flags; answers whether the value was added. */
function addFlagged(text: string, place: Place, frame: Frame, line: Line, quoted: boolean): boolean {
  const own = zshExpansion(text);
  if (own === undefined) return false;
  if (own.evaluates && own.text !== undefined) readPrompt({ text: own.text, certain: true, place }, frame);
  else if (own.evaluates) readHeld(own.name, place, frame);
  const pointed = own.indirect ? lookup(frame.scope, own.name)?.word : undefined;
  if (pointed?.certain === true) {
    line.addValue(simpleValue(`$${pointed.text}`, frame.scope, { shell: frame.shell, quoted }), quoted, true);
    return true;
  }
  if (!own.splits) return false;
  line.carry(carriedBy(own.name, frame.scope));
  line.addValue(simpleValue(`$${own.name}`, frame.scope, { shell: frame.shell, quoted }), quoted, false);
  return true;
}

/** Each is read anew from where the one around it ends. */
const mostNested = 20;

/** Other shells' operations, such as zsh's `${(f)"$(cmd)"}`: their value is not known, but what they hold runs. */
function expandUnknown(operator: string, place: Place, frame: Frame, expander: Expander): void {
  if (!/[$`]/.test(operator)) return;
  const rest = operator.replace(/^\([^)]*\)/, '');
  const word = (rest.match(/\$\{/g) ?? []).length > mostNested ? undefined : parseWord(rest);
  if (word === undefined)
    noteUnread(frame, place, 'A substitution in another shell’s syntax could not be read.');
  else expandSingle(word, heldSource(`: ${rest}`, place), frame, expander);
}

/** Runs the substitutions in a node that is not expanded itself: a test, an arithmetic expression. */
export function scanNode(node: SyntaxNode, source: Source, frame: Frame, expander: Expander): void {
  if (node.type === 'ArithmeticWord') {
    const held = lookup(frame.scope, node.value)?.word;
    if (held !== undefined) readSubscript({ ...held, place: source.at(node.pos, node.end) }, frame);
  }
  if (node.type === 'Word') {
    const word = expandSingle(node, source, frame, expander);
    if (node.text.includes("'")) readSubscript(word, frame);
  } else if (node.type === 'CommandExpansion' || node.type === 'ArithmeticCommandExpansion') {
    expander.substitute(node, source, frame);
  } else for (const child of children(node)) scanNode(child, source, frame, expander);
}

function arithmetic(text: string, expression: ArithmeticExpression | undefined, frame: Frame): Bit {
  const value = evaluate(expression, (name) => {
    const variable = lookup(frame.scope, name);
    return variable?.word.certain === true ? variable.word.text : undefined;
  });
  for (const name of assignedIn(expression)) forget(frame.scope, name);
  return value === undefined ? unknown(text) : { text: String(value), certain: true };
}

function unknown(text: string): Bit {
  return { text, certain: false };
}
