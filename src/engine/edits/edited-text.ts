import type { Change } from '../../model/request.ts';

/** The texts around a change: of the whole file where both are known, else of the places that change. */
export interface EditedText {
  readonly before: string;
  readonly after: string;
  readonly whole: boolean;
}

/** What a file says before and after its changes. `before` is undefined where nobody knows it. */
export function editedText(changes: readonly Change[], before: string | undefined): EditedText {
  const after = before === undefined ? undefined : applied(before, changes);
  if (before !== undefined && after !== undefined) return { before, after, whole: true };
  const parts = changes.map(partsOf);
  return {
    before: parts.map(([old]) => old).join('\n'),
    after: parts.map(([, now]) => now).join('\n'),
    whole: false,
  };
}

/** The text after the changes; undefined where they cannot be applied exactly. */
function applied(before: string, changes: readonly Change[]): string | undefined {
  let text: string | undefined = before;
  for (const change of changes) {
    if (text === undefined) return undefined;
    if (change.kind === 'write') text = change.text;
    else if (change.kind === 'delete') text = '';
    else if (change.kind === 'patch') text = patched(text, change.text);
    else if (change.before === '' && text === '') text = change.after;
    else if (change.before !== '' && text.includes(change.before)) {
      text = text.replaceAll(change.before, () => change.after);
    } else return undefined;
  }
  return text;
}

const HEADER = /^(?:\*\*\* |@@|--- |\+\+\+ |diff |index |new file|deleted file|\\ No newline)/;

/** Applies the hunks of a patch where each one's lines stand together in the text. */
function patched(text: string, patch: string): string | undefined {
  if (/^\*\*\* Delete File:/m.test(patch) && !/^\*\*\* (?:Add|Update) File:/m.test(patch)) return '';
  let result = text;
  for (const [old, now] of hunksOf(patch)) {
    if (old === '' && result !== '') return undefined;
    if (!result.includes(old)) return undefined;
    result = result.replace(old, () => now);
  }
  return result;
}

function hunksOf(patch: string): readonly (readonly [before: string, after: string])[] {
  const hunks: [string[], string[]][] = [[[], []]];
  for (const line of patch.split('\n')) {
    if (HEADER.test(line)) {
      hunks.push([[], []]);
      continue;
    }
    const [old, now] = hunks.at(-1) ?? [[], []];
    const text = line.slice(1);
    if (line.startsWith('-')) old.push(text);
    else if (line.startsWith('+')) now.push(text);
    else if (line.startsWith(' ')) {
      old.push(text);
      now.push(text);
    }
  }
  return hunks
    .filter(([old, now]) => old.length + now.length > 0)
    .map(([old, now]) => [old.join('\n'), now.join('\n')]);
}

function partsOf(change: Change): readonly [before: string, after: string] {
  switch (change.kind) {
    case 'replace':
      return [change.before, change.after];
    case 'write':
      return ['', change.text];
    case 'delete':
      return ['', ''];
    case 'patch': {
      const hunks = hunksOf(change.text);
      return [hunks.map(([old]) => old).join('\n'), hunks.map(([, now]) => now).join('\n')];
    }
  }
}
