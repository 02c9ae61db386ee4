import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Amp’s plugins',
    globs: [
      '~/.config/amp/plugins/**',
      '.amp/plugins/**',
      '~/.config/amp/settings.json',
      '.amp/settings.json',
    ],
  },
];
