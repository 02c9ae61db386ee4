import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { googleSamples } from '../google-samples.ts';
import { CWD, deleteVolume } from '../sample-parts.ts';

const SESSION = 'ec1c719b-849d-4e66-83c8-426b27364d7e';
const REASON = 'Stopped by a person.';

/** As Qwen Code 0.24.4 sends it. */
function tool(tool_name: string, tool_input: unknown, act: Act): Sample {
  return {
    name: tool_name,
    payload: {
      session_id: SESSION,
      transcript_path: '/home/dev/.qwen/tmp/session.jsonl',
      cwd: CWD,
      hook_event_name: 'PreToolUse',
      timestamp: '2026-11-21T08:40:28.544Z',
      permission_mode: 'yolo',
      tool_call_id: 'call_1',
      tool_name,
      tool_input,
    },
    reads: { agent: 'qwen', agentTitle: 'Qwen Code', session: SESSION, cwd: CWD, roots: [], act },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked: {
      stdout: JSON.stringify({
        hookSpecificOutput: {
          hookEventName: 'PreToolUse',
          permissionDecision: 'deny',
          permissionDecisionReason: REASON,
        },
      }),
      stderr: '',
      exitCode: 0,
    },
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  ...googleSamples(tool, 'edit'),
  tool('mcp__railway__volume-delete', deleteVolume.input, deleteVolume),
];
