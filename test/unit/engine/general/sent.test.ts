import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

describe('engine/general-sent', () => {
  it('reads a message that a program is fed and sends on', async () => {
    for (const [command, answer] of [
      [`websocat wss://api.example.com <<< '{"action":"delete_all","target":"users"}'`, 'ask'],
      [`websocat wss://api.example.com <<< '{"action":"list_users"}'`, 'pass'],
      [`websocat ws://localhost:8080 <<< '{"action":"delete_all"}'`, 'pass'],
    ] as const)
      assert.equal(await decision({ command }), answer, command);
  });
});
