import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { googleSamples } from '../google-samples.ts';
import { CWD, deleteVolume } from '../sample-parts.ts';

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

export const samples: readonly [Sample, ...Sample[]] = [
  ...googleSamples(tool, 'replace'),
  tool('mcp_railway_volume-delete', deleteVolume.input, deleteVolume, {
    mcp_context: { server_name: 'railway', tool_name: 'volume-delete', command: '/usr/bin/node', args: [] },
  }),
];
