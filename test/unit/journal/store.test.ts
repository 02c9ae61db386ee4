import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../../src/host/hash.ts';
import { createJournal } from '../../../src/journal/store.ts';
import { entry } from './entries.ts';

describe('journal', () => {
  let directory: string;
  let problems: string[];
  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'ch-')), 'journal');
    problems = [];
  });
  afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

  const open = () =>
    createJournal({ directory, hash: sha256, onProblem: (message) => problems.push(message) });
  const ids = async (options = { limit: 100 }) => (await open().read(options)).entries.map(({ id }) => id);

  it('writes a private line for each entry and reads the newest first', async () => {
    const journal = open();
    await Promise.all(['a', 'b', 'c'].map((id) => journal.append(entry(id))));
    assert.deepEqual(await readdir(directory), ['journal-2026-11.jsonl']);
    const file = join(directory, 'journal-2026-11.jsonl');
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.equal((await readFile(file, 'utf8')).split('\n').length, 4);
    assert.deepEqual(await ids(), ['c', 'b', 'a']);
    const { entries } = await journal.read({ limit: 1 });
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['c'],
    );
    const older = await journal.read({ limit: 1, before: entries[0]?.hash ?? '' });
    assert.deepEqual(
      older.entries.map(({ id }) => id),
      ['b'],
    );
    assert.deepEqual(older.problems, []);
  });

  it('loses none of the entries that come while others are written', async () => {
    const journal = open();
    const wanted = Array.from({ length: 60 }, (_, index) => `e${index}`);
    await Promise.all(
      wanted.map(async (id, index) => {
        await new Promise((resolve) => setTimeout(resolve, index % 20));
        await journal.append(entry(id));
      }),
    );
    assert.deepEqual([...(await ids())].sort(), [...wanted].sort());
    assert.deepEqual((await open().read({ limit: 100 })).problems, []);
  });

  it('goes on over months, and never back', async () => {
    await open().append(entry('a'));
    await open().append(entry('b', '2026-12-01T00:00:00.000Z'));
    await open().append(entry('late'));
    assert.deepEqual(await readdir(directory), ['journal-2026-11.jsonl', 'journal-2026-12.jsonl']);
    const { entries, problems: found } = await open().read({ limit: 9 });
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['late', 'b', 'a'],
    );
    assert.deepEqual(found, []);
    await rm(join(directory, 'journal-2026-11.jsonl'));
    assert.deepEqual((await open().read({ limit: 9 })).problems, []);
  });

  it('goes on behind a torn line and says so', async () => {
    await open().append(entry('a'));
    await appendFile(join(directory, 'journal-2026-11.jsonl'), '{"at":"2026-11');
    await open().append(entry('b'));
    const { entries, problems: found } = await open().read({ limit: 9 });
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['b', 'a'],
    );
    assert.deepEqual(found, ['journal-2026-11.jsonl, line 2: The line is cut off or damaged.']);
  });

  it('shows what was changed', async () => {
    await open().append(entry('a'));
    await open().append(entry('b'));
    const file = join(directory, 'journal-2026-11.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"id":"a"', '"id":"x"'));
    assert.deepEqual((await open().read({ limit: 9 })).problems, [
      'journal-2026-11.jsonl, line 1: The entry was changed after it was written.',
    ]);
  });

  it('keeps entries while the folder cannot be written, and writes them later', async () => {
    // A file in the folder's place stops root, too.
    await writeFile(directory, '');
    const journal = open();
    await journal.append(entry('a'));
    await journal.append(entry('b'));
    assert.equal(problems.length, 1);
    assert.match((await journal.read({ limit: 9 })).problems[0] ?? '', /memory/);
    await rm(directory);
    await journal.append(entry('c'));
    assert.deepEqual(await ids(), ['c', 'b', 'a']);
  });

  it('takes over a lock that was left behind', async () => {
    await open().append(entry('a'));
    const lock = join(directory, 'lock');
    await writeFile(lock, '1 dead');
    const old = new Date(Date.now() - 60_000);
    await utimes(lock, old, old);
    await open().append(entry('b'));
    assert.deepEqual(await ids(), ['b', 'a']);
    assert.deepEqual(await readdir(directory), ['journal-2026-11.jsonl']);
  });

  it('takes entries of several processes at once', async () => {
    const script = join(__dirname, 'append.entry.cjs');
    const runs = ['p', 'q', 'r'].map(
      (name) =>
        new Promise((resolve) => {
          spawn(process.execPath, [script, directory, name, '20'], { stdio: 'inherit' }).on('close', resolve);
        }),
    );
    await Promise.all(runs);
    const { entries, problems: found } = await open().read({ limit: 100 });
    assert.deepEqual(found, []);
    assert.equal(new Set(entries.map(({ id }) => id)).size, 60);
  });
});
