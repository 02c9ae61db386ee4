import type { Call, Word } from '../model/call.ts';
import type { Facts, Question } from '../model/fact.ts';
import { factKey } from '../model/fact-key.ts';
import { resolvePath } from './paths.ts';
import type { HeldCommand } from './payload/commands.ts';

/** What the names of git's aliases stand for, as the line itself sets them. */
export type GitAliases = Map<string, Word>;

/** Git's own commands: an alias never takes their place. https://git-scm.com/docs/git-config#Documentation/git-config.txt-alias */
const OWN = new Set(
  'add am annotate apply archive bisect blame branch bundle cat-file check-attr check-ignore check-mailmap check-ref-format checkout checkout-index cherry cherry-pick citool clean clone column commit commit-graph commit-tree config count-objects credential describe diff diff-files diff-index diff-tree difftool fast-export fast-import fetch fetch-pack filter-branch filter-repo flow fmt-merge-msg for-each-ref for-each-repo format-patch fsck gc get-tar-commit-id grep gui hash-object help hook index-pack init interpret-trailers lfs log ls-files ls-remote ls-tree mailinfo mailsplit maintenance merge merge-base merge-file merge-index merge-tree mergetool mktag mktree multi-pack-index mv name-rev notes pack-objects pack-redundant pack-refs patch-id prune prune-packed pull push range-diff read-tree rebase reflog refs remote repack replace replay request-pull rerere reset restore rev-list rev-parse revert rm secret send-email send-pack shortlog show show-branch show-index show-ref sizer sparse-checkout stage stash status stripspace submodule subtree svn switch symbolic-ref tag town unpack-file unpack-objects update-index update-ref update-server-info var verify-commit verify-pack verify-tag version whatchanged worktree write-tree'.split(
    ' ',
  ),
);

const VALUED = /^(-C|-c|--git-dir|--work-tree|--namespace|--exec-path|--config-env|--super-prefix)$/;

/** Notes what `git config alias.x '…'` sets. */
export function noteAlias({ program, args }: Call, aliases: GitAliases): void {
  if (program !== 'git') return;
  const at = subCommand(args);
  if (args[at]?.text !== 'config') return;
  const named = args.findIndex(({ text }, index) => index > at && /^alias\.\S/i.test(text));
  const value = args[named + 1];
  if (named < 0 || value === undefined) return;
  aliases.set((args[named]?.text ?? '').slice('alias.'.length).toLowerCase(), value);
}

/** The command behind an alias that a call of git uses; `questions` ask for the settings in which it may stand. */
export function aliasedCommand(
  call: Call,
  aliases: GitAliases,
  facts: Facts,
): { readonly commands: readonly HeldCommand[]; readonly questions: readonly Question[] } {
  // An alias that stands for itself would never end.
  if (call.program !== 'git' || call.via.length > 8) return NOTHING;
  const at = subCommand(call.args);
  const name = call.args[at];
  if (name === undefined || !name.certain || !/^[a-z][\w-]*$/i.test(name.text) || OWN.has(name.text))
    return NOTHING;
  const set = aliases.get(name.text.toLowerCase());
  if (set !== undefined) return { commands: [heldOf(set, call, at)], questions: [] };
  const questions: Question[] = [];
  for (const file of ['.git/config', '~/.gitconfig']) {
    const path = resolvePath(call.cwd, file);
    if (path === undefined) continue;
    const question: Question = { kind: 'file', path };
    const fact = facts.get(factKey(question));
    if (fact?.kind !== 'file') {
      questions.push(question);
      continue;
    }
    const text = fact.state === 'text' ? aliasIn(fact.text, name.text) : undefined;
    if (text !== undefined) return { commands: [heldOf({ ...name, text }, call, at)], questions: [] };
  }
  return { commands: [], questions };
}

const NOTHING = { commands: [], questions: [] };

/** Where the sub-command stands, behind git's own options. */
function subCommand(args: readonly Word[]): number {
  let at = 0;
  for (; /^-./.test(args[at]?.text ?? ''); at++) if (VALUED.test(args[at]?.text ?? '')) at++;
  return at;
}

/** `!` starts a command of the shell; everything else is one of git's, with git's own options before it. */
function heldOf(alias: Word, { args }: Call, at: number): HeldCommand {
  const quoted = (words: readonly Word[]) =>
    words.map(({ text }) => `'${text.replaceAll("'", "'\\''")}'`).join(' ');
  const [before, after] = [quoted(args.slice(0, at)), quoted(args.slice(at + 1))];
  const own = alias.text.startsWith('!') ? alias.text.slice(1) : `git ${before} ${alias.text}`;
  return { text: { ...alias, text: `${own} ${after}`.trim() }, shell: 'bash' };
}

/** The value of an alias in the text of git's settings; undefined where it is not there. Never throws. */
export function aliasIn(text: string, name: string): string | undefined {
  let inside = false;
  let found: string | undefined;
  for (const line of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const section = /^\s*\[\s*([^\]]*)\]/.exec(line)?.[1];
    if (section !== undefined) inside = /^alias$/i.test(section.trim());
    const [, key = '', value = ''] = (inside ? /^\s*([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line) : null) ?? [];
    if (key.toLowerCase() === name.toLowerCase())
      found = value
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .replace(/\\(["\\])/g, '$1');
  }
  return found;
}
