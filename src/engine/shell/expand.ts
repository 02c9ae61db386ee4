import type { Input, Place, Word } from '../../model/call.ts';
import { assignedIn, evaluate } from './arithmetic.ts';
import type { ArithmeticExpression, ParsedScript, SyntaxNode, WordNode, WordPart } from './bash.ts';
import { children, parseWord } from './bash.ts';
import { expandBraces } from './braces.ts';
import { fishLiteral, fishText, isFishOnly } from './fish-words.ts';
import type { Bit, Value } from './parameter.ts';
import { parameterValue, simpleValue } from './parameter.ts';
import { forget, lookup } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { noteUnread, step } from './session.ts';
import type { Source } from './source.ts';
import { heldSource } from './source.ts';

/** What expansion needs from the reader of statements. */
export interface Expander {
  /** Runs a substituted script in a subshell and answers what can be read of its output. */
  substitute(script: ParsedScript | undefined, source: Source, place: Place, frame: Frame): Printed;
  /** The same for `<(…)` and `>(…)`: what can be read from the name that it leaves. */
  attach(script: ParsedScript | undefined, source: Source, operator: '<' | '>', frame: Frame): Input;
}

interface Printed {
  readonly input: Input;
  readonly output: Output;
}

/** Longer texts are not followed: doubling a variable a few dozen times would fill the memory. */
const longest = 64 * 1024;

/** Expands a word of a command: to none, one or several words. */
export function expandWord(
  node: WordNode,
  source: Source,
  frame: Frame,
  expander: Expander,
): readonly Word[] {
  step(frame.session);
  const place = source.at(node.pos, node.end);
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
        step(frame.session);
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
  step(frame.session);
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
  return {
    text: words.map((word) => word.text).join(' '),
    certain: words.every((word) => word.certain),
    place,
  };
}

function expandParts(
  parts: readonly WordPart[],
  source: Source,
  place: Place,
  frame: Frame,
  expander: Expander,
  split: boolean,
): readonly Word[] {
  const line = createLine(place, !split ? 'never' : separatorsAreUsual(frame) ? 'spaces' : 'unknown');
  for (const part of parts) expandPart(part, source, frame, expander, line, false);
  const words = line.words();
  const [word] = words;
  const [part] = parts;
  const whole = parts.length === 1 && (part?.type !== 'DoubleQuoted' || part.parts.length === 1);
  if (whole && word !== undefined && line.attached !== undefined)
    frame.session.substitutions.set(word, line.attached);
  return words;
}

function separatorsAreUsual(frame: Frame): boolean {
  const separators = lookup(frame.scope, 'IFS');
  return separators === undefined || (separators.word.certain && separators.word.text === ' \t\n');
}

function expandPart(
  part: WordPart,
  source: Source,
  frame: Frame,
  expander: Expander,
  line: Line,
  quoted: boolean,
): void {
  step(frame.session);
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
      line.addValue(
        simpleValue(part.text, frame.scope, { shell: frame.shell, quoted }),
        quoted || frame.shell === 'fish',
        whole,
      );
      return;
    case 'ParameterExpansion':
      if (part.operation?.type === 'Unknown')
        expandUnknown(part.operation.operator, source.at(part.pos, part.end), frame, expander);
      line.addValue(
        parameterValue(part, frame.scope, { shell: frame.shell, quoted }, (node) =>
          expandSingle(node, source, frame, expander),
        ),
        // In fish an empty value is a word all the same.
        quoted || frame.shell === 'fish',
        whole,
      );
      return;
    case 'CommandExpansion': {
      const place = source.at(part.pos, part.end);
      const { output, input } = expander.substitute(part.script, source, place, frame);
      line.attached = input;
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
      line.attached = expander.attach(part.script, source, part.operator, frame);
      line.add(unknown(part.text));
      return;
    default:
      line.add({ text: part.text, certain: true });
  }
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
  if (node.type === 'Word') {
    expandSingle(node, source, frame, expander);
  } else if (node.type === 'CommandExpansion' || node.type === 'ArithmeticCommandExpansion') {
    expander.substitute(node.script, source, source.at(node.pos, node.end), frame);
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

/** Collects the fields that a word's parts make. */
interface Line {
  /** What stands behind a substitution in the word. */
  attached: Input | undefined;
  open(): void;
  add(bit: Bit): void;
  /** `whole`: not quoted, yet not split; an empty value makes no word. */
  addValue(value: Value, quoted: boolean, whole?: boolean): void;
  words(): readonly Word[];
}

function createLine(place: Place, split: 'never' | 'spaces' | 'unknown'): Line {
  const words: Word[] = [];
  let text = '';
  let certain = true;
  let started = false;
  const close = (): void => {
    if (started) words.push({ text, certain, place });
    text = '';
    certain = true;
    started = false;
  };
  const add = (bit: Bit): void => {
    started = true;
    if (text.length + bit.text.length > longest) certain = false;
    else text += bit.text;
    certain &&= bit.certain;
  };
  const addSplit = (bit: Bit): void => {
    if (!bit.certain || split !== 'spaces') {
      // What a value splits into is known only together with the separators.
      if (bit.text !== '' || !bit.certain) add({ ...bit, certain: bit.certain && split === 'never' });
      return;
    }
    if (/^[ \t\n]/.test(bit.text)) close();
    bit.text
      .split(/[ \t\n]+/)
      .filter((field) => field !== '')
      .forEach((field, index) => {
        if (index > 0) close();
        add({ text: field, certain: true });
      });
    if (/[ \t\n]$/.test(bit.text)) close();
  };
  return {
    attached: undefined,
    open() {
      started = true;
    },
    add,
    addValue(value, quoted, whole = false) {
      const wasEmpty = text === '' && quoted && value.list && value.bits.length === 0;
      // `"$@"` without arguments makes no word at all.
      if (wasEmpty) started = false;
      value.bits.forEach((bit, index) => {
        if (index > 0 && value.list) close();
        if (quoted || (whole && bit.certain && bit.text !== '')) add(bit);
        else addSplit(bit);
      });
    },
    words() {
      close();
      return words;
    },
  };
}
