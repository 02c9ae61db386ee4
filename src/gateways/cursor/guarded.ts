import type { GuardedFiles } from '../../model/guarded.ts';

/** https://cursor.com/docs/hooks and https://cursor.com/docs/reference/permissions */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Cursor’s hooks',
    globs: [
      '.cursor/hooks.json',
      '.cursor/hooks/**',
      '~/.cursor/hooks.json',
      '~/.cursor/hooks/**',
      '/etc/cursor/**',
      '/Library/Application Support/Cursor/hooks.json',
      'C:/ProgramData/Cursor/hooks.json',
    ],
  },
  {
    title: 'Cursor’s permissions and sandbox',
    globs: [
      '.cursor/permissions.json',
      '.cursor/sandbox.json',
      '~/.cursor/permissions.json',
      '~/.cursor/sandbox.json',
      '~/.cursor/cli-config.json',
    ],
  },
];
