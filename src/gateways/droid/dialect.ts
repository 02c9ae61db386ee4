import type { Dialect } from '../../model/dialect.ts';
import { createDialect, divided } from '../family.ts';
import { underscored } from '../mcp-names.ts';
import { refusal, SILENCE } from '../payload.ts';
import { harmless, type ReadTool, readCommand, readEdit, readFile, readSearch, table } from '../shapes.ts';

const command: ReadTool = (input, tool) => readCommand(input, tool);

/**
 * Several changes of one file stand in `changes`.
 * https://docs.factory.ai/harness/hooks
 */
const edit: ReadTool = (input, tool) => {
  const path = input.text('file_path');
  const parts = input.list('changes');
  if (!parts || path === undefined) return readEdit(input, tool);
  const changes = parts.map((part) => ({ before: part.text('old_str'), after: part.text('new_str') }));
  if (changes.some(({ before, after }) => before === undefined || after === undefined)) return undefined;
  return {
    kind: 'edit',
    edits: [
      {
        path,
        changes: changes.map(({ before = '', after = '' }) => ({ kind: 'replace', before, after })),
      },
    ],
  };
};

/** Factory's Droid. Exit 2 with a text blocks, and so does a block in JSON; it goes on where a hook only fails. */
export const dialect: Dialect = createDialect({
  id: 'droid',
  title: 'Droid',
  before: /^PreToolUse$/,
  tools: new Map([
    ...table(command, 'Execute'),
    ...table(readFile, 'Read'),
    ...table(edit, 'Edit', 'MultiEdit', 'Create', 'Write', 'ApplyPatch'),
    ...table(readSearch, 'Grep'),
    ...table(harmless, 'Glob', 'LS', 'WebSearch', 'FetchUrl', 'TodoWrite', 'Task', 'Skill', 'AskUser'),
    ...table(
      harmless,
      'ExitSpecMode',
      'EnterSpecMode',
      'KillProcess',
      'GetProcessOutput',
      'TaskOutput',
      'TaskStop',
      'ToolSearch',
    ),
  ]),
  // `server___tool`, with three underscores.
  server: (tool) => underscored(tool) ?? divided(tool, '___'),
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
});
