import type { Dialect, Reply } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { placed, reads } from '../family.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { mcpAct, underscored } from '../mcp-names.ts';
import { type Payload, readTool, refusal } from '../payload.ts';
import {
  call,
  harmless,
  type ReadTool,
  readCommand,
  readEdit,
  readFile,
  readSearch,
  readTyped,
  table,
} from '../shapes.ts';

const ID = { id: 'antigravity', title: 'Antigravity' };

/**
 * Google's Antigravity, the editor and `agy`. https://antigravity.google/docs/hooks
 * It wants a decision every time. “allow” does not lift its own questions (seen with 1.1.2), and “ask” would ask about
 * everything, so “allow” is what says least.
 */
export const dialect: Dialect = {
  ...ID,
  read: reads(ID, payloadOf, actOf, (request, payload) => ({
    ...placed(request, payload),
    session: payload.fields.text('conversationId'),
  })),
  answer: ({ allowed, tell }) => (allowed ? decided('allow') : decided('deny', tell)),
  // The line in its settings turns this into a decision.
  refuse: refusal,
};

const decided = (decision: 'allow' | 'deny', reason?: string): Reply => ({
  stdout: JSON.stringify({ decision, ...(reason === undefined ? {} : { reason }) }),
  stderr: '',
  exitCode: 0,
});

function payloadOf(value: unknown): Payload | undefined {
  const fields = fieldsOf(value);
  const tool = fields?.fields('toolCall');
  return (
    fields && {
      event: fields.text('hook_event_name', 'hookEventName') ?? '',
      tool: tool?.text('name') ?? '',
      input: tool && plain(tool),
      fields,
    }
  );
}

/** The arguments under the names that other agents use. A call may have none, but then nothing stands in their place. */
function plain(tool: Fields): Fields | undefined {
  const { name: _, args = Object.keys(tool.raw).length > 1 ? undefined : {} } = tool.raw;
  const given = fieldsOf(args);
  return given && fieldsOf(renamed(given.raw));
}

const renamed = (raw: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } =>
  Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      NAMES[name] ?? name,
      name === 'ReplacementChunks' && Array.isArray(value)
        ? value.map((one) => (fieldsOf(one) ? renamed(one) : one))
        : value,
    ]),
  );

const NAMES: { readonly [name: string]: string } = {
  CommandLine: 'command',
  Cwd: 'cwd',
  AbsolutePath: 'path',
  File: 'path',
  TargetFile: 'path',
  DirectoryPath: 'path',
  SearchPath: 'path',
  Query: 'query',
  Includes: 'include',
  CodeContent: 'content',
  TargetContent: 'old_string',
  ReplacementContent: 'new_string',
  ReplacementChunks: 'edits',
  Input: 'input',
};

function actOf(payload: Payload): Act {
  const { tool, event, fields } = payload;
  if (tool === '' && event !== '' && event !== 'PreToolUse' && !('toolCall' in fields.raw))
    return { kind: 'other', tool: event };
  const named = underscored(tool);
  return named ? mcpAct(payload, named) : readTool(payload, TOOLS);
}

const command: ReadTool = (input, tool) => readCommand(input, tool);

const serverCall: ReadTool = (input) => {
  const tool = input.text('ToolName', 'toolName');
  const given = input.raw.Arguments ?? input.raw.arguments ?? {};
  const wanted = fieldsOf(typeof given === 'string' ? parsed(given) : given);
  return tool === undefined || !wanted ? undefined : call(input.text('ServerName') ?? '', tool, wanted);
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const TOOLS: ReadonlyMap<string, ReadTool> = new Map([
  ...table(command, 'run_command'),
  ...table(readTyped, 'send_command_input'),
  ...table(readFile, 'view_file', 'view_file_outline', 'view_code_item', 'view_content_chunk'),
  ...table(readEdit, 'write_to_file', 'replace_file_content', 'multi_replace_file_content'),
  ...table(readSearch, 'grep_search', 'codebase_search'),
  ...table(serverCall, 'call_mcp_tool'),
  ...table(harmless, 'list_dir', 'find_by_name', 'command_status', 'read_terminal', 'search_web'),
  ...table(harmless, 'read_url_content', 'generate_image', 'task_boundary', 'notify_user', 'ask_question'),
  ...table(
    harmless,
    'ask_permission',
    'invoke_subagent',
    'define_subagent',
    'manage_subagents',
    'manage_task',
  ),
  ...table(harmless, 'list_resources', 'read_resource'),
]);
