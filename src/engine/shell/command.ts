import type { Place, Redirect as Target, Word } from '../../model/call.ts';
import { append } from '../verdict/lists.ts';
import type { Assignment, Command, Redirect, Redirection, WordNode } from './bash.ts';
import { maximumLength } from './bash.ts';
import { both, carrying } from './carried.ts';
import { expandSingle, expandWord } from './expand.ts';
import { readRedirects } from './redirects.ts';
import type { Scope } from './scope.ts';
import { assign, forget, fork, lookup, settled } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { redirected } from './session.ts';
import type { Walker } from './walk.ts';
import { writeFile } from './written.ts';

const NO_ASSIGNMENTS: readonly Assignment[] = [];

/** Reads a simple command: expands its words, applies its assignments and redirections, runs it. */
export function readCommand(node: Command, walker: Walker, frame: Frame): Output {
  const { source, expander } = walker;
  const place = source.at(node.pos, node.end);
  const assignments =
    node.prefix.length === 0
      ? NO_ASSIGNMENTS
      : node.prefix.filter((part): part is Assignment => part.type === 'Assignment');
  const seen =
    node.name === undefined || frame.shell !== 'fish' ? frame : assigned(assignments, walker, frame);
  const words: Word[] = [];
  if (node.name !== undefined) append(words, programWords(node.name, walker, seen));
  const redirections = node.prefix.filter((part): part is Redirection => part.type !== 'Assignment');
  for (const part of frame.shell === 'zsh' ? zshSuffix(node.suffix) : node.suffix) {
    if (part.type === 'Word') append(words, expandWord(part, source, seen, expander));
    else if (part.type === 'Assignment') words.push(assignmentWord(part, walker, frame));
    else redirections.push(part);
  }
  const { input, output, stdout } = readRedirects(redirections, source, frame, expander);
  const within = input === frame.input && output === frame.output ? frame : redirected(frame, input, output);
  let printed: Output;
  if (words.length === 0) {
    for (const assignment of assignments) apply(assignment, walker, frame, frame.scope);
    printed = output.length > frame.output.length ? frame.session.invoke({ words, place }, within) : '';
    // `$(< file)` prints the file.
    if (
      assignments.length === 0 &&
      redirections.length > 0 &&
      node.name === undefined &&
      input !== frame.input
    ) {
      printed =
        input?.kind === 'file'
          ? frame.session.invoke({ words: [literal('cat', place)], place }, within)
          : printed;
    }
  } else {
    const tail = node.name === undefined ? undefined : source.text.slice(node.name.end, node.end);
    const unquoted = node.name?.text === words[0]?.text;
    const invocation = { words, place, ...(tail !== undefined && unquoted ? { tail } : {}) };
    printed =
      assignments.length === 0
        ? frame.session.invoke(invocation, within)
        : withAssignments(assignments, walker, within, (scope) =>
            frame.session.invoke(invocation, redirected(frame, input, output, scope)),
          );
  }
  return finish(stdout, printed, frame);
}

/**
 * In zsh a value with spaces is no program's name, unless the person's own settings have it split: the reading that
 * runs something counts.
 */
function programWords(name: WordNode, walker: Walker, frame: Frame): readonly Word[] {
  const words = expandWord(name, walker.source, frame, walker.expander);
  const [first] = words;
  if (frame.shell !== 'zsh' || first?.certain !== true || !name.text.startsWith('$')) return words;
  const split = first.text.split(/[ \t\n]+/).filter((text) => text !== '');
  return split.length < 2 ? words : [...split.map((text) => ({ ...first, text })), ...words.slice(1)];
}

/** fish expands a command's words with the assignments before it in force, other shells without them. */
function assigned(assignments: readonly Assignment[], walker: Walker, frame: Frame): Frame {
  if (assignments.length === 0) return frame;
  const scope = fork(frame.scope);
  for (const assignment of assignments) apply(assignment, walker, frame, scope);
  return { ...frame, scope };
}

function finish(stdout: Target | undefined, printed: Output, frame: Frame): Output {
  if (stdout === undefined) return printed;
  writeFile(stdout, printed, frame);
  return '';
}

function literal(text: string, place: Place): Word {
  return { text, certain: true, place };
}

