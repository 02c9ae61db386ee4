import type { GuardedFiles } from '../../model/guarded.ts';

/** https://docs.devin.ai/cli/extensibility/hooks/overview */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Devin’s hooks and settings',
    globs: [
      '.devin/hooks.json',
      '.devin/hooks.v1.json',
      '.devin/config.json',
      '.devin/config.local.json',
      '~/.config/devin/config.json',
    ],
  },
];
