import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';

const CWD = '/home/dev/app';
const SESSION = '200927ce-237f-4c1e-a27b-350244c31898';

/** A question of the “Local” session, as VS Code 1.139 sends it. */
function local(tool: string, input: unknown, act: Act, cwd = CWD): Sample {
  const payload = {
    timestamp: '2026-11-21T09:05:02.384Z',
    hook_event_name: 'PreToolUse',
    session_id: SESSION,
    transcript_path: '/home/dev/.vscode/chat/session.jsonl',
    tool_name: tool,
    tool_input: input,
    tool_use_id: 'call_1',
    cwd: CWD,
  };
  return sample(tool, payload, act, cwd);
}

function sample(name: string, payload: unknown, act: Act, cwd = CWD): Sample {
  const reason = 'Stopped by a person.';
  const stdout = JSON.stringify({
    permissionDecision: 'deny',
    permissionDecisionReason: reason,
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: 'deny',
      permissionDecisionReason: reason,
    },
  });
  return {
    name,
    payload,
    reads: { agent: 'vscode', agentTitle: 'VS Code’s agent', session: SESSION, cwd, roots: [CWD], act },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked: { stdout, stderr: '', exitCode: 0 },
  };
}

const flat = (toolName: string, toolArgs: unknown) => ({
  sessionId: SESSION,
  timestamp: 1795251950678,
  cwd: CWD,
  toolName,
  toolArgs,
});
const pascal = (tool_name: string, tool_input: unknown) => ({
  hook_event_name: 'PreToolUse',
  session_id: SESSION,
  timestamp: '2026-11-21T09:05:02.384Z',
  cwd: CWD,
  tool_name,
  tool_input,
});
const remove: Act = { kind: 'command', command: 'rm -rf ./victim', shell: 'bash' };
const change = (path: string, before: string, after: string): Act => ({
  kind: 'edit',
  edits: [{ path, changes: [{ kind: 'replace', before, after }] }],
});

