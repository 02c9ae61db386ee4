import type { Call, Word } from '../../../model/call.ts';
import { resolvePath } from '../../paths.ts';
import { isWindowsScript, onlySetsVariables, readWindowsScript } from '../cmd/windows-scripts.ts';
import { inputText } from '../output.ts';
import { assign, lookup } from '../scope.ts';
import type { Frame } from '../session.ts';
import { emit, inside, noteUnread } from '../session.ts';
import { printsSettings, SETTINGS_PRINTED } from '../settings-printed.ts';
import { readInput, readString } from '../shells.ts';
import type { Source } from '../source.ts';
import { cmdletName } from './names.ts';
import { mayDestroy } from './objects.ts';
import type { Given } from './parameters.ts';
import { bind, fullNames } from './parameters.ts';
import { itemsOf } from './values.ts';

/** What stands before the pipe, as paths. */
export type Fed = readonly Word[] | undefined;

interface Around {
  readonly frame: Frame;
  readonly source: Source;
  readonly fed?: Fed;
  /** The calls of code that stands in the command's own words. */
  readonly block: readonly Call[];
}

/** Runs a command: a cmdlet under its full name, or any program. */
export function runCmdlet(given: readonly Given[], around: Around): void {
  const [head, ...rest] = given;
  const last = given.at(-1);
  if (head === undefined || last === undefined) return;
  const { frame } = around;
  const alias = head.word.certain
    ? lookup(frame.scope, `alias:${head.word.text.toLowerCase()}`)?.word
    : undefined;
  const name = alias ?? head.word;
  const usual = name.certain ? cmdletName(name.text) : name.text;
  // Windows finds a program whatever the case of its name.
  const cmdlet = /^[A-Za-z\d]+$/.test(usual) && !/^Rs?(?:cript)?$/.test(usual) ? usual.toLowerCase() : usual;
  const args = fullNames(cmdlet, rest);
  const place = { ...head.word.place, end: Math.max(head.word.place.end, last.word.place.end) };
  const first = { ...name, text: cmdlet, place: head.word.place };
  const words = [first, ...args.map(({ word }) => word)];
  switch (cmdlet) {
    case 'Invoke-Expression':
      readExpressionText(words, around, place);
      return;
    case 'Set-Location':
    case 'Push-Location': {
      const call = emit(frame, words, place);
      const target =
        bind(cmdlet, args).positional[0]?.[0] ?? args.find(({ word }) => !word.text.startsWith('-'))?.word;
      frame.scope.previous = call.cwd;
      frame.scope.cwd =
        target?.certain === true ? resolvePath(call.cwd, localPath(target.text, call.cwd)) : undefined;
      return;
    }
    case 'Pop-Location':
      emit(frame, words, place);
      frame.scope.cwd = frame.scope.previous;
      return;
    case 'Start-Process':
      startProcess(words, args, frame, place);
      return;
    case 'Set-Alias':
    case 'New-Alias': {
      emit(frame, words, place);
      const { values, positional } = bind(cmdlet, args);
      const [short, target] = positional.flat();
      const key = (values.get('name')?.[0] ?? short)?.text.toLowerCase();
      const value = values.get('value')?.[0] ?? (values.has('name') ? short : target);
      if (key !== undefined && value?.certain === true) assign(frame.scope, `alias:${key}`, { word: value });
      return;
    }
    case 'ForEach-Object': {
      frame.session.invoke({ words, place }, frame);
      // `… | ForEach-Object Delete` calls the method of each thing.
      const member =
        bind(cmdlet, args).positional[0]?.[0] ??
        words[words.findIndex(({ text }) => /^-MemberName$/i.test(text)) + 1];
      if (member !== undefined && member !== words[0] && mayDestroy(`.${member.text}()`))
        noteUnread(frame, member.place, 'What this method acts on is not known.');
      return;
    }
    case 'Add-Type':
      emit(frame, words, place);
      if (words.some(({ text }) => mayDestroy(text)))
        noteUnread(frame, place, 'The class that it compiles deletes or starts something.');
      return;
    case 'New-Item':
    case 'Set-Item': {
      const named = words.findIndex(({ text }) => /^alias:\\?./i.test(text));
      const target =
        named < 0 ? undefined : words.findLast(({ text }, at) => at > named && !text.startsWith('-'));
      const key = words[named]?.text.replace(/^alias:\\?/i, '').toLowerCase();
      if (target?.certain === true) assign(frame.scope, `alias:${key}`, { word: target });
      frame.session.invoke({ words, place }, frame);
      return;
    }
    case 'Remove-Item':
      frame.session.invoke({ words: [first, ...removed(args, around)], place }, frame);
      return;
    case 'Clear-Content': {
      const items = bind(cmdlet, args).positional.length === 0 ? (around.fed ?? []) : [];
      frame.session.invoke({ words: [...words, ...items], place }, frame);
      return;
    }
    default:
      if (isWindowsScript(name.text) && (name.certain || onlySetsVariables(name.text))) {
        emit(frame, words, place);
        readWindowsScript(name, words.slice(1), frame);
      } else if (words[1]?.certain === false && words[1].text.startsWith('{')) emit(frame, words, place);
      else frame.session.invoke({ words, place }, frame);
  }
}

