import type { Dialect } from '../../model/dialect.ts';
import { createDialect } from '../family.ts';
import { underscored } from '../mcp-names.ts';
import { refusal, SILENCE } from '../payload.ts';
import { harmless, type ReadTool, readCommand, readEdit, readFile, readSearch, table } from '../shapes.ts';

const command: ReadTool = (input, tool) => readCommand(input, tool);

/**
 * Devin on the person's own machine: its command line and the local agent of Devin Desktop. The hook's line adds the
 * folder, which Devin itself leaves out. https://docs.devin.ai/cli/extensibility/hooks/overview
 */
export const dialect: Dialect = createDialect({
  id: 'devin',
  title: 'Devin',
  before: /^PreToolUse$/,
  tools: new Map([
    ...table(command, 'exec'),
    ...table(readFile, 'read', 'notebook_read'),
    ...table(readEdit, 'write', 'edit', 'notebook_edit', 'apply_patch'),
    ...table(readSearch, 'grep'),
    ...table(harmless, 'glob', 'webfetch', 'todo_write', 'run_subagent', 'read_subagent'),
    ...table(harmless, 'ask_user_question', 'skill', 'request_scope'),
  ]),
  server: underscored,
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
});
