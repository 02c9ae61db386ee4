import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Qwen Code’s settings',
    globs: ['.qwen/settings.json', '~/.qwen/settings.json'],
    keys: ['hooks', 'disableAllHooks', 'hooksConfig', 'security', 'tools'],
  },
];
