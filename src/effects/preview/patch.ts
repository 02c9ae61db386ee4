export interface Patched {
  readonly text: string;
  /** False where a part did not fit and was left out. */
  readonly exact: boolean;
}

interface Hunk {
  /** 1-based line in the old file; 0 where the patch does not say. */
  readonly at: number;
  /** A line above the hunk by which its place is found: the text after `@@`. */
  readonly anchor: string;
  readonly lines: readonly string[];
}

/**
 * Applies the part of a patch that concerns one file: `*** Begin Patch` as coding agents write it, or a unified diff.
 * A hunk is looked for at its line, then anywhere below the last one, first exactly and then without regard to
 * white space at the end of lines.
 */
export function applyPatch(before: string, patch: string, path: string): Patched {
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const lines = before.split(/\r?\n/);
  const hunks = readHunks(sectionFor(patch, path));
  let exact = hunks.length > 0;
  let from = 0;
  let shift = 0;
  for (const hunk of hunks) {
    const old = hunk.lines.filter((line) => !line.startsWith('+')).map(bare);
    const fresh = hunk.lines.filter((line) => !line.startsWith('-')).map(bare);
    const at = findPlace(lines, old, hunk, from, shift);
    if (at === undefined) {
      exact = false;
      continue;
    }
    lines.splice(at, old.length, ...fresh);
    from = at + fresh.length;
    shift += fresh.length - old.length;
  }
  return { text: lines.join(eol), exact };
}

const bare = (line: string) => line.slice(1);

/** The lines of the patch that speak of this file; all of them where the patch names no file. */
function sectionFor(patch: string, path: string): readonly string[] {
  const sections: { file: string; lines: string[] }[] = [{ file: '', lines: [] }];
  for (const line of patch.split(/\r?\n/)) {
    const file =
      /^\*\*\* (?:Add|Update|Delete) File: (.+?)\s*$/.exec(line)?.[1] ??
      /^\+\+\+ (?:b\/)?([^\t]+?)\s*(?:\t.*)?$/.exec(line)?.[1];
    if (file !== undefined) sections.push({ file, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  const slashed = path.replace(/\\/g, '/');
  const own = sections.find(
    ({ file }) => file !== '' && (slashed === file || slashed.endsWith(`/${file.replace(/^\.\//, '')}`)),
  );
  return own?.lines ?? (sections.length === 1 ? (sections[0]?.lines ?? []) : []);
}

const NOT_A_LINE =
  /^(?:\*\*\* |--- |diff --git |index [0-9a-f]|new file mode|deleted file mode|similarity index|rename |\\ No newline)/;

function readHunks(lines: readonly string[]): readonly Hunk[] {
  const hunks: { at: number; anchor: string; lines: string[] }[] = [];
  for (const line of lines) {
    const header = /^@@(?: -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@)?[ ]?(.*)$/.exec(line);
    if (header)
      hunks.push({
        at: Number(header[1] ?? 0),
        anchor: header[1] === undefined ? (header[2] ?? '') : '',
        lines: [],
      });
    else if (NOT_A_LINE.test(line)) continue;
    else if (/^[ +-]/.test(line) || line === '') {
      if (hunks.length === 0) hunks.push({ at: 0, anchor: '', lines: [] });
      // Some agents leave the space of an empty context line out.
      hunks.at(-1)?.lines.push(line === '' ? ' ' : line);
    }
  }
  for (const hunk of hunks) while (hunk.lines.at(-1) === ' ') hunk.lines.pop();
  return hunks.filter((hunk) => hunk.lines.some((line) => /^[+-]/.test(line)));
}

function findPlace(
  lines: readonly string[],
  old: readonly string[],
  hunk: Hunk,
  from: number,
  shift: number,
): number | undefined {
  if (hunk.at > 0 || (old.length === 0 && hunk.anchor === '')) {
    const said = hunk.at > 0 ? hunk.at - 1 + shift + (old.length === 0 ? 1 : 0) : endOf(lines);
    if (fits(lines, old, said, same)) return Math.min(said, lines.length);
    if (old.length === 0) return undefined;
  }
  const anchor =
    hunk.anchor === '' ? -1 : lines.findIndex((line, at) => at >= from && line.trim() === hunk.anchor.trim());
  if (hunk.anchor !== '' && anchor < 0) return undefined;
  const start = Math.max(from, anchor + 1);
  if (old.length === 0) return start;
  for (const alike of [same, sameTrimmed]) {
    for (let at = start; at + old.length <= lines.length; at++) if (fits(lines, old, at, alike)) return at;
  }
  return undefined;
}

/** Before the empty piece that a final line break leaves. */
const endOf = (lines: readonly string[]) => (lines.at(-1) === '' ? lines.length - 1 : lines.length);

const same = (a: string, b: string) => a === b;
const sameTrimmed = (a: string, b: string) => a.trimEnd() === b.trimEnd();

function fits(lines: readonly string[], old: readonly string[], at: number, alike: typeof same): boolean {
  return old.every((line, index) => alike(lines[at + index] ?? '\0', line));
}
