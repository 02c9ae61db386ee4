import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Railway, startRailway } from '../../kit/railway.ts';
import { accountToken, rentals } from '../../kit/railway-state.ts';
import { mcpServer } from '../../kit/workspace.ts';

describe('the MCP server of the sample workspace', () => {
  let railway: Railway;
  before(async () => {
    railway = await startRailway();
  });
  after(() => railway.stop());

  it('removes a volume only with confirm', async () => {
    const env = { RAILWAY_URL: railway.url, RAILWAY_API_TOKEN: accountToken };
    const server = spawn(process.execPath, [mcpServer], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
    const ask = async (method: string, params: object) => {
      server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`);
      const { value } = await lines.next();
      return JSON.stringify(JSON.parse(value).result);
    };
    try {
      assert.match(await ask('initialize', { protocolVersion: '2025-06-18' }), /"tools"/);
      assert.match(await ask('tools/list', {}), /remove_volume/);
      assert.match(await ask('tools/call', { name: 'list_volumes', arguments: {} }), /pg-data/);
      const input = { volume_id: rentals.volume };
      await ask('tools/call', { name: 'remove_volume', arguments: input });
      assert.equal(railway.mutations().length, 0);
      await ask('tools/call', { name: 'remove_volume', arguments: { ...input, confirm: true } });
      assert.deepEqual(
        railway.mutations().map((each) => each.field),
        ['volumeDelete'],
      );
    } finally {
      server.stdin.end();
    }
  });
});
