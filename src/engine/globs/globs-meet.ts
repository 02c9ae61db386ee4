/**
 * Whether some path fits two globs: the one that names files (`*`, `?`, `**`), and the one that a shell line holds, whose
 * stars take neither a `/` nor the dot that a name starts with. Takes time proportional to both lengths.
 */
export function globsMeet(files: string, typed: string): boolean {
  return foldersMeet(files.toLowerCase().split('/'), typed.toLowerCase().split('/').slice(0, MOST));
}

const MOST = 40;

function foldersMeet(files: readonly string[], typed: readonly string[]): boolean {
  // Row by row: `open[at]` says whether what came before may end at `typed[at]`.
  let open = typed.map(() => false).concat(false);
  open[0] = true;
  files.forEach((name, row) => {
    const next = open.map(() => false);
    if (/^\*\*+$/.test(name)) {
      for (let at = 0, any = false; at <= typed.length; at += 1) {
        any ||= open[at] === true;
        next[at] = any;
      }
    } else {
      typed.forEach((part, at) => {
        // A bare star says nothing of its own: the folder before it must be the one that is meant.
        const meant = isTelling(part) || (row > 0 && at > 0 && files[row - 1] === typed[at - 1]);
        if (open[at] && meant && namesMeet(name, part)) next[at + 1] = true;
      });
    }
    open = next;
  });
  return open[typed.length] === true;
}

/** Whether a part of a path is spelled out far enough to mean something: `.cl*`, `sett*`; not `*`, `*.json`. */
const isTelling = (part: string): boolean =>
  !/[*?[]/.test(part) || /^[^*?[]{2}/.test(part) || /^\.[*?[].*[^*?[\].]/.test(part);

/** One part of a path each. A group of letters (`[ab]`) counts as any letter. */
function namesMeet(file: string, typed: string): boolean {
  const one = file.replace(/\*+/g, '*');
  const two = typed.replace(/\[[^\]]*\]/g, '?').replace(/\*+/g, '*');
  if (/^[*?]/.test(two) && one.startsWith('.')) return false;
  let open = [...`${two} `].map((_, at) => at === 0 || (at === 1 && two[0] === '*'));
  const opened = (row: boolean[]): boolean[] => {
    row.forEach((is, at) => {
      if (is && two[at] === '*') row[at + 1] = true;
    });
    return row;
  };
  open = opened(open);
  for (const letter of one) {
    const next = open.map((is) => letter === '*' && is);
    open.forEach((is, at) => {
      if (!is || at >= two.length) return;
      if (letter === '*') {
        for (let to = at; to <= two.length; to += 1) next[to] = true;
      } else if (two[at] === '*') next[at] = true;
      else if (letter === '?' || two[at] === '?' || letter === two[at]) next[at + 1] = true;
    });
    open = opened(next);
  }
  return open[two.length] === true;
}
