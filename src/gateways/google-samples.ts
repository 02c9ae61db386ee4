import type { Sample } from '../model/dialect.ts';
import type { Act } from '../model/request.ts';
import { CWD, change, command, write } from './sample-parts.ts';

/** What Gemini CLI and its kin send for their own tools. `edit` is the name of the tool that changes a file. */
export function googleSamples(
  tool: (name: string, input: unknown, act: Act) => Sample,
  edit: string,
): readonly [Sample, ...Sample[]] {
  return [
    tool(
      'run_shell_command',
      { command: 'rm -rf ./victim', description: 'x', is_background: false },
      command('rm -rf ./victim'),
    ),
    tool(
      'run_shell_command',
      { command: 'rm -rf x', directory: "it's/here" },
      command("cd 'it'\\''s/here' && {\nrm -rf x\n}"),
    ),
    tool('read_file', { file_path: `${CWD}/.env` }, { kind: 'read', paths: [`${CWD}/.env`] }),
    tool(
      'read_many_files',
      { include: ['*.env', 'src/**'], exclude: ['x'] },
      { kind: 'read', paths: ['*.env', 'src/**'] },
    ),
    tool(
      'grep_search',
      { pattern: 'TOKEN', path: '.env' },
      { kind: 'search', pattern: 'TOKEN', paths: ['.env'] },
    ),
    tool(
      edit,
      {
        file_path: `${CWD}/app.js`,
        instruction: 'x',
        old_string: 'const x = 1;',
        new_string: 'const x = 2;',
        expected_replacements: 1,
      },
      change(`${CWD}/app.js`, 'const x = 1;', 'const x = 2;'),
    ),
    tool(
      'write_file',
      { file_path: `${CWD}/new.txt`, content: 'hello\n' },
      write(`${CWD}/new.txt`, 'hello\n'),
    ),
    tool('list_directory', { path: CWD }, { kind: 'other', tool: 'list_directory' }),
    tool(
      'run_shell_command',
      {},
      {
        kind: 'unreadable',
        tool: 'run_shell_command',
        reason: 'The input of “run_shell_command” is not what this tool takes.',
      },
    ),
  ];
}
