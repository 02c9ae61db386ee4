import type { Act, Request } from '../../model/request.ts';

/** What Chaperone's own MCP server offers, each with the names of what it may be given. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  status: [],
  may_i_run: ['command'],
  why_was_this_stopped: [],
};

/**
 * A question to Chaperone itself is no act: what an agent asks whether it may do, it does not do yet. A server that only
 * calls itself by that name must have been set up in a file that is shown before it changes.
 */
export function withoutOwnQuestions(request: Request): Request {
  return isOwn(request.act) && request.agent !== 'mcp'
    ? { ...request, act: { kind: 'other', tool: request.act.tool } }
    : request;
}

function isOwn(act: Act): act is Extract<Act, { kind: 'mcp' }> {
  if (act.kind !== 'mcp' || act.server.toLowerCase() !== 'chaperone' || act.saysDestructive) return false;
  const known = Object.hasOwn(TOOLS, act.tool) ? TOOLS[act.tool] : undefined;
  const { input } = act;
  if (known === undefined || input === null || typeof input !== 'object' || Array.isArray(input))
    return false;
  return Object.entries(input).every(([name, value]) => known.includes(name) && typeof value === 'string');
}
