import type { Word } from '../../model/call.ts';
import type {
  AndOr,
  ArithmeticCommand,
  ArithmeticFor,
  Case,
  CompoundList,
  For,
  FunctionNode,
  If,
  PipelineNode,
  Select,
  TestCommand,
  While,
} from './bash.ts';
import { both } from './carried.ts';
import { changedIn, fails, leaves, leavesLoop, succeeds } from './effects.ts';
import type { Scope } from './scope.ts';
import { assign, define, endLocals, forget, fork, join } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { emit, inside } from './session.ts';
import type { Source } from './source.ts';
import type { Walker } from './walk.ts';
import { assignedIn } from './words/arithmetic.ts';
import { expandSingle, expandWord, scanNode } from './words/expand.ts';
import { multiplies } from './wrappers/self-multiplying.ts';
import { doubtWrites, provisionally } from './written.ts';

/** `a && b || c`: what runs on one condition only may or may not have happened afterwards. */
export function readAndOr(node: AndOr, walker: Walker, frame: Frame): Output {
  const { scope } = frame;
  let skipped: Scope[] = [];
  let output: Output = '';
  let certain = true;
  const { writes } = frame.session;
  let settled = writes.length;
  node.commands.forEach((command, index) => {
    const operator = index === 0 ? undefined : node.operators[index - 1];
    const previous = node.commands[index - 1];
    if (operator === '&&' && previous !== undefined && !(certain && succeeds(previous))) {
      certain = false;
      skipped.push(fork(scope));
    }
    if (operator === '||' && !(certain && previous !== undefined && fails(previous))) {
      const succeeded = fork(scope);
      if (skipped.length > mostStates) doubt(node, scope);
      for (const other of skipped.slice(0, mostStates)) join(scope, other);
      certain = false;
      const printed = provisionally(frame, () => walker.node(command, frame));
      output = printed === '' ? output : undefined;
      if (leaves(command)) Object.assign(scope, succeeded);
      else join(scope, succeeded);
      skipped = [];
      return;
    }
    const printed = walker.node(command, frame);
    // `echo` and its kin go on to the next; anything else may end the chain.
    output = output === undefined || printed === undefined || !certain ? undefined : output + printed;
    if (certain) settled = writes.length;
  });
  // Within the chain each part may count on those before it; after it, nothing may.
  doubtWrites(frame, settled, true);
  if (skipped.length > mostStates) doubt(node, scope);
  for (const other of skipped.slice(0, mostStates)) join(scope, other);
  return output;
}

/** Past this many places at which a chain may end, all that it changes counts as not known. */
const mostStates = 30;

export function readIf(node: If, walker: Walker, frame: Frame): Output {
  const { scope } = frame;
  walker.list(node.clause, frame);
  const ends: Scope[] = [];
  const branch = (list: CompoundList): void => {
    const own = fork(scope);
    provisionally(frame, () => walker.list(list, { ...frame, scope: own }));
    if (!leaves(list)) ends.push(own);
  };
  branch(node.then);
  for (const elif of node.elif) {
    walker.list(elif.clause, frame);
    branch(elif.then);
  }
  if (node.else !== undefined) branch(node.else);
  else ends.push(fork(scope));
  settle(scope, ends);
  return undefined;
}

export function readCase(node: Case, walker: Walker, frame: Frame): Output {
  expandSingle(node.word, walker.source, frame, walker.expander);
  const ends = [fork(frame.scope)];
  for (const item of node.items) {
    for (const pattern of item.pattern) expandSingle(pattern, walker.source, frame, walker.expander);
    const own = fork(frame.scope);
    provisionally(frame, () => walker.list(item.body, { ...frame, scope: own }));
    if (!leaves(item.body)) ends.push(own);
  }
  settle(frame.scope, ends);
  return undefined;
}

/** One of these states holds. Where every branch leaves, nothing after them runs, and the last state is as good. */
function settle(scope: Scope, ends: readonly Scope[]): void {
  const [first, ...others] = ends;
  if (first === undefined) return;
  Object.assign(scope, first);
  for (const other of others) join(scope, other);
}

const mostRounds = 20;

