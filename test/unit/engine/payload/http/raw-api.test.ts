import assert from 'node:assert/strict';
import { type Row, read, short } from '../reading.ts';

const MACHINE = 'https://api.machines.dev/v1/apps/a/machines/m/exec';

const rows: readonly Row[] = [
  [
    'az rest -m patch -u https://graph.microsoft.com/v1.0/users/u --body {}',
    ['PATCH graph.microsoft.com/v1.0/users/u'],
  ],
  ['az rest --url /subscriptions?api-version=1', ['GET management.azure.com/subscriptions']],
  ['az vm list', []],
  [
    'oci raw-request --http-method DELETE --target-uri https://iaas.us-ashburn-1.oraclecloud.com/1/instances/i',
    ['DELETE iaas.us-ashburn-1.oraclecloud.com/1/instances/i'],
  ],
  ['oci raw-request --help', []],
  ['heroku api PATCH /apps/acme --body {}', ['PATCH api.heroku.com/apps/acme']],
  ['cf curl /v3/apps', ['GET /v3/apps']],
  [
    'databricks api post /api/2.0/clusters/start --json @c.json',
    ['POST /api/2.0/clusters/start'],
    { files: { 'c.json': '{}' } },
  ],
  // Command lines that a server is asked to run.
  [
    `curl ${MACHINE} -d '{"cmd":"rm -rf /data"}'`,
    ['POST api.machines.dev/v1/apps/a/machines/m/exec', 'sh rm -rf /data'],
  ],
  [
    `curl ${MACHINE} -d '{"command":["sh","-c","ls /data"]}'`,
    ['POST api.machines.dev/v1/apps/a/machines/m/exec', `sh sh -c 'ls /data'`],
  ],
  [
    `curl ${MACHINE} -d '{"text":"rm -rf /data","cmd":"status"}'`,
    ['POST api.machines.dev/v1/apps/a/machines/m/exec'],
  ],
  [`curl http://localhost:3000/exec -d '{"cmd":"rm -rf /data"}'`, ['POST localhost/exec']],
];

describe('readPayloads: requests that a vendor’s program sends as they are', () => {
  for (const [line, expected, setup] of rows) {
    it(line, () => assert.deepEqual(short(read(line, setup)), expected));
  }
});
