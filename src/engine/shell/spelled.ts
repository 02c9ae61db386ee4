import type { Word } from '../../model/call.ts';
import { programOf } from './session.ts';

/**
 * The command that another spelling stands for: `git-reset` for `git reset`, `cmake -E rm` for `rm`. Undefined where the
 * words mean what they say.
 */
export function spelledOut(words: readonly Word[]): readonly Word[] | undefined {
  const [name, ...args] = words;
  if (name === undefined) return undefined;
  const program = programOf(name.text);
  const as = (...texts: readonly string[]) => texts.map((text) => ({ ...name, text }));
  const part = GIT_PART.exec(program)?.[1];
  if (part !== undefined) return [...as('git', part), ...args];
  // https://hub.github.com/hub.1.html: what is none of its own commands goes to git.
  if (program === 'hub')
    return args[0]?.text === 'delete' ? [...as('gh', 'repo'), ...args] : [...as('git'), ...args];
  // https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/iniscrptact.html
  if (
    /^\/etc\/(?:rc\.d\/)?(?:init\.d\/)?[\w.-]+$/.test(name.text) &&
    /^\/etc\/(?:rc\.d|init\.d)\//.test(name.text)
  )
    return [...as('service', program), ...args];
  const [option, tool, ...rest] = args;
  if (program === 'cmake' && option?.text === '-E' && tool !== undefined) {
    const own = Object.hasOwn(CMAKE, tool.text) ? CMAKE[tool.text] : undefined;
    return own && [...as(...own), ...rest];
  }
  return undefined;
}

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
