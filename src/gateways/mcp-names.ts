import type { Act } from '../model/request.ts';
import type { Payload } from './payload.ts';
import { call, unreadable } from './shapes.ts';

/** The server and tool of a name in the form `mcp__<server>__<tool>`. */
export function underscored(tool: string): readonly [server: string, tool: string] | undefined {
  const found = /^mcp__(.+?)__(.+)$/.exec(tool);
  return found?.[1] && found[2] ? [found[1], found[2]] : undefined;
}

/** A call of an MCP tool; the names are what the tool's own name says, which may be cut or rewritten. */
export function mcpAct(
  { tool, input }: Payload,
  [server, name]: readonly [server: string, tool: string],
): Act {
  return input ? call(server, name, input) : unreadable(tool, `The input of “${tool}” could not be read.`);
}
