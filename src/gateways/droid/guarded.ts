import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Droid’s settings',
    globs: [
      '.factory/settings.json',
      '~/.factory/settings.json',
      '.factory/hooks.json',
      '~/.factory/hooks.json',
      '.factory/settings.local.json',
      '.factory/hooks/**',
      '~/.factory/hooks/**',
    ],
    keys: ['hooks', 'PreToolUse', 'hooksDisabled'],
  },
];
