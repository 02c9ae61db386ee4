import type { Reply, Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD } from '../sample-parts.ts';

const SESSION = '01a1fd3d-b81e-7460-b95d-e9e02a1146a6';
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

/** As Codex 0.169.0 sends it. */
function tool(tool_name: string, tool_input: unknown, act: Act, more: object = {}): Sample {
  return {
    name: tool_name,
    payload: {
      session_id: SESSION,
      turn_id: '01a1fd3d-b885-7ba2-bb38-e96f94e828fc',
      transcript_path: '/home/dev/.codex/sessions/2026/11/21/rollout.jsonl',
      cwd: CWD,
      hook_event_name: 'PreToolUse',
      model: 'gpt-5.5',
      permission_mode: 'bypassPermissions',
      tool_name,
      tool_input,
      tool_use_id: 'call_1',
      ...more,
    },
    reads: { agent: 'codex', agentTitle: 'Codex', session: SESSION, cwd: CWD, roots: [], act },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked: DENIED,
  };
}

const runs = (command: string): Act => ({ kind: 'command', command, shell: 'bash', inputUnseen: true });

export const samples: readonly [Sample, ...Sample[]] = [
  tool('Bash', { command: 'cat .env' }, runs('cat .env')),
  tool('Bash', { command: 'bash --norc' }, runs('bash --norc')),
  tool('Bash', { command: 'find victim -delete' }, runs('find victim -delete'), {
    agent_id: '01a1fd41-4397-7713-9fd9-3f0b4acaea03',
    agent_type: 'default',
  }),
  tool(
    'apply_patch',
    { command: '*** Begin Patch\n*** Add File: new.txt\n+hello\n*** End Patch\n' },
    { kind: 'edit', edits: [{ path: 'new.txt', changes: [{ kind: 'write', text: 'hello\n' }] }] },
  ),
  tool(
    'apply_patch',
    { command: 'no patch at all' },
    {
      kind: 'unreadable',
      tool: 'apply_patch',
      reason: 'The input of “apply_patch” is not what this tool takes.',
    },
  ),
  tool(
    'mcp__railway__volume_delete',
    { volumeId: 'vol-123' },
    { kind: 'mcp', server: 'railway', tool: 'volume_delete', input: { volumeId: 'vol-123' } },
  ),
  tool('spawn_agent', { message: 'tidy up' }, { kind: 'other', tool: 'spawn_agent' }),
  tool('view_image', { path: 'shot.png' }, { kind: 'read', paths: ['shot.png'] }),
];
