import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';

const CWD = '/home/dev/app';
const SESSION = 'ec1c719b-849d-4e66-83c8-426b27364d7e';
const REASON = 'Stopped by a person.';

/** As Gemini CLI 0.61.0 sends it. */
function tool(tool_name: string, tool_input: unknown, act: Act, more: object = {}): Sample {
  return {
    name: tool_name,
    payload: {
      session_id: SESSION,
      transcript_path: '/home/dev/.gemini/tmp/session.jsonl',
      cwd: CWD,
      hook_event_name: 'BeforeTool',
      timestamp: '2026-11-21T08:40:28.544Z',
      tool_name,
      tool_input,
      ...more,
    },
    reads: { agent: 'gemini', agentTitle: 'Gemini CLI', session: SESSION, cwd: CWD, roots: [], act },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked: { stdout: JSON.stringify({ decision: 'deny', reason: REASON }), stderr: '', exitCode: 0 },
  };
}

const runs = (command: string): Act => ({ kind: 'command', command, shell: 'bash' });

export const samples: readonly [Sample, ...Sample[]] = [
  tool(
    'run_shell_command',
    { command: 'rm -rf ./victim', description: 'x', is_background: false },
    runs('rm -rf ./victim'),
  ),
  tool(
    'run_shell_command',
    { command: 'rm -rf x', directory: "it's/here" },
    runs("cd 'it'\\''s/here' && {\nrm -rf x\n}"),
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
    'replace',
    {
      file_path: `${CWD}/app.js`,
      instruction: 'x',
      old_string: 'const x = 1;',
      new_string: 'const x = 2;',
      expected_replacements: 1,
    },
    {
      kind: 'edit',
      edits: [
        {
          path: `${CWD}/app.js`,
          changes: [{ kind: 'replace', before: 'const x = 1;', after: 'const x = 2;' }],
        },
      ],
    },
  ),
  tool(
    'write_file',
    { file_path: `${CWD}/new.txt`, content: 'hello\n' },
    { kind: 'edit', edits: [{ path: `${CWD}/new.txt`, changes: [{ kind: 'write', text: 'hello\n' }] }] },
  ),
  tool('list_directory', { path: CWD }, { kind: 'other', tool: 'list_directory' }),
  tool(
    'mcp_railway_volume-delete',
    { volumeId: 'vol-123' },
    { kind: 'mcp', server: 'railway', tool: 'volume-delete', input: { volumeId: 'vol-123' } },
    {
      mcp_context: { server_name: 'railway', tool_name: 'volume-delete', command: '/usr/bin/node', args: [] },
    },
  ),
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
