import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD } from '../sample-parts.ts';

const SESSION = 'd9816ed4-b56f-419a-a01c-5cc41d0bb905';
const REASON = 'Stopped by a person.';

function sample(name: string, payload: unknown, act: Act): Sample {
  const stdout = JSON.stringify({
    permissionDecision: 'deny',
    permissionDecisionReason: REASON,
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: 'deny',
      permissionDecisionReason: REASON,
    },
  });
  return {
    name,
    payload,
    reads: { agent: 'copilot', agentTitle: 'GitHub Copilot', session: SESSION, cwd: CWD, roots: [CWD], act },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked: { stdout, stderr: '', exitCode: 0 },
  };
}

/** As Copilot CLI 1.0.102 sends it for `preToolUse`. */
const native = (toolName: string, toolArgs: unknown, act: Act, more: object = {}) =>
  sample(
    toolName,
    { sessionId: SESSION, timestamp: 1795251950678, cwd: CWD, toolName, toolArgs, ...more },
    act,
  );

/** The same for `PreToolUse`. */
const pascal = (tool_name: string, tool_input: unknown, act: Act) =>
  sample(
    tool_name,
    {
      hook_event_name: 'PreToolUse',
      session_id: SESSION,
      timestamp: '2026-11-21T09:05:02.384Z',
      cwd: CWD,
      tool_name,
      tool_input,
    },
    act,
  );

const remove: Act = { kind: 'command', command: 'rm -rf ./victim', shell: 'bash' };
const change: Act = {
  kind: 'edit',
  edits: [
    {
      path: '/home/dev/app/app.js',
      changes: [{ kind: 'replace', before: 'const x = 1;', after: 'const x = 2;' }],
    },
  ],
};
const strings = { path: '/home/dev/app/app.js', old_str: 'const x = 1;', new_str: 'const x = 2;' };
const volume: Act = { kind: 'mcp', server: 'railway', tool: 'volume-delete', input: { volumeId: 'vol-123' } };

export const samples: readonly [Sample, ...Sample[]] = [
  native('bash', { command: 'rm -rf ./victim', description: 'x' }, remove),
  native('bash', JSON.stringify({ command: 'rm -rf ./victim' }), remove),
  native('bash', { command: 'rm -rf ./victim', description: 'x' }, remove, {
    agentId: '4faddbef-b28d-4e92-941e-84e5406dfe25',
    agentType: 'general-purpose',
    parentAgentId: SESSION,
  }),
  native(
    'write_bash',
    { sessionId: '1', input: 'drop table users;', delay: 1 },
    { kind: 'command', command: 'drop table users;', shell: 'bash', typed: true },
  ),
  native('view', { path: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  native('edit', strings, change),
  native(
    'create',
    { path: '/home/dev/app/new.txt', file_text: 'hello\n' },
    {
      kind: 'edit',
      edits: [{ path: '/home/dev/app/new.txt', changes: [{ kind: 'write', text: 'hello\n' }] }],
    },
  ),
  native('railway-volume-delete', { volumeId: 'vol-123' }, volume),
  native('task', { name: 'sub', prompt: 'tidy up' }, { kind: 'other', tool: 'task' }),
  pascal('Bash', { command: 'rm -rf ./victim', description: 'x' }, remove),
  pascal('Read', { path: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  pascal('Edit', strings, change),
  pascal('railway-volume-delete', { volumeId: 'vol-123' }, volume),
];
