import type { Reply } from '../model/dialect.ts';
import type { Act, Request } from '../model/request.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { type ReadTool, readByShape, unreadable } from './shapes.ts';

/** What every hook payload of the Claude family carries, whatever its spelling. */
export interface Payload {
  readonly event: string;
  readonly tool: string;
  /** Undefined: it is neither an object nor a text that holds one. */
  readonly input: Fields | undefined;
  readonly fields: Fields;
}

/** Decodes snake_case payloads (Claude Code, VS Code), older camelCase ones, and Copilot's flat ones. */
export function payloadOf(value: unknown): Payload | undefined {
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  return {
    event: fields.text('hook_event_name', 'hookEventName', 'eventName') ?? '',
    tool: fields.text('tool_name', 'toolName') ?? '',
    input: inputOf(fields),
    fields,
  };
}

/** The part of a request that every dialect takes from the same fields. */
export function requestOf(
  payload: Payload | undefined,
  dialect: { readonly id: string; readonly title: string },
  id: string,
  act: Act,
): Request {
  const cwd = payload?.fields.text('cwd');
  return {
    id,
    agent: dialect.id,
    agentTitle: dialect.title,
    session: payload?.fields.text('session_id', 'sessionId'),
    cwd: cwd || undefined,
    roots: [],
    act,
  };
}

/** An event that stands before no tool call, and so needs no answer: only where nothing in it could be a call. */
export function otherEvent({ event, tool, fields }: Payload, before: RegExp): Act | undefined {
  if (tool !== '' || event === '' || before.test(event)) return undefined;
  return INPUT.some((name) => Object.hasOwn(fields.raw, name)) ? undefined : { kind: 'other', tool: event };
}

/** Reads a tool by name; a name that is not in the table is read by the shape of its input. */
export function readTool({ tool, input }: Payload, tools: ReadonlyMap<string, ReadTool>): Act {
  if (!/\w/.test(tool)) return unreadable('', 'The question names no tool.');
  if (!input) return unreadable(tool, `The input of “${tool}” could not be read.`);
  const read = tools.get(tool);
  if (!read) return readByShape(input, tool);
  return read(input, tool) ?? unreadable(tool, `The input of “${tool}” is not what this tool takes.`);
}

/** Exit 0 and one JSON object: the form in which the Claude family hears a “no” with its reason. */
export function denial(reason: string, more: { readonly [key: string]: string } = {}): Reply {
  const stdout = JSON.stringify({
    ...more,
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: 'deny',
      permissionDecisionReason: reason,
    },
  });
  return { stdout, stderr: '', exitCode: 0 };
}

/** Exit 2 with a text: understood as a block even where nothing was answered in JSON. An empty text would let it run. */
export function refusal(reason: string): Reply {
  return { stdout: '', stderr: reason || 'Chaperone stopped this.', exitCode: 2 };
}

/** No opinion: the agent's own rules decide. Never “allow”, which would skip its own questions. */
export const SILENCE: Reply = { stdout: '', stderr: '', exitCode: 0 };

const INPUT = ['tool_input', 'toolInput', 'toolArgs'];

function inputOf(fields: Fields): Fields | undefined {
  const found = fields.fields(...INPUT);
  if (found) return found;
  // A tool that takes nothing may come without an input.
  if (!INPUT.some((name) => Object.hasOwn(fields.raw, name))) return fieldsOf({});
  // Copilot CLI sends the arguments as a JSON text.
  const text = fields.text(...INPUT);
  if (text === undefined) return undefined;
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
