import type { GuardedFiles } from '../../model/guarded.ts';

const PRODUCTS = [
  'Code',
  'Code - Insiders',
  'VSCodium',
  'Cursor',
  'Windsurf',
  'Trae',
  'Kiro',
  'Antigravity',
  'code-oss-dev',
];
const SERVERS = [
  '.vscode-server',
  '.vscode-server-insiders',
  '.vscode-remote',
  '.vscodium-server',
  '.cursor-server',
  '.windsurf-server',
];
const FOLDERS = [
  '.vscode*',
  '.cursor',
  '.cursor-server',
  '.windsurf',
  '.vscode-oss',
  '.vscodium-server',
  '.antigravity',
];

/** Where a user's settings.json (and those of profiles) lie. https://code.visualstudio.com/docs/configure/settings */
const userSettings = [
  ...PRODUCTS.flatMap((product) =>
    ['~/.config', '~/Library/Application Support', '~/AppData/Roaming'].flatMap((base) => [
      `${base}/${product}/User/settings.json`,
      `${base}/${product}/User/profiles/*/settings.json`,
    ]),
  ),
  ...SERVERS.flatMap((server) => [
    `~/${server}/data/Machine/settings.json`,
    `~/${server}/data/User/settings.json`,
  ]),
  '~/.local/share/code-server/User/settings.json',
  '~/.local/share/code-server/Machine/settings.json',
];

/** With these an agent would switch its own hooks off, or VS Code's own questions. */
const KEYS = [
  'chat.useHooks',
  'chat.useClaudeHooks',
  'chat.useCustomAgentHooks',
  'chat.hookFilesLocations',
  'chat.plugins.enabled',
  'chat.pluginLocations',
  'chat.permissions.default',
  'chat.tools.global.autoApprove',
  'chaperone.*',
];

export const guarded: readonly GuardedFiles[] = [
  { title: 'VS Code’s settings', globs: ['.vscode/settings.json', ...userSettings], keys: KEYS },
  { title: 'A workspace file', globs: ['*.code-workspace'], keys: KEYS.map((key) => `settings.${key}`) },
  {
    title: 'Chaperone’s own files',
    globs: [
      '~/.chaperone/**',
      // Pipes by which shells ask: src/broker/pipes.ts.
      '/dev/shm/chaperone-*/**',
      '/run/user/*/chaperone-*/**',
      // The guard that comes with a repository, for agents in the cloud.
      '.chaperone/bin/**',
      '.chaperone/lib/**',
      ...[...new Set(FOLDERS)].map((folder) => `~/${folder}/extensions/chaperone.chaperone-*/**`),
      '~/.local/share/code-server/extensions/chaperone.chaperone-*/**',
    ],
  },
];
