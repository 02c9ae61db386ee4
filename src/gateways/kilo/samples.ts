import type { Reply, Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';

const CWD = '/home/dev/app';

const SILENT: Reply = { stdout: '', stderr: '', exitCode: 0 };
const STOPPED: Reply = { stdout: '', stderr: 'Stopped by a person.', exitCode: 2 };

const command = (text: string): Act => ({ kind: 'command', command: text, shell: 'bash' });

const change = (path: string, before: string, after: string): Act => ({
  kind: 'edit',
  edits: [{ path, changes: [{ kind: 'replace', before, after }] }],
});

const write = (path: string, text: string): Act => ({
  kind: 'edit',
  edits: [{ path, changes: [{ kind: 'write', text }] }],
});

const deleteVolume: Act = {
  kind: 'mcp',
  server: 'railway',
  tool: 'volume-delete',
  input: { volumeId: 'vol-123' },
};

const SESSION = 'ses_e02b560f0ffekOB9HDbLq3cJTx';

/** What Chaperone's plugin asks; the arguments are those of Kilo Code. */
function tool(tool_name: string, tool_input: object, act: Act, cwd = CWD): Sample {
  return {
    name: tool_name,
    payload: {
      hook_event_name: 'tool.execute.before',
      session_id: SESSION,
      cwd: CWD,
      tool_name,
      tool_use_id: 'call_mwq61635000004',
      tool_input,
    },
    reads: { agent: 'kilo', agentTitle: 'Kilo Code', session: SESSION, cwd, roots: [], act },
    allowed: SILENT,
    blocked: STOPPED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
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
];
