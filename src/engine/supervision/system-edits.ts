import type { Action } from '../../model/action.ts';
import type { Edit } from '../../model/request.ts';
import { generalAction } from '../general/action.ts';
import { resolvePath } from '../paths.ts';
import { WHOLE } from '../plan/found.ts';
import { isAmong } from './guarded-globs.ts';

/** Where the system keeps its programs and settings. What an agent writes there is no part of a project. */
const SYSTEM: readonly string[] = [
  '/{etc,boot,usr,bin,sbin,lib,lib64,System,dev}/**',
  '/private/etc/**',
  '/proc/sys/**',
  '/sys/**',
  '/var/spool/cron/**',
  '/Library/Launch{Agents,Daemons}/**',
];

/** What runs by itself when a person logs in, opens a shell, connects or commits. */
const RUNS_ALONE: readonly string[] = [
  '~/.{bashrc,bash_profile,bash_login,bash_logout,bash_aliases,profile,zshrc,zshenv,zprofile,zlogin,zlogout,xinitrc,xprofile,pam_environment}',
  '~/.config/fish/**/*.fish',
  '~/.ssh/**',
  '~/.{gitconfig,npmrc,pypirc,netrc,curlrc,wgetrc,condarc}',
  '~/.config/{git,autostart,systemd}/**',
  '~/{.aws,.kube,.docker}/{config,config.json,credentials}',
  '~/.gnupg/**',
  '~/Library/LaunchAgents/**',
  '~/Documents/{PowerShell,WindowsPowerShell}/*profile.ps1',
  '**/.git/{config,hooks/*}',
];

const HOOK_SAMPLE = /\.sample$/;
const WINDOWS = /^[A-Z]:[\\/](Windows|Program Files( \(x86\))?|ProgramData)[\\/]/i;

/** Edits of what the system or a person's own session runs by itself: none of it shows in the project's changes. */
export function systemEdits(
  edits: readonly Edit[],
  cwd: string | undefined,
  roots: readonly string[],
): readonly Action[] {
  const inside = [...roots, ...(cwd === undefined ? [] : [cwd])].map(
    (root) => `${root.replace(/\/+$/, '')}/`,
  );
  const paths = edits
    .map(({ path }) => resolvePath(cwd, path) ?? path)
    .filter(
      (path) =>
        ((isAmong(path, SYSTEM) || WINDOWS.test(path)) &&
          !inside.some((root) => root !== '/' && path.startsWith(root))) ||
        (isAmong(path, RUNS_ALONE) && !HOOK_SAMPLE.test(path)),
    );
  if (paths.length === 0) return [];
  return [
    generalAction(
      { place: WHOLE, via: [], cwd },
      {
        rule: 'system-edit',
        verb: 'edit',
        what: 'file of the system or of your own session',
        undo: 'files',
        undoNote: '',
        targets: paths.map((name) => ({ name, certain: true })),
        paths,
        hints: [],
        why: 'This file is no part of the project: the system, your shell, ssh or git runs or obeys it by itself.',
      },
    ),
  ];
}
