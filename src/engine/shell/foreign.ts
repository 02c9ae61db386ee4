import type { Word } from '../../model/call.ts';
import { readWindowsScript } from './cmd/windows-scripts.ts';
import { fromEncodedCommand } from './decode.ts';
import type { Frame, Invocation } from './session.ts';
import { emit, inside, noteUnread } from './session.ts';
import { childScope, readInput, readString } from './shells.ts';
import { joined } from './words/joined.ts';

/** `cmd /c code`, started from any shell. */
export function cmdString({ words, place }: Invocation, frame: Frame): undefined {
  const at = words.findIndex((word) => /^\/[a-z]*[ckr]$/i.test(word.text) || /^\/\/[ck]$/i.test(word.text));
  const code = words.slice(at + 1);
  if (at < 0 || code.length === 0) {
    if (at < 0 && frame.input !== undefined)
      readInput(words, { ...frame, shell: 'cmd', scope: childScope(frame) }, place, 'cmd');
    else emit(frame, words, place);
    return undefined;
  }
  const within = inside(frame, 'cmd /c', place);
  if (within !== undefined) readString(joined(code), { ...within, shell: 'cmd', scope: childScope(frame) });
  return undefined;
}

const powershellValues =
  /^[-/](?:ex(?:ecutionpolicy)?|ep|executionpolicy|v(?:ersion)?|psc(?:onsolefile)?|w(?:indowstyle)?|of|outputformat|if|inp|inputformat|config(?:urationname)?|wd|workingdirectory|settingsfile|custompipename)$/i;

/** `powershell -Command code`, `-EncodedCommand base64` or `-File script`. */
export function powershellString({ words, place }: Invocation, frame: Frame): undefined {
  const args = words.slice(1);
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === undefined) break;
    const rest = args.slice(at + 1);
    if (/^[-/]e(?:c|n\w*)?$/i.test(word.text)) return encoded(rest[0], { words, place }, frame);
    if (/^[-/](?:c|com\w*)$/i.test(word.text)) return code(rest, { words, place }, frame);
    if (/^[-/]f(?:i\w*)?$/i.test(word.text)) break;
    if (powershellValues.test(word.text)) at++;
    else if (!/^[-/]/.test(word.text)) return code(args.slice(at), { words, place }, frame);
  }
  emit(frame, words, place);
  if (frame.input !== undefined && args.every(({ text }) => /^[-/]/.test(text))) {
    readInput(words, { ...frame, shell: 'powershell', scope: childScope(frame) }, place, 'powershell');
    return undefined;
  }
  const at = args.findIndex((word) => /\.ps1$/i.test(word.text));
  const script = args[at];
  if (script?.certain === true) {
    const within = inside(frame, 'powershell -File', place);
    if (within !== undefined) readWindowsScript(script, args.slice(at + 1), within);
  } else if (script !== undefined) noteUnread(frame, script.place, 'Which script runs here is not known.');
  return undefined;
}

function code(words: readonly Word[], invocation: Invocation, frame: Frame): undefined {
  const [first] = words;
  if (first?.text === '-' && frame.input !== undefined) {
    readInput(
      invocation.words,
      { ...frame, shell: 'powershell', scope: childScope(frame) },
      invocation.place,
      'powershell',
    );
    return undefined;
  }
  const within = inside(frame, 'powershell -Command', invocation.place);
  if (within !== undefined)
    readString(joined(words), { ...within, shell: 'powershell', scope: childScope(frame) });
  return undefined;
}

function encoded(word: Word | undefined, { words, place }: Invocation, frame: Frame): undefined {
  const text = word?.certain === true ? fromEncodedCommand(word.text) : undefined;
  if (text === undefined) {
    emit(frame, words, place);
    return noteUnread(frame, place, 'The encoded command could not be decoded.');
  }
  const within = inside(frame, 'powershell -EncodedCommand', place);
  if (within !== undefined) {
    readString(
      { text, certain: true, place: word?.place ?? place },
      { ...within, shell: 'powershell', scope: childScope(frame) },
    );
  }
  return undefined;
}
