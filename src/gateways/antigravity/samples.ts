import type { Reply, Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD, change, command, deleteVolume, write } from '../sample-parts.ts';

const ALLOWED: Reply = { stdout: '{"decision":"allow"}', stderr: '', exitCode: 0 };
const DENIED: Reply = {
  stdout: '{"decision":"deny","reason":"Stopped by a person."}',
  stderr: '',
  exitCode: 0,
};

const SESSION = '6d62b653-00bd-4359-a52f-5908c59d14c9';

/** https://antigravity.google/docs/hooks */
function tool(name: string, args: unknown, act: Act): Sample {
  return {
    name,
    payload: {
      toolCall: { name, args },
      stepIdx: 19,
      conversationId: SESSION,
      workspacePaths: [CWD],
      transcriptPath: '/home/dev/.gemini/antigravity/brain/6d62b653/transcript.jsonl',
    },
    reads: { agent: 'antigravity', agentTitle: 'Antigravity', session: SESSION, cwd: CWD, roots: [CWD], act },
    allowed: ALLOWED,
    blocked: DENIED,
  };
}

export const samples: readonly [Sample, ...Sample[]] = [
  tool(
    'run_command',
    { CommandLine: 'rm -rf ./victim', Cwd: CWD, WaitMsBeforeAsync: 500 },
    command('rm -rf ./victim'),
  ),
  tool(
    'send_command_input',
    { CommandId: 'a', Input: 'rm -rf ./victim\n' },
    {
      kind: 'command',
      command: 'rm -rf ./victim\n',
      shell: 'bash',
      typed: true,
    },
  ),
  tool('view_file', { AbsolutePath: '/home/dev/app/.env' }, { kind: 'read', paths: ['/home/dev/app/.env'] }),
  tool(
    'write_to_file',
    { TargetFile: '/home/dev/app/new.txt', CodeContent: 'hello\n', Overwrite: false },
    write('/home/dev/app/new.txt', 'hello\n'),
  ),
  tool(
    'replace_file_content',
    { TargetFile: '/home/dev/app/app.js', TargetContent: 'const x = 1;', ReplacementContent: 'const x = 2;' },
    change('/home/dev/app/app.js', 'const x = 1;', 'const x = 2;'),
  ),
  tool(
    'multi_replace_file_content',
    {
      TargetFile: '/home/dev/app/app.js',
      ReplacementChunks: [{ TargetContent: '1', ReplacementContent: '2', AllowMultiple: false }],
    },
    change('/home/dev/app/app.js', '1', '2'),
  ),
  tool(
    'grep_search',
    { SearchPath: '/home/dev/app', Query: 'TOKEN', Includes: ['*.env'] },
    { kind: 'search', pattern: 'TOKEN', paths: ['/home/dev/app', '*.env'] },
  ),
  tool(
    'call_mcp_tool',
    { ServerName: 'railway', ToolName: 'volume-delete', Arguments: { volumeId: 'vol-123' } },
    deleteVolume,
  ),
  tool('list_dir', { DirectoryPath: '/home/dev/app' }, { kind: 'other', tool: 'list_dir' }),
  tool('invoke_subagent', { Prompt: 'do it' }, { kind: 'other', tool: 'invoke_subagent' }),
  tool(
    'run_command',
    { Cwd: CWD },
    {
      kind: 'unreadable',
      tool: 'run_command',
      reason: 'The input of “run_command” is not what this tool takes.',
    },
  ),
];
