import type { Reply, Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD } from '../sample-parts.ts';

const SESSION = '22fb3d37-13ed-495f-9766-218cdd73d8a6';
const REASON = 'Stopped by a person.';

const DENIED: Reply = {
  stdout: JSON.stringify({
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: 'deny',
      permissionDecisionReason: REASON,
    },
  }),
  stderr: '',
  exitCode: 0,
};

/** What Claude Code 2.1.329 sends with every event. */
const base = {
  session_id: SESSION,
  transcript_path: '/home/dev/.claude/projects/-home-dev-app/22fb3d37.jsonl',
  cwd: CWD,
  prompt_id: '5291f8d5-a7b6-4613-9898-e0a11dcf06bd',
  permission_mode: 'default',
};

function sample(name: string, payload: object, act: Act, blocked = DENIED): Sample {
  return {
    name,
    payload: { ...base, ...payload },
    reads: { agent: 'claude', agentTitle: 'Claude Code', session: SESSION, cwd: CWD, roots: [], act },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked,
  };
}

const tool = (tool_name: string, tool_input: object, act: Act, more: object = {}) =>
  sample(
    tool_name,
    {
      effort: { level: 'high' },
      hook_event_name: 'PreToolUse',
      tool_name,
      tool_input,
      tool_use_id: 'toolu_1',
      ...more,
    },
    act,
  );

const change = (path: string, ...changes: { before: string; after: string }[]): Act => ({
  kind: 'edit',
  edits: [{ path, changes: changes.map(({ before, after }) => ({ kind: 'replace', before, after })) }],
});

const settings = (name: string, payload: object, paths: readonly string[]) =>
  sample(
    name,
    { hook_event_name: 'ConfigChange', ...payload },
    { kind: 'configure', paths },
    {
      stdout: '',
      stderr: REASON,
      exitCode: 2,
    },
  );

export const samples: readonly [Sample, ...Sample[]] = [
  tool(
    'Bash',
    { command: 'rm -rf ./victim', description: 'remove' },
    { kind: 'command', command: 'rm -rf ./victim', shell: 'bash' },
  ),
  tool(
    'Bash',
    { command: 'rm -rf ./victim', description: 'x' },
    { kind: 'command', command: 'rm -rf ./victim', shell: 'bash' },
    { agent_id: 'ad2de146fb7d8cb49', agent_type: 'general-purpose' },
  ),
  tool(
    'PowerShell',
    { command: 'Remove-Item x' },
    { kind: 'command', command: 'Remove-Item x', shell: 'powershell' },
  ),
  tool('Read', { file_path: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  tool(
    'Write',
    { file_path: '/home/dev/app/new.txt', content: 'hello\n' },
    {
      kind: 'edit',
      edits: [{ path: '/home/dev/app/new.txt', changes: [{ kind: 'write', text: 'hello\n' }] }],
    },
  ),
  tool(
    'Edit',
    {
      file_path: '/home/dev/app/app.js',
      old_string: 'const x = 1;',
      new_string: 'const x = 2;',
      replace_all: false,
    },
    change('/home/dev/app/app.js', { before: 'const x = 1;', after: 'const x = 2;' }),
  ),
  tool(
    'MultiEdit',
    {
      file_path: '/home/dev/app/app.js',
      edits: [
        { old_string: '1', new_string: '2' },
        { old_string: '3', new_string: '4' },
      ],
    },
    change('/home/dev/app/app.js', { before: '1', after: '2' }, { before: '3', after: '4' }),
  ),
  tool(
    'NotebookEdit',
    { notebook_path: '/home/dev/app/n.ipynb', cell_id: 'a', new_source: 'x = 1', edit_mode: 'replace' },
    change('/home/dev/app/n.ipynb', { before: '', after: 'x = 1' }),
  ),
  tool(
    'Grep',
    { pattern: 'TOKEN', path: '/home/dev/app', glob: '*.env' },
    {
      kind: 'search',
      pattern: 'TOKEN',
      paths: ['/home/dev/app', '*.env'],
    },
  ),
  tool('Glob', { pattern: '**/*.ts' }, { kind: 'other', tool: 'Glob' }),
  tool('WebFetch', { url: 'https://example.com', prompt: 'x' }, { kind: 'other', tool: 'WebFetch' }),
  tool(
    'Agent',
    { description: 'sub', prompt: 'do it', subagent_type: 'general-purpose' },
    { kind: 'other', tool: 'Agent' },
  ),
  tool('KillShell', { shell_id: '1' }, { kind: 'other', tool: 'KillShell' }),
  tool(
    'mcp__railway__volume-delete',
    { volumeId: 'vol-123' },
    { kind: 'mcp', server: 'railway', tool: 'volume-delete', input: { volumeId: 'vol-123' } },
    { mcp_server: { name: 'railway', source: 'dynamic' } },
  ),
  tool(
    'Bash',
    {},
    { kind: 'unreadable', tool: 'Bash', reason: 'The input of “Bash” is not what this tool takes.' },
  ),
  settings(
    'settings change',
    { source: 'local_settings', file_path: '/home/dev/app/.claude/settings.local.json' },
    ['/home/dev/app/.claude/settings.local.json'],
  ),
  settings('settings change without a file', { source: 'user_settings' }, ['~/.claude/settings.json']),
];
