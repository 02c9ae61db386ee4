import type { Reply, Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, write } from '../sample-parts.ts';

const ALLOWED: Reply = { stdout: '{"cancel":false}', stderr: '', exitCode: 0 };
const CANCELLED: Reply = {
  stdout: '{"cancel":true,"errorMessage":"Stopped by a person."}',
  stderr: '',
  exitCode: 0,
};

const reads = (session: string, act: Act): Sample['reads'] => ({
  agent: 'cline',
  agentTitle: 'Cline',
  session,
  cwd: CWD,
  roots: [CWD],
  act,
});

/** The command line, 3.0.65: the arguments come twice, once as they are and once as texts. */
function cli(name: string, input: Readonly<Record<string, unknown>>, act: Act): Sample {
  const texts = Object.entries(input).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return {
    name: `${name} on the command line`,
    payload: {
      clineVersion: '',
      timestamp: '2026-11-21T09:16:45.921Z',
      taskId: 'conv_1795252605596_r7f3y22',
      sessionContext: { rootSessionId: '1795252604952_cxq9f' },
      workspaceRoots: [CWD],
      workspaceInfo: { rootPath: CWD, hint: 'work', latestGitBranchName: 'master' },
      userId: 'unknown',
      agent_id: 'agent_1795252605466_xtrtik',
      parent_agent_id: null,
      hookName: 'tool_call',
      iteration: 1,
      tool_call: { id: 'call_mwq71s48000001', name, input },
      preToolUse: { toolName: name, parameters: Object.fromEntries(texts) },
    },
    reads: reads('conv_1795252605596_r7f3y22', act),
    allowed: ALLOWED,
    blocked: CANCELLED,
  };
}

/** The extension: every argument is a text. */
function editor(toolName: string, parameters: object, act: Act): Sample {
  return {
    name: `${toolName} in the editor`,
    payload: {
      clineVersion: '4.1.10',
      hookName: 'PreToolUse',
      timestamp: '1795252605596',
      taskId: '1795252605596',
      workspaceRoots: [CWD],
      userId: 'unknown',
      model: { provider: 'anthropic', slug: 'x' },
      preToolUse: { toolName, parameters },
    },
    reads: reads('1795252605596', act),
    allowed: ALLOWED,
    blocked: CANCELLED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  cli('run_commands', { commands: ['rm -rf ./victim'] }, command('rm -rf ./victim')),
  // Each in a shell of its own.
  cli(
    'run_commands',
    { commands: ['cd build', 'rm -rf ./victim'] },
    command('(\ncd build\n)\n(\nrm -rf ./victim\n)'),
  ),
  cli(
    'read_files',
    { files: [{ path: '/home/dev/app/app.js' }] },
    { kind: 'read', paths: ['/home/dev/app/app.js'] },
  ),
  cli(
    'editor',
    { path: '/home/dev/app/new.txt', new_text: 'hello\n' },
    change('/home/dev/app/new.txt', '', 'hello\n'),
  ),
  cli(
    'editor',
    { path: '/home/dev/app/app.js', old_text: 'const x = 1;', new_text: 'const x = 2;' },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  cli('search_codebase', { queries: ['TOKEN', 'KEY'] }, { kind: 'search', pattern: 'TOKEN\nKEY', paths: [] }),
  cli('railway__volume-delete', { volumeId: 'vol-123' }, deleteVolume),
  editor(
    'execute_command',
    { command: 'rm -rf ./victim', requires_approval: 'true' },
    command('rm -rf ./victim'),
  ),
  editor('run_commands', { commands: '["rm -rf ./victim"]' }, command('rm -rf ./victim')),
  editor(
    'read_files',
    { files: '[{"path":"/home/dev/app/.env"}]' },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  editor('write_to_file', { path: 'a.json', content: '{"a":1}' }, write('a.json', '{"a":1}')),
  editor(
    'replace_in_file',
    { path: 'a.js', diff: '------- SEARCH\n1\n=======\n2\n+++++++ REPLACE' },
    {
      kind: 'edit',
      edits: [
        {
          path: 'a.js',
          changes: [{ kind: 'patch', text: '------- SEARCH\n1\n=======\n2\n+++++++ REPLACE' }],
        },
      ],
    },
  ),
  editor(
    'use_mcp_tool',
    { server_name: 'railway', tool_name: 'volume-delete', arguments: '{"volumeId":"vol-123"}' },
    deleteVolume,
  ),
  editor('list_files', { path: '.', recursive: 'true' }, { kind: 'other', tool: 'list_files' }),
  editor('attempt_completion', { result: 'done' }, { kind: 'other', tool: 'attempt_completion' }),
  editor(
    'execute_command',
    {},
    {
      kind: 'unreadable',
      tool: 'execute_command',
      reason: 'The input of “execute_command” is not what this tool takes.',
    },
  ),
];
