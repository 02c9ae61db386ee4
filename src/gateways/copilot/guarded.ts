import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  { title: 'Copilot’s hooks', globs: ['.github/hooks/**', '~/.copilot/hooks/**'] },
  {
    title: 'Copilot’s settings',
    globs: [
      '~/.copilot/settings.json',
      '~/.copilot/config.json',
      '.github/copilot/settings.json',
      '.github/copilot/settings.local.json',
    ],
    keys: ['hooks', 'disableAllHooks', 'trusted_folders', 'enabledPlugins'],
  },
];