/** Assignments before a command hold for it alone; whatever else it changes in its shell stays. */
function withAssignments(
  assignments: readonly Assignment[],
  walker: Walker,
  frame: Frame,
  run: (scope: Scope) => Output,
): Output {
  const scope = fork(frame.scope);
  for (const assignment of assignments) apply(assignment, walker, frame, scope);
  const before = settled(scope);
  const printed = run(scope);
  const { variables, ...rest } = scope;
  Object.assign(frame.scope, rest);
  if (variables !== before) {
    for (const [name, variable] of variables) {
      if (before.get(name) !== variable) assign(frame.scope, name, variable);
    }
  }
  return printed;
}

/**
 * In zsh, `>! file` overwrites `file`, where bash reads a file called “!” and an argument.
 * https://zsh.sourceforge.io/Doc/Release/Redirection.html
 */
function zshSuffix(suffix: Command['suffix']): Command['suffix'] {
  return suffix.flatMap((part, index) => {
    const before = suffix[index - 1];
    const next = suffix[index + 1];
    if (part.type === 'Word' && before !== undefined && isForced(before)) return [];
    if (!isForced(part) || next?.type !== 'Word') return [part];
    const { type, pos, operator, descriptor } = part;
    return [{ type, pos, end: next.end, operator, descriptor, target: next }];
  });
}

function isForced(part: Command['suffix'][number]): part is Redirect {
  return part.type === 'Redirect' && part.target?.text === '!' && part.operator.startsWith('>');
}

/** Which variables a line sets matters for few names; past so many they are not noted. */
const mostSet = 200;

function apply(node: Assignment, walker: Walker, frame: Frame, scope: Scope): void {
  const { source, expander } = walker;
  const { sets } = frame.session;
  if (scope === frame.scope && sets.size < mostSet) sets.set(node.name, node.text);
  if (node.value.type === 'ArrayValue') {
    const list = node.value.elements.flatMap((element) => expandWord(element, source, frame, expander));
    // `[key]=value` elements are not followed.
    const plain =
      node.append !== true && node.value.elements.every((element) => !element.text.startsWith('['));
    const printedBy = list.reduce<Word['printedBy']>((all, one) => both(all, one.printedBy), undefined);
    const word = carrying(
      { text: node.text, certain: plain, place: source.at(node.pos, node.end) },
      printedBy,
    );
    if (plain) assign(scope, node.name, { word, list });
    else forget(scope, node.name, printedBy);
    return;
  }
  const value = expandSingle(node.value, source, frame, expander);
  if (node.index !== undefined) {
    const index = expandSingle(node.index, source, frame, expander);
    forget(scope, node.name);
    // https://zsh.sourceforge.io/Doc/Release/Zsh-Modules.html#The-zsh_002fparameter-Module
    if (frame.shell === 'zsh' && /^(?:functions|aliases)$/.test(node.name) && index.certain)
      scope.aliases = new Map(scope.aliases).set(index.text, value.text);
  } else setVariable(scope, node.name, value, node.append === true);
}

/** `name=value` and `name+=value`. */
export function setVariable(scope: Scope, name: string, value: Word, append: boolean): void {
  if (!append) {
    assign(scope, name, { word: value });
    return;
  }
  const before = lookup(scope, name)?.word;
  const printedBy = both(before?.printedBy, value.printedBy);
  if (before?.certain !== true || before.text.length + value.text.length > maximumLength)
    forget(scope, name, printedBy);
  else assign(scope, name, { word: carrying({ ...value, text: before.text + value.text }, printedBy) });
}

/** An assignment among the arguments, as `export` takes them. */
function assignmentWord(node: Assignment, walker: Walker, frame: Frame): Word {
  const { source, expander } = walker;
  const place = source.at(node.pos, node.end);
  if (node.value.type === 'ArrayValue' || node.index !== undefined) {
    apply(node, walker, frame, frame.scope);
    return { text: node.text, certain: false, place };
  }
  const value = expandSingle(node.value, source, frame, expander);
  return carrying(
    {
      text: `${node.name}${node.append === true ? '+=' : '='}${value.text}`,
      certain: value.certain,
      place,
    },
    value.printedBy,
  );
}
