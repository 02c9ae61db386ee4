import type { Dialect } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { refusal, SILENCE } from '../payload.ts';
import { call, readByShape, readCommand, readEdit, readFile, unreadable } from '../shapes.ts';

const ID = { id: 'windsurf', title: 'Cascade' };

/**
 * Cascade, the agent of Windsurf and of Devin Desktop. Exit 2 with a text is the only block that it knows.
 * https://docs.devin.ai/desktop/cascade/hooks
 */
export const dialect: Dialect = {
  ...ID,
  read(value, id) {
    const fields = fieldsOf(value);
    const info = fields?.fields('tool_info');
    return {
      id,
      agent: ID.id,
      agentTitle: ID.title,
      session: fields?.text('trajectory_id'),
      cwd: info?.text('cwd') || undefined,
      roots: [],
      act: fields ? actOf(fields, info) : unreadable('', 'The question is not a JSON object.'),
    };
  },
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
};

function actOf(fields: Fields, info: Fields | undefined): Act {
  const event = fields.text('agent_action_name') ?? '';
  const broken = unreadable(event, `The question “${event}” does not hold what such a question holds.`);
  if (!info)
    return /^(pre_|$)/.test(event) || 'tool_info' in fields.raw ? broken : { kind: 'other', tool: event };
  switch (event) {
    case 'pre_run_command':
      return readCommand(info, '') ?? broken;
    case 'pre_read_code':
      return readFile(info, '') ?? broken;
    case 'pre_write_code':
      return readEdit(info, '') ?? newFile(info) ?? broken;
    case 'pre_mcp_tool_use':
      return serverCall(info) ?? broken;
    case 'pre_user_prompt':
      return { kind: 'other', tool: event };
    default:
      return serverCall(info) ?? readByShape(info, event);
  }
}

/** A file that is written whole comes without its text. */
function newFile(info: Fields): Act | undefined {
  const path = info.text('file_path');
  const { edits } = info.raw;
  if (path === undefined || !Array.isArray(edits) || edits.length > 0) return undefined;
  return { kind: 'edit', edits: [{ path, changes: [{ kind: 'replace', before: '', after: '' }] }] };
}

function serverCall(info: Fields): Act | undefined {
  const tool = info.text('mcp_tool_name');
  if (tool === undefined) return undefined;
  const input = fieldsOf(info.raw.mcp_tool_arguments ?? {});
  return input && call(info.text('mcp_server_name') ?? '', tool, input);
}
