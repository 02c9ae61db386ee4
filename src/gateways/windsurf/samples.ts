import type { Reply, Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';

const CWD = '/home/dev/app';

const SILENT: Reply = { stdout: '', stderr: '', exitCode: 0 };
const STOPPED: Reply = { stdout: '', stderr: 'Stopped by a person.', exitCode: 2 };

const command = (text: string): Act => ({ kind: 'command', command: text, shell: 'bash' });

const change = (path: string, before: string, after: string): Act => ({
  kind: 'edit',
  edits: [{ path, changes: [{ kind: 'replace', before, after }] }],
});

const deleteVolume: Act = {
  kind: 'mcp',
  server: 'railway',
  tool: 'volume-delete',
  input: { volumeId: 'vol-123' },
};

const SESSION = '3f6c1f64-6f3c-4c53-9d4e-1a1f3f3f9c11';

/** https://docs.devin.ai/desktop/cascade/hooks */
function action(agent_action_name: string, tool_info: unknown, act: Act, cwd?: string): Sample {
  return {
    name: agent_action_name,
    payload: {
      agent_action_name,
      trajectory_id: SESSION,
      execution_id: 'a1',
      timestamp: '2026-11-21T09:16:45.921Z',
      tool_info,
    },
    reads: { agent: 'windsurf', agentTitle: 'Cascade', session: SESSION, cwd, roots: [], act },
    allowed: SILENT,
    blocked: STOPPED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  action('pre_run_command', { command_line: 'rm -rf ./victim', cwd: CWD }, command('rm -rf ./victim'), CWD),
  action(
    'pre_read_code',
    { file_path: '/home/dev/app/.env' },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  action(
    'pre_write_code',
    {
      file_path: '/home/dev/app/app.js',
      edits: [{ old_string: 'const x = 1;', new_string: 'const x = 2;' }],
    },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  action(
    'pre_write_code',
    { file_path: '/home/dev/app/new.txt', edits: [] },
    change('/home/dev/app/new.txt', '', ''),
  ),
  action(
    'pre_mcp_tool_use',
    {
      mcp_server_name: 'railway',
      mcp_tool_name: 'volume-delete',
      mcp_tool_arguments: { volumeId: 'vol-123' },
    },
    deleteVolume,
  ),
  action('pre_user_prompt', { user_prompt: 'hello' }, { kind: 'other', tool: 'pre_user_prompt' }),
  action('pre_run_command', 'rm -rf ./victim', {
    kind: 'unreadable',
    tool: 'pre_run_command',
    reason: 'The question “pre_run_command” does not hold what such a question holds.',
  }),
];
