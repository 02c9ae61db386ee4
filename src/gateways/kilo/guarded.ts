import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Kilo’s plugins',
    globs: ['.kilo/plugin/**', '.kilo/plugins/**', '~/.config/kilo/plugin/**', '~/.config/kilo/plugins/**'],
  },
];
