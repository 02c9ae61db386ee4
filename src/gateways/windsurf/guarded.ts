import type { GuardedFiles } from '../../model/guarded.ts';

/** https://docs.devin.ai/desktop/cascade/hooks */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Windsurf’s hooks',
    globs: [
      '.windsurf/hooks.json',
      '~/.codeium/windsurf/hooks.json',
      '~/.codeium/hooks.json',
      '/etc/windsurf/**',
      '/Library/Application Support/Windsurf/hooks.json',
      'C:/ProgramData/Windsurf/hooks.json',
    ],
  },
];
