import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, remove, SILENT, STOPPED, write } from '../sample-parts.ts';

const SESSION = '7f0b8f52-8d4c-4d32-8d43-54a1a0c0b9d1';

/** What auggie 0.36 sends. https://docs.augmentcode.com/cli/hooks */
function tool(tool_name: string, tool_input: object, act: Act, more: object = {}): Sample {
  return {
    name: tool_name,
    payload: {
      hook_event_name: 'PreToolUse',
      conversation_id: SESSION,
      workspace_roots: [CWD],
      tool_name,
      tool_input,
      is_mcp_tool: false,
      ...more,
    },
    reads: { agent: 'augment', agentTitle: 'Augment', session: SESSION, cwd: CWD, roots: [CWD], act },
    allowed: SILENT,
    blocked: STOPPED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  tool(
    'launch-process',
    { command: 'rm -rf ./victim', wait: true, max_wait_seconds: 9, cwd: CWD },
    command('rm -rf ./victim'),
  ),
  tool(
    'write-process',
    { terminal_id: 1, input_text: 'rm -rf ./victim\n' },
    {
      kind: 'command',
      command: 'rm -rf ./victim\n',
      shell: 'bash',
      typed: true,
    },
  ),
  tool('view', { path: '.env', type: 'file' }, { kind: 'read', paths: ['.env'] }),
  tool('save-file', { path: 'new.txt', file_content: 'hello\n' }, write('new.txt', 'hello\n')),
  tool(
    'str-replace-editor',
    { command: 'str_replace', path: 'app.js', old_str_1: 'const x = 1;', new_str_1: 'const x = 2;' },
    change('app.js', 'const x = 1;', 'const x = 2;'),
  ),
  tool('remove-files', { file_paths: ['a.js', 'b.js'] }, remove('a.js', 'b.js')),
  tool('codebase-retrieval', { information_request: 'x' }, { kind: 'other', tool: 'codebase-retrieval' }),
  tool('volume-delete_railway', { volumeId: 'vol-123' }, deleteVolume, { is_mcp_tool: true }),
];
