import type { GuardedFiles } from '../../model/guarded.ts';

/** Hooks run only while `config.toml` trusts them. */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Codex’ hooks and trust',
    globs: [
      '.codex/hooks.json',
      '.codex/config.toml',
      '~/.codex/hooks.json',
      '~/.codex/config.toml',
      '~/.codex/rules/**',
      '/etc/codex/**',
    ],
  },
];
