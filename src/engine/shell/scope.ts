import type { Call, Input, Word } from '../../model/call.ts';
import { exhausted } from './budget.ts';
import { both, carrying } from './carried.ts';
import type { Frame, Output } from './session.ts';

/** A shell variable; `list` holds the elements of an array. `missing`: it is known not to be set. */
export interface Variable {
  readonly word: Word;
  readonly list?: readonly Word[];
  /** The elements of an array that was given them by key. */
  readonly keys?: ReadonlyMap<string, Word>;
  readonly missing?: true;
  /** It is another name of this variable: `declare -n`. */
  readonly names?: string;
}

/** What runs when a function's name is called. `maybe`: only one branch of the line defined it. */
interface Definition {
  readonly run: (args: readonly Word[] | undefined, frame: Frame) => Output;
  readonly maybe: boolean;
}

/** What one shell process knows. The maps are replaced on a change, save those that no fork shares. */
export interface Scope {
  readonly environment: Readonly<Record<string, Word>>;
  variables: ReadonlyMap<string, Variable>;
  functions: ReadonlyMap<string, Definition>;
  aliases: ReadonlyMap<string, string>;
  /** What a function's local variables hide, until it returns; undefined outside of functions. */
  locals: ReadonlyMap<string, Variable | undefined> | undefined;
  /** `$1` and on; undefined where not known. */
  positional: readonly Word[] | undefined;
  /** Whether zsh was told to split variables as other shells do. */
  splits: boolean;
  /** Whether every variable goes to the programs that it starts: `set -a`. */
  exports: boolean;
  /** What other descriptors than the standard ones stand for. */
  descriptors: Descriptors;
  /** `$0`, where code was given one. */
  self: Word | undefined;
  cwd: string | undefined;
  /** Where `cd -` leads. */
  previous: string | undefined;
}

/** What is read from a descriptor, or where what is written to it goes. */
export interface Descriptor {
  readonly input?: Input;
  readonly target?: Word;
}

/** By number, as it is written. */
export type Descriptors = ReadonlyMap<string, Descriptor>;

const NONE_OPEN: Descriptors = new Map();

const maximumNames = 400;
const mostChanges = 20;
const nowhere = { start: 0, end: 0 };
const NOTHING: Scope['environment'] = {};
/** What every scope begins with. */
const NO_NAMES: ReadonlyMap<string, never> = new Map<string, never>();

export function createScope(variables: Readonly<Record<string, string>>, cwd: string | undefined): Scope {
  const names = Object.keys(variables);
  const environment =
    names.length === 0
      ? NOTHING
      : Object.fromEntries(
          names.map((name) => [name, { text: variables[name] ?? '', certain: true, place: nowhere }]),
        );
  return {
    environment,
    variables: NO_NAMES,
    functions: NO_NAMES,
    aliases: NO_NAMES,
    locals: undefined,
    positional: undefined,
    splits: false,
    exports: false,
    descriptors: NONE_OPEN,
    self: undefined,
    cwd,
    previous: undefined,
  };
}

/** A copy for a subshell or a branch. */
export function fork(scope: Scope): Scope {
  const { environment, functions, aliases, locals, positional, splits, exports, descriptors } = scope;
  const { self, cwd, previous } = scope;
  const variables = settled(scope);
  return {
    environment,
    variables,
    functions,
    aliases,
    locals,
    positional,
    splits,
    exports,
    descriptors,
    self,
    cwd,
    previous,
  };
}

export function lookup(scope: Scope, name: string): Variable | undefined {
  const variable = scope.variables.get(name);
  if (variable?.names !== undefined) return scope.variables.get(variable.names);
  if (variable !== undefined) return variable;
  const word = Object.hasOwn(scope.environment, name) ? scope.environment[name] : undefined;
  return word === undefined ? undefined : { word };
}

/** Sets a variable. Too many names spend the budget, so that no stale value is ever taken for the present one. */
export function assign(scope: Scope, name: string, variable: Variable): void {
  if (scope.variables.size >= maximumNames && !scope.variables.has(name)) throw exhausted;
  const before = scope.variables;
  const record = records.get(before);
  const since = changes.get(before);
  let own = owned.get(scope);
  if (own !== before) {
    own = new Map(before);
    owned.set(scope, own);
    scope.variables = own;
  }
  own.set(name, variable);
  records.delete(own);
  changes.delete(own);
  if (record !== undefined) changes.set(own, { record, names: [name] });
  else if (since !== undefined && since.names.length < mostChanges)
    changes.set(own, { record: since.record, names: [...since.names, name] });
}

/** The variables as they are now: whatever is set in this scope from now on does not change them. */
export function settled(scope: Scope): Scope['variables'] {
  owned.delete(scope);
  return scope.variables;
}

/** Hands a variable to the programs that the shell starts from now on. */
export function exportVariable(scope: Scope, name: string): void {
  const variable = scope.variables.get(name);
  if (variable?.word.own !== true) return;
  const { text, certain, place, printedBy } = variable.word;
  assign(scope, name, { ...variable, word: carrying({ text, certain, place }, printedBy) });
}

