import { join } from 'node:path';
import { serversIn, unwrapServer, wrapServer } from '../gateways/mcp/wrap.ts';
import { readTextCapped } from '../host/files.ts';
import { mcpLauncherPath } from '../host/launcher.ts';
import { shortPath } from '../host/paths.ts';

const CAP = 4_000_000;

/**
 * Settings of MCP clients below the home folder, with the clients' names. Clients whose hooks show every call to
 * Chaperone (Claude Code, Cursor, Codex …) need no relay and are left out. So could this editor's own be, but its hooks
 * can be switched off.
 */
const CLIENTS: readonly { readonly client: string; readonly file: string }[] = [
  { client: 'Zed', file: '.config/zed/settings.json' },
  { client: 'Claude Desktop', file: '.config/Claude/claude_desktop_config.json' },
  { client: 'Claude Desktop', file: 'Library/Application Support/Claude/claude_desktop_config.json' },
  { client: 'LM Studio', file: '.lmstudio/mcp.json' },
  { client: 'Amp', file: '.config/amp/settings.json' },
  { client: 'Kiro', file: '.kiro/settings/mcp.json' },
  { client: 'Windsurf', file: '.codeium/windsurf/mcp_config.json' },
  { client: 'Antigravity', file: '.gemini/antigravity/mcp_config.json' },
];

/** Where servers are set up beside the home folder. Absolute paths. */
export interface McpPlaces {
  readonly folders: readonly string[];
  /** The user's settings of this editor. */
  readonly user: string;
}

/** An MCP server that somebody has set up on this machine. */
export interface McpServer {
  readonly client: string;
  /** Its file belongs to the repository, so that others read it too. */
  readonly shared: boolean;
  readonly name: string;
  readonly relayed: boolean;
  /** Absolute path of the settings. */
  readonly file: string;
  /** The same for people. */
  readonly shown: string;
}

/** The servers of all clients, and sentences about files that could not be read. */
export async function mcpServers(
  home: string,
  { folders, user }: McpPlaces,
  platform = process.platform,
): Promise<{ readonly servers: readonly McpServer[]; readonly problems: readonly string[] }> {
  if (platform === 'win32')
    return { servers: [], problems: ['Chaperone’s relay for MCP servers does not run on Windows yet.'] };
  const servers: McpServer[] = [];
  const problems: string[] = [];
  // https://code.visualstudio.com/docs/copilot/customization/mcp-servers
  const places = [
    ...folders.map((folder) => ({
      client: 'this workspace',
      path: join(folder, '.vscode/mcp.json'),
      shared: true,
    })),
    { client: 'this editor', path: join(user, 'mcp.json'), shared: false },
    ...CLIENTS.map(({ client, file }) => ({ client, path: join(home, file), shared: false })),
  ];
  for (const { client, path, shared } of places) {
    const read = await readTextCapped(path, CAP);
    if (read.state === 'missing') continue;
    const shown = shortPath(path, folders, home);
    try {
      if (read.state !== 'text') throw new Error('The file cannot be read.');
      for (const { name, state } of serversIn(read.text, mcpLauncherPath(home)))
        if (state !== 'unknown')
          servers.push({ client, shared, name, relayed: state === 'relayed', file: path, shown });
    } catch (error) {
      problems.push(`${path}: ${error instanceof Error ? error.message : 'It cannot be read.'}`);
    }
  }
  return { servers, problems };
}

/**
 * What would change in the clients' settings so that exactly these servers stand behind the relay, one change a file.
 * Throws an `Error` with a plain sentence where one cannot.
 */
export async function mcpChanges(
  home: string,
  wanted: readonly { readonly server: McpServer; readonly relayed: boolean }[],
): Promise<readonly { readonly path: string; readonly before: string; readonly after: string }[]> {
  const launcher = mcpLauncherPath(home);
  const files = [...new Set(wanted.map(({ server }) => server.file))];
  const changes = await Promise.all(
    files.map(async (path) => {
      const read = await readTextCapped(path, CAP);
      if (read.state !== 'text') throw new Error(`${path} cannot be read any more.`);
      const after = wanted
        .filter(({ server }) => server.file === path)
        .reduce(
          (text, { server: { name }, relayed }) =>
            (relayed ? wrapServer : unwrapServer)(text, name, launcher),
          read.text,
        );
      return { path, before: read.text, after };
    }),
  );
  return changes.filter(({ before, after }) => before !== after);
}
