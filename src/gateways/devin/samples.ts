import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, SILENT, STOPPED, write } from '../sample-parts.ts';

/** What Devin 3000.6 sends, with the folder that the hook's line adds. */
function tool(tool_name: string, tool_input: object, act: Act): Sample {
  return {
    name: tool_name,
    payload: {
      cwd: CWD,
      session_id: 'bramble-scorpion',
      prompt_id: '5291f8d5-a7b6-4613-9898-e0a11dcf06bd',
      hook_event_name: 'PreToolUse',
      tool_name,
      tool_input,
      tool_use_id: 'functions.exec:0',
    },
    reads: {
      agent: 'devin',
      agentTitle: 'Devin',
      session: 'bramble-scorpion',
      cwd: CWD,
      roots: [],
      act,
    },
    allowed: SILENT,
    blocked: STOPPED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  tool('exec', { command: 'rm -rf ./victim' }, command('rm -rf ./victim')),
  tool('read', { file_path: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  tool(
    'edit',
    { file_path: '/home/dev/app/app.js', old_string: 'const x = 1;', new_string: 'const x = 2;' },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  tool(
    'write',
    { file_path: '/home/dev/app/new.txt', content: 'hello\n' },
    write('/home/dev/app/new.txt', 'hello\n'),
  ),
  tool(
    'grep',
    { pattern: 'TOKEN', path: '/home/dev/app' },
    { kind: 'search', pattern: 'TOKEN', paths: ['/home/dev/app'] },
  ),
  tool(
    'run_subagent',
    { title: 'x', task: 'do it', profile: 'general' },
    { kind: 'other', tool: 'run_subagent' },
  ),
  tool('mcp__railway__volume-delete', { volumeId: 'vol-123' }, deleteVolume),
  tool(
    'exec',
    { command: 7 },
    {
      kind: 'unreadable',
      tool: 'exec',
      reason: 'The input of “exec” is not what this tool takes.',
    },
  ),
];
