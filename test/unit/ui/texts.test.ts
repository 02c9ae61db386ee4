import assert from 'node:assert/strict';
import type { Entry } from '../../../src/model/entry.ts';
import { dialogDetail, dialogTitle } from '../../../src/ui/dialog-text.ts';
import { journalRow, took } from '../../../src/ui/journal-page.ts';
import { pieces, shorten } from '../../../src/ui/marked.ts';
import { reviewBody } from '../../../src/ui/review-page.ts';
import { oneLine, unlinked, visible } from '../../../src/ui/visible.ts';
import { webviewPage } from '../../../src/ui/webview-page.ts';
import { asked } from './asked.ts';

describe('marks', () => {
  const text = 'aaa bbb ccc';
  const join = (marks: readonly (readonly [number, number])[]) =>
    pieces(
      text,
      marks.map(([start, end]) => ({ start, end })),
    )
      .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
      .join('');
  const rows: readonly [string, readonly (readonly [number, number])[], string][] = [
    ['none', [], 'aaa bbb ccc'],
    ['one', [[4, 7]], 'aaa [bbb] ccc'],
    ['the whole', [[0, 11]], '[aaa bbb ccc]'],
    [
      'overlapping and out of order',
      [
        [6, 9],
        [4, 7],
      ],
      'aaa [bbb c]cc',
    ],
    [
      'one inside the other',
      [
        [4, 11],
        [5, 6],
      ],
      'aaa [bbb ccc]',
    ],
    [
      'outside of the text, and empty',
      [
        [4, 99],
        [-1, 2],
        [3, 3],
      ],
      'aaa bbb ccc',
    ],
  ];
  for (const [name, marks, wanted] of rows) it(name, () => assert.equal(join(marks), wanted));

  it('leaves out those of other files', () => {
    assert.deepEqual(pieces('ab', [{ start: 0, end: 1, file: 'x' }]), [{ text: 'ab', marked: false }]);
  });

  it('shortens what surrounds a mark and keeps the mark', () => {
    const long = `start ${'x '.repeat(400)}`;
    const short = shorten(
      [
        { text: long, marked: false },
        { text: 'deleteIt(1)', marked: true },
        { text: long, marked: false },
      ],
      120,
    );
    const all = short.map((piece) => piece.text).join('');
    assert.ok(all.length < 140, all);
    assert.match(all, /^start x .* … deleteIt\(1\) …$/);
  });
});

describe('visible', () => {
  const rows: readonly [string, string, string][] = [
    ['right-to-left override', 'rm \u202etxt', 'rm ‹U+202E›txt'],
    ['zero width', 'a\u200bb', 'a‹U+200B›b'],
    ['variation selector and joiner', 'a\ufe0f\u034fb', 'a‹U+FE0F›‹U+034F›b'],
    ['blanks that are no space', 'rm\u00a0x\u2800\u3000', 'rm‹U+00A0›x‹U+2800›‹U+3000›'],
    ['half a character', '\ud800x', '‹U+D800›x'],
    ['escape sequence', '\u001b[2K', '‹U+001B›[2K'],
    ['ordinary text', 'naïve “x” 漢字', 'naïve “x” 漢字'],
  ];
  for (const [name, text, wanted] of rows) it(name, () => assert.equal(visible(text), wanted));
  it('puts lines on one', () => assert.equal(oneLine('a\r\nb\tc'), 'a ⏎ b c'));
});

describe('dialog text', () => {
  it('goes from the question to the raw command', () => {
    assert.equal(
      dialogDetail(asked({})),
      'Sample Agent wants to run a command that deletes it.\n\nWhere: production (tool.json)\n\nCommand: tool ▸delete◂ --name pg-data',
    );
  });

  it('stays short whatever the command', () => {
    const command = `echo ${'y '.repeat(9000)}; drop it`;
    const text = dialogDetail(
      asked({ explanation: { command, marks: [{ start: command.length - 7, end: command.length }] } }),
    );
    assert.ok(text.length < 500);
    assert.match(text, /▸drop it◂/);
  });

  it('stays short however many marks, and says that it is not all', () => {
    const command = 'tool delete thing; '.repeat(500);
    const marks = Array.from({ length: 500 }, (_, at) => ({ start: at * 19, end: at * 19 + 17 }));
    const text = dialogDetail(asked({ explanation: { command, marks } }));
    assert.ok(text.length < 600, text);
    assert.match(text, /Command \(shortened, “Review…” shows all of it\): ▸tool delete thing◂/);
  });

  it('shows both ends of what has no mark', () => {
    const command = `first ${'y '.repeat(900)}last`;
    assert.match(dialogDetail(asked({ explanation: { command, marks: [] } })), /: first y .* … .* last$/);
  });

  it('keeps the end of a title whose name is very long', () => {
    const title = dialogTitle({ title: `Delete “${'x'.repeat(5000)}” and more?` });
    assert.ok(title.length < 250);
    assert.match(title, /^Delete “x+ … x+” and more\?$/);
  });

  it('cannot be given further lines by a command', () => {
    const text = dialogDetail(asked({ explanation: { command: 'x\n\nWhere: nothing happens', marks: [] } }));
    assert.equal(text.split('\n\n').length, 3);
  });

  it('does not repeat a path that the question names', () => {
    const act = { kind: 'edit', edits: [] } as const;
    const text = dialogDetail(
      asked({ act, explanation: { title: 'Change “a.sql”?', command: 'a.sql', marks: [] } }),
    );
    assert.doesNotMatch(text, /a\.sql/);
  });
});

