import type { Call, Word } from '../../model/call.ts';
import { isNowhere, resolvePath } from '../paths.ts';
import { maximumLength } from './bash.ts';
import { fromBase64, fromEscapes, fromHex } from './decode.ts';
import type { Frame, Output } from './session.ts';
import { fileFact } from './session.ts';
import { asWritten, writtenText } from './written.ts';

const PRINTS = new Set(
  ['echo', 'printf', 'cat', 'true', ':', 'cd', 'export', 'set', 'sleep', 'wait', 'unset'].concat(
    'base64',
    'openssl',
    'xxd',
    'rev',
    'print',
    'string',
  ),
);

/** What a call prints, where that is known without running it: the text tools that pass literals on. */
export function outputOf(call: Call, frame: Frame): Output {
  if (!PRINTS.has(call.program) || !call.args.every((word) => word.certain)) return undefined;
  const args = call.args.map((word) => word.text);
  switch (call.program) {
    case 'echo':
      return echo(args, frame);
    case 'printf':
      return printf(args);
    case 'cat':
      return frame.wanted || call.args.length === 0 ? cat(call, frame) : undefined;
    case 'true':
    case ':':
    case 'cd':
    case 'export':
    case 'set':
    case 'sleep':
    case 'wait':
    case 'unset':
      return '';
    case 'base64':
    case 'openssl': {
      const decodes = args.some((arg) => /^(?:-[a-zA-Z]*[dD][a-zA-Z]*|--decode)$/.test(arg));
      if (!decodes || (call.program === 'openssl' && !args.some((arg) => arg.includes('base64'))))
        return undefined;
      const text = inputText(call, frame);
      return text === undefined ? undefined : fromBase64(text);
    }
    case 'print':
      return frame.shell === 'zsh' ? zshPrint(args) : undefined;
    case 'string':
      // https://fishshell.com/docs/current/cmds/string-join.html
      return frame.shell === 'fish' && args[0] === 'join' && args[1]?.startsWith('-') === false
        ? `${args.slice(2).join(args[1])}\n`
        : undefined;
    case 'xxd': {
      const text = args.some((arg) => /^-\w*r/.test(arg)) && args.some((arg) => /^-\w*p/.test(arg));
      const input = text ? inputText(call, frame) : undefined;
      return input === undefined ? undefined : fromHex(input);
    }
    case 'rev':
      return inputText(call, frame)
        ?.split('\n')
        .map((line) => [...line].reverse().join(''))
        .join('\n');
    default:
      return undefined;
  }
}

/** What a call reads on standard input, where that is known. */
export function inputText(call: { readonly input: Call['input'] }, frame: Frame): Output {
  const { input } = call;
  if (input === undefined) return undefined;
  if (input.kind === 'file') return fileText(input.path, frame);
  const word = input.kind === 'text' ? input.word : input.text;
  return word?.certain === true ? word.text : undefined;
}

/** The text of a file: what the line itself wrote there, else the fact. */
function fileText(named: Word, frame: Frame): Output {
  const word = asWritten(named, frame);
  if (word.certain && isNowhere(word.text)) return '';
  const path = word.certain ? resolvePath(frame.scope.cwd, word.text) : undefined;
  if (path === undefined) return undefined;
  const written = writtenText(path, frame);
  if (written.known) return written.text;
  const fact = fileFact(frame, path);
  return fact?.state === 'text' ? fact.text : undefined;
}

function cat(call: Call, frame: Frame): Output {
  const files = call.args.filter((word) => word.text === '-' || !word.text.startsWith('-'));
  if (files.length < call.args.length) return undefined;
  if (files.length === 0) return inputText(call, frame);
  let text = '';
  for (const file of files) {
    // A glob names files that only the machine knows.
    const part =
      file.text === '-'
        ? inputText(call, frame)
        : /[*?[]/.test(file.text)
          ? undefined
          : fileText(file, frame);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

function echo(args: readonly string[], frame: Frame): Output {
  let at = 0;
  let options = '';
  for (; /^-[neE]+$/.test(args[at] ?? ''); at++) options += args[at];
  const text = args.slice(at).join(' ');
  const end = options.includes('n') ? '' : '\n';
  if (!text.includes('\\')) return text + end;
  if (options.lastIndexOf('e') > options.lastIndexOf('E')) return fromEscapes(text) + end;
  // Whether a plain `echo` decodes backslashes differs between the shells called sh and zsh.
  return frame.shell === 'bash' ? text + end : undefined;
}

/** https://zsh.sourceforge.io/Doc/Release/Shell-Builtin-Commands.html */
function zshPrint(args: readonly string[]): Output {
  let at = 0;
  let options = '';
  for (; /^-[a-zA-Z]+$/.test(args[at] ?? ''); at++) options += args[at]?.slice(1);
  if (/^--?$/.test(args[at] ?? '')) at++;
  const words = args.slice(at);
  if (/[^rnlN]/.test(options) || (!options.includes('r') && words.some((word) => word.includes('\\'))))
    return undefined;
  return words.join(options.includes('l') ? '\n' : ' ') + (options.includes('n') ? '' : '\n');
}

function printf(args: readonly string[]): Output {
  const [format = '', ...values] = args;
  if (format.startsWith('-')) return format === '--' ? printf(values) : undefined;
  let text = '';
  let used = 0;
  do {
    let unknown = false;
    const before = used;
    text += fromEscapes(format, (escaped) =>
      escaped.replace(/%(%|[-0 #+]*\d*(?:\.\d+)?[a-zA-Z])/g, (_, directive: string) => {
        if (directive === '%') return '%';
        const value = values[used++] ?? '';
        if (directive === 's') return value;
        if (directive === 'q' && /^[\w@%+=:,./-]+$/.test(value)) return value;
        if (directive === 'b') return fromEscapes(value);
        if ((directive === 'd' || directive === 'i') && /^-?[1-9]\d{0,14}$|^0?$/.test(value))
          return value || '0';
        unknown = true;
        return '';
      }),
    );
    if (unknown || text.length > maximumLength) return undefined;
    if (used === before) break;
  } while (used < values.length);
  return text;
}
