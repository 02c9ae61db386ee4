import type { GuardedFiles } from '../../model/guarded.ts';

/** Hook files of agents that have no gateway of their own yet: an agent must not disarm another one either. */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Cursor’s hooks',
    globs: ['.cursor/hooks.json', '.cursor/hooks/**', '~/.cursor/hooks.json', '~/.cursor/hooks/**'],
  },
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
  {
    title: 'Gemini’s settings',
    globs: ['.gemini/settings.json', '~/.gemini/settings.json'],
    keys: ['hooks', 'hooksConfig', 'security', 'tools'],
  },
  {
    title: 'Gemini’s trust and hooks',
    globs: [
      '~/.gemini/trusted_hooks.json',
      '~/.gemini/trustedFolders.json',
      '~/.gemini/config/hooks.json',
      '.agents/hooks.json',
    ],
  },
  {
    title: 'Qwen Code’s settings',
    globs: ['.qwen/settings.json', '~/.qwen/settings.json'],
    keys: ['hooks', 'disableAllHooks', 'hooksConfig', 'security', 'tools'],
  },
  {
    title: 'Cline’s hooks',
    globs: ['.clinerules/hooks/**', '.cline/hooks/**', '~/.cline/hooks/**', '~/Documents/Cline/Hooks/**'],
  },
  {
    title: 'Windsurf’s hooks',
    globs: ['.windsurf/hooks.json', '~/.codeium/windsurf/hooks.json', '~/.config/devin/config.json'],
  },
  {
    title: 'Kiro’s hooks',
    globs: ['.kiro/hooks/**', '~/.kiro/hooks/**', '~/.kiro/settings/permissions.yaml'],
  },
  {
    title: 'Augment’s settings',
    globs: [
      '.augment/settings.json',
      '.augment/settings.local.json',
      '~/.augment/settings.json',
      '/etc/augment/settings.json',
    ],
  },
  {
    title: 'opencode’s and Kilo’s plugins',
    globs: [
      '.opencode/plugin/**',
      '.opencode/plugins/**',
      '~/.config/opencode/plugin/**',
      '~/.config/opencode/plugins/**',
      '.kilo/plugin/**',
      '.kilo/plugins/**',
      '~/.config/kilo/plugin/**',
      '~/.config/kilo/plugins/**',
    ],
  },
  {
    title: 'opencode’s settings',
    globs: ['~/.config/opencode/*.json', '~/.config/opencode/*.jsonc', 'opencode.json', 'opencode.jsonc'],
    keys: ['plugin', 'permission'],
  },
  {
    title: 'Droid’s settings',
    globs: [
      '.factory/settings.json',
      '~/.factory/settings.json',
      '.factory/hooks.json',
      '~/.factory/hooks.json',
    ],
    keys: ['hooks', 'PreToolUse'],
  },
  { title: 'Amp’s plugins', globs: ['~/.config/amp/plugins/**', '.amp/plugins/**'] },
];
