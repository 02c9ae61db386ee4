import type { Dialect, Reply } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { divided, placed, reads, removal } from '../family.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { type Payload, payloadOf, readTool, refusal } from '../payload.ts';
import {
  call,
  harmless,
  type ReadTool,
  readCommand,
  readEdit,
  readFile,
  readSearch,
  table,
  unreadable,
} from '../shapes.ts';

const ID = { id: 'cursor', title: 'Cursor' };

/**
 * Cursor's editor, its command line and its cloud agents. https://cursor.com/docs/hooks
 * One action may be asked about twice, as `preToolUse` and as the event made for it: both read as the same act.
 */
export const dialect: Dialect = {
  ...ID,
  read: reads(ID, payloadOf, actOf, (request, payload) => {
    const { cwd, roots, ...rest } = placed(request, payload);
    return {
      ...rest,
      event: payload.event,
      session: payload.fields.text('conversation_id', 'session_id'),
      cwd: cwd === undefined ? undefined : drive(cwd),
      roots: roots.map(drive),
    };
  }),
  // Exit 0 with an explicit answer: with `failClosed` an empty one counts as a block. “allow” gives Cursor nothing:
  // its own allowlist still asks. https://cursor.com/docs/hooks
  answer: ({ allowed, tell }) => (allowed ? said({ permission: 'allow' }) : denied(tell)),
  refuse: refusal,
};

const said = (answer: { readonly [key: string]: string }): Reply => ({
  stdout: JSON.stringify(answer),
  stderr: '',
  exitCode: 0,
});

const denied = (tell: string): Reply => said({ permission: 'deny', user_message: tell, agent_message: tell });

/** Cursor writes Windows paths as `/c:/Users/…`. */
const drive = (path: string) => path.replace(/^\/([a-z]:)/i, '$1');

function actOf(payload: Payload): Act {
  const { event, tool, fields } = payload;
  const broken = unreadable(tool, `The question “${event}” does not hold what such a question holds.`);
  switch (event) {
    case 'beforeShellExecution':
      return readCommand(fields, '') ?? broken;
    case 'beforeReadFile':
    case 'beforeTabFileRead':
      return readFile(fields, '') ?? broken;
    case 'beforeMCPExecution':
      return serverCall(payload, tool) ?? broken;
  }
  if (tool !== '') return toolCall(payload);
  // What is asked about under another name is still what it is.
  const act = readCommand(fields, '') ?? readFile(fields, '');
  if (act) return act;
  const about = ['command', 'file_path', 'tool_input', 'tool_name'].some((name) => name in fields.raw);
  return about || /^(preToolUse|)$/.test(event) ? broken : { kind: 'other', tool: event };
}

function toolCall(payload: Payload): Act {
  const { tool } = payload;
  if (TOOLS.has(tool)) return readTool(payload, TOOLS);
  const server = divided(tool, ':');
  if (server?.[0] === 'MCP')
    return serverCall(payload, server[1]) ?? unreadable(tool, `The input of “${tool}” could not be read.`);
  return readTool(payload, TOOLS);
}

/** The arguments come as a JSON text or as an object, the server by name, address or command line. */
function serverCall({ fields, input }: Payload, tool: string): Act | undefined {
  if (tool === '' || !input) return undefined;
  return call(serverOf(fields), tool, input);
}

const serverOf = (fields: Fields): string =>
  fields.text('mcp_server_name', 'server_name', 'url', 'command') ?? '';

const command: ReadTool = (input, tool) => readCommand(input, tool);

/** Several notebooks' cells and whole files: an edit without a text hits a place that is not known. */
const notebook: ReadTool = (input, tool) => {
  const path = input.text('target_notebook', 'path', 'file_path');
  const cell = path === undefined ? undefined : fieldsOf({ ...input.raw, path });
  return cell && readEdit(cell, tool);
};

/** The names that hooks see; others are read by their shape. https://cursor.com/docs/hooks */
const TOOLS: ReadonlyMap<string, ReadTool> = new Map([
  ...table(command, 'Shell', 'Bash', 'run_terminal_cmd'),
  ...table(readFile, 'Read', 'TabRead', 'read_file'),
  ...table(readEdit, 'Write', 'TabWrite', 'StrReplace', 'Edit', 'MultiEdit', 'ApplyPatch', 'search_replace'),
  ...table(notebook, 'EditNotebook', 'edit_notebook'),
  ...table(removal, 'Delete', 'delete_file'),
  ...table(readSearch, 'Grep', 'grep', 'SemanticSearch', 'codebase_search'),
  ...table(harmless, 'Glob', 'List', 'LS', 'Task', 'TodoWrite', 'ReadLints', 'WebSearch', 'WebFetch'),
  ...table(harmless, 'SwitchMode', 'AskQuestion', 'CreatePlan', 'GenerateImage', 'Await', 'FetchRules'),
  ...table(harmless, 'ListMcpResources', 'FetchMcpResource'),
]);
