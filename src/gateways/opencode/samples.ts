import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, SILENT, STOPPED, write } from '../sample-parts.ts';

const SESSION = 'ses_e02b560f0ffekOB9HDbLq3cJTx';

type Agent = Pick<Sample['reads'], 'agent' | 'agentTitle'>;

/** What Chaperone's plugin asks in opencode and in what is made from it. */
export function pluginSamples(agent: Agent): readonly [Sample, ...Sample[]] {
  const tool = (tool_name: string, tool_input: object, act: Act, cwd = CWD): Sample => ({
    name: tool_name,
    payload: {
      hook_event_name: 'tool.execute.before',
      session_id: SESSION,
      cwd: CWD,
      tool_name,
      tool_use_id: 'call_mwq61635000004',
      tool_input,
    },
    reads: { ...agent, session: SESSION, cwd, roots: [], act },
    allowed: SILENT,
    blocked: STOPPED,
  });
  return [
    tool('bash', { command: 'rm -rf ./victim', description: 'x' }, command('rm -rf ./victim')),
    tool(
      'bash',
      { command: 'rm -rf ./victim', description: 'x', workdir: 'sub' },
      command('rm -rf ./victim'),
      '/home/dev/app/sub',
    ),
    tool('read', { filePath: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
    tool(
      'edit',
      { filePath: '/home/dev/app/app.js', oldString: 'const x = 1;', newString: 'const x = 2;' },
      change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
    ),
    tool(
      'write',
      { filePath: '/home/dev/app/new.txt', content: 'hello\n' },
      write('/home/dev/app/new.txt', 'hello\n'),
    ),
    tool('railway_volume-delete', { volumeId: 'vol-123' }, deleteVolume),
    tool(
      'apply_patch',
      { patchText: '*** Begin Patch\n*** Delete File: app.js\n*** End Patch' },
      {
        kind: 'edit',
        edits: [{ path: 'app.js', changes: [{ kind: 'delete' }] }],
      },
    ),
    tool(
      'grep',
      { pattern: 'TOKEN', path: '/home/dev/app', include: '*.env' },
      { kind: 'search', pattern: 'TOKEN', paths: ['/home/dev/app', '*.env'] },
    ),
    tool(
      'task',
      { description: 'sub', subagent_type: 'general', prompt: 'do it' },
      { kind: 'other', tool: 'task' },
    ),
    tool('todowrite', { todos: [] }, { kind: 'other', tool: 'todowrite' }),
    tool(
      'batch',
      {
        tool_calls: [
          { tool: 'bash', parameters: { command: 'ls' } },
          { tool: 'bash', parameters: { command: 'rm -rf ./victim' } },
        ],
      },
      command('ls\nrm -rf ./victim'),
    ),
    tool(
      'batch',
      {
        tool_calls: [
          { tool: 'glob', parameters: { pattern: '*' } },
          { tool: 'read', parameters: { filePath: '.env' } },
        ],
      },
      { kind: 'read', paths: ['.env'] },
    ),
    tool(
      'batch',
      {
        tool_calls: [
          { tool: 'bash', parameters: { command: 'rm -rf ./victim' } },
          { tool: 'write', parameters: { filePath: 'a', content: 'b' } },
        ],
      },
      {
        kind: 'unreadable',
        tool: 'batch',
        reason: '“batch” does several things at once, which Chaperone does not take apart.',
      },
    ),
    tool(
      'bash',
      {},
      {
        kind: 'unreadable',
        tool: 'bash',
        reason: 'The input of “bash” is not what this tool takes.',
      },
    ),
  ];
}

export const samples: readonly [Sample, ...Sample[]] = pluginSamples({
  agent: 'opencode',
  agentTitle: 'opencode',
});
