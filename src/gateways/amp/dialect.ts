import type { Dialect } from '../../model/dialect.ts';
import { createDialect, removal } from '../family.ts';
import { underscored } from '../mcp-names.ts';
import { refusal, SILENCE } from '../payload.ts';
import { harmless, type ReadTool, readCommand, readEdit, readFile, readSearch, table } from '../shapes.ts';

const command: ReadTool = (input, tool) => readCommand(input, tool);

/** The file goes back to what it was before the last change, so its text is not known here. */
const undo: ReadTool = (input) => {
  const path = input.text('path');
  return path === undefined
    ? undefined
    : { kind: 'edit', edits: [{ path, changes: [{ kind: 'replace', before: '', after: '' }] }] };
};

/** What our plugin asks in Amp, which turns exit 2 into a rejection. https://ampcode.com/manual/plugin-api */
export const dialect: Dialect = createDialect({
  id: 'amp',
  title: 'Amp',
  before: /^tool\.call$/,
  tools: new Map([
    ...table(command, 'Bash', 'shell_command'),
    ...table(readFile, 'Read', 'look_at', 'view_media'),
    ...table(readEdit, 'edit_file', 'create_file', 'apply_patch'),
    ...table(undo, 'undo_edit'),
    ...table(removal, 'delete_file'),
    ...table(readSearch, 'Grep'),
    ...table(harmless, 'glob', 'finder', 'oracle', 'librarian', 'Task', 'handoff', 'skill', 'list_directory'),
    ...table(
      harmless,
      'todo_write',
      'todo_read',
      'read_web_page',
      'web_search',
      'mermaid',
      'get_diagnostics',
    ),
    ...table(harmless, 'format_file', 'read_thread', 'find_thread', 'task_list', 'chart'),
  ]),
  server: underscored,
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
});
