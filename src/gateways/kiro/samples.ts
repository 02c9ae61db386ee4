import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, remove, SILENT, STOPPED, write } from '../sample-parts.ts';

const SESSION = 'sess_be38d26e';

/** What Kiro's editor sends since 1.0. https://kiro.dev/docs/hooks/ */
function tool(tool_name: string, tool_input: object, act: Act, cwd = CWD): Sample {
  return {
    name: tool_name,
    payload: { session_id: SESSION, hook_event_name: 'PreToolUse', cwd: CWD, tool_name, tool_input },
    reads: { agent: 'kiro', agentTitle: 'Kiro', session: SESSION, cwd, roots: [], act },
    allowed: SILENT,
    blocked: STOPPED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  tool(
    'execute_bash',
    { command: 'rm -rf ./victim', cwd: '/home/dev/app/sub', run_in_background: false, timeout: 1000 },
    command('rm -rf ./victim'),
    '/home/dev/app/sub',
  ),
  tool(
    'execute_pwsh',
    { command: 'Remove-Item x' },
    { kind: 'command', command: 'Remove-Item x', shell: 'powershell' },
  ),
  tool(
    'fs_write',
    { path: '/home/dev/app/new.txt', text: 'hello\n' },
    write('/home/dev/app/new.txt', 'hello\n'),
  ),
  tool(
    'fs_append',
    { path: '/home/dev/app/new.txt', text: 'more' },
    change('/home/dev/app/new.txt', '', 'more'),
  ),
  tool(
    'str_replace',
    { path: '/home/dev/app/app.js', oldStr: 'const x = 1;', newStr: 'const x = 2;', replace_all: false },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  tool(
    'fs_write',
    { command: 'create', path: '/home/dev/app/new.txt', file_text: 'hello\n' },
    write('/home/dev/app/new.txt', 'hello\n'),
  ),
  tool('delete_file', { path: '/home/dev/app/app.js' }, remove('/home/dev/app/app.js')),
  tool(
    'read_file',
    { path: '/home/dev/app/.env', offset: 0, limit: 9 },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  tool(
    'fs_read',
    { operations: [{ mode: 'Line', path: '/home/dev/app/.env' }] },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  tool(
    'grep_search',
    { query: 'TOKEN', caseSensitive: true, includePattern: '*.env', explanation: 'x' },
    { kind: 'search', pattern: 'TOKEN', paths: ['*.env'] },
  ),
  tool(
    'use_aws',
    {
      service_name: 's3api',
      operation_name: 'delete-bucket',
      parameters: { bucket: 'made up' },
      region: 'eu-west-1',
      label: 'x',
    },
    command("aws s3api delete-bucket --bucket 'made up' --region eu-west-1"),
  ),
  tool(
    'control_pwsh_process',
    { action: 'start', command: 'npm run dev' },
    {
      kind: 'command',
      command: 'npm run dev',
      shell: 'powershell',
    },
  ),
  tool(
    'control_bash_process',
    { action: 'stop', processId: 3 },
    { kind: 'other', tool: 'control_bash_process' },
  ),
  tool(
    'list_directory',
    { path: '.', depth: 1, explanation: 'x' },
    { kind: 'other', tool: 'list_directory' },
  ),
  tool('@railway/volume-delete', { volumeId: 'vol-123' }, deleteVolume),
  tool('mcp_railway_volume-delete', { volumeId: 'vol-123' }, deleteVolume),
];
