import type { Act } from '../model/request.ts';
import type { Fields } from './fields.ts';
import { harmless, type ReadTool, readCommand, readEdit, readFile, readSearch, table } from './shapes.ts';

/** The command runs in the folder that the tool names. */
const command: ReadTool = (input, tool): Act | undefined => {
  const act = readCommand(input, tool);
  const folder = input.text('directory', 'dir_path');
  return act?.kind === 'command' && folder ? { ...act, command: inFolder(folder, act.command) } : act;
};

const inFolder = (folder: string, line: string) => `cd '${folder.replaceAll("'", `'\\''`)}' && {\n${line}\n}`;

/** Files by globs: `read_many_files` takes lists under several names. */
const readMany: ReadTool = (input: Fields) => {
  const paths = ['include', 'paths', 'file_paths'].flatMap((name) => input.texts(name) ?? []);
  return paths.length > 0 ? { kind: 'read', paths } : undefined;
};

/** The tools that Gemini CLI and Qwen Code share. https://geminicli.com/docs/reference/tools */
export const googleTools: ReadonlyMap<string, ReadTool> = new Map([
  ...table(command, 'run_shell_command', 'Bash', 'Shell'),
  ...table(readFile, 'read_file', 'Read', 'ReadFile'),
  ...table(readMany, 'read_many_files'),
  ...table(
    readEdit,
    'replace',
    'edit',
    'write_file',
    'Edit',
    'Write',
    'WriteFile',
    'MultiEdit',
    'notebook_edit',
  ),
  ...table(readSearch, 'grep_search', 'search_file_content', 'Grep', 'grep'),
  ...table(
    harmless,
    'list_directory',
    'glob',
    'Glob',
    'ls',
    'google_web_search',
    'web_search',
    'web_fetch',
    'WebFetch',
  ),
  ...table(
    harmless,
    'save_memory',
    'write_todos',
    'todo_write',
    'activate_skill',
    'skill',
    'ask_user',
    'ask_user_question',
  ),
  ...table(
    harmless,
    'enter_plan_mode',
    'exit_plan_mode',
    'get_internal_docs',
    'cli_help',
    'complete_task',
    'lsp',
  ),
  ...table(
    harmless,
    'codebase_investigator',
    'generalist',
    'task',
    'agent',
    'Task',
    'Agent',
    'delegate_to_agent',
  ),
]);
