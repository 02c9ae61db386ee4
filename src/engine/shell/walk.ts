import type { Call, Input } from '../../model/call.ts';
import type { CompoundList, ParsedScript, Pipeline, PipelineNode, Statement } from './bash.ts';
import { readCommand } from './command.ts';
import { readAndOr, readCase, readFor, readFunction, readIf, readLoop, readTest } from './compound.ts';
import { readsCode } from './consumers.ts';
import type { Expander } from './expand.ts';
import { readRedirects } from './redirects.ts';
import { fork, join } from './scope.ts';
import type { Frame, Output } from './session.ts';
import { noteUnread, pipedFrom, redirected, step } from './session.ts';
import type { Source } from './source.ts';
import { heldSource } from './source.ts';
import { writeFile } from './written.ts';

/** Reads the nodes of one script. */
export interface Walker {
  readonly source: Source;
  readonly expander: Expander;
  list(list: CompoundList, frame: Frame): Output;
  node(node: PipelineNode, frame: Frame): Output;
}

/** Finding the end of a substitution costs its parser the rest of the text at every level. */
const deepest = 24;

/** Reads a parsed script in order; answers what it prints, where that is known. */
export function walkScript(script: ParsedScript, source: Source, frame: Frame, level = 0): Output {
  for (const error of script.errors ?? []) {
    const place = source.at(error.pos, Math.min(source.text.length, error.pos + 1));
    noteUnread(frame, place, `The shell code could not be read here: ${error.message}.`);
  }
  if (level > deepest)
    return noteUnread(
      frame,
      source.at(script.pos, script.end),
      'The command is nested too deeply to be read.',
    );
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
    script: ParsedScript | undefined,
    source: Source,
    frame: Frame,
  ): { output: Output; calls: readonly Call[] } => {
    const from = frame.session.calls.length;
    if (script === undefined) return { output: undefined, calls: [] };
    // Backticks with escapes inside are decoded first, so their code has no text of its own.
    const inner =
      script.source === undefined ? source : heldSource(script.source, source.at(0, source.text.length));
    const output = walkScript(script, inner, { ...frame, scope: fork(frame.scope), output: [] }, level + 1);
    return { output, calls: frame.session.calls.slice(from) };
  };
  return {
    substitute(script, source, place, frame) {
      const { output, calls } = run(
        script,
        script?.source === undefined ? source : heldSource(source.text, place),
        { ...frame, wanted: true },
      );
      return { output, input: pipe(calls, output, source, script) };
    },
    attach(script, source, operator, frame) {
      const input: Input =
        operator === '<'
          ? { kind: 'text', word: { text: '', certain: true, place: source.at(0, 0) } }
          : { kind: 'pipe', from: [] };
      const { output, calls } = run(script, source, {
        ...frame,
        wanted: false,
        ...(operator === '>' ? { input } : {}),
      });
      return operator === '<' ? pipe(calls, output, source, script) : input;
    },
  };
}

function pipe(
  calls: readonly Call[],
  output: Output,
  source: Source,
  at: { pos: number; end: number } | undefined,
): Input {
  if (output === undefined) return { kind: 'pipe', from: calls };
  const place = source.at(at?.pos ?? 0, at?.end ?? 0);
  return { kind: 'pipe', from: calls, text: { text: output, certain: true, place } };
}

function statements(list: readonly Statement[], walker: Walker, frame: Frame): Output {
  let output: Output = '';
  for (const statement of list) {
    step(frame.session);
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
  step(frame.session);
  switch (node.type) {
    case 'Pipeline':
      return pipeline(node, walker, frame);
    case 'Command':
      return readCommand(node, walker, frame);
    case 'Redirected': {
      const { input, output, stdout } = readRedirects(node.redirects, walker.source, frame, walker.expander);
      const before = frame.session.calls.length;
      const printed = pipelineNode(node.command, walker, redirected(frame, input, output));
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
