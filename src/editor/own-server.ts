import { join } from 'node:path';
import { isForeignIn } from '../gateways/mcp/named.ts';
import { readTextCapped } from '../host/files.ts';
import { mcpLauncherPath } from '../host/launcher.ts';
import type { Request } from '../model/request.ts';

const CAP = 4_000_000;

/** Where agents keep their MCP servers, below a project's folder and, where it is the same, below the home folder. */
const BOTH = [
  '.mcp.json',
  '.cursor/mcp.json',
  '.gemini/settings.json',
  '.qwen/settings.json',
  '.codex/config.toml',
  '.factory/mcp.json',
  '.kiro/settings/mcp.json',
  '.augment/settings.json',
];
const PROJECT = [
  '.vscode/mcp.json',
  '.github/mcp.json',
  '.amp/settings.json',
  'opencode.json',
  'opencode.jsonc',
];
const HOME = [
  '.claude.json',
  '.copilot/mcp-config.json',
  '.cline/data/settings/cline_mcp_settings.json',
  '.config/opencode/opencode.json',
  '.config/opencode/opencode.jsonc',
  '.config/kilo/opencode.json',
  '.config/amp/settings.json',
  '.config/devin/config.json',
  '.codeium/windsurf/mcp_config.json',
  '.gemini/antigravity/mcp_config.json',
];

/**
 * Finds out whether a server with Chaperone's name is Chaperone's: no settings in reach of the request may give that
 * name to another one. A server that is set up nowhere here is the one that the editor itself offers.
 *
 * @param ports.user the user's settings of this editor
 */
export function createOwnServerLook(ports: {
  readonly home: string;
  readonly user: string;
  folders(): readonly string[];
}): (request: Request) => Promise<boolean> {
  const { home, user } = ports;
  const launcher = mcpLauncherPath(home);
  return async ({ cwd, roots }) => {
    const folders = new Set([...ports.folders(), ...roots, ...(cwd === undefined ? [] : [cwd])]);
    const files = [
      join(user, 'mcp.json'),
      ...[...BOTH, ...HOME].map((name) => join(home, name)),
      ...[...folders].flatMap((folder) => [...BOTH, ...PROJECT].map((name) => join(folder, name))),
    ];
    for (const file of files) {
      const read = await readTextCapped(file, CAP);
      if (read.state === 'missing' || (read.state === 'text' && !isForeignIn(read.text, launcher))) continue;
      return false;
    }
    return true;
  };
}
