import type { GuardedFiles } from '../../model/guarded.ts';

/** The rules by which Zed asks. https://zed.dev/docs/ai/tool-permissions */
export const guarded: readonly GuardedFiles[] = [
  {
    title: 'Zed’s settings',
    globs: ['~/.config/zed/settings.json', '.zed/settings.json'],
    keys: ['agent.tool_permissions', 'agent.always_allow_tool_actions', 'agent.default_profile'],
  },
];
