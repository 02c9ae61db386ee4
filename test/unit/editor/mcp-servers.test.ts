import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mcpChanges, mcpServers } from '../../../src/editor/mcp-servers.ts';

describe('MCP servers on this machine', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
  });
  afterEach(async () => await rm(home, { recursive: true, force: true }));

  const find = (user = join(home, 'user')) => mcpServers(home, { folders: [join(home, 'work')], user });

  async function place(file: string, text: string): Promise<string> {
    const path = join(home, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  }

  it('are none where nobody set one up', async () => {
    assert.deepEqual(await find(), { servers: [], problems: [] });
  });

  it('are left alone on Windows, where the relay does not run', async () => {
    await place('.config/zed/settings.json', '{ "context_servers": { "db": { "command": "npx" } } }\n');
    const { servers, problems } = await mcpServers(home, { folders: [], user: home }, 'win32');
    assert.deepEqual(servers, []);
    assert.match(problems[0] ?? '', /does not run on Windows/);
  });

  it('are found, put behind the relay, and taken out again', async () => {
    const text =
      '{ // mine\n  "context_servers": { "db": { "command": "npx", "args": ["db"] }, "odd": {} }\n}\n';
    const path = await place('.config/zed/settings.json', text);
    const { servers } = await find();
    assert.deepEqual(servers, [
      {
        client: 'Zed',
        shared: false,
        name: 'db',
        relayed: false,
        file: path,
        shown: '~/.config/zed/settings.json',
      },
    ]);
    const [server] = servers;
    assert.ok(server);
    const [change] = await mcpChanges(home, [{ server, relayed: true }]);
    assert.equal(change?.before, text);
    await writeFile(path, change.after);
    assert.equal((await find()).servers[0]?.relayed, true);
    assert.deepEqual(await mcpChanges(home, [{ server, relayed: true }]), []);
    const [back] = await mcpChanges(home, [{ server, relayed: false }]);
    assert.equal(back?.after, text);
    assert.match(await readFile(path, 'utf8'), /\.chaperone\/bin\/mcp/);
  });

  it('are those of the workspace and of this editor too', async () => {
    const shared = await place(
      'work/.vscode/mcp.json',
      '{"servers":{"a":{"url":"https://mcp.example.com"}}}',
    );
    const own = await place('user/mcp.json', '{"servers":{"b":{"command":"npx"}}}');
    const { servers } = await find();
    assert.deepEqual(
      servers.map(({ file, name, shared: isShared }) => [file, name, isShared]),
      [
        [shared, 'a', true],
        [own, 'b', false],
      ],
    );
  });

  it('are told apart from a file that cannot be read', async () => {
    await place('.lmstudio/mcp.json', '{"mcpServers":');
    await place('.kiro/settings/mcp.json', '{"mcpServers":{"a":{"url":"https://mcp.example.com"}}}');
    const { servers, problems } = await find();
    assert.deepEqual(
      servers.map(({ client, name }) => [client, name]),
      [['Kiro', 'a']],
    );
    assert.match(problems.join(), /lmstudio.*not valid JSON/);
  });
});
