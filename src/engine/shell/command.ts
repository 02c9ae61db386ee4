import type { Place, Redirect as Target, Word } from '../../model/call.ts';
import { append } from '../verdict/lists.ts';
import type { Assignment, Command, Redirect, Redirection, WordNode } from './bash.ts';
import { readRedirects } from './redirects.ts';
import type { Scope } from './scope.ts';
import { assign, fork, settled } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { redirected } from './session.ts';
import type { Source } from './source.ts';
import type { Walker } from './walk.ts';
import { apply, assignmentWord } from './words/assignments.ts';
import { expandWord } from './words/expand.ts';
import { writeFile } from './written.ts';

const NO_ASSIGNMENTS: readonly Assignment[] = [];

/** Reads a simple command: expands its words, applies its assignments and redirections, runs it. */
export function readCommand(parsed: Command, walker: Walker, frame: Frame): Output {
  const { source, expander } = walker;
  const node = withMadeValue(parsed, source);
  const place = source.at(node.pos, node.end);
  const assignments =
    node.prefix.length === 0
      ? NO_ASSIGNMENTS
      : node.prefix.filter((part): part is Assignment => part.type === 'Assignment');
  const seen =
    node.name === undefined || frame.shell !== 'fish' ? frame : assigned(assignments, walker, frame);
  const words: Word[] = [];
  if (node.name !== undefined) append(words, programWords(node.name, walker, seen));
  const redirections: Redirection[] = [];
  for (const part of node.prefix) if (part.type !== 'Assignment') redirections.push(part);
  for (const part of frame.shell === 'zsh' ? zshSuffix(node.suffix) : node.suffix) {
    if (part.type === 'Word') {
      const expanded = expandWord(part, source, seen, expander);
      if (isGlued(part, source) && expanded.length === 1 && words.length > 0) glue(words, expanded, seen);
      else append(words, expanded);
    } else if (part.type === 'Assignment') words.push(assignmentWord(part, walker, frame));
    else redirections.push(part);
  }
  const { input, output, stdout, opened } = readRedirects(redirections, source, frame, expander);
  const within = input === frame.input && output === frame.output ? frame : redirected(frame, input, output);
  const outer = frame.scope.descriptors;
  if (opened !== undefined) frame.scope.descriptors = opened;
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
  // `exec` alone opens them for good.
  if (opened !== undefined && !(words.length === 1 && words[0]?.text === 'exec'))
    frame.scope.descriptors = outer;
  return finish(stdout, printed, frame);
}

/** The parser ends a word before `<(…)`: in `A=<(…) program` it takes the value for the program. */
function withMadeValue(node: Command, source: Source): Command {
  const last = node.prefix.at(-1);
  const { name } = node;
  if (name === undefined || last?.type !== 'Assignment' || last.end !== name.pos || !isGlued(name, source))
    return node;
  const [next, ...rest] = node.suffix;
  if (next !== undefined && next.type !== 'Word') return node;
  // Spelled out: what the parser makes has getters, which a spread leaves behind.
  const { type, pos, append, index } = last;
  const made: Assignment = {
    type,
    pos,
    end: name.end,
    text: last.text + name.text,
    name: last.name,
    value: name,
    append,
    index,
  };
  return {
    type: node.type,
    pos: node.pos,
    end: node.end,
    name: next,
    prefix: [...node.prefix.slice(0, -1), made],
    suffix: rest,
    args: node.args,
    redirects: node.redirects,
  };
}

/** The parser ends a word before `<(…)`; to the shell `--file=<(…)` is one. */
const isGlued = ({ pos, text }: WordNode, { text: code }: Source): boolean =>
  pos > 0 && /^[<>]\(/.test(text) && !/[\s;&|()<>]/.test(code[pos - 1] ?? ' ');

function glue(words: Word[], [next]: readonly Word[], { session }: Frame): void {
  const before = words.pop();
  if (before === undefined || next === undefined) return;
  const place = { ...before.place, end: next.place.end };
  const word = { ...next, text: before.text + next.text, certain: false, place };
  const input = session.substitutions.get(next);
  if (input !== undefined) session.substitutions.set(word, input);
  words.push(word);
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
