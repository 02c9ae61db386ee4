import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Antigravity’s hooks',
    globs: [
      '~/.gemini/config/hooks.json',
      '.agents/hooks.json',
      '.agent/hooks.json',
      '_agents/hooks.json',
      '_agent/hooks.json',
      '~/.gemini/config/plugins/**',
    ],
  },
];
