import type { Word } from '../../../model/call.ts';
import { byText } from '../../by-text.ts';
import { programOf } from '../session.ts';

/**
 * The command that another spelling stands for: `git-reset` for `git reset`, `cmake -E rm` for `rm`. Undefined where the
 * words mean what they say.
 */
export function spelledOut(words: readonly Word[]): readonly Word[] | undefined {
  const [name] = words;
  if (name === undefined || !mayStandForAnother(name.text)) return undefined;
  const args = words.slice(1);
  const program = programOf(name.text);
  const as = (...texts: readonly string[]) => texts.map((text) => ({ ...name, text }));
  const own = GNU.exec(program)?.[1];
  if (own !== undefined) return [...as(own), ...args];
  const part = GIT_PART.exec(program)?.[1];
  if (part !== undefined) return [...as('git', part), ...args];
  const rewrites = rewriting(program, args);
  if (rewrites !== undefined) return [...as('git'), ...rewrites(as)];
  // https://hub.github.com/hub.1.html: what is none of its own commands goes to git.
  if (program === 'hub')
    return args[0]?.text === 'delete'
      ? [...as('gh', 'repo'), ...args]
      : [...as(/^(?:release|issue|gist|api|pr)$/.test(args[0]?.text ?? '') ? 'gh' : 'git'), ...args];
  // https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/iniscrptact.html
  if (
    /^\/etc\/(?:rc\.d\/)?(?:init\.d\/)?[\w.-]+$/.test(name.text) &&
    /^\/etc\/(?:rc\.d|init\.d)\//.test(name.text)
  )
    return [...as('service', program), ...args];
  const [option, tool, ...rest] = args;
  // https://yarnpkg.com/cli/node, https://docs.npmjs.com/cli/v8/commands/npm-set-script
  if (/^(?:yarn|pnpm)$/.test(program) && option?.text === 'node') return [...as('node'), ...args.slice(1)];
  if (program === 'npm' && option?.text === 'set-script' && tool !== undefined && rest[0] !== undefined)
    return [...as('npm', 'pkg', 'set'), { ...rest[0], text: `scripts.${tool.text}=${rest[0].text}` }];
  if (program === 'cmake' && option?.text === '-E' && tool !== undefined) {
    const done = Object.hasOwn(CMAKE, tool.text) ? CMAKE[tool.text] : undefined;
    return done && [...as(...done), ...rest];
  }
  return undefined;
}

/** GNU's programs where the system has others of that name. https://formulae.brew.sh/formula/coreutils */
const GNU =
  /^g(rm|rmdir|cp|mv|dd|ln|find|xargs|shred|truncate|unlink|chmod|chown|tee|install|timeout|nohup|env)$/;

/** Tools of their own that rewrite a repository's history as `git filter-repo` does: BFG, and that script by its path. */
function rewriting(
  program: string,
  args: readonly Word[],
): ((as: (...texts: readonly string[]) => readonly Word[]) => readonly Word[]) | undefined {
  const jar = args.findIndex(({ text }) => text === '-jar') + 1;
  const started =
    program === 'bfg'
      ? 0
      : program === 'java' && jar > 0 && BFG.test(args[jar]?.text ?? '')
        ? jar + 1
        : /^python[\d.]*$/.test(program) && /(^|\/)git-filter-repo(\.py)?$/.test(args[0]?.text ?? '')
          ? 1
          : -1;
  if (started < 0) return undefined;
  const rest = args.slice(started);
  // BFG is told its repository by the last word. https://rtyley.github.io/bfg-repo-cleaner/
  const last = rest.at(-1);
  const repository =
    !program.startsWith('python') && rest.length > 1 && last !== undefined && /\.git$|\//.test(last.text)
      ? [last]
      : [];
  return (as) => [
    ...(repository.length > 0 ? [...as('-C'), ...repository] : []),
    ...as('filter-repo'),
    ...(repository.length > 0 ? rest.slice(0, -1) : rest),
  ];
}

/** Most names stand for themselves, whatever follows them. */
const mayStandForAnother = byText((name) => {
  const program = programOf(name);
  return (
    GNU.test(program) ||
    GIT_PART.test(program) ||
    /^(?:hub|cmake|bfg|java|yarn|pnpm|npm|python[\d.]*)$/.test(program) ||
    name.startsWith('/etc/')
  );
});

const BFG = /(^|\/)bfg[-\w.]*\.jar$/;

/** Git's own parts, which it installs as programs too. https://git-scm.com/docs/git#_git_commands */
const GIT_PART =
  /^git-(add|annex|branch|checkout|checkout-index|clean|filter-branch|filter-repo|gc|lfs|prune|push|read-tree|rebase|reflog|reset|restore|rm|stash|submodule|switch|tag|update-ref|worktree)$/;

/** https://cmake.org/cmake/help/latest/manual/cmake.1.html#run-a-command-line-tool */
const CMAKE: Readonly<Record<string, readonly string[]>> = {
  rm: ['rm'],
  remove: ['rm', '-f'],
  remove_directory: ['rm', '-rf'],
  env: ['env'],
  time: ['time'],
  chdir: ['env', '-C'],
};
