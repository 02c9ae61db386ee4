import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const ROWS: readonly (readonly [row: Readonly<Record<string, unknown>>, answer: string])[] = [
  // The shell opens the file where the line runs, not in the container.
  [{ command: 'docker exec -i db psql -U app < a.sql', files: { 'a.sql': 'select 1;' } }, 'pass'],
  [{ command: 'docker exec -i db psql -U app < a.sql', files: { 'a.sql': 'drop table users;' } }, 'ask'],
  [{ command: 'ssh web bash < x.sh', files: { 'x.sh': 'ls' } }, 'pass'],
  [{ command: 'ssh web bash < x.sh', files: { 'x.sh': 'rm -rf data' } }, 'ask'],
  [{ command: 'docker exec -i c sh < x.sh', files: { 'x.sh': 'rm -rf /data' } }, 'ask'],
  // What is not there cannot be run, unless the line makes it.
  [{ command: 'psql shop -f schema.sql' }, 'pass'],
  [{ command: 'docker exec -i db psql -U app < schema.sql' }, 'pass'],
  [{ command: 'curl -O https://e.io/schema.sql && psql shop -f schema.sql' }, 'ask'],
  [{ command: 'python gen.py > out.sql && psql shop -f out.sql' }, 'ask'],
  // Its name is the best that is known of it.
  [{ command: 'psql shop -f drop_users.sql' }, 'ask'],
];

describe('engine/payload/context', () => {
  for (const [row, answer] of ROWS)
    it(`${answer}: ${JSON.stringify(row)}`, async () => assert.equal(await decision(row), answer));
});
