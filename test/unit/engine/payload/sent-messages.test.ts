import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const ASK = [
  `echo '{"action":"delete_all"}' | websocat wss://api.acme.io`,
  `wscat -c wss://api.acme.io -x '{"action":"delete_all"}'`,
  `jq -n '{action:"delete_user"}' | websocat wss://api.acme.io`,
  `echo '{"cmd":"purge_queue"}' | ncat --ssl api.acme.io 443`,
  `echo '{"method":"deleteUser","params":[1]}' | socat - OPENSSL:api.acme.io:443`,
  `mosquitto_pub -h mq.acme.io -t rpc -m '{"method":"project.destroy"}'`,
  `echo '{"query":"mutation { deleteProject(id: 1) { id } }"}' | websocat wss://api.acme.io/graphql`,
];
const PASS = [
  `echo '{"action":"delete_all"}' | websocat ws://localhost:8080`,
  `echo '{"action":"subscribe","channel":"ticker"}' | wscat -c wss://api.acme.io`,
  'echo stats | nc cache.acme.io 11211',
  `echo '{"action":"delete_all"}' | jq .`,
  `mosquitto_pub -t rpc -m '{"method":"project.destroy"}'`,
  `echo '{"action":"delete_all"}' | websocat -v`,
  `echo '{"action":"delete_all"}' | websocat -s "$PORT"`,
];

describe('engine/payload/sent-messages', () => {
  for (const command of ASK)
    it(`asks about ${command}`, async () => assert.equal(await decision({ command }), 'ask'));
  for (const command of PASS)
    it(`lets ${command} through`, async () => assert.equal(await decision({ command }), 'pass'));
  it('reads the message from a file', async () => {
    const row = {
      command: 'websocat wss://api.acme.io < m.json',
      files: { 'm.json': '{"action":"delete_all"}' },
    };
    assert.equal(await decision(row), 'ask');
  });
});
