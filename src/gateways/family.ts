import type { Dialect, Outcome, Reply } from '../model/dialect.ts';
import type { Act, Request } from '../model/request.ts';
import type { Fields } from './fields.ts';
import { mcpAct } from './mcp-names.ts';
import { otherEvent, type Payload, payloadOf, readTool, requestOf } from './payload.ts';
import { type ReadTool, unreadable } from './shapes.ts';

/** Server and tool, as an agent's own name for an MCP server's tool says. */
export type ServerTool = readonly [server: string, tool: string];

/** What sets one agent of the Claude family apart from the next. */
export interface Family {
  readonly id: string;
  readonly title: string;
  /** The event that stands before a tool call. */
  readonly before: RegExp;
  readonly tools: ReadonlyMap<string, ReadTool>;
  /** For names that can be nothing but a server's tool, such as `mcp__server__tool`. */
  server?(tool: string, fields: Fields): ServerTool | undefined;
  /** For names that may be one, such as `server_tool`: asked where the input has no other shape. */
  guess?(tool: string): ServerTool | undefined;
  answer(outcome: Outcome, request: Request): Reply;
  refuse(reason: string): Reply;
}

/**
 * How an agent's questions are read: what `payloadOf` finds becomes a request with its act; what is no JSON object is
 * unread. `also` adds what this agent says besides.
 */
export function reads(
  agent: Pick<Dialect, 'id' | 'title'>,
  payloadOf: (value: unknown) => Payload | undefined,
  actOf: (payload: Payload) => Act,
  also: (request: Request, payload: Payload) => Request = (request) => request,
): Dialect['read'] {
  return (value, id) => {
    const payload = payloadOf(value);
    if (!payload) return requestOf(payload, agent, id, unreadable('', 'The question is not a JSON object.'));
    return also(requestOf(payload, agent, id, actOf(payload)), payload);
  };
}

/** The dialect of an agent that sends `hook_event_name`, `tool_name` and `tool_input`. */
export function createDialect(family: Family): Dialect {
  const { id, title, answer, refuse } = family;
  return {
    id,
    title,
    answer,
    refuse,
    read: reads(family, payloadOf, (payload) => actOf(family, payload), placed),
  };
}

function actOf({ before, tools, server, guess }: Family, payload: Payload): Act {
  const { tool, fields } = payload;
  const other = otherEvent(payload, before);
  if (other) return other;
  const named = tools.has(tool) ? undefined : server?.(tool, fields);
  if (named) return mcpAct(payload, named);
  const act = readTool(payload, tools);
  const guessed = act.kind === 'mcp' && act.server === '' ? guess?.(tool) : undefined;
  return guessed ? mcpAct(payload, guessed) : act;
}

/** The session by either name, and where it would happen: the tool's folder, the session's, the only workspace folder. */
export function placed(request: Request, { fields, input }: Payload): Request {
  const roots = fields.texts('workspace_roots', 'workspaceRoots', 'workspacePaths') ?? request.roots;
  const base = request.cwd ?? (roots.length === 1 ? roots[0] : undefined);
  const own =
    request.act.kind === 'command' ? input?.text('cwd', 'workdir', 'working_directory', 'Cwd') : undefined;
  const session = request.session ?? fields.text('conversation_id');
  return { ...request, session, roots, cwd: own ? joined(base, own) : base };
}

function joined(base: string | undefined, path: string): string | undefined {
  if (/^([/\\~]|[a-z]:[/\\])/i.test(path)) return path;
  return base === undefined ? undefined : `${base}/${path}`;
}

/** `server<between>tool`, divided at the first place. */
export function divided(tool: string, between: string): ServerTool | undefined {
  const at = tool.indexOf(between);
  const rest = tool.slice(at + between.length);
  return at > 0 && rest !== '' ? [tool.slice(0, at), rest] : undefined;
}

/** A tool that takes files away. */
export const removal: ReadTool = (input) => {
  const paths = input.texts('path', 'file_path', 'filePath', 'paths', 'file_paths', 'files', 'target_file');
  return paths && { kind: 'edit', edits: paths.map((path) => ({ path, changes: [{ kind: 'delete' }] })) };
};
