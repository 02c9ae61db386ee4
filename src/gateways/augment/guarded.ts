import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Augment’s settings',
    globs: [
      '.augment/settings.json',
      '.augment/settings.local.json',
      '~/.augment/settings.json',
      '/etc/augment/settings.json',
      'C:/ProgramData/Augment/settings.json',
    ],
  },
];
