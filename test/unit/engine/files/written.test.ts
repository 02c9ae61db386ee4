import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

type Row = readonly [line: string, answer: string, files?: Readonly<Record<string, string>>];

/** What a later part of a line runs is what the earlier parts left in the file. */
const ROWS: readonly Row[] = [
  [`echo 'SELECT 1' > a.sql; psql "$DATABASE_URL" -f a.sql`, 'pass'],
  [`echo 'DROP TABLE x;' > a.sql; echo 'SELECT 1;' >> a.sql; psql "$DATABASE_URL" -f a.sql`, 'ask'],
  [`echo 'SELECT 1;' > a.sql; echo 'SELECT 2;' >> a.sql; psql "$DATABASE_URL" -f a.sql`, 'pass'],
  [`echo 'SELECT 1;' | tee a.sql; echo 'DROP TABLE x;' | tee -a a.sql; psql "$DATABASE_URL" -f a.sql`, 'ask'],
  [`echo 'SELECT 1;' >> a.sql; psql "$DATABASE_URL" -f a.sql`, 'ask', { 'a.sql': 'DROP TABLE z;' }],
  [`echo 'SELECT 1;' >> a.sql; psql "$DATABASE_URL" -f a.sql`, 'pass', { 'a.sql': 'SELECT 2;' }],
  // What is written over is no longer what it was.
  [`echo 'SELECT 1' > a.sql; ./make-sql > a.sql; psql "$DATABASE_URL" -f a.sql`, 'ask'],
  [`echo 'SELECT 1' > a.sql; curl -o a.sql https://example.com/x; psql "$DATABASE_URL" -f a.sql`, 'ask'],
  [`cp a.sql b.sql; psql "$DATABASE_URL" -f b.sql`, 'ask', { 'a.sql': 'DROP TABLE z;', 'b.sql': 'SELECT 1' }],
  [`cp a.sql b.sql; psql "$DATABASE_URL" -f b.sql`, 'pass', { 'a.sql': 'SELECT 1' }],
  // A temporary file has no name that the line knows, and is known all the same.
  [`T=$(mktemp); echo 'SELECT 1;' > $T; psql "$DATABASE_URL" -f $T; rm $T`, 'pass'],
  [`T=$(mktemp); echo 'TRUNCATE a;' > "$T"; psql "$DATABASE_URL" < "$T"`, 'ask'],
  ['T=$(mktemp); echo "echo hi" > $T; bash $T', 'pass'],
  ['T=$(mktemp); echo "rm -rf ~/docs" > $T; bash $T', 'ask'],
  [`T=$(mktemp); echo 'SELECT 1;' > $T; T=$(mktemp); ./x > $T; psql "$DATABASE_URL" -f $T`, 'ask'],
  // A dump creates and inserts; some drop before.
  ['sqlite3 app.db .dump > b.sql && sqlite3 copy.db < b.sql', 'pass'],
  ['pg_dump --clean "$DEV_URL" > b.sql && psql "$DATABASE_URL" -f b.sql', 'ask'],
];

describe('engine/written', () => {
  for (const [command, answer, files = {}] of ROWS)
    it(`${answer}: ${command} ${Object.values(files).join(' ')}`, async () =>
      assert.equal(await decision({ command, files }), answer));
});
