import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { isNowhere, resolvePath } from '../paths.ts';
import { flatMap } from '../verdict/lists.ts';
import { contentLost } from './content-lost.ts';
import { isNothing } from './emptied-elsewhere.ts';

/** Files whose content is not made again: data, keys, archives, programs. */
const PRECIOUS =
  /\.(db|sqlite3?|mdb|ibd|frm|rdb|aof|wal|dump|bak|backup|sql|gz|tgz|zip|xz|zst|7z|pem|key|p12|kdbx|tfstate|xlsx?|docx?|psd|pst|mbox|parquet|[cm]?[jt]sx?|py|rb|go|rs|java|kt|swift|php|cs|cpp|cc|c|h|vue|svelte|ex|exs|scala|clj|hs|lua|sh|tf|prisma|graphql|html|s?css|enc)$|(^|\/)\.env(\.\w+)?$/i;

/** Where files of the system, of services and of accounts lie. */
const PLACES =
  /(^|\/)\.git\/(HEAD|index|config|packed-refs|refs\/|objects\/)|^\/(etc|boot|usr|srv|opt|var\/(lib|www|log|spool))\/|\/\.ssh\/|^(~|\/root|\/(home|Users)\/[^/]+)\/\.(bash|zsh|profile|ssh|aws|kube|docker|git|config\/|gnupg|netrc|npmrc|pypirc|pgpass|env|vim|local\/)|^~\/[\w./ -]*\.(md|txt|json|ya?ml|toml|csv|xml|env|conf|cfg|ini)$/;

/** On Windows, any folder but the current one and what is temporary. */
function isElsewhere(text: string, cwd: string | undefined): boolean {
  if (!/^(?:[A-Za-z]:[\\/]|\\\\[^\\.?])/.test(text)) return false;
  const path = resolvePath(undefined, text)?.toLowerCase() ?? '';
  const here = cwd?.toLowerCase().replace(/\\+$/, '');
  return !/\\te?mp\\/.test(path) && (here === undefined || !path.startsWith(`${here}\\`));
}

/** `d`, `1,$d`, `/./d`, `/^/d`, or everything replaced by nothing: no line keeps its text. */
const EVERY_LINE = /^((1,\$|\/(\.|\.\*|\^|\$|\^\.\*\$?)\/)\s*)?d$|^s(\W)\^?\.\*\$?\4\4g?$/;

/** Whatever is written there is a matter of its own. */
const WATCHED = /^\/(etc|boot|usr)\//;

/** Calls that print nothing into a file (`> app.db`, `: > app.db`, `cp /dev/null app.db`): it is empty afterwards. */
export function emptiedFiles(calls: readonly Call[]): readonly Action[] {
  return flatMap(calls, (call) => {
    if (!mayEmpty(call)) return [];
    const words = emptied(call).filter(
      ({ text, certain }) =>
        // Every file that a search finds.
        (!certain &&
          /^(xargs|find|parallel|fd)\b/.test(call.via.at(-1) ?? '') &&
          /^(g?sed|perl)$/.test(call.program)) ||
        (certain && (PRECIOUS.test(text) || PLACES.test(text) || isElsewhere(text, call.cwd))),
    );
    return contentLost(call, words, { rule: 'empty-file', why: 'Empties the file.' });
  });
}

/** Whether a program empties files by more than where its output goes. */
export const empties = byProgram((program) =>
  /^(cp|install|copy|xcopy|copy-item|tee|dd|g?sed|g?awk|sponge|perl|ruby|Set-Content|Out-File|New-Item|ni)$/i.test(
    program,
  ),
);

const mayEmpty = ({ program, output }: Call): boolean => output.length > 0 || empties(program);

function emptied({ program, args, output, input }: Call): readonly Word[] {
  const [first] = args;
  const from = () =>
    args.slice(0, -1).some(({ text }) => isNowhere(text) || /^\/dev\/(zero|u?random)$/.test(text));
  if (/^(cp|install|copy|xcopy|copy-item)$/i.test(program) && from()) return args.slice(-1);
  const nothing = input?.kind === 'file' && isNowhere(input.path.text);
  if (program === 'tee' && isNothing(input) && !args.some(({ text }) => /^(-a|--append)$/.test(text)))
    return args;
  if (/^g?sed$/.test(program) && args.some(({ text }) => /^-\w*i|^--in-place/.test(text)))
    return args.some(({ text }) => EVERY_LINE.test(text)) ? args.slice(-1) : [];
  if (program === 'sponge' && isNothing(input)) return args.filter(({ text }) => !text.startsWith('-'));
  // Without a pattern that holds no line is printed. https://www.gnu.org/software/gawk/manual/html_node/Extension-Sample-Inplace.html
  if (/^g?awk$/.test(program))
    return args.some(
      ({ text }, at) => text === 'inplace' && /^(-i|--include)$/.test(args[at - 1]?.text ?? ''),
    ) && args.some(({ text }) => /^\s*(0|\{\s*\}|BEGIN\s*\{.*\})\s*$/.test(text))
      ? args.slice(-1)
      : [];
  // Perl prints no line unless the program does.
  if (/^(perl|ruby)$/.test(program) && args.some(({ text }) => /^-\w*i/.test(text)))
    return args.some(
      ({ text }, at) =>
        (text === '' && /^-\w*n\w*e$/.test(args[at - 1]?.text ?? '')) ||
        (EVERY_LINE.test(text.replace(/;$/, '')) && /^-\w*e$/.test(args[at - 1]?.text ?? '')),
    )
      ? args.slice(-1)
      : [];
  if (program === 'dd') {
    const blank = args.some(({ text }) => /^if=\/dev\/(zero|null|u?random)$/.test(text));
    const to = blank ? args.filter(({ text }) => text.startsWith('of=')) : [];
    return to.map((word) => ({ ...word, text: word.text.slice('of='.length) }));
  }
  // With `-Force` a file that is there is made anew.
  if (/^(New-Item|ni)$/i.test(program)) {
    const made = args.map(({ text }) => text.toLowerCase());
    const file = made.includes('-force') && !made.some((text) => /^(directory|junction|.*link)$/.test(text));
    return file ? args.filter(({ text }) => /^([A-Za-z]:[\\/]|\\\\)/.test(text)) : [];
  }
  const piped = input?.kind === 'pipe' && input.text?.text === '';
  if (
    /^(Set-Content|Out-File)$/i.test(program) &&
    (piped || args.some(({ text, certain }) => (certain && text === '') || text === '$null'))
  )
    return args.filter(({ text }) => !/^($|-|\$null$)/.test(text));
  const silent =
    /^(|:|true|false)$/.test(program) ||
    (/^(cat|type)$/i.test(program) &&
      (isNowhere(first?.text ?? '') || nothing || (args.length === 0 && isNothing(input)))) ||
    /^echo\.$/i.test(program) ||
    (/^(echo|printf)$/.test(program) && args.every(({ text }) => text === '' || text === '-n'));
  return silent
    ? output
        .filter(({ operator, target }) => /^(>|>\||&>)$/.test(operator) && !WATCHED.test(target.text))
        .map(({ target }) => target)
    : [];
}
