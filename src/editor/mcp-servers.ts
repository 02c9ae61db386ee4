import { join } from 'node:path';
import { serversIn, unwrapServer, wrapServer } from '../gateways/mcp/wrap.ts';
import { readTextCapped } from '../host/files.ts';
import { mcpLauncherPath } from '../host/launcher.ts';

const CAP = 4_000_000;

/**
 * Settings of MCP clients below the home folder, with the clients' names. Clients whose hooks show every call to
 * Chaperone (VS Code, Claude Code, Cursor, Codex …) need no relay and are left out.
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

/** An MCP server that somebody has set up on this machine. */
export interface McpServer {
  readonly client: string;
  readonly name: string;
  readonly relayed: boolean;
  /** Absolute path of the settings. */
  readonly file: string;
}

/** The servers of all clients, and sentences about files that could not be read. */
export async function mcpServers(
  home: string,
): Promise<{ readonly servers: readonly McpServer[]; readonly problems: readonly string[] }> {
  const servers: McpServer[] = [];
  const problems: string[] = [];
  for (const { client, file } of CLIENTS) {
    const path = join(home, file);
    const read = await readTextCapped(path, CAP);
    if (read.state === 'missing') continue;
    try {
      if (read.state !== 'text') throw new Error('The file cannot be read.');
      for (const { name, state } of serversIn(read.text, mcpLauncherPath(home)))
        if (state !== 'unknown') servers.push({ client, name, relayed: state === 'relayed', file: path });
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
