import type { Reply, Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, remove, write } from '../sample-parts.ts';

const ALLOWED: Reply = { stdout: '{"permission":"allow"}', stderr: '', exitCode: 0 };
const DENIED: Reply = {
  stdout: JSON.stringify({
    permission: 'deny',
    user_message: 'Stopped by a person.',
    agent_message: 'Stopped by a person.',
  }),
  stderr: '',
  exitCode: 0,
};

const SESSION = 'c1d2e3f4-aaaa-4bbb-8ccc-000000000001';

/** https://cursor.com/docs/hooks */
function asked(hook_event_name: string, payload: object, act: Act, cwd = CWD): Sample {
  return {
    name: `${hook_event_name} ${'tool_name' in payload ? payload.tool_name : ''}`,
    payload: {
      conversation_id: SESSION,
      generation_id: 'g1',
      model: 'x',
      hook_event_name,
      cursor_version: '3.21.18',
      workspace_roots: [CWD],
      user_email: null,
      transcript_path: null,
      ...payload,
    },
    reads: {
      ...{ agent: 'cursor', agentTitle: 'Cursor', session: SESSION, cwd, roots: [CWD], act },
      event: hook_event_name,
    },
    allowed: ALLOWED,
    blocked: DENIED,
  };
}

const tool = (tool_name: string, tool_input: unknown, act: Act, cwd = CWD) =>
  asked('preToolUse', { tool_name, tool_input, tool_use_id: 't1', cwd: CWD, agent_message: 'x' }, act, cwd);

export const samples: readonly [Sample, ...Sample[]] = [
  asked(
    'beforeShellExecution',
    { command: 'rm -rf ./victim', cwd: '', sandbox: false },
    command('rm -rf ./victim'),
  ),
  tool('Shell', { command: 'rm -rf ./victim', working_directory: CWD }, command('rm -rf ./victim')),
  tool('Shell', { command: 'rm -rf ./victim', cwd: 'sub' }, command('rm -rf ./victim'), '/home/dev/app/sub'),
  asked(
    'beforeReadFile',
    {
      file_path: '/home/dev/app/.env',
      content: 'TOKEN=made-up',
      attachments: [{ type: 'rule', file_path: '/home/dev/app/.cursor/rules/a.mdc' }],
    },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  tool('Read', { file_path: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  tool(
    'Write',
    { path: '/home/dev/app/new.txt', contents: 'hello\n' },
    write('/home/dev/app/new.txt', 'hello\n'),
  ),
  tool(
    'StrReplace',
    { path: '/home/dev/app/app.js', old_string: 'const x = 1;', new_string: 'const x = 2;' },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  tool('Delete', { file_path: '/home/dev/app/app.js' }, remove('/home/dev/app/app.js')),
  tool(
    'Grep',
    { pattern: 'TOKEN', path: '/home/dev/app' },
    { kind: 'search', pattern: 'TOKEN', paths: ['/home/dev/app'] },
  ),
  tool('Task', { description: 'sub', prompt: 'do it' }, { kind: 'other', tool: 'Task' }),
  asked(
    'beforeMCPExecution',
    {
      tool_name: 'volume-delete',
      tool_input: '{"volumeId":"vol-123"}',
      mcp_server_name: 'railway',
      command: 'npx @railway/mcp-server',
    },
    deleteVolume,
  ),
  asked(
    'beforeMCPExecution',
    { tool_name: 'volume-delete', tool_input: '{"volumeId":"vol-123"}', url: 'https://mcp.railway.com' },
    { ...deleteVolume, server: 'https://mcp.railway.com' },
  ),
  tool('MCP:volume-delete', { volumeId: 'vol-123' }, { ...deleteVolume, server: '' }),
  asked(
    'subagentStart',
    { subagent_id: 'a', type: 'general', task: 'do it' },
    { kind: 'other', tool: 'subagentStart' },
  ),
  asked(
    'beforeShellExecution',
    { command: null },
    {
      kind: 'unreadable',
      tool: '',
      reason: 'The question “beforeShellExecution” does not hold what such a question holds.',
    },
  ),
];