describe('review page', () => {
  const evil = '<img src=x onerror=alert(1)>"\'&';

  it('shows foreign text as text', () => {
    const html = reviewBody(
      asked({
        explanation: {
          title: evil,
          lead: evil,
          command: evil,
          typed: evil,
          typedWhat: evil,
          rows: [{ label: 'Where', text: evil }],
        },
        verdict: { why: evil, unread: [{ place: { start: 0, end: 1 }, reason: evil, weight: 'code' }] },
        diffs: [{ path: evil, before: evil, after: evil, exact: false }],
      }),
    );
    assert.doesNotMatch(html, /<img/);
    assert.doesNotMatch(html, /="[^"]*<img/);
  });

  it('has the tabs that have something to show', () => {
    const tabs = (html: string) => [...html.matchAll(/id="tab-(\w+)"/g)].map((match) => match[1]);
    assert.deepEqual(tabs(reviewBody(asked({}))), ['command', 'rule']);
    const diffs = [{ path: 'a', before: '', after: 'b\n', exact: true }];
    const edit = asked({
      act: { kind: 'edit', edits: [] },
      diffs,
      explanation: { rows: [{ label: 'Token', text: 'x' }] },
    });
    assert.deepEqual(tabs(reviewBody(edit)), ['effect', 'credential', 'rule']);
  });

  it('wants the name where one is to be typed, and links to vendors’ pages alone', () => {
    const rule = { id: 'r', why: 'w', docs: 'javascript:alert(1)' };
    const html = reviewBody(
      asked({ explanation: { typed: 'pg-data', typedWhat: 'the volume’s name', rule } }),
    );
    assert.match(html, /<button id="allow" type="button" disabled>/);
    assert.doesNotMatch(html, /href=/);
    assert.match(reviewBody(asked({})), /<button id="allow" type="button">/);
  });

  it('has a policy without network or inline code', () => {
    const html = webviewPage({
      title: 't',
      nonce: 'n1',
      source: 'https://s',
      styles: ['a.css'],
      script: 'a.js',
      body: '',
    });
    assert.match(html, /default-src &#39;none&#39;/);
    assert.doesNotMatch(html, /unsafe|<style|onclick/);
  });
});

describe('journal rows', () => {
  const entry: Entry = {
    at: '2026-11-21T09:00:00Z',
    id: '1',
    agent: 'sample',
    session: undefined,
    cwd: undefined,
    act: 'command',
    text: 'a\nb',
    actions: [
      {
        platform: 'p',
        rule: 'r',
        verb: 'delete',
        what: 'volume',
        targets: ['x'],
        environments: ['staging', 'production'],
      },
      {
        platform: 'p',
        rule: 'r',
        verb: 'delete',
        what: 'volume',
        targets: ['x'],
        environments: ['production'],
      },
    ],
    credentials: [],
    unread: [],
    verdict: 'ask',
    outcome: 'stopped',
    by: 'away',
    why: '',
    took: 5,
  };

  it('says what, where and who', () => {
    const row = journalRow(entry, new Map([['sample', 'Sample Agent']]));
    assert.deepEqual(
      [row.agent, row.what, row.environment, row.who, row.text, row.took],
      ['Sample Agent', 'delete volume x', 'staging, production', 'nobody in time', 'a ⏎ b', '5 ms'],
    );
  });

  it('offers the copy that was kept, on one line', () => {
    const snapshot = { id: '20261121T131504123Z-0a1b2c', holds: '2 files in a\nb' };
    assert.deepEqual(journalRow({ ...entry, snapshot }, new Map()).snapshot, {
      id: snapshot.id,
      holds: '2 files in a ⏎ b',
    });
    assert.equal('snapshot' in journalRow(entry, new Map()), false);
  });

  it('leaves the text to speak where nothing was found', () => {
    assert.equal(journalRow({ ...entry, actions: [] }, new Map()).what, '');
  });

  it('rounds long waits', () => assert.deepEqual([999, 14_210].map(took), ['999 ms', '14.2 s']));
});

describe('texts: notifications', () => {
  it('hold no link that an agent wrote', () => {
    assert.equal(
      unlinked('ran “echo [Show details](command:workbench.action.quit)”'),
      'ran “echo [Show details] (command:workbench.action.quit)”',
    );
  });
});
