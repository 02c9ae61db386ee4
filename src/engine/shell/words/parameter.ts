import type { Shell } from '../../../model/request.ts';
import type { ParameterExpansionPart, WordNode } from '../bash.ts';
import type { Scope } from '../scope.ts';
import { assign, forget, lookup } from '../scope.ts';
import { remove, replace } from './pattern.ts';

/** A piece of a word. Where it is not certain, its text is the source. */
export interface Bit {
  readonly text: string;
  readonly certain: boolean;
}

/** What a parameter stands for; a list (`$@`, `${a[@]}`) makes a word of each bit, even when quoted. */
export interface Value {
  readonly bits: readonly Bit[];
  readonly list: boolean;
}

/** Which shell reads the parameter, and whether it stands between double quotes. */
export interface Manner {
  readonly shell: Shell;
  readonly quoted: boolean;
}

const nowhere = { start: 0, end: 0 };
/** `$ROOT/dist`, `$(pwd)/dist`: where the first part leads is not known, and what lies there has a name. */
const LED = /^(?:\$\{?(?:[A-Za-z_]\w*|\d)\}?|\$\([^()`$]*\))(?:\/(?!\.\.?(?:\/|$))[\w.-]+)+$/;

/** `$name`, `$1`, `$@`. */
export function simpleValue(text: string, scope: Scope, manner: Manner): Value {
  return read(text.slice(1), scope, manner) ?? scalar({ text, certain: false });
}

/** Undefined where the value is not known. */
function read(name: string, scope: Scope, manner: Manner): Value | undefined {
  if (name === 'HOME' && !scope.variables.has('HOME')) return scalar({ text: '~', certain: true });
  if (name === 'PWD' && !scope.variables.has('PWD')) {
    return scope.cwd === undefined ? undefined : scalar({ text: scope.cwd, certain: true });
  }
  if (name === '@' || name === '*') {
    if (scope.positional === undefined) return undefined;
    const star = {
      text: scope.positional.map((word) => word.text).join(' '),
      certain: scope.positional.every((word) => word.certain),
    };
    return name === '@' ? { bits: scope.positional, list: true } : scalar(star);
  }
  if (name === '0') return scope.self && scalar(scope.self);
  if (name === '#') {
    return scope.positional && scalar({ text: String(scope.positional.length), certain: true });
  }
  if (/^[1-9]\d*$/.test(name)) {
    if (scope.positional === undefined) return undefined;
    return scalar(scope.positional[Number(name) - 1] ?? { text: '', certain: true });
  }
  const variable = lookup(scope, name);
  // Every shell starts with its own.
  if (variable === undefined && name === 'IFS') return scalar({ text: ' \t\n', certain: true });
  if (variable === undefined) return undefined;
  if (variable.missing) return { bits: [], list: false };
  if (variable.list !== undefined && (manner.shell === 'zsh' || manner.shell === 'fish'))
    return wholeArray(variable.list, manner);
  const first = variable.keys === undefined ? variable.list?.[0] : variable.keys.get('0');
  const plain = variable.list === undefined && variable.keys === undefined;
  const bit = plain ? variable.word : (first ?? { text: '', certain: true });
  return bit.certain || LED.test(bit.text) ? scalar(bit) : undefined;
}

/**
 * zsh's `$array`: all its elements, without the empty ones; one word where it is quoted.
 * https://zsh.sourceforge.io/Doc/Release/Parameters.html#Array-Parameters
 */
function wholeArray(list: readonly Bit[], { quoted }: Manner): Value {
  if (!quoted) return { bits: list.filter((bit) => bit.text !== '' || !bit.certain), list: true };
  return scalar({ text: list.map((bit) => bit.text).join(' '), certain: list.every((bit) => bit.certain) });
}

function scalar(bit: Bit): Value {
  return { bits: [bit], list: false };
}

/** `${…}` with its operation. `expand` makes one word of an operand. */
export function parameterValue(
  part: ParameterExpansionPart,
  scope: Scope,
  manner: Manner,
  expand: (node: WordNode) => Bit,
): Value {
  const unknown = scalar({ text: part.text, certain: false });
  const operation = part.operation;
  const base =
    part.index === undefined
      ? read(part.parameter, scope, manner)
      : element(part, part.index, scope, manner, expand);
  if (part.prefix === '!') {
    const [name] = base?.bits ?? [];
    if (operation !== undefined || base?.list !== false || name?.certain !== true) return unknown;
    return read(name.text, scope, manner) ?? unknown;
  }
  if (part.prefix === '#') {
    const list = manner.shell === 'zsh' ? lookup(scope, part.parameter)?.list : undefined;
    if (list !== undefined && part.index === undefined)
      return scalar({ text: String(list.length), certain: true });
    if (base === undefined || base.bits.some((bit) => !bit.certain)) return unknown;
    const [bit] = base.bits;
    return scalar({ text: String(base.list ? base.bits.length : (bit?.text.length ?? 0)), certain: true });
  }
  if (operation === undefined) return base ?? unknown;
  if (operation.type === 'Default') return withDefault(part, base, operation, scope, expand) ?? unknown;
  if (base?.list !== false) {
    visitOperands(part, expand);
    return unknown;
  }
  const [bit] = base.bits;
  const text = bit === undefined ? '' : bit.certain ? bit.text : undefined;
  const result = transform(text, part, expand);
  return result === undefined ? unknown : scalar({ text: result, certain: true });
}

function element(
  part: ParameterExpansionPart,
  index: WordNode,
  scope: Scope,
  manner: Manner,
  expand: (node: WordNode) => Bit,
): Value | undefined {
  const variable = lookup(scope, part.parameter);
  const at = expand(index);
  if (variable === undefined || !at.certain || !variable.word.certain) return undefined;
  if (variable.keys !== undefined) return keyed(variable.keys, at.text);
  const list = variable.list ?? [variable.word];
  if (at.text === '@') return { bits: list, list: true };
  if (at.text === '*') {
    return scalar({
      text: list.map((word) => word.text).join(' '),
      certain: list.every((word) => word.certain),
    });
  }
  if (!/^-?\d{1,6}$/.test(at.text)) return undefined;
  const number = Number(at.text);
  // zsh counts from 1, and an index into a plain value picks a character.
  if (manner.shell === 'zsh' && variable.list === undefined) return undefined;
  const position = manner.shell === 'zsh' && number >= 0 ? number - 1 : number;
  const found = manner.shell === 'zsh' && number === 0 ? undefined : list.at(position);
  return scalar(found ?? { text: '', certain: true });
}

/** Of numbered elements the order is known, too. */
function keyed(keys: ReadonlyMap<string, Bit>, at: string): Value | undefined {
  const one = keys.get(at);
  if (one !== undefined) return scalar(one);
  if (at !== '@' && at !== '*') return /^\d+$/.test(at) ? scalar({ text: '', certain: true }) : undefined;
  const entries = [...keys].map(([key, bit]) => ({ key: Number(key), bit }));
  if (entries.length > 1 && entries.some(({ key }) => !Number.isInteger(key))) return undefined;
  const bits = entries.sort((one, two) => one.key - two.key).map(({ bit }) => bit);
  if (at === '@') return { bits, list: true };
  return scalar({
    text: bits.map(({ text }) => text).join(' '),
    certain: bits.every(({ certain }) => certain),
  });
}

/** Operands may hold substitutions, which run. */
function visitOperands(part: ParameterExpansionPart, expand: (node: WordNode) => Bit): void {
  const operation = part.operation;
  if (operation === undefined) return;
  if ('operand' in operation && operation.operand !== undefined) expand(operation.operand);
  if (operation.type === 'Replace') {
    expand(operation.pattern);
    expand(operation.replacement);
  }
  if (operation.type === 'Slice') {
    expand(operation.offset);
    if (operation.length !== undefined) expand(operation.length);
  }
}

type DefaultOperation = Extract<NonNullable<ParameterExpansionPart['operation']>, { type: 'Default' }>;

function withDefault(
  part: ParameterExpansionPart,
  base: Value | undefined,
  operation: DefaultOperation,
  scope: Scope,
  expand: (node: WordNode) => Bit,
): Value | undefined {
  const colon = operation.operator.startsWith(':');
  const operator = operation.operator.at(-1);
  const known = base?.bits.every((bit) => bit.certain) === true;
  // A set variable that is empty counts as missing only with a colon; whether an unknown one is set is not known.
  const missing = known
    ? (colon && base.bits.every((bit) => bit.text === '')) || base.bits.length === 0
    : undefined;
  if (missing === false) return operator === '+' ? scalar(expand(operation.operand)) : base;
  const operand = expand(operation.operand);
  if (operator === '=') {
    if (missing === true && operand.certain)
      assign(scope, part.parameter, { word: { ...operand, place: nowhere } });
    else forget(scope, part.parameter);
  }
  if (missing === undefined) return undefined;
  if (operator === '+') return scalar({ text: '', certain: true });
  return operator === '?' ? undefined : scalar(operand);
}

function transform(
  text: string | undefined,
  part: ParameterExpansionPart,
  expand: (node: WordNode) => Bit,
): string | undefined {
  const operation = part.operation;
  switch (operation?.type) {
    case 'Remove': {
      const pattern = expand(operation.operand);
      return text === undefined || !pattern.certain
        ? undefined
        : remove(text, pattern.text, operation.operator);
    }
    case 'Replace': {
      const pattern = expand(operation.pattern);
      const by = expand(operation.replacement);
      if (text === undefined || !pattern.certain || !by.certain) return undefined;
      return replace(text, pattern.text, by.text, operation.operator);
    }
    case 'Slice': {
      const offset = expand(operation.offset);
      const length = operation.length === undefined ? undefined : expand(operation.length);
      if (text === undefined || !decimal(offset) || (length !== undefined && !decimal(length)))
        return undefined;
      const start = Number(offset.text);
      const from = start < 0 ? text.length + start : start;
      if (from < 0) return undefined;
      if (length === undefined) return text.slice(from);
      const count = Number(length.text);
      return count < 0 ? text.slice(from, text.length + count) : text.slice(from, from + count);
    }
    case 'CaseModification': {
      if (operation.operand !== undefined) {
        expand(operation.operand);
        return undefined;
      }
      if (text === undefined) return undefined;
      const change = (it: string): string =>
        operation.operator.startsWith('^') ? it.toUpperCase() : it.toLowerCase();
      return operation.operator.length === 2 ? change(text) : change(text.slice(0, 1)) + text.slice(1);
    }
    default:
      visitOperands(part, expand);
      return undefined;
  }
}

function decimal(bit: Bit): boolean {
  return bit.certain && /^\s*-?\d{1,6}$/.test(bit.text);
}
