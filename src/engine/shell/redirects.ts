import type { Input, Redirect, Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import type { HereDoc, Redirection } from './bash.ts';
import { assign, type Descriptor, type Descriptors } from './scope.ts';
import type { Frame } from './session.ts';
import type { Source } from './source.ts';
import type { Expander } from './words/expand.ts';
import { expandSingle, single } from './words/expand.ts';

/** What redirections change for a command. */
export interface Redirected {
  readonly input: Input | undefined;
  readonly output: readonly Redirect[];
  /** Where standard output goes instead; the last one counts. */
  readonly stdout: Redirect | undefined;
  /** Other descriptors that it opens, with those that were open; undefined where it opens none. */
  readonly opened: Descriptors | undefined;
}

/** Reads redirections in order. */
export function readRedirects(
  nodes: readonly Redirection[],
  source: Source,
  frame: Frame,
  expander: Expander,
): Redirected {
  if (nodes.length === 0)
    return { input: frame.input, output: frame.output, stdout: undefined, opened: undefined };
  let input = frame.input;
  let stdout: Redirect | undefined;
  let opened: Descriptors | undefined;
  const open = (node: Redirection, descriptor: Descriptor): void => {
    const name = numberOf(node, frame);
    if (name !== undefined) opened = new Map(opened ?? frame.scope.descriptors).set(name, descriptor);
  };
  const byNumber = (text: string): Descriptor | undefined =>
    (opened ?? frame.scope.descriptors).get(text.replace(/-$/, ''));
  const output = [...frame.output];
  for (const node of nodes) {
    const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
    const standard = node.descriptor === undefined;
    if (node.type === 'HereDoc') {
      const word = heredoc(node, source, frame, expander);
      if (standard || descriptor === 0) input = { kind: 'text', word };
      else open(node, { input: { kind: 'text', word } });
      continue;
    }
    if (node.target === undefined) continue;
    const target = expandSingle(node.target, source, frame, expander);
    if (node.type === 'HereString') {
      const text: Input = { kind: 'text', word: { ...target, text: `${target.text}\n` } };
      if (standard || descriptor === 0) input = text;
      else open(node, { input: text });
    } else if (node.operator === '<' || node.operator === '<&') {
      const file =
        node.operator === '<'
          ? (frame.session.substitutions.get(target) ?? inputFile(target, frame))
          : undefined;
      const other = node.operator === '<&' ? byNumber(target.text) : undefined;
      const source = file ?? other?.input;
      if (standard || descriptor === 0) {
        if (source !== undefined) input = source;
        else if (node.operator === '<&' && /^(?:[3-9]|\d\d+)$/.test(target.text))
          input = { kind: 'pipe', from: [] };
      } else if (source !== undefined || other !== undefined)
        open(node, { ...other, ...(source ? { input: source } : {}) });
    } else {
      const copied = node.operator === '>&' ? byNumber(target.text)?.target : undefined;
      if (!standard && descriptor !== 1 && descriptor !== 2)
        open(node, { target: copied ?? target, ...reads(node.operator, target, frame) });
      const redirect = outputRedirect(copied === undefined ? node.operator : '>', copied ?? target);
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
  return { input, output, stdout, opened };
}

/** Bash gives the first free descriptor from this one on to `{name}>file`. */
const FIRST_FREE = 10;

/** The number of another descriptor than the standard ones that a redirection opens. `{name}` is set to it. */
function numberOf({ descriptor }: Redirection, { scope }: Frame): string | undefined {
  if (descriptor?.type === 'FileDescriptor')
    return descriptor.value > 2 ? String(descriptor.value) : undefined;
  if (descriptor?.type !== 'FileDescriptorVariable') return undefined;
  const number = String(FIRST_FREE + scope.descriptors.size);
  assign(scope, descriptor.name, { word: { text: number, certain: true, place: { start: 0, end: 0 } } });
  return number;
}

/** What is opened with `<>` is read, too. */
const reads = (operator: string, target: Word, frame: Frame): Descriptor =>
  operator === '<>' ? { input: inputFile(target, frame) } : {};

const DESCRIPTOR = /^\/(?:dev\/(?:fd\/(\d+)|(stdin))|proc\/self\/fd\/(\d+))$/;

/** What stands behind the name of a descriptor: `/dev/stdin`, `/dev/fd/3`, `/proc/self/fd/3`. */
export function inputNamed(file: Word, frame: Frame): { readonly input: Input | undefined } | undefined {
  const [, number, standard, other] = DESCRIPTOR.exec(file.text) ?? [];
  const name = standard === undefined ? (number ?? other) : '0';
  if (name === undefined) return undefined;
  return { input: name === '0' ? frame.input : frame.scope.descriptors.get(name)?.input };
}

function inputFile(path: Word, { scope: { cwd } }: Frame): Input {
  // What comes from another machine is known only by running. https://www.gnu.org/software/bash/manual/html_node/Redirections.html
  if (/^\/dev\/(?:tcp|udp)\//.test(path.text)) return { kind: 'pipe', from: [] };
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

/** The file on standard input; the shell that opens it may stand in another directory, or on another machine. */
export function inputPath({ path, cwd }: Extract<Input, { kind: 'file' }>, { scope }: Frame): Word {
  const absolute = cwd === undefined || cwd === scope.cwd ? undefined : resolvePath(cwd, path.text);
  return absolute === undefined ? path : { ...path, text: absolute };
}
