import type { Act, Request } from '../../model/request.ts';

/** What Chaperone's own MCP server offers, each with the names of what it may be given. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  status: [],
  may_i_run: ['command'],
  why_was_this_stopped: [],
};

/** Whether this looks like a question to Chaperone itself. Another server may have its name: named.ts tells by the settings. */
export function isOwnQuestion({ act, agent }: Request): boolean {
  if (act.kind !== 'mcp' || agent === 'mcp') return false;
  if (act.server.toLowerCase() !== 'chaperone' || act.saysDestructive) return false;
  const known = Object.hasOwn(TOOLS, act.tool) ? TOOLS[act.tool] : undefined;
  const { input } = act;
  if (known === undefined || input === null || typeof input !== 'object' || Array.isArray(input))
    return false;
  return Object.entries(input).every(([name, value]) => known.includes(name) && typeof value === 'string');
}

/** A question to Chaperone itself is no act: what an agent asks whether it may do, it does not do yet. */
export const asQuestion = (request: Request): Request =>
  request.act.kind === 'mcp' ? { ...request, act: other(request.act) } : request;

const other = ({ tool }: Extract<Act, { kind: 'mcp' }>): Act => ({ kind: 'other', tool });
