import type { GuardedFiles } from '../../model/guarded.ts';

/** Claude Code reads its settings anew at every change: a write there disarms its hooks for the very next call. */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Claude Code’s settings',
    globs: [
      '.claude/settings.json',
      '.claude/settings.local.json',
      '~/.claude/settings.json',
      '~/.claude/settings.local.json',
    ],
    keys: [
      'hooks',
      'disableAllHooks',
      'allowManagedHooksOnly',
      'permissions.defaultMode',
      'permissions.disableBypassPermissionsMode',
      'skipDangerousModePermissionPrompt',
      'enabledPlugins',
      'env.CLAUDE_CONFIG_DIR',
      'env.SHELLOPTS',
    ],
  },
  {
    title: 'Claude Code’s managed settings',
    globs: [
      '/etc/claude-code/**',
      '/Library/Application Support/ClaudeCode/**',
      'C:/Program Files/ClaudeCode/**',
      'C:/ProgramData/ClaudeCode/**',
    ],
  },
];