export const samples: readonly [Sample, ...Sample[]] = [
  local(
    'run_in_terminal',
    { command: 'rm -rf ./victim', explanation: 'Removes it', goal: 'Clean up', mode: 'sync', timeout: 0 },
    remove,
  ),
  local(
    'send_to_terminal',
    { id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', command: 'drop table users;', waitForOutput: true },
    { kind: 'command', command: 'drop table users;', shell: 'bash', typed: true },
  ),
  local(
    'create_and_run_task',
    {
      workspaceFolder: '/home/dev/api',
      task: { label: 'clean', type: 'shell', command: 'rm', args: ['-rf', 'my data'] },
    },
    { kind: 'command', command: "rm -rf 'my data'", shell: 'bash' },
    '/home/dev/api',
  ),
  local(
    'run_task',
    { workspaceFolder: CWD, id: 'npm: db:reset' },
    { kind: 'command', command: 'npm run db:reset', shell: 'bash' },
  ),
  local(
    'run_task',
    { workspaceFolder: CWD, id: 'shell: wipe' },
    {
      kind: 'unreadable',
      tool: 'run_task',
      reason: 'It runs the task “shell: wipe”, whose commands Chaperone does not see.',
    },
  ),
  local(
    'create_file',
    { filePath: '/home/dev/app/new.txt', content: 'hello\n' },
    {
      kind: 'edit',
      edits: [{ path: '/home/dev/app/new.txt', changes: [{ kind: 'write', text: 'hello\n' }] }],
    },
  ),
  local(
    'replace_string_in_file',
    { filePath: '/home/dev/app/app.js', oldString: 'const x = 1;', newString: 'const x = 2;' },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  local(
    'multi_replace_string_in_file',
    {
      explanation: 'Two at once',
      replacements: [
        { filePath: '/home/dev/app/a.js', oldString: '1', newString: '2' },
        { filePath: '/home/dev/app/b.js', oldString: '3', newString: '4' },
        { filePath: '/home/dev/app/a.js', oldString: '5', newString: '6' },
      ],
    },
    {
      kind: 'edit',
      edits: [
        {
          path: '/home/dev/app/a.js',
          changes: [
            { kind: 'replace', before: '1', after: '2' },
            { kind: 'replace', before: '5', after: '6' },
          ],
        },
        { path: '/home/dev/app/b.js', changes: [{ kind: 'replace', before: '3', after: '4' }] },
      ],
    },
  ),
  local(
    'insert_edit_into_file',
    { explanation: 'Adds a line', filePath: '/home/dev/app/a.js', code: '// ...existing code...\nrun();' },
    change('/home/dev/app/a.js', '', '// ...existing code...\nrun();'),
  ),
  local(
    'apply_patch',
    {
      input:
        '*** Begin Patch\n*** Update File: /home/dev/app/a.js\n@@\n-1\n+2\n*** Delete File: /home/dev/app/old.js\n*** Add File: /home/dev/app/n.js\n+hi\n*** End Patch',
      explanation: 'Tidies up',
    },
    {
      kind: 'edit',
      edits: [
        { path: '/home/dev/app/a.js', changes: [{ kind: 'patch', text: '@@\n-1\n+2' }] },
        { path: '/home/dev/app/old.js', changes: [{ kind: 'delete' }] },
        { path: '/home/dev/app/n.js', changes: [{ kind: 'write', text: 'hi\n' }] },
      ],
    },
  ),
  local(
    'edit_notebook_file',
    {
      filePath: '/home/dev/app/n.ipynb',
      cellId: 'a',
      newCode: ['x = 1', 'y = 2'],
      language: 'python',
      editType: 'edit',
    },
    change('/home/dev/app/n.ipynb', '', 'x = 1\ny = 2'),
  ),
  local(
    'run_notebook_cell',
    { filePath: '/home/dev/app/n.ipynb', cellId: 'a' },
    {
      kind: 'unreadable',
      tool: 'run_notebook_cell',
      reason: 'It runs a cell of /home/dev/app/n.ipynb, whose code Chaperone does not see.',
    },
  ),
  local(
    'read_file',
    { filePath: '/home/dev/app/.env', startLine: 1, endLine: 20 },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  local(
    'grep_search',
    { query: 'TOKEN', isRegexp: false, includePattern: '**/.env' },
    { kind: 'search', pattern: 'TOKEN', paths: ['**/.env'] },
  ),
  local(
    'semantic_search',
    { query: 'where the token is' },
    { kind: 'search', pattern: 'where the token is', paths: [] },
  ),
  local('list_dir', { path: CWD }, { kind: 'other', tool: 'list_dir' }),
  local(
    'fetch_webpage',
    { urls: ['https://example.com'], query: 'x' },
    { kind: 'other', tool: 'fetch_webpage' },
  ),
  local(
    'mcp_railway_remove_volume',
    { volumeId: 'vol-123', confirm: true },
    { kind: 'mcp', server: 'railway', tool: 'remove_volume', input: { volumeId: 'vol-123', confirm: true } },
  ),
  local(
    'run_vscode_command',
    { commandId: 'chaperone.pause', name: 'Pause', args: [] },
    {
      kind: 'unreadable',
      tool: 'run_vscode_command',
      reason: "It runs the editor's command “chaperone.pause”, which can change who watches the agent.",
    },
  ),
  local('some_new_shell_tool', { command: 'rm -rf ./victim' }, remove),
  local(
    'someones_sql_tool',
    { statement: 'drop table users' },
    { kind: 'mcp', server: '', tool: 'someones_sql_tool', input: { statement: 'drop table users' } },
  ),
  local(
    'run_in_terminal',
    {},
    {
      kind: 'unreadable',
      tool: 'run_in_terminal',
      reason: 'The input of “run_in_terminal” is not what this tool takes.',
    },
  ),
  sample(
    'older VS Code, camelCase',
    {
      hookEventName: 'PreToolUse',
      sessionId: SESSION,
      cwd: CWD,
      toolName: 'run_in_terminal',
      toolInput: { command: 'rm -rf ./victim' },
    },
    remove,
  ),
  sample('Copilot CLI', flat('bash', { command: 'rm -rf ./victim', description: 'x' }), remove),
  sample('Copilot CLI, arguments as text', flat('bash', '{"command":"rm -rf ./victim"}'), remove),
  sample('Copilot CLI, broken arguments', flat('bash', '{"command":'), {
    kind: 'unreadable',
    tool: 'bash',
    reason: 'The input of “bash” could not be read.',
  }),
  sample(
    'Copilot CLI, edit',
    flat('edit', { path: '/home/dev/app/app.js', old_str: 'const x = 1;', new_str: 'const x = 2;' }),
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  sample('Copilot CLI, view', flat('view', { path: '/home/dev/app/app.js' }), {
    kind: 'read',
    paths: ['/home/dev/app/app.js'],
  }),
  sample('Copilot CLI, MCP', flat('railway-volume-delete', { volumeId: 'vol-123' }), {
    kind: 'mcp',
    server: 'railway',
    tool: 'volume-delete',
    input: { volumeId: 'vol-123' },
  }),
  sample(
    'Copilot CLI, Pascal case',
    pascal('Bash', { command: 'rm -rf ./victim', description: 'x' }),
    remove,
  ),
  sample('Copilot CLI, Pascal case, read', pascal('Read', { path: '/home/dev/app/.env' }), {
    kind: 'read',
    paths: ['/home/dev/app/.env'],
  }),
];
