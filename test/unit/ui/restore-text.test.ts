import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { changesText, snapshotItem } from '../../../src/ui/restore-text.ts';

const snapshot: Snapshot = {
  id: '20261121T131504123Z-0a1b2c',
  at: '2026-11-21T13:15:04.123Z',
  agent: 'sample',
  agentTitle: 'Sample Agent',
  cwd: '/work/app',
  text: 'rm -rf src',
  files: 12,
  bytes: 3400,
  holds: '12 files in src',
};

describe('ui/restore: texts', () => {
  it('says what, when, who and by which command', () => {
    assert.deepEqual(
      snapshotItem(snapshot, () => 'today'),
      {
        id: snapshot.id,
        label: '12 files in src',
        description: 'today · Sample Agent',
        detail: 'rm -rf src   in /work/app',
      },
    );
    const nobody = snapshotItem({ ...snapshot, agentTitle: '', cwd: undefined }, () => 'today');
    assert.deepEqual([nobody.description, nobody.detail], ['today · An agent', 'rm -rf src']);
  });

  it('hides nothing and draws no icons from a command', () => {
    const { detail } = snapshotItem({ ...snapshot, text: 'rm $(trash) \u202egnp' }, () => '');
    assert.match(detail, /^rm \$ \(trash\) ‹U\+202E›gnp/);
  });

  it('names what would change, and counts the rest', () => {
    const many = Array.from({ length: 14 }, (_, at) => ({
      what: `/work/app/src/${at}.ts`,
      change: 'comes back' as const,
    }));
    const text = changesText([{ what: 'branch main', change: 'is replaced' }, ...many], '/work/app');
    assert.match(text, /^branch main is replaced\nsrc\/0\.ts comes back\n/);
    assert.match(text, /src\/10\.ts comes back\n… and 3 more\n\nWhat stands there now is kept first/);
  });
});
