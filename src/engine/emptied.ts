import type { Action } from '../model/action.ts';
import type { Call, Word } from '../model/call.ts';
import { pathOf } from './build.ts';
import { generalAction } from './general-action.ts';

/** Files whose content is not made again: data, keys, archives. */
const PRECIOUS =
  /\.(db|sqlite3?|mdb|ibd|frm|rdb|aof|wal|dump|bak|backup|sql|gz|tgz|zip|xz|zst|7z|pem|key|p12|kdbx|tfstate|xlsx?|docx?|psd|pst|mbox|parquet)$/i;

/** Calls that print nothing into a file (`> app.db`, `: > app.db`, `cp /dev/null app.db`): it is empty afterwards. */
export function emptiedFiles(calls: readonly Call[]): readonly Action[] {
  return calls.flatMap((call) => {
    const words = emptied(call).filter(({ text, certain }) => certain && PRECIOUS.test(text));
    if (words.length === 0) return [];
    const { place, via, cwd } = call;
    return [
      generalAction(
        { place, via, cwd },
        {
          rule: 'empty-file',
          what: 'files',
          undo: 'files',
          undoNote: 'Overwritten bytes do not come back',
          targets: words.map(({ text }) => ({ name: text, certain: true })),
          paths: words.map((word) => pathOf(word, call)),
          hints: [],
          why: 'Empties the file.',
        },
      ),
    ];
  });
}

function emptied({ program, args, output, input }: Call): readonly Word[] {
  const [first] = args;
  if (/^(cp|install|copy)$/i.test(program) && first && /^(\/dev\/null|nul)$/i.test(first.text))
    return args.slice(-1);
  const silent =
    /^(|:|true|false)$/.test(program) ||
    (program === 'cat' &&
      (first?.text === '/dev/null' || (input?.kind === 'file' && input.path.text === '/dev/null'))) ||
    (/^(echo|printf)$/.test(program) && args.every(({ text }) => text === '' || text === '-n'));
  return silent
    ? output.filter(({ operator }) => /^(>|>\||&>)$/.test(operator)).map(({ target }) => target)
    : [];
}
