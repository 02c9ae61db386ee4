import type { Sample } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { CWD } from '../sample-parts.ts';

const REASON = 'Stopped by a person.';

function sample(name: string, more: object, act: Act): Sample {
  return {
    name,
    payload: { server: 'railway', client: 'Zed', cwd: CWD, ...more },
    reads: { agent: 'mcp', agentTitle: 'Zed', session: undefined, cwd: CWD, roots: [], act },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked: { stdout: '', stderr: REASON, exitCode: 2 },
  };
}

/** Questions as the relay asks them. */
export const samples: readonly Sample[] = [
  sample(
    'a tool that the server calls destructive',
    {
      tool: 'remove_volume',
      input: { volume_id: '3d2c', confirm: true },
      annotations: { destructiveHint: true },
    },
    {
      kind: 'mcp',
      server: 'railway',
      tool: 'remove_volume',
      input: { volume_id: '3d2c', confirm: true },
      saysDestructive: true,
    },
  ),
  sample(
    'a tool that the server calls harmless, which counts for nothing',
    { tool: 'list_volumes', input: {}, annotations: { readOnlyHint: true, destructiveHint: false } },
    { kind: 'mcp', server: 'railway', tool: 'list_volumes', input: {} },
  ),
  sample(
    'a resource that is a file',
    { resource: 'file:///home/dev/app/.env' },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  sample(
    'a resource that is a file, written so that it does not look like one',
    { resource: ' FI\nLE:///home/dev/app/.env?raw=1#top' },
    { kind: 'read', paths: ['/home/dev/app/.env'] },
  ),
  sample(
    'a resource of the server’s own',
    { resource: 'railway://projects/1' },
    { kind: 'other', tool: 'railway resource' },
  ),
];