/** `for` over a known list is read once per word, where its body uses the variable. */
export function readFor(node: For | Select, walker: Walker, frame: Frame): Output {
  const { scope } = frame;
  const name = node.name.value;
  const items =
    node.wordlist?.flatMap((word) => expandWord(word, walker.source, frame, walker.expander)) ??
    scope.positional;
  const body = walker.source.text.slice(node.body.pos, node.body.end);
  const known = items?.every((word) => word.certain && !/[*?[]/.test(word.text)) === true;
  if (
    node.type === 'Select' ||
    items === undefined ||
    !known ||
    items.length > mostRounds ||
    !body.includes(name)
  ) {
    const before = fork(scope);
    doubt(node.body, scope);
    const printedBy = items?.reduce<Word['printedBy']>((all, word) => both(all, word.printedBy), undefined);
    forget(scope, name, printedBy);
    if (items?.length === 1 && items[0] !== undefined && items[0].certain)
      assign(scope, name, { word: items[0] });
    walker.list(node.body, frame);
    doubt(node.body, scope);
    join(scope, before);
    forget(scope, name);
    return undefined;
  }
  let output: Output = '';
  const leavesEarly = mayLeave(walker.source) && LEAVES.test(body);
  for (const item of items) {
    if (leavesEarly) doubt(node.body, scope);
    assign(scope, name, { word: item });
    const printed = walker.list(node.body, frame);
    output = output === undefined || printed === undefined || leavesEarly ? undefined : output + printed;
  }
  if (leavesEarly) doubt(node.body, scope);
  return output;
}

const LEAVES = /\b(?:break|continue|return)\b/;
const leaving = new WeakMap<Source, boolean>();

/** Whether such a word stands anywhere: asked once a text, not once a loop of those that hold one another. */
function mayLeave(source: Source): boolean {
  let may = leaving.get(source);
  if (may === undefined) {
    may = LEAVES.test(source.text);
    leaving.set(source, may);
  }
  return may;
}

export function readLoop(node: While | ArithmeticFor, walker: Walker, frame: Frame): Output {
  const { scope } = frame;
  if (!leavesLoop(node.body)) doubt(node.body, scope);
  if (node.type === 'While') {
    doubt(node.clause, scope);
    walker.list(node.clause, frame);
  } else {
    for (const part of [node.initialize, node.test, node.update]) {
      if (part === undefined) continue;
      for (const name of assignedIn(part)) forget(scope, name);
      scanNode(part, walker.source, frame, walker.expander);
    }
  }
  walker.list(node.body, frame);
  doubt(node.body, scope);
  return undefined;
}

/** What a loop's body changes is not known from its second round on. */
function doubt(body: CompoundList | AndOr, scope: Scope): void {
  const changed = changedIn(body);
  for (const name of changed.names) forget(scope, name);
  if (changed.directory) scope.cwd = undefined;
}

/** `[[ … ]]` and `(( … ))` run nothing themselves, but the substitutions in them do. */
export function readTest(node: TestCommand | ArithmeticCommand, walker: Walker, frame: Frame): void {
  if (node.type === 'ArithmeticCommand')
    for (const name of assignedIn(node.expression)) forget(frame.scope, name);
  scanNode(node, walker.source, frame, walker.expander);
}

/** Remembers a function. One that the request's own line never calls may be called later: it is read at the end. */
export function readFunction(node: FunctionNode, walker: Walker, frame: Frame): void {
  const place = walker.source.at(node.pos, node.end);
  const state = { called: false, running: false };
  const run = (args: readonly Word[] | undefined, caller: Frame): Output => {
    state.called = true;
    const within = inside(caller, node.name.value, place);
    if (within === undefined) return undefined;
    if (state.running) {
      // A function that calls itself: its body is being read already.
      emit(caller, [{ text: node.name.value, certain: true, place }, ...(args ?? [])], place);
      return undefined;
    }
    state.running = true;
    if (multiplies(node)) emit(caller, [{ text: 'fork-bomb', certain: true, place }], place);
    const { positional, locals } = caller.scope;
    caller.scope.positional = args;
    caller.scope.locals = new Map();
    const body = { ...within, via: caller.via };
    const printed = runBody(node.body, walker, body);
    caller.scope.positional = positional;
    endLocals(caller.scope, locals);
    state.running = false;
    return printed;
  };
  frame.session.sets.set(node.name.value, '()');
  define(frame.scope, node.name.value, { run, maybe: false });
  if (frame.depth === 0 || CALLED_BY_SHELLS.test(node.name.value))
    frame.session.later.push(() => {
      if (!state.called) run(undefined, { ...frame, scope: fork(frame.scope) });
    });
}

/**
 * Functions that a shell calls by itself: https://www.gnu.org/software/bash/manual/html_node/Command-Search-and-Execution.html,
 * https://zsh.sourceforge.io/Doc/Release/Functions.html#Special-Functions
 */
const CALLED_BY_SHELLS =
  /^(?:command_not_found_handler?|fish_(?:command_not_found|prompt|right_prompt|greeting)|chpwd|periodic|precmd|preexec|zshaddhistory|zshexit|TRAP[A-Z]+\d*)$/;

function runBody(body: FunctionNode['body'], walker: Walker, frame: Frame): Output {
  return body.type === 'CompoundList' ? walker.list(body, frame) : walker.node(body as PipelineNode, frame);
}
