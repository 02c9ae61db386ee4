import type { Dialect } from '../model/dialect.ts';
import type { Act } from '../model/request.ts';
import { reads } from './family.ts';
import { denial, otherEvent, type Payload, payloadOf, readTool, refusal, SILENCE } from './payload.ts';
import {
  call,
  harmless,
  type ReadTool,
  readByShape,
  readCommand,
  readEdit,
  readFile,
  readSearch,
  readTyped,
  table,
  unreadable,
} from './shapes.ts';

/**
 * Copilot in its several bodies: VS Code's “Local” session, the agent host, the command line, the cloud agent. They
 * share their tools, under three spellings, and read one answer that speaks to all of them.
 * https://code.visualstudio.com/docs/agent-customization/hooks, https://docs.github.com/en/copilot/reference/hooks-reference
 */
export function copilotFamily(named: Pick<Dialect, 'id' | 'title'>): Dialect {
  return {
    ...named,
    read: reads(named, payloadOf, actOf, (request, { input }) => {
      const folder = input?.text('workspaceFolder');
      const cwd = request.act.kind === 'command' && folder ? folder : request.cwd;
      return { ...request, cwd, roots: request.cwd ? [request.cwd] : [] };
    }),
    answer({ allowed, tell }) {
      // The command line and the agent host read the two flat keys and no exit code; the Local session reads only the nested ones.
      return allowed ? SILENCE : denial(tell, { permissionDecision: 'deny', permissionDecisionReason: tell });
    },
    refuse: refusal,
  };
}

function actOf(payload: Payload): Act {
  const { tool, input } = payload;
  const other = otherEvent(payload, /^pre_?tool_?use$/i);
  if (other) return other;
  const known = TOOLS.has(tool);
  // `mcp_<server>_<tool>`; VS Code cuts the server's name after 13 letters, and it may itself hold a `_`.
  const mcp = /^mcp_+([^_]+)_+(.+)$/.exec(tool);
  if (!known && mcp?.[1] && mcp[2] && input) return call(mcp[1], mcp[2], input);
  // Copilot CLI and its agent host: `<server>-<tool>`.
  const dashed = /^([^-]+)-(.+)$/.exec(tool);
  if (!known && dashed?.[1] && dashed[2] && input) {
    const act = readByShape(input, tool);
    return act.kind === 'mcp' ? call(dashed[1], dashed[2], input) : act;
  }
  return readTool(payload, TOOLS);
}

const command: ReadTool = (input, tool) => readCommand(input, tool);

/** Its arguments are separate words, which VS Code quotes where they hold a space. */
const newTask: ReadTool = (input) => {
  const task = input.fields('task');
  const program = task?.text('command');
  if (program === undefined) return undefined;
  const words = (task?.texts('args') ?? []).map((word) =>
    /\s/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : word,
  );
  return {
    kind: 'command',
    command: [program, ...words].join(' '),
    shell: task?.text('type') === 'cmd' ? 'cmd' : 'bash',
  };
};

/** A task's own text stands in the workspace; only npm's tasks say in their id what they run. */
const oldTask: ReadTool = (input, tool) => {
  const id = input.text('id', 'taskId', 'task');
  if (id === undefined) return undefined;
  const script = /^npm: ([\w:.-]+)$/.exec(id)?.[1];
  if (script !== undefined) return { kind: 'command', command: `npm run ${script}`, shell: 'bash' };
  return unreadable(tool, `It runs the task “${id}”, whose commands Chaperone does not see.`);
};

const editorCommand: ReadTool = (input, tool) => {
  const id = input.text('commandId');
  if (id === undefined) return undefined;
  if (/^(chaperone\.|workbench\.extensions\.|workbench\.action\.chat\.)/.test(id)) {
    return unreadable(tool, `It runs the editor's command “${id}”, which can change who watches the agent.`);
  }
  if (/terminal\.(sendSequence|runSelectedText)|runInTerminal/i.test(id)) {
    return unreadable(tool, 'It types into a terminal, where Chaperone cannot follow it.');
  }
  return call('vscode', id, input);
};

const cell: ReadTool = (input, tool) =>
  unreadable(
    tool,
    `It runs a cell of ${input.text('filePath') ?? 'a notebook'}, whose code Chaperone does not see.`,
  );

/** Copilot CLI's editor looks and writes through one tool. */
const oneEditor: ReadTool = (input) =>
  input.text('command') === 'view' ? readFile(input, '') : readEdit(input, '');

const edit: ReadTool = (input, tool) => {
  if (input.text('editType') !== 'delete') return readEdit(input, tool);
  const path = input.text('filePath');
  return path === undefined
    ? undefined
    : { kind: 'edit', edits: [{ path, changes: [{ kind: 'replace', before: '', after: '' }] }] };
};

/** What has a plain shape (`create_file`, `replace_string_in_file`, …) needs no line here, but a broken one is then noticed. */
const TOOLS: ReadonlyMap<string, ReadTool> = new Map([
  ...table(command, 'run_in_terminal', 'bash', 'powershell', 'Bash'),
  ...table(readTyped, 'send_to_terminal', 'write_bash', 'write_powershell'),
  ...table(newTask, 'create_and_run_task'),
  ...table(oldTask, 'run_task'),
  ...table(editorCommand, 'run_vscode_command'),
  ...table(cell, 'run_notebook_cell'),
  ...table(
    edit,
    'create_file',
    'replace_string_in_file',
    'multi_replace_string_in_file',
    'insert_edit_into_file',
  ),
  ...table(edit, 'apply_patch', 'edit_notebook_file', 'create', 'edit', 'Edit', 'Write'),
  ...table(oneEditor, 'str_replace_editor'),
  ...table(readFile, 'read_file', 'view_image', 'view', 'Read'),
  ...table(readSearch, 'grep_search', 'semantic_search', 'grep', 'rg', 'Grep'),
  ...table(harmless, 'file_search', 'glob', 'Glob', 'list_dir', 'test_search', 'search_workspace_symbols'),
  ...table(harmless, 'fetch_webpage', 'web_fetch', 'github_repo', 'github_text_search', 'get_vscode_api'),
  ...table(harmless, 'get_errors', 'get_changed_files', 'read_project_structure', 'get_project_setup_info'),
  ...table(
    harmless,
    'create_directory',
    'create_new_workspace',
    'create_new_jupyter_notebook',
    'install_extension',
  ),
  ...table(
    harmless,
    'get_terminal_output',
    'terminal_last_command',
    'terminal_selection',
    'kill_terminal',
    'await_terminal',
  ),
  ...table(
    harmless,
    'get_task_output',
    'copilot_getNotebookSummary',
    'read_notebook_cell_output',
    'get_notebook_summary',
  ),
  ...table(
    harmless,
    'manage_todo_list',
    'memory',
    'copilot_memory',
    'resolve_memory_file_uri',
    'tool_search',
    'skill',
  ),
  ...table(
    harmless,
    'runSubagent',
    'search_subagent',
    'explore_subagent',
    'execution_subagent',
    'switch_agent',
    'task',
  ),
  ...table(
    harmless,
    'runTests',
    'test_failure',
    'session_store_sql',
    'read_bash',
    'stop_bash',
    'read_powershell',
    'stop_powershell',
  ),
  ...table(
    harmless,
    'ask_user',
    'report_intent',
    'vscode_askQuestions',
    'vscode_reviewPlan',
    'vscode_listCodeUsages',
  ),
  ...table(
    harmless,
    'vscode_get_confirmation',
    'vscode_get_terminal_confirmation',
    'vscode_searchExtensions_internal',
  ),
]);
