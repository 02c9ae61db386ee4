import type { GuardedFiles } from '../../model/guarded.ts';

/** Hooks run only while `config.toml` trusts them. */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Codex’ hooks and trust',
    globs: ['.codex/hooks.json', '~/.codex/hooks.json', '~/.codex/rules/**', '/etc/codex/**'],
  },
  {
    // https://developers.openai.com/codex/config-reference
    title: 'Codex’ hooks and trust',
    globs: ['.codex/config.toml', '~/.codex/config.toml'],
    keys: [
      'hooks',
      'features',
      'projects',
      'profile',
      'profiles',
      'approval_policy',
      'approvals_reviewer',
      'auto_review',
      'sandbox_mode',
      'sandbox_workspace_write',
      'default_permissions',
      'permissions',
      'rules',
      'plugins',
      'shell_environment_policy',
      'allow_login_shell',
      'allow_managed_hooks_only',
    ],
  },
];
