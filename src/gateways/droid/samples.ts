import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, SILENT, STOPPED, write } from '../sample-parts.ts';

const SESSION = '5499e933-6782-4ade-b985-d7ae47d3d23e';

/** What Droid 0.215.0 sends. */
function tool(tool_name: string, tool_input: object, act: Act, more: object = {}): Sample {
  return {
    name: tool_name,
    payload: {
      session_id: SESSION,
      transcript_path: '/home/dev/.factory/sessions/-home-dev-app/5499e933.jsonl',
      cwd: CWD,
      permission_mode: 'auto-low',
      hook_event_name: 'PreToolUse',
      tool_name,
      tool_input,
      ...more,
    },
    reads: { agent: 'droid', agentTitle: 'Droid', session: SESSION, cwd: CWD, roots: [], act },
    allowed: SILENT,
    blocked: STOPPED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  tool(
    'Execute',
    { command: 'rm -rf ./victim', summary: 'x', riskLevel: 'low', riskLevelReason: 'x' },
    command('rm -rf ./victim'),
  ),
  tool('Read', { file_path: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  tool(
    'Create',
    { file_path: '/home/dev/app/new.txt', content: 'hello\n' },
    write('/home/dev/app/new.txt', 'hello\n'),
  ),
  tool(
    'Edit',
    {
      file_path: '/home/dev/app/app.js',
      old_str: 'const x = 1;',
      new_str: 'const x = 2;',
      change_all: false,
    },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  tool(
    'Edit',
    { file_path: '/home/dev/app/app.js', changes: [{ old_str: '1', new_str: '2' }] },
    change('/home/dev/app/app.js', '1', '2'),
  ),
  tool(
    'ApplyPatch',
    { input: '*** Begin Patch\n*** Delete File: app.js\n*** End Patch' },
    { kind: 'edit', edits: [{ path: 'app.js', changes: [{ kind: 'delete' }] }] },
  ),
  tool(
    'Grep',
    { pattern: 'TOKEN', path: '/home/dev/app', glob_pattern: '*.env' },
    { kind: 'search', pattern: 'TOKEN', paths: ['/home/dev/app', '*.env'] },
  ),
  tool('LS', { directory_path: '/home/dev/app' }, { kind: 'other', tool: 'LS' }),
  tool('Task', { description: 'sub', prompt: 'do it' }, { kind: 'other', tool: 'Task' }),
  tool('railway___volume-delete', { volumeId: 'vol-123' }, deleteVolume),
  tool(
    'Execute',
    { summary: 'x' },
    {
      kind: 'unreadable',
      tool: 'Execute',
      reason: 'The input of “Execute” is not what this tool takes.',
    },
  ),
];
