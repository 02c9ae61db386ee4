import { readTextCapped } from '../../host/files.ts';
import { absolute } from '../../host/paths.ts';
import type { Diff } from '../../model/explanation.ts';
import type { Change, Edit, Request } from '../../model/request.ts';
import { applyPatch, type Patched } from './patch.ts';

/** Files that are larger than this are not shown, in bytes. */
const CAP = 1024 * 1024;
const FILES_CAP = 50;

/** What the files of an edit look like before and after. Other acts have none. Never throws. */
export async function previewEdit(request: Request): Promise<readonly Diff[]> {
  if (request.act.kind !== 'edit') return [];
  const base = request.cwd ?? request.roots[0];
  const byPath = new Map<string, Change[]>();
  for (const { path, changes } of request.act.edits) {
    const at = base === undefined ? path : absolute(path, base);
    byPath.set(at, [...(byPath.get(at) ?? []), ...changes]);
  }
  const edits = [...byPath].slice(0, FILES_CAP).map(([path, changes]) => ({ path, changes }));
  return await Promise.all(edits.map(previewOne));
}

async function previewOne({ path, changes }: Edit): Promise<Diff> {
  const read = await readTextCapped(path, CAP);
  if (read.state !== 'text' && read.state !== 'missing') {
    const before = read.state === 'too-large' ? '(larger than 1 MB, not shown)\n' : '(cannot be read)\n';
    return { path, before, after: applyChanges('', changes, path).text, exact: false };
  }
  const before = read.state === 'text' ? read.text : '';
  const { text, exact } = applyChanges(before, changes, path);
  return { path, before, after: text, exact };
}

/** Applies changes in order; what does not fit is left out and `exact` is false. */
export function applyChanges(before: string, changes: readonly Change[], path: string): Patched {
  let text = before;
  let exact = true;
  for (const change of changes) {
    const next = applyChange(text, change, path);
    text = next.text.length > 4 * CAP ? text : next.text;
    exact &&= next.exact && next.text.length <= 4 * CAP;
  }
  return { text, exact };
}

function applyChange(text: string, change: Change, path: string): Patched {
  switch (change.kind) {
    case 'write':
      return { text: change.text, exact: true };
    case 'delete':
      return { text: '', exact: true };
    case 'patch':
      return applyPatch(text, change.text, path);
    case 'replace':
      return replaceFirst(text, change.before, change.after);
  }
}

function replaceFirst(text: string, before: string, after: string): Patched {
  // Where the place is not known, the new text is at least shown.
  if (before === '')
    return {
      text: text === '' ? after : `${text}${text.endsWith('\n') ? '' : '\n'}${after}`,
      exact: text === '',
    };
  const at = text.indexOf(before);
  if (at >= 0) return { text: text.slice(0, at) + after + text.slice(at + before.length), exact: true };
  // An agent that saw the file with other line ends.
  const crlf = before.replace(/\r?\n/g, '\r\n');
  const found = text.indexOf(crlf);
  if (found < 0) return { text, exact: false };
  return {
    text: text.slice(0, found) + after.replace(/\r?\n/g, '\r\n') + text.slice(found + crlf.length),
    exact: true,
  };
}
