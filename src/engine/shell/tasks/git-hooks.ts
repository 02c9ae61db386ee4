import type { Tasks } from './files.ts';
import type { Runner } from './runners.ts';

/** A hook as one task, which works in the folder that holds the repository. One that is no shell script says nothing. */
const hook =
  (name: string, directory: string) =>
  (text: string): Tasks => {
    const interpreter = /^#!\s*(?:\S*\/)?(?:env\s+(?:-\S+\s+)*)?([\w.-]+)/.exec(text)?.[1];
    return interpreter !== undefined && !/^(?:ba|da|z|k)?sh$/.test(interpreter)
      ? new Map()
      : new Map([[name, { steps: [{ code: text }], directory }]]);
  };

/** Where a hook lies: git’s own folder, or that which Husky sets. https://typicode.github.io/husky/ */
const filesOf = (...names: readonly string[]): Runner['files'] =>
  names.flatMap((name) => [
    [`.git/hooks/${name}`, hook(name, '../..')] as const,
    [`.husky/${name}`, hook(name, '..')] as const,
  ]);

const common = {
  names: 'git',
  directory: '-C',
  // Whatever git is told besides names no hook.
  named: '--hook',
  usual: '*',
  assumed: true,
} as const;

/**
 * Hooks that lie there already and that git runs by itself. What is not understood of them is shown and not asked about:
 * people have them run all day. https://git-scm.com/docs/githooks
 */
export const gitHooks: readonly Runner[] = [
  {
    ...common,
    sub: 'commit',
    values:
      '-C -c --git-dir --work-tree --namespace -m --message -F --file --author --date -t --template --fixup --squash --trailer',
    except: '--no-verify -n --dry-run',
    files: filesOf('pre-commit', 'commit-msg', 'post-commit'),
  },
  {
    ...common,
    sub: 'push',
    values: '-C -c --git-dir --work-tree --namespace -o --push-option --repo --receive-pack --exec',
    except: '--no-verify',
    files: filesOf('pre-push'),
  },
];