/** Whether a variable that is set now stays the shell's own: nothing exported it. */
export function staysOwn(scope: Scope, name: string): boolean {
  if (scope.exports) return false;
  const before = scope.variables.get(name);
  return before === undefined ? !Object.hasOwn(scope.environment, name) : before.word.own === true;
}

/** Marks a variable as set to something that is not known, be it that some calls' output is in it. */
export function forget(scope: Scope, name: string, printedBy?: Word['printedBy']): void {
  assign(scope, name, unknown(name, printedBy));
}

/** Makes a variable a function's own: what it hides comes back when the function returns. */
export function makeLocal(scope: Scope, name: string): void {
  if (scope.locals === undefined || scope.locals.has(name)) return;
  scope.locals = new Map(scope.locals).set(name, scope.variables.get(name));
}

/** Gives back what a function's local variables hid. */
export function endLocals(scope: Scope, outer: Scope['locals']): void {
  if (scope.locals !== undefined && scope.locals.size > 0) {
    const variables = new Map(scope.variables);
    for (const [name, hidden] of scope.locals) {
      if (hidden === undefined) variables.delete(name);
      else variables.set(name, hidden);
    }
    scope.variables = variables;
  }
  scope.locals = outer;
}

export function define(scope: Scope, name: string, definition: Definition): void {
  scope.functions = new Map(scope.functions).set(name, definition);
}

type Variables = ReadonlyMap<string, Variable>;
type Carried = Call['variables'];

const records = new WeakMap<Variables, Carried>();
/** What differs from variables whose record is made already: a long script sets one and makes a call, and so on. */
const changes = new WeakMap<Variables, { readonly record: Carried; readonly names: readonly string[] }>();
/** Variables that no other scope has, so that they can be changed where they are. */
const owned = new WeakMap<Scope, Map<string, Variable>>();

/** Whether a call has carried these very variables. */
export const isRecorded = ({ variables }: Scope): boolean => records.has(variables);

/** All variables in force, as a call carries them. Shared between the calls that see the same. */
export function variablesOf(scope: Scope): Readonly<Record<string, Word>> {
  if (scope.variables.size === 0) return scope.environment;
  const known = records.get(scope.variables);
  if (known !== undefined) return known;
  const change = changes.get(scope.variables);
  const names = change?.names ?? [...scope.variables.keys()];
  const changed = names.flatMap((name): [string, Word][] => {
    const word = scope.variables.get(name)?.word;
    return word === undefined ? [] : [[name, word]];
  });
  const record = { ...(change?.record ?? scope.environment), ...Object.fromEntries(changed) };
  records.set(scope.variables, record);
  return record;
}

/** Keeps in `scope` what holds whichever of the two happened. */
export function join(scope: Scope, other: Scope): void {
  if (scope.cwd !== other.cwd) scope.cwd = undefined;
  if (scope.previous !== other.previous) scope.previous = undefined;
  if (scope.positional !== other.positional) scope.positional = undefined;
  if (scope.variables !== other.variables) {
    const merged = new Map<string, Variable>();
    for (const name of new Set([...scope.variables.keys(), ...other.variables.keys()])) {
      const [one, two] = [lookup(scope, name), lookup(other, name)];
      const agreed = one !== undefined && two !== undefined && same(one, two);
      merged.set(name, agreed ? one : unknown(name, both(one?.word.printedBy, two?.word.printedBy)));
    }
    scope.variables = merged;
  }
  if (scope.locals !== other.locals) {
    // What only one branch made local is changed outside by the other.
    const merged = new Map<string, Variable | undefined>();
    for (const name of new Set([...(scope.locals?.keys() ?? []), ...(other.locals?.keys() ?? [])])) {
      const both = scope.locals?.has(name) === true && other.locals?.has(name) === true;
      merged.set(name, both ? scope.locals?.get(name) : unknown(name));
    }
    scope.locals = merged;
  }
  if (scope.functions !== other.functions) {
    const merged = new Map<string, Definition>();
    for (const [name, definition] of [...scope.functions, ...other.functions]) {
      const both = scope.functions.get(name) === other.functions.get(name);
      merged.set(name, both ? definition : { ...definition, maybe: true });
    }
    scope.functions = merged;
  }
  if (scope.aliases !== other.aliases) scope.aliases = new Map([...scope.aliases, ...other.aliases]);
}

function same(one: Variable, two: Variable): boolean {
  if (one === two) return true;
  if (
    one.list !== undefined ||
    two.list !== undefined ||
    one.keys !== two.keys ||
    one.missing !== two.missing
  )
    return false;
  return one.word.certain && two.word.certain && one.word.text === two.word.text;
}

function unknown(name: string, printedBy?: Word['printedBy']): Variable {
  return { word: carrying({ text: `$${name}`, certain: false, place: nowhere }, printedBy) };
}
