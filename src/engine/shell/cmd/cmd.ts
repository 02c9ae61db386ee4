import type { Input, Redirect, Word } from '../../../model/call.ts';
import { resolvePath } from '../../paths.ts';
import { step } from '../budget.ts';
import { assign, forget } from '../scope.ts';
import type { Frame, Output } from '../session.ts';
import { emit, inside, noteUnread, pipedFrom } from '../session.ts';
import type { Source } from '../source.ts';
import { heldSource } from '../source.ts';
import { writeFile } from '../written.ts';
import { furthest, headLength, startArguments } from './heads.ts';
import { readLoopHead } from './loops.ts';
import { isWindowsScript, onlySetsVariables, readWindowsScript } from './windows-scripts.ts';
import type { CmdToken } from './words.ts';
import { filledText, nextToken, segmentEnd, splitText, textOf, wordsOf } from './words.ts';

/** Where a group of commands started. */
interface Group {
  /** What it has printed so far, where all of it is known. */
  readonly printed: Output;
  readonly began: number;
  readonly input: Input | undefined;
}

const deepest = 5;

/**
 * Reads what the Windows command interpreter would run: `&`, `&&`, `||`, `|`, carets, quotes, `%NAME%`, `if`, `for`.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
export function readCmd(source: Source, frame: Frame, level = 0): Output {
  const { text } = source;
  let words: CmdToken[] = [];
  /** The name of the command that the words belong to, as soon as it stands there. */
  let own: string | undefined;
  let output: Redirect[] = [];
  let input: Input | undefined = frame.input;
  let began = frame.session.calls.length;
  /** What the last command or group has printed, and all of them since the group began. */
  let last: Output = '';
  let printed: Output = '';
  let closed = false;
  const groups: Group[] = [];
  const flush = (): void => {
    const said =
      words.length === 0 && closed
        ? last
        : runWords(words, { ...frame, input, output: [...frame.output, ...output] }, source);
    for (const redirect of output) writeFile(redirect, said, frame);
    last = output.some(({ aside }) => aside !== true) ? '' : said;
    words = [];
    own = undefined;
    output = [];
    closed = false;
  };
  const ended = (): void => {
    printed = printed === undefined || last === undefined ? undefined : printed + last;
    last = '';
    input = groups.at(-1)?.input ?? frame.input;
    began = frame.session.calls.length;
  };
  // Later words see what earlier commands of the line have set, so tokens are read one by one.
  for (let at = 0; at < text.length; ) {
    if (words.length === 0 && level < deepest) {
      // Variables are filled in before a command is taken apart: one may hold several words, or operators.
      const end = segmentEnd(text, at, groups.length > 0);
      const segment = text.slice(at, end);
      // `call` fills in once more: for it, `%%x%%` is `%x%`.
      const again = /^\s*@*call\s/i.test(segment) && /%%[^%\s]+%%/.test(segment);
      const filled = again
        ? segment.replace(/%%([^%\s]+)%%/g, '%$1%')
        : /[%!]/.test(segment)
          ? splitText(segment, frame, source)
          : undefined;
      if (filled !== undefined && !/^\s*@*(?:set|for|rem)\b|^\s*:/i.test(text.slice(at, end))) {
        step(frame.session.budget);
        const held = heldSource(filled, source.at(at, end));
        last = readCmd(held, { ...frame, input, output: [...frame.output, ...output] }, level + 1);
        closed = true;
        output = [];
        at = end;
        continue;
      }
    }
    const token = nextToken(source, at, frame, own, groups.length > 0);
    if (token === undefined) break;
    at = token.end;
    if (token.kind === 'word') {
      words.push(token);
      if (own !== undefined || (words.length < furthest && headLength(words) !== words.length - 1)) continue;
      own = textOf(token).replace(/^@+/, '');
      const name = own.toLowerCase();
      if (name === 'for') {
        const body = readLoopHead(source, at, frame);
        if (body === undefined) continue;
        words = [];
        own = undefined;
        const then = /^\s*do\b/i.exec(text.slice(body));
        at = body + (then?.[0].length ?? 0);
      } else if (name.startsWith(':') || (name === 'rem' && /^[ \t]*[^\s&|<>]/.test(text.slice(at)))) {
        // What stands behind a label, and behind the first word of a remark, is no code any more.
        words = [];
        own = undefined;
        const end = text.indexOf('\n', at);
        at = end < 0 ? text.length : end;
      }
    } else if (token.kind === 'redirect') {
      const sign = textOf(token);
      if (/&\d$/.test(sign)) continue;
      const target = nextToken(source, at, frame, '', groups.length > 0);
      if (target?.kind !== 'word') continue;
      at = target.end;
      const [word] = wordsOf(target, source);
      if (word === undefined) continue;
      if (sign === '<') input = { kind: 'file', path: word };
      else
        output.push({
          operator: sign.includes('>>') ? '>>' : '>',
          target: word,
          ...(/^[02-9]/.test(sign) ? { aside: true } : {}),
        });
    } else if (token.kind === 'bracket' && textOf(token) === '(') {
      flush();
      groups.push({ printed, began: frame.session.calls.length, input });
      printed = '';
    } else if (token.kind === 'bracket') {
      flush();
      ended();
      const group = groups.pop();
      last = printed;
      printed = group?.printed;
      began = group?.began ?? began;
      closed = true;
    } else {
      flush();
      if (token.kind === 'pipe') {
        const word = last === undefined ? undefined : { text: last, certain: true, place: source.at(0, at) };
        input = {
          kind: 'pipe',
          from: pipedFrom(frame, began),
          ...(word && last !== '' ? { text: word } : {}),
        };
        last = '';
      } else ended();
    }
  }
  flush();
  ended();
  return printed;
}

