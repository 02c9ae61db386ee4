import type { Input, Redirect, Word } from '../../model/call.ts';
import type { HereDoc, Redirection } from './bash.ts';
import type { Expander } from './expand.ts';
import { expandSingle, single } from './expand.ts';
import type { Frame } from './session.ts';
import type { Source } from './source.ts';

/** What redirections change for a command. */
export interface Redirected {
  readonly input: Input | undefined;
  readonly output: readonly Redirect[];
  /** Where standard output goes instead; the last one counts. */
  readonly stdout: Redirect | undefined;
}

/** Reads redirections in order. */
export function readRedirects(
  nodes: readonly Redirection[],
  source: Source,
  frame: Frame,
  expander: Expander,
): Redirected {
  if (nodes.length === 0) return { input: frame.input, output: frame.output, stdout: undefined };
  let input = frame.input;
  let stdout: Redirect | undefined;
  const output = [...frame.output];
  for (const node of nodes) {
    const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
    const standard = node.descriptor === undefined;
    if (node.type === 'HereDoc') {
      const word = heredoc(node, source, frame, expander);
      if (standard || descriptor === 0) input = { kind: 'text', word };
      continue;
    }
    if (node.target === undefined) continue;
    const target = expandSingle(node.target, source, frame, expander);
    if (node.type === 'HereString') {
      if (standard || descriptor === 0)
        input = { kind: 'text', word: { ...target, text: `${target.text}\n` } };
    } else if (node.operator === '<' || node.operator === '<&') {
      const file =
        node.operator === '<'
          ? (frame.session.substitutions.get(target) ?? inputFile(target, frame))
          : undefined;
      if (file !== undefined && (standard || descriptor === 0)) input = file;
      // What another descriptor was opened for is not followed.
      else if (node.operator === '<&' && standard && /^[3-9]$/.test(target.text))
        input = { kind: 'pipe', from: [] };
    } else {
      const redirect = outputRedirect(node.operator, target);
      if (redirect === undefined) {
        if (target.text === '2' && (standard || descriptor === 1))
          output.push({ operator: '>', target: { ...target, text: '/dev/stderr' } });
        continue;
      }
      const own = standard || descriptor === 1 || redirect.operator.startsWith('&');
      output.push(own ? redirect : { operator: redirect.operator, target: redirect.target, aside: true });
      if (standard || descriptor === 1) stdout = redirect;
    }
  }
  return { input, output, stdout };
}

function inputFile(path: Word, { scope: { cwd } }: Frame): Input {
  return { kind: 'file', path, ...(cwd === undefined ? {} : { cwd }) };
}

function outputRedirect(
  operator: '>' | '>>' | '<>' | '>&' | '>|' | '&>' | '&>>',
  target: Word,
): Redirect | undefined {
  if (operator !== '>&') return { operator, target };
  // `2>&1` and `>&-` name descriptors, `>&file` a file.
  return /^(?:\d+-?|-)$/.test(target.text) ? undefined : { operator: '&>', target };
}

function heredoc(node: HereDoc, source: Source, frame: Frame, expander: Expander): Word {
  const { body } = node;
  const place = source.at(body.pos, body.end);
  const strip = (text: string): string => (node.operator === '<<-' ? text.replace(/^\t+/gm, '') : text);
  if (node.delimiter?.quoted === true) return { text: strip(body.text), certain: true, place };
  if (body.parts === undefined) {
    return {
      text: strip(body.text).replace(/\\([\\$`]|\n)/g, (_, it: string) => (it === '\n' ? '' : it)),
      certain: true,
      place,
    };
  }
  const word = single(body.parts, source, place, frame, expander);
  return { ...word, text: strip(word.text), certain: word.certain && source.doubtful === undefined };
}
