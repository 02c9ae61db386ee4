import type { Reply } from '../model/dialect.ts';
import type { Act } from '../model/request.ts';

/** The folder in which samples play. */
export const CWD = '/home/dev/app';

/** Most agents: nothing said lets it run; exit 2 with the reason on stderr stops it. */
export const SILENT: Reply = { stdout: '', stderr: '', exitCode: 0 };
export const STOPPED: Reply = { stdout: '', stderr: 'Stopped by a person.', exitCode: 2 };

export const command = (text: string): Act => ({ kind: 'command', command: text, shell: 'bash' });

export const change = (path: string, before: string, after: string): Act => ({
  kind: 'edit',
  edits: [{ path, changes: [{ kind: 'replace', before, after }] }],
});

export const write = (path: string, text: string): Act => ({
  kind: 'edit',
  edits: [{ path, changes: [{ kind: 'write', text }] }],
});

export const remove = (...paths: readonly string[]): Act => ({
  kind: 'edit',
  edits: paths.map((path) => ({ path, changes: [{ kind: 'delete' }] })),
});

export const deleteVolume: Act & { kind: 'mcp' } = {
  kind: 'mcp',
  server: 'railway',
  tool: 'volume-delete',
  input: { volumeId: 'vol-123' },
};
