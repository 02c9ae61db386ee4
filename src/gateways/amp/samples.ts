import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, SILENT, STOPPED, write } from '../sample-parts.ts';

const SESSION = 'T-5928a90d-d53b-488f-a829-4e36442142ee';

/** What Chaperone's plugin asks; the arguments are those of Amp. https://ampcode.com/manual/plugin-api */
function tool(tool_name: string, tool_input: object, act: Act, cwd = CWD): Sample {
  return {
    name: tool_name,
    payload: {
      hook_event_name: 'tool.call',
      session_id: SESSION,
      cwd: CWD,
      tool_name,
      tool_use_id: 'toolu_1',
      tool_input,
    },
    reads: { agent: 'amp', agentTitle: 'Amp', session: SESSION, cwd, roots: [], act },
    allowed: SILENT,
    blocked: STOPPED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  tool(
    'Bash',
    { cmd: 'rm -rf ./victim', cwd: '/home/dev/app/sub' },
    command('rm -rf ./victim'),
    '/home/dev/app/sub',
  ),
  tool('shell_command', { command: 'rm -rf ./victim', workdir: '/home/dev/app' }, command('rm -rf ./victim')),
  tool('Read', { path: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  tool(
    'edit_file',
    { path: '/home/dev/app/app.js', old_str: 'const x = 1;', new_str: 'const x = 2;' },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  tool(
    'create_file',
    { path: '/home/dev/app/new.txt', content: 'hello\n' },
    write('/home/dev/app/new.txt', 'hello\n'),
  ),
  tool(
    'apply_patch',
    { patchText: '*** Begin Patch\n*** Delete File: app.js\n*** End Patch' },
    {
      kind: 'edit',
      edits: [{ path: 'app.js', changes: [{ kind: 'delete' }] }],
    },
  ),
  tool('undo_edit', { path: '/home/dev/app/app.js' }, change('/home/dev/app/app.js', '', '')),
  tool('Grep', { pattern: 'TOKEN', glob: '*.env' }, { kind: 'search', pattern: 'TOKEN', paths: ['*.env'] }),
  tool('Task', { description: 'sub', prompt: 'do it' }, { kind: 'other', tool: 'Task' }),
  tool('mcp__railway__volume-delete', { volumeId: 'vol-123' }, deleteVolume),
];
