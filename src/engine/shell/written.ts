import type { Redirect, Word } from '../../model/call.ts';
import { resolvePath, temporaryFile } from '../paths.ts';
import type { Frame, Output, Written } from './session.ts';
import { seenFile } from './session.ts';

const unknown = { text: undefined, appended: false };

/** Remembers what the line itself writes to a file, because a later part of it may run that file. */
export function writeFile(redirect: Redirect, printed: Output, frame: Frame): void {
  const path = redirect.target.certain
    ? resolvePath(frame.scope.cwd, redirect.target.text)
    : temporaryFile(redirect.target);
  if (path === undefined) return;
  const { written, writes } = frame.session;
  const before = written.get(path);
  const appends = redirect.operator === '>>' || redirect.operator === '&>>';
  writes.push(path);
  if (printed === undefined || (appends && before !== undefined && before.text === undefined))
    written.set(path, unknown);
  else if (!appends) written.set(path, { text: printed, appended: false });
  else written.set(path, { text: (before?.text ?? '') + printed, appended: before?.appended ?? true });
}

/** The text of a file that the line has written; `known` is false where it has not. */
export function writtenText(path: string, frame: Frame): { readonly known: boolean; readonly text: Output } {
  const entry = frame.session.written.get(path);
  if (entry === undefined) return { known: false, text: undefined };
  if (entry.text === undefined || !entry.appended) return { known: true, text: entry.text };
  const fact = seenFile(frame, path);
  if (fact?.state === 'missing') return { known: true, text: entry.text };
  return { known: true, text: fact?.state === 'text' ? fact.text + entry.text : undefined };
}

/** A temporary file by a name of its own, where the line has written it and what is known; any other word as it is. */
export function asWritten(word: Word, frame: Frame): Word {
  const path = temporaryFile(word);
  return path !== undefined && writtenText(path, frame).text !== undefined
    ? { ...word, text: path, certain: true }
    : word;
}

/** Runs what may or may not happen: the files that it writes hold one thing or another afterwards. */
export function provisionally<Result>(frame: Frame, run: () => Result): Result {
  const from = frame.session.writes.length;
  const result = run();
  doubtWrites(frame, from, false);
  return result;
}

/** What was written since then may not have been; `likely`: it was, unless something before it failed. */
export function doubtWrites({ session: { written, writes } }: Frame, from: number, likely: boolean): void {
  for (const path of writes.slice(from)) written.set(path, doubted(written.get(path), likely));
}

function doubted(entry: Written | undefined, likely: boolean): Written {
  const text = entry?.text ?? entry?.maybe?.text;
  return entry === undefined || text === undefined
    ? unknown
    : { text: undefined, appended: entry.appended, maybe: { text, likely } };
}
