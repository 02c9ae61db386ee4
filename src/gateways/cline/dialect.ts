import type { Dialect, Reply } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { divided, placed, reads, removal } from '../family.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { mcpAct } from '../mcp-names.ts';
import { type Payload, readTool, refusal } from '../payload.ts';
import {
  call,
  harmless,
  type ReadTool,
  readCommand,
  readEdit,
  readFile,
  readSearch,
  table,
} from '../shapes.ts';

const ID = { id: 'cline', title: 'Cline' };

/**
 * Cline in the editor and on the command line. It reads nothing but one JSON object on standard output; a block ends
 * its whole run. https://docs.cline.bot/customization/hooks
 */
export const dialect: Dialect = {
  ...ID,
  read: reads(ID, payloadOf, actOf, (request, payload) => ({
    ...placed(request, payload),
    session: payload.fields.text('taskId'),
  })),
  answer: ({ allowed, tell }) =>
    said(allowed ? { cancel: false } : { cancel: true, errorMessage: tell || 'Chaperone stopped this.' }),
  // The hook's script turns this into an answer.
  refuse: refusal,
};

const said = (answer: { readonly [key: string]: boolean | string }): Reply => ({
  stdout: JSON.stringify(answer),
  stderr: '',
  exitCode: 0,
});

/** The command line sends the arguments as they are, the extension sends every one of them as a text. */
function payloadOf(value: unknown): Payload | undefined {
  const fields = fieldsOf(value);
  const sent = fields !== undefined && 'tool_call' in fields.raw;
  const own = sent ? fieldsOf(listed(fields.raw.tool_call)) : undefined;
  // A call that came and cannot be read is not made good by what stands beside it.
  const pre = sent && own === undefined ? undefined : fields?.fields('preToolUse');
  const tool = (own ? own.text('name') : pre?.text('toolName', 'tool')) ?? '';
  return (
    fields && {
      event: fields.text('hookName') ?? '',
      tool,
      input: own ? own.fields('input') : inputOf(pre, tool),
      fields,
    }
  );
}

function inputOf(pre: Fields | undefined, tool: string): Fields | undefined {
  const parameters = pre && fieldsOf(pre.raw.parameters);
  if (!parameters) return undefined;
  const entries = Object.entries(parameters.raw);
  // Of Cline's own tools only these take lists; a file's text may look like one and stays a text.
  const meant = (name: string) => !TOOLS.has(tool) || LISTS.includes(name);
  return fieldsOf(
    Object.fromEntries(entries.map(([name, value]) => [name, meant(name) ? listed(value) : value])),
  );
}

const LISTS: readonly string[] = [
  'commands',
  'files',
  'paths',
  'file_paths',
  'queries',
  'edits',
  'arguments',
];

function listed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function actOf(payload: Payload): Act {
  const { tool, event, fields } = payload;
  const about = 'tool_call' in fields.raw || 'preToolUse' in fields.raw;
  if (tool === '' && event !== '' && !/^(tool_call|PreToolUse)$/.test(event) && !about)
    return { kind: 'other', tool: event };
  const named = TOOLS.has(tool) ? undefined : divided(tool, '__');
  return named ? mcpAct(payload, named) : readTool(payload, TOOLS);
}

/** Each command gets a shell of its own: a `cd` in one says nothing for the next. */
const commands: ReadTool = (input, tool) => {
  const listed = input.raw.commands;
  if (!Array.isArray(listed)) return readCommand(input, tool);
  const lines = listed.map((one) => (typeof one === 'string' ? one : lineOf(fieldsOf(one), tool)));
  if (lines.length === 0 || !lines.every((line) => line !== undefined)) return undefined;
  const command = lines.length === 1 ? (lines[0] ?? '') : lines.map((line) => `(\n${line}\n)`).join('\n');
  return { kind: 'command', command, shell: 'bash' };
};

function lineOf(one: Fields | undefined, tool: string): string | undefined {
  const act = one && readCommand(one, tool);
  return act?.kind === 'command' ? act.command : undefined;
}

const files: ReadTool = (input, tool) => readFile(input, tool);

/** Several questions at once. */
const search: ReadTool = (input, tool) => {
  const queries = input.texts('queries');
  return queries ? { kind: 'search', pattern: queries.join('\n'), paths: [] } : readSearch(input, tool);
};

const serverCall: ReadTool = (input) => {
  const tool = input.text('tool_name');
  const wanted = fieldsOf(input.raw.arguments ?? {});
  return tool === undefined || !wanted ? undefined : call(input.text('server_name') ?? '', tool, wanted);
};

const TOOLS: ReadonlyMap<string, ReadTool> = new Map([
  ...table(commands, 'run_commands', 'execute_command'),
  ...table(files, 'read_files', 'read_file'),
  ...table(readEdit, 'editor', 'apply_patch', 'write_to_file', 'replace_in_file', 'new_rule'),
  ...table(removal, 'delete_file'),
  ...table(search, 'search_codebase', 'search_files'),
  ...table(serverCall, 'use_mcp_tool'),
  ...table(
    harmless,
    'list_files',
    'list_code_definition_names',
    'access_mcp_resource',
    'load_mcp_documentation',
  ),
  ...table(
    harmless,
    'browser_action',
    'web_fetch',
    'fetch_web_content',
    'web_search',
    'ask_followup_question',
  ),
  ...table(harmless, 'ask_question', 'attempt_completion', 'new_task', 'condense', 'plan_mode_respond'),
  ...table(harmless, 'act_mode_respond', 'focus_chain', 'report_bug', 'use_skill', 'skills', 'use_subagents'),
  ...table(harmless, 'spawn_agent', 'submit_and_exit', 'team_task', 'generate_explanation', 'summarize_task'),
]);
