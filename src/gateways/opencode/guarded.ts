import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'opencode’s plugins',
    globs: [
      '.opencode/plugin/**',
      '.opencode/plugins/**',
      '~/.config/opencode/plugin/**',
      '~/.config/opencode/plugins/**',
    ],
  },
  {
    title: 'opencode’s settings',
    globs: ['~/.config/opencode/*.json', '~/.config/opencode/*.jsonc', 'opencode.json', 'opencode.jsonc'],
    keys: ['plugin', 'permission'],
  },
];
