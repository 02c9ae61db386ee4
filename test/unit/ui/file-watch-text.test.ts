import assert from 'node:assert/strict';
import { editsText, type NoticedEdit, vanishedText } from '../../../src/ui/file-watch-text.ts';

const edit = (path: string, over: Partial<NoticedEdit> = {}): NoticedEdit => ({
  path,
  before: { text: 'one' },
  after: { text: 'two' },
  ...over,
});

describe('the message about protected files that an agent changed', () => {
  const rows: readonly [string, readonly NoticedEdit[], string][] = [
    [
      'one',
      [edit('/w/.env')],
      '“.env” was changed while Codex worked. It is a protected file, and nobody was asked.',
    ],
    [
      'a new one',
      [edit('C:\\w\\fly.toml', { before: 'missing' })],
      '“fly.toml” was made while Codex worked. It is a protected file, and nobody was asked.',
    ],
    [
      'one that is gone',
      [edit('/w/.env', { after: 'missing' })],
      '“.env” was deleted while Codex worked. It is a protected file, and nobody was asked.',
    ],
    [
      'two',
      [edit('/w/.env'), edit('/w/a.tf')],
      '“.env” and another protected file changed while Codex worked, and nobody was asked.',
    ],
    [
      'many',
      [edit('/w/.env'), edit('/w/a.tf'), edit('/w/b.tf')],
      '“.env” and 2 other protected files changed while Codex worked, and nobody was asked.',
    ],
  ];
  for (const [name, edits, says] of rows) it(name, () => assert.equal(editsText(edits, 'Codex'), says));

  it('makes no link of a name, and hides nothing in it', () => {
    const text = editsText([edit('/w/[x](command:evil)\u202egnp.env')], 'A\nB');
    assert.doesNotMatch(text, /\]\(/);
    assert.match(text, /‹U\+202E›/);
    assert.doesNotMatch(text, /\n/);
    assert.doesNotMatch(vanishedText(30, '[x](command:evil)'), /\]\(/);
  });
});
