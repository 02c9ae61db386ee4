import type { Dialect } from '../../model/dialect.ts';
import type { Change } from '../../model/request.ts';
import { createDialect, removal, type ServerTool } from '../family.ts';
import type { Fields } from '../fields.ts';
import { refusal, SILENCE } from '../payload.ts';
import { harmless, type ReadTool, readCommand, readEdit, readFile, readSearch, table } from '../shapes.ts';

const command: ReadTool = (input, tool) => readCommand(input, tool);

/** Here `command` says how the file is changed. The texts may be numbered, several to a call. */
const edit: ReadTool = (input, tool) => {
  const path = input.text('path');
  const changes = numbered(input);
  return path !== undefined && changes.length > 0
    ? { kind: 'edit', edits: [{ path, changes }] }
    : readEdit(input, tool);
};

function numbered(input: Fields): readonly Change[] {
  return Object.entries(input.raw).flatMap(([name, value]): readonly Change[] => {
    const number = /^(?:new_str|insert_line_text)_(\d+)$/.exec(name)?.[1];
    if (number === undefined || typeof value !== 'string') return [];
    return [{ kind: 'replace', before: input.text(`old_str_${number}`) ?? '', after: value }];
  });
}

const typed: ReadTool = (input) => {
  const text = input.text('input_text', 'input', 'text');
  return text === undefined ? undefined : { kind: 'command', command: text, shell: 'bash', typed: true };
};

function last(tool: string): ServerTool | undefined {
  const at = tool.lastIndexOf('_');
  return at > 0 && at < tool.length - 1 ? [tool.slice(at + 1), tool.slice(0, at)] : undefined;
}

/**
 * Augment: auggie, and the extensions for VS Code and IntelliJ. Exit 2 with a text blocks.
 * https://docs.augmentcode.com/cli/hooks
 */
export const dialect: Dialect = createDialect({
  id: 'augment',
  title: 'Augment',
  before: /^PreToolUse$/,
  tools: new Map([
    ...table(command, 'launch-process'),
    ...table(typed, 'write-process'),
    ...table(edit, 'str-replace-editor', 'apply_patch', 'save-file'),
    ...table(removal, 'remove-files'),
    ...table(readFile, 'view', 'view-range-untruncated'),
    ...table(readSearch, 'grep-search', 'search-untruncated'),
    ...table(harmless, 'read-process', 'kill-process', 'list-processes', 'read-terminal', 'diagnostics'),
    ...table(harmless, 'codebase-retrieval', 'git-commit-retrieval', 'web-search', 'web-fetch'),
    ...table(harmless, 'open-browser', 'render-mermaid', 'remember', 'add_tasks', 'update_tasks'),
    ...table(harmless, 'view_tasklist', 'reorganize_tasklist'),
  ]),
  // The server's name stands last: `tool_server`.
  server: (tool, fields) => (fields.raw.is_mcp_tool === true ? last(tool) : undefined),
  guess: last,
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
});
