import type { Call, Input } from '../../model/call.ts';
import type { CompoundList, ParsedScript, Pipeline, PipelineNode, Statement } from './bash.ts';
import { mayNest, step } from './budget.ts';
import { captured } from './carried.ts';
import { readCommand } from './command.ts';
import { readAndOr, readCase, readFor, readFunction, readIf, readLoop, readTest } from './compound.ts';
import { readsCode } from './consumers.ts';
import { readRedirects } from './redirects.ts';
import { fork, join } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { noteUnread, pipedFrom, redirected } from './session.ts';
import type { Source } from './source.ts';
import { heldSource } from './source.ts';
import type { Expander, Substitution } from './words/expand.ts';
import { writeFile } from './written.ts';

/** Reads the nodes of one script. */
export interface Walker {
  readonly source: Source;
  readonly expander: Expander;
  list(list: CompoundList, frame: Frame): Output;
  node(node: PipelineNode, frame: Frame): Output;
}

/** How deep substitutions may stand in one another. */
const deepest = 24;

/** Reads a parsed script in order; answers what it prints, where that is known. */
export function walkScript(script: ParsedScript, source: Source, frame: Frame, level = 0): Output {
  for (const error of script.errors ?? []) {
    const place = source.at(error.pos, Math.min(source.text.length, error.pos + 1));
    noteUnread(frame, place, `The shell code could not be read here: ${error.message}.`);
  }
  const expander = createExpander(level);
  const walker: Walker = {
    source,
    expander,
    list: (list, within) => statements(list.commands, walker, within),
    node: (node, within) => pipelineNode(node, walker, within),
  };
  return statements(script.commands, walker, frame);
}

function createExpander(level: number): Expander {
  const run = (
    part: Substitution,
    source: Source,
    frame: Frame,
  ): { readonly output: Output; readonly input: Input } => {
    const { session } = frame;
    const from = session.calls.length;
    const place = source.at(part.pos, part.end);
    // Asked for its script, the parser reads the whole of it: where that is too much, it must not be asked.
    if (level >= deepest || !mayNest(session.budget, part, level)) {
      noteUnread(frame, place, 'The command is nested too deeply to be read.');
      return { output: undefined, input: { kind: 'pipe', from: [] } };
    }
    step(session.budget, 6);
    const { script } = part;
    if (script === undefined) return { output: undefined, input: { kind: 'pipe', from: [] } };
    // Backticks with escapes inside are decoded first, so their code has no text of its own.
    const inner = script.source === undefined ? source : heldSource(script.source, place);
    const within = redirected(frame, frame.input, [], fork(frame.scope));
    const output = walkScript(script, inner, within, level + 1);
    return { output, input: pipe(capturedSince(session.calls, from), output, source, script) };
  };
  return {
    substitute: (part, source, frame) => run(part, source, { ...frame, wanted: true }),
    attach(part, source, operator, frame) {
      const input: Input =
        operator === '<'
          ? { kind: 'text', word: { text: '', certain: true, place: source.at(0, 0) } }
          : { kind: 'pipe', from: [] };
      const printed = run(part, source, {
        ...frame,
        wanted: false,
        ...(operator === '>' ? { input } : {}),
      });
      return operator === '<' ? printed.input : input;
    },
  };
}

/** The calls since one, each marked as one whose output stands in a word. */
function capturedSince(calls: Call[], from: number): readonly Call[] {
  for (let at = from; at < calls.length; at += 1) {
    const call = calls[at];
    if (call !== undefined) calls[at] = captured(call);
  }
  return calls.slice(from);
}

function pipe(
  calls: readonly Call[],
  output: Output,
  source: Source,
  at: { pos: number; end: number },
): Input {
  if (output === undefined) return { kind: 'pipe', from: calls };
  const place = source.at(at.pos, at.end);
  return { kind: 'pipe', from: calls, text: { text: output, certain: true, place } };
}

function statements(list: readonly Statement[], walker: Walker, frame: Frame): Output {
  let output: Output = '';
  for (const statement of list) {
    step(frame.session.budget);
    const within = statement.background === true ? inSubshell(frame) : frame;
    const printed =
      statement.command.type === 'AndOr'
        ? readAndOr(statement.command, walker, within)
        : pipelineNode(statement.command, walker, within);
    output = output === undefined || printed === undefined ? undefined : output + printed;
  }
  return output;
}

function pipelineNode(node: PipelineNode, walker: Walker, frame: Frame): Output {
  step(frame.session.budget);
  switch (node.type) {
    case 'Pipeline':
      return pipeline(node, walker, frame);
    case 'Command':
      return readCommand(node, walker, frame);
    case 'Redirected': {
      const { input, output, stdout, opened } = readRedirects(
        node.redirects,
        walker.source,
        frame,
        walker.expander,
      );
      const before = frame.session.calls.length;
      const outer = frame.scope.descriptors;
      frame.scope.descriptors = opened ?? outer;
      const printed = pipelineNode(node.command, walker, redirected(frame, input, output));
      frame.scope.descriptors = outer;
      if (frame.session.calls.length === before && output.length > frame.output.length) {
        frame.session.invoke(
          { words: [], place: walker.source.at(node.pos, node.end) },
          redirected(frame, frame.input, output),
        );
      }
      if (stdout === undefined) return printed;
      writeFile(stdout, printed, frame);
      return '';
    }
    case 'Subshell':
      return walker.list(node.body, inSubshell(frame));
    case 'BraceGroup':
      return walker.list(node.body, frame);
    case 'If':
      return readIf(node, walker, frame);
    case 'For':
    case 'Select':
      return readFor(node, walker, frame);
    case 'ArithmeticFor':
    case 'While':
      return readLoop(node, walker, frame);
    case 'Case':
      return readCase(node, walker, frame);
    case 'TestCommand':
    case 'ArithmeticCommand':
      readTest(node, walker, frame);
      return '';
    case 'Function':
      readFunction(node, walker, frame);
      return '';
    case 'Coproc':
      if (node.body.type === 'CompoundList') walker.list(node.body, inSubshell(frame));
      else
        pipelineNode(
          node.body,
          walker,
          redirected(frame, { kind: 'pipe', from: [] }, frame.output, fork(frame.scope)),
        );
      return '';
  }
}

const inSubshell = (frame: Frame): Frame => redirected(frame, frame.input, frame.output, fork(frame.scope));

/** Past this length a pipe's origin is no longer carried along, so that a reading stays small. */
const longestPipe = 64;

function pipeline(node: Pipeline, walker: Walker, frame: Frame): Output {
  const [only] = node.commands;
  if (node.commands.length === 1 && only !== undefined) return pipelineNode(only, walker, frame);
  let input = frame.input;
  let output: Output;
  node.commands.forEach((command, index) => {
    const from = frame.session.calls.length;
    const last = index === node.commands.length - 1;
    const scope = fork(frame.scope);
    const wanted = last ? frame.wanted : node.commands.slice(index + 1, index + 9).some(readsCode);
    const { session, shell, via, depth } = frame;
    const written = last ? frame.output : [];
    output = pipelineNode(command, walker, {
      session,
      scope,
      shell,
      input,
      output: written,
      via,
      wanted,
      depth,
    });
    // Some shells run the last part themselves: what it sets may or may not stay.
    if (last) join(frame.scope, scope);
    else input = pipe(index < longestPipe ? pipedFrom(frame, from) : [], output, walker.source, command);
  });
  return output;
}
