import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Kiro’s hooks',
    globs: [
      '.kiro/hooks/**',
      '~/.kiro/hooks/**',
      '.kiro/agents/**',
      '~/.kiro/agents/**',
      '~/.kiro/settings/permissions.yaml',
    ],
  },
];