function runWords(all: readonly CmdToken[], frame: Frame, source: Source): Output {
  step(frame.session.budget, 12);
  const heads = headLength(all);
  const tokens = all.slice(heads ?? 0);
  const [first, ...rest] = tokens;
  if (first === undefined) return '';
  if (heads === undefined)
    return noteUnread(
      frame,
      source.at(first.start, first.end),
      'The command is nested too deeply to be read.',
    );
  const name = textOf(first).replace(/^@+/, '');
  const lower = name.toLowerCase();
  if (lower === 'rem' || lower.startsWith(':')) return '';
  const [own = { text: name, certain: true, place: source.at(first.start, first.end) }] = wordsOf(
    first,
    source,
  );
  const words = [{ ...own, text: name }, ...rest.flatMap((token) => wordsOf(token, source))];
  const place = source.at(first.start, tokens.at(-1)?.end ?? first.end);
  if (lower === 'break' || (/^(?:cd|rem)\.$/.test(lower) && words.length === 1))
    return frame.session.invoke({ words: [], place }, frame);
  if (lower === 'set') {
    emit(frame, words, place);
    if (words.length > 1) setVariable(source.text.slice(first.end, tokens.at(-1)?.end), place, frame, source);
    return '';
  }
  if (/^[a-z]:$/.test(lower)) {
    frame.scope.cwd = `${name}\\`;
    return '';
  }
  const moves = /^(?:cd|chdir|pushd)(?=$|[.\\/])/.exec(lower)?.[0];
  if (moves !== undefined) {
    const glued = name.slice(moves.length);
    changeFolder(
      [{ ...own, text: moves }, ...(glued === '' ? [] : [{ ...own, text: glued }]), ...words.slice(1)],
      frame,
      place,
    );
    return '';
  }
  if (lower === 'popd') {
    emit(frame, words, place);
    frame.scope.cwd = frame.scope.previous;
    return '';
  }
  if (/^echo(?=$|[.:([\\/])/.test(lower)) {
    emit(frame, words, place);
    if (lower === 'echo' && /^(?:on|off)?$/i.test(words[1]?.text ?? '')) return '';
    const said = source.text
      .slice(first.start, tokens.at(-1)?.end ?? first.end)
      .replace(/^@*\w+[ .:([\\/]?/, '');
    const filled = filledText(said, frame, source)?.replace(/\^(.)/g, '$1');
    return filled === undefined ? undefined : `${filled}\n`;
  }
  if (lower === 'start') {
    const started = startArguments(tokens.slice(1), source);
    const within = started.length > 0 ? inside(frame, 'start', place) : undefined;
    if (within !== undefined) return runWords(started, within, source);
    emit(frame, words, place);
    return undefined;
  }
  const program =
    /\.(?:cmd|bat|com)$/i.test(lower) && !/[\\/]/.test(lower) ? lower.replace(/\.\w+$/, '') : name;
  // Windows finds a program whatever the case of its name.
  const called = { ...own, text: /[\\/]|^Rscript$/i.test(program) ? program : program.toLowerCase() };
  // A script in this folder is found without its ending.
  const made = /[.\\/:]/.test(name) ? undefined : writtenScript(name, frame);
  if (made !== undefined) {
    emit(frame, [called, ...words.slice(1)], place);
    readWindowsScript({ ...own, text: made }, words.slice(1), frame);
    return undefined;
  }
  if (isWindowsScript(name) && (own.certain || onlySetsVariables(name))) {
    emit(frame, [called, ...words.slice(1)], place);
    readWindowsScript({ ...own, text: name }, words.slice(1), frame);
    return undefined;
  }
  return frame.session.invoke({ words: [called, ...switches(words.slice(1))], place }, frame);
}

function writtenScript(name: string, frame: Frame): string | undefined {
  if (frame.session.written.size === 0) return undefined;
  return ['bat', 'cmd']
    .map((ending) => `${name}.${ending}`)
    .find((file) => {
      const path = resolvePath(frame.scope.cwd, file);
      return path !== undefined && frame.session.written.has(path);
    });
}

/** `/s/q` are two options. */
function switches(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word) =>
    /^(?:\/[a-z?](?::[^/]*)?){2,}$/i.test(word.text)
      ? word.text
          .slice(1)
          .split('/')
          .map((text) => ({ ...word, text: `/${text}` }))
      : [word],
  );
}

function changeFolder(words: readonly Word[], frame: Frame, place: Word['place']): void {
  const call = emit(frame, words, place);
  const target = call.args.find((word) => !/^\/d$/i.test(word.text));
  if (target === undefined) return;
  frame.scope.previous = call.cwd;
  frame.scope.cwd = target.certain ? resolvePath(call.cwd, target.text) : undefined;
}

/** `set NAME=value`, `set "NAME=value"`; what `set /a` and `set /p` set is not known. */
function setVariable(code: string, place: Word['place'], frame: Frame, source: Source): void {
  const text = code.trimStart();
  const asked = /^\/[ap]\s+"?\s*([^=\s"]+)/i.exec(text)?.[1];
  const held = text.startsWith('"') ? text.slice(1, Math.max(1, text.lastIndexOf('"'))) : text;
  const [, name = asked, given] = asked === undefined ? (/^([^=]+)=(.*)$/s.exec(held) ?? []) : [];
  if (name === undefined) return;
  const filled = given === undefined ? undefined : filledText(given, frame, source);
  const value = text.startsWith('"') ? filled : filled?.replace(/\^(.)/gs, '$1');
  // Windows knows no case in the names of variables; programs ask for those that are written large.
  const names = name === name.toUpperCase() ? [name, name.toLowerCase()] : [name.toLowerCase()];
  for (const one of new Set(names)) {
    if (value === undefined || value === '') forget(frame.scope, one);
    else assign(frame.scope, one, { word: { text: value, certain: true, place } });
  }
}
