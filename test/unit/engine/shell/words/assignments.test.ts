import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const asked: readonly { readonly command: string; readonly shell?: string }[] = [
  { command: 'RAILS_ENV=test; rails db:drop' },
  { command: 'declare RAILS_ENV=test; rails db:drop' },
  { command: 'set RAILS_ENV test; rails db:drop', shell: 'fish' },
  { command: "BASH_ENV=<(echo 'dropdb -h db.prod.example.com app') bash x.sh" },
  { command: "psql -h db.prod.example.com --file=<(echo 'drop table users;')" },
];

const passed: typeof asked = [
  { command: 'RAILS_ENV=test rails db:drop' },
  { command: 'export RAILS_ENV=test; rails db:drop' },
  { command: 'RAILS_ENV=test; export RAILS_ENV; rails db:drop' },
  { command: 'set -a; RAILS_ENV=test; rails db:drop' },
  { command: 'declare -x RAILS_ENV=test; rails db:drop' },
  { command: 'set -x RAILS_ENV test; rails db:drop', shell: 'fish' },
  { command: "PROMPT_COMMAND='history -a'" },
  { command: "BASH_ENV=<(echo 'export A=1') bash -c ls" },
];

describe('variables that a shell keeps to itself or exports', () => {
  for (const row of asked)
    it(`asks: ${row.command}`, async () => assert.notEqual(await decision({ ...row }), 'pass'));
  for (const row of passed)
    it(`passes: ${row.command}`, async () => assert.equal(await decision({ ...row }), 'pass'));
});
