import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Cline’s hooks',
    globs: ['.clinerules/hooks/**', '.cline/hooks/**', '~/.cline/hooks/**', '~/Documents/Cline/Hooks/**'],
  },
];
