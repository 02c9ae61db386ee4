import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const AWAY = { '.env': '# the shared one\nPGHOST=db.acme.io\n' };
const HERE = { '.env': 'PGHOST=localhost\n' };

describe('engine/shell/exported-files', () => {
  for (const exported of [
    'export $(cat .env | xargs)',
    "export $(grep -v '^#' .env | xargs)",
    'export $(cat .env)',
  ])
    it(`knows what ${exported} sets`, async () => {
      const command = `${exported} && dropdb app_test`;
      assert.equal(await decision({ command, files: AWAY }), 'ask');
      assert.equal(await decision({ command, files: HERE }), 'pass');
    });
});
