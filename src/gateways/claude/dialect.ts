import type { Dialect } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { reads } from '../family.ts';
import { denial, otherEvent, type Payload, payloadOf, readTool, refusal, SILENCE } from '../payload.ts';
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

const ID = { id: 'claude', title: 'Claude Code' };

/** Claude Code, on the command line and in the editor. https://code.claude.com/docs/en/hooks */
export const dialect: Dialect = {
  ...ID,
  read: reads(ID, payloadOf, actOf),
  answer({ allowed, tell }, { act }) {
    if (allowed) return SILENCE;
    // ConfigChange knows no `permissionDecision`; exit 2 keeps the change from taking effect.
    return act.kind === 'configure' ? refusal(tell) : denial(tell);
  },
  refuse: refusal,
};

function actOf(payload: Payload): Act {
  const { event, tool, input, fields } = payload;
  if (event === 'ConfigChange') return { kind: 'configure', paths: changedSettings(payload) };
  const other = otherEvent(payload, /^PreToolUse$/);
  if (other) return other;
  const mcp = /^mcp__(.+?)__(.+)$/.exec(tool);
  if (mcp?.[1] && mcp[2]) {
    const server = fields.fields('mcp_server')?.text('name') ?? mcp[1];
    return input
      ? call(server, mcp[2], input)
      : unreadable(tool, `The input of “${tool}” could not be read.`);
  }
  return readTool(payload, TOOLS);
}

/** The file itself where it is named, otherwise the place that the kind of settings stands for. */
function changedSettings({ fields }: Payload): readonly string[] {
  const file = fields.text('file_path', 'filePath');
  if (file) return [file];
  const cwd = fields.text('cwd') ?? '.';
  const source = fields.text('source');
  if (source === 'project_settings') return [`${cwd}/.claude/settings.json`];
  if (source === 'local_settings') return [`${cwd}/.claude/settings.local.json`];
  return source === 'user_settings' ? ['~/.claude/settings.json'] : [];
}

const command: ReadTool = (input, tool) => readCommand(input, tool);

const notebook: ReadTool = (input, tool) => {
  if (input.text('edit_mode') !== 'delete') return readEdit(input, tool);
  const path = input.text('notebook_path');
  return path === undefined
    ? undefined
    : { kind: 'edit', edits: [{ path, changes: [{ kind: 'replace', before: '', after: '' }] }] };
};

/** https://code.claude.com/docs/en/tools-reference; a name that is missing here is read by the shape of its input. */
const TOOLS: ReadonlyMap<string, ReadTool> = new Map([
  ...table(command, 'Bash', 'PowerShell', 'Monitor'),
  ...table(readFile, 'Read'),
  ...table(readEdit, 'Write', 'Edit', 'MultiEdit'),
  ...table(notebook, 'NotebookEdit'),
  ...table(readSearch, 'Grep'),
  ...table(
    harmless,
    'Glob',
    'LS',
    'WebFetch',
    'WebSearch',
    'Task',
    'Agent',
    'TaskCreate',
    'TaskGet',
    'TaskList',
  ),
  ...table(
    harmless,
    'TaskUpdate',
    'TaskStop',
    'TaskOutput',
    'BashOutput',
    'KillShell',
    'KillBash',
    'TodoWrite',
  ),
  ...table(
    harmless,
    'AskUserQuestion',
    'EnterPlanMode',
    'ExitPlanMode',
    'EnterWorktree',
    'ExitWorktree',
    'Skill',
  ),
  ...table(
    harmless,
    'SlashCommand',
    'ToolSearch',
    'SendMessage',
    'ListMcpResourcesTool',
    'ReadMcpResourceTool',
    'LSP',
  ),
]);