/** On other systems than Windows PowerShell takes `\` for `/` too. */
function localPath(text: string, cwd: string | undefined): string {
  const posix = cwd !== undefined && !cwd.includes('\\') && !/^[A-Za-z]:|^\\\\/.test(text);
  return posix ? text.replaceAll('\\', '/') : text;
}

/** What `Remove-Item` reaches: its paths, narrowed by `-Include`, or what the pipe hands on. */
function removed(args: readonly Given[], { frame, fed }: Around): readonly Word[] {
  const { values, positional, switches } = bind('Remove-Item', args);
  const named = ['path', 'literalpath'].some((name) => values.has(name)) || positional.length > 0;
  const given = [...(values.get('path') ?? []), ...(values.get('literalpath') ?? []), ...positional.flat()];
  const items = itemsOf('Remove-Item', args);
  // Where `rm` is the system's own program, it takes several paths.
  const paths = named
    ? items === undefined
      ? given
      : [...items, ...positional.slice(1).flat()]
    : (fed ?? []);
  const stream = values.get('stream') ?? [];
  return [
    ...paths.map((word) => ({ ...word, text: localPath(word.text, frame.scope.cwd) })),
    ...switches,
    ...(stream.length > 0 ? [{ ...(stream[0] ?? args[0]?.word), text: '-Stream' } as Word, ...stream] : []),
  ];
}

/**
 * `Start-Process cmd '/c …'`: the arguments make one line, whether they are one text or several.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.management/start-process
 */
function startProcess(
  words: readonly Word[],
  args: readonly Given[],
  frame: Frame,
  place: Word['place'],
): void {
  const { values, positional } = bind('Start-Process', args);
  const [program, ...more] = [...(values.get('filepath') ?? []), ...positional.flat()];
  const within = program === undefined ? undefined : inside(frame, 'Start-Process', place);
  if (within === undefined || program === undefined) {
    emit(frame, words, place);
    return;
  }
  const given = values.get('argumentlist') ?? more;
  const split = given.flatMap((word) =>
    word.certain
      ? (word.text.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((text) => ({
          ...word,
          text: text.replaceAll('"', ''),
        }))
      : [word],
  );
  frame.session.invoke({ words: [program, ...split], place }, within);
}

function readExpressionText(words: readonly Word[], around: Around, place: Word['place']): void {
  const { frame, block } = around;
  const code = words.slice(1).find(({ text }) => !/^-Command$/i.test(text));
  const within = inside(frame, 'Invoke-Expression', place);
  if (within === undefined) return;
  const from = (code === undefined && frame.input?.kind === 'pipe' ? frame.input.from : block).filter(
    ({ program }) => program !== 'Out-String',
  );
  if (code?.certain !== true && printsSettings(from)) noteUnread(frame, place, SETTINGS_PRINTED, 'detail');
  else if (code === undefined) {
    if (inputText(frame, frame) === undefined && frame.input === undefined) emit(frame, words, place);
    else readInput(words, frame, place, 'Invoke-Expression');
  } else if (code.certain) readString(code, { ...within, input: undefined });
  else {
    emit(frame, words, place);
    noteUnread(frame, code.place, 'It runs code that is known only by running what makes it.');
  }
}
