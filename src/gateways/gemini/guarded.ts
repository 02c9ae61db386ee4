import type { GuardedFiles } from '../../model/guarded.ts';

export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Gemini’s settings',
    globs: ['.gemini/settings.json', '~/.gemini/settings.json'],
    keys: ['hooks', 'hooksConfig', 'security', 'tools'],
  },
  {
    title: 'Gemini’s trust',
    globs: ['~/.gemini/trusted_hooks.json', '~/.gemini/trustedFolders.json', '/etc/gemini-cli/**'],
  },
];
