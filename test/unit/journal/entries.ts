import type { Entry } from '../../../src/model/entry.ts';

export function entry(id: string, at = '2026-11-21T10:00:00.000Z'): Entry {
  return {
    at,
    id,
    agent: 'vscode',
    session: undefined,
    cwd: '/home/dev/app',
    act: 'command',
    text: 'railway volume delete',
    actions: [],
    credentials: [],
    unread: [],
    verdict: 'ask',
    outcome: 'stopped',
    by: 'person',
    why: 'It deletes the volume.',
    took: 12,
  };
}
