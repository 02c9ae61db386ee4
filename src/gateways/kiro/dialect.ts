import type { Dialect } from '../../model/dialect.ts';
import { createDialect, removal } from '../family.ts';
import type { Fields } from '../fields.ts';
import { refusal, SILENCE } from '../payload.ts';
import {
  harmless,
  quote,
  type ReadTool,
  readCommand,
  readEdit,
  readFile,
  readSearch,
  table,
  unreadable,
} from '../shapes.ts';

const command: ReadTool = (input, tool) => readCommand(input, tool);

/** Text goes to the end of the file: what it holds so far stays. */
const append: ReadTool = (input) => {
  const path = input.text('path');
  const text = input.text('text', 'new_str', 'content');
  return path === undefined || text === undefined
    ? undefined
    : { kind: 'edit', edits: [{ path, changes: [{ kind: 'replace', before: '', after: text }] }] };
};

/** In the command line's older versions `command` says how a file is written, and is no command line. */
const write: ReadTool = (input, tool) => {
  const how = input.text('command');
  return how === 'append' || how === 'insert' ? append(input, tool) : readEdit(input, tool);
};

/** One call may read several files, list folders and search. */
const read: ReadTool = (input, tool) => {
  const parts = input.list('operations');
  if (!parts) return readFile(input, tool);
  const paths = parts.map((part) => part.texts('path', 'image_paths'));
  return paths.every((one) => one !== undefined) ? { kind: 'read', paths: paths.flat() } : undefined;
};

/** Stops, lists and starts processes; only a start brings a command. */
const process: ReadTool = (input, tool) => {
  const act = readCommand(input, tool);
  const starts = 'command' in input.raw || !/^(stop|list|status)$/.test(input.text('action') ?? '');
  return act ?? (starts ? undefined : harmless(input, tool));
};

/** A call of the AWS command line in parts: service, operation and parameters. */
const aws: ReadTool = (input, tool) => {
  const service = input.text('service_name');
  const operation = input.text('operation_name');
  if (service === undefined || operation === undefined) return undefined;
  const words = ['aws', service, operation, ...optionsOf(input)];
  return words.every((word) => word !== undefined)
    ? { kind: 'command', command: words.map(quote).join(' '), shell: 'bash' }
    : unreadable(tool, `The parameters of “${tool}” could not be read.`);
};

function optionsOf(input: Fields): readonly (string | undefined)[] {
  const parameters = Object.entries(input.fields('parameters')?.raw ?? {}).flatMap(([name, value]) => [
    name.startsWith('-') ? name : `--${name}`,
    ...(value === '' || value === true ? [] : [typeof value === 'string' ? value : JSON.stringify(value)]),
  ]);
  const region = input.text('region');
  const profile = input.text('profile_name');
  return [...parameters, ...(region ? ['--region', region] : []), ...(profile ? ['--profile', profile] : [])];
}

/**
 * Kiro: the IDE from 1.0 on and the command line from 3.0 on. Exit 2 with a text blocks.
 * https://kiro.dev/docs/hooks/ and https://kiro.dev/docs/reference/built-in-tools/
 */
export const dialect: Dialect = createDialect({
  id: 'kiro',
  title: 'Kiro',
  before: /^preToolUse$/i,
  tools: new Map([
    ...table(command, 'execute_bash', 'execute_cmd', 'execute_pwsh', 'shell'),
    ...table(process, 'control_pwsh_process', 'control_bash_process'),
    ...table(aws, 'use_aws', 'aws'),
    ...table(read, 'fs_read', 'read', 'read_file', 'read_files', 'read_code'),
    ...table(write, 'fs_write', 'write', 'str_replace', 'edit_code'),
    ...table(append, 'fs_append'),
    ...table(removal, 'delete_file'),
    ...table(readSearch, 'grep_search', 'grep'),
    ...table(harmless, 'list_directory', 'file_search', 'glob', 'web_fetch', 'remote_web_search'),
    ...table(harmless, 'web_search', 'invoke_sub_agent', 'use_subagent', 'subagent', 'todo_list', 'todo'),
    ...table(harmless, 'knowledge', 'introspect', 'thinking', 'report_issue', 'get_diagnostics'),
    ...table(harmless, 'list_processes', 'get_process_output', 'user_input', 'update_pbt_status'),
  ]),
  server(tool) {
    const found = /^@([^/]+)\/(.+)$/.exec(tool);
    return found?.[1] && found[2] ? [found[1], found[2]] : undefined;
  },
  guess(tool) {
    const found = /^mcp_([^_]+)_+(.+)$/.exec(tool);
    return found?.[1] && found[2] ? [found[1], found[2]] : undefined;
  },
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
});
