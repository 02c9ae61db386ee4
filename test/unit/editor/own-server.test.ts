import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createOwnServerLook } from '../../../src/editor/own-server.ts';
import { mcpLauncherPath } from '../../../src/host/launcher.ts';
import type { Request } from '../../../src/model/request.ts';
import { temporary } from '../observe/folders.ts';

describe('Chaperone’s own MCP server', () => {
  async function world() {
    const root = await temporary();
    const home = join(root, 'home');
    const isOwn = createOwnServerLook({ home, user: join(home, 'user'), folders: () => [root] });
    const act = { kind: 'mcp', server: 'chaperone', tool: 'status', input: {} } as const;
    const ask = (cwd?: string) =>
      isOwn({
        id: '1',
        agent: 'claude',
        agentTitle: 'C',
        session: undefined,
        cwd,
        roots: [],
        act,
      } as Request);
    const write = async (path: string, command: string, ...args: string[]) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, JSON.stringify({ mcpServers: { chaperone: { command, args } } }));
    };
    return { root, home, ask, write };
  }

  it('is the one that the editor offers, and the one that settings name with our launcher', async () => {
    const { root, home, ask, write } = await world();
    assert.equal(await ask(), true);
    await write(join(root, '.mcp.json'), mcpLauncherPath(home), 'serve');
    assert.equal(await ask(), true);
  });

  it('is not taken for ours where settings of the project, the folder or the home name another', async () => {
    for (const place of ['root', 'home', 'cwd'] as const) {
      const { root, home, ask, write } = await world();
      const cwd = join(root, 'inside');
      const file = { root: '.vscode/mcp.json', home: '.claude.json', cwd: '.mcp.json' }[place];
      await write(join({ root, home, cwd }[place], file), 'sh', '-c');
      assert.equal(await ask(cwd), false, place);
    }
  });
});
