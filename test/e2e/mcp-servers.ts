import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ToolCall } from '../kit/model.ts';
import type { Session } from '../kit/session.ts';
import { sleep, until } from '../kit/wait.ts';

/** Comments, odd spaces and no line break at the end must all come back. */
const SHARED = `{
  // ours
  "servers": {
      "db": { "type": "stdio","command": "npx", "args": [ "-y", "db-mcp" ] },
    "cloud": {"type": "http", "url": "https://mcp.example.com/mcp", "headers": {"X-Team": "cars"}, /* for all */ },
  }
}`;
const OWN = '{"servers":{"mine":{"command":"mine-mcp"}}}\r\n';

/** “Guard MCP Servers…” in the real editor, and Chaperone's own server as the editor's agent sees it. */
export function describeMcpServers(session: () => Session): void {
  describe('MCP servers', () => {
    const shared = () => join(session().workspace.root, '.vscode/mcp.json');
    const own = () => join(dirname(session().editor.settingsFile), 'mcp.json');
    const texts = () => [shared(), own()].map((file) => existsSync(file) && readFileSync(file, 'utf8'));
    const list = () => session().page().locator('.quick-input-widget');
    const dialog = () => session().page().locator('.monaco-dialog-box').first();
    const open = () => session().bridge.run(`void vscode.commands.executeCommand('chaperone.mcpServers')`);
    const row = (name: string) => list().locator('.monaco-list-row', { hasText: name }).first();
    const backups = () => {
      const folder = join(session().editor.home, '.chaperone/backups');
      return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('mcp.json')).length : 0;
    };
    const message = (text: RegExp) =>
      session().page().locator('.notification-toast').filter({ hasText: text }).first().waitFor();

    /** Ticks or unticks these, and accepts. */
    const tick = async (...names: readonly string[]) => {
      await open();
      await row('db').waitFor();
      for (const name of names)
        await row(name)
          .locator('input[type="checkbox"], .quick-input-list-checkbox, .monaco-checkbox')
          .first()
          .click();
      await list().getByRole('button', { name: 'OK' }).click();
    };
    /** Answers the question about each file; gives what the diff editor showed and the questions' texts. */
    const answer = async (button: 'Change' | 'Cancel', files: number) => {
      const asked: string[] = [];
      for (let at = 0; at < files; at++) {
        await dialog().waitFor();
        const text = (await dialog().innerText()).replace(/\s+/g, ' ');
        assert.ok(!asked.includes(text), 'the same question came twice');
        await until('the diff', async () => (await session().person().diffs()) === 1);
        asked.push(text);
        await dialog().getByRole('button', { name: button, exact: true }).click();
        if (button === 'Cancel') break;
        if (at + 1 < files)
          await until(
            'the next question',
            async () => (await dialog().innerText()).replace(/\s+/g, ' ') !== text,
          );
      }
      await dialog().waitFor({ state: 'detached' });
      return asked;
    };

    beforeEach(() => {
      writeFileSync(shared(), SHARED);
      writeFileSync(own(), OWN);
    });
    afterEach(async () => {
      rmSync(own(), { force: true });
      await session().bridge.run(`await vscode.commands.executeCommand('notifications.clearAll')`);
    });

    it('are wrapped after the exact change was shown, and unwrapped byte for byte', async () => {
      await tick('db', 'cloud', 'mine');
      const asked = await answer('Change', 2);
      await message(/The MCP servers are changed/);
      assert.match(asked.find((text) => text.includes('.vscode')) ?? '', /belongs to the repository/);
      const [workspace = '', user = ''] = texts().map(String);
      const launcher = join(session().editor.home, '.chaperone/bin/mcp');
      assert.equal(workspace.split(JSON.stringify(launcher)).length - 1, 2);
      assert.match(workspace, /"relay", "db", "--", "npx",\s+"-y", "db-mcp"/);
      assert.match(workspace, /"(bridge|remote)", "cloud", "url"/);
      assert.match(user, /"relay-bare", "mine", "--", "mine-mcp"/);
      assert.match(workspace, /\/\/ ours/);
      assert.ok(backups() >= 2, 'no copy of the files of before');

      // Now they come ticked, and unticking takes the relay away again.
      await tick('db', 'cloud', 'mine');
      await answer('Change', 2);
      await until('the files of before', () => texts()[0] === SHARED && texts()[1] === OWN);
    });

    it('stay as they are where the person cancels, also after having agreed to the first file', async () => {
      await open();
      await row('db').waitFor();
      await session().page().keyboard.press('Escape');
      await list().waitFor({ state: 'hidden' });
      await tick('db');
      await answer('Cancel', 1);
      assert.deepEqual(texts(), [SHARED, OWN]);
      await tick('db', 'mine');
      await dialog().getByRole('button', { name: 'Change', exact: true }).click();
      await until('the second question', async () => /User\/mcp\.json/.test(await dialog().innerText()));
      await dialog().getByRole('button', { name: 'Cancel', exact: true }).click();
      await dialog().waitFor({ state: 'detached' });
      await sleep(500);
      assert.deepEqual(texts(), [SHARED, OWN]);
      await until('no diff', async () => (await session().person().diffs()) === 0);
    });

    it('are told apart from none, and from a file that cannot be read', async () => {
      rmSync(own());
      rmSync(shared());
      await open();
      await message(/There is no MCP server to guard here/);
      writeFileSync(shared(), '{ "servers": ');
      await open();
      await message(/mcp\.json: .*not valid JSON/);
    });

    it('Chaperone’s own can be asked by the editor’s agent what would happen', async () => {
      rmSync(own());
      rmSync(shared());
      const { agent, model } = session();
      const asks = (tool: string, input: Readonly<Record<string, unknown>> = {}): ToolCall => ({
        name: tool,
        input,
      });
      // What the editor does once a person has agreed to start a server that an extension brings.
      const started = `void vscode.commands.executeCommand('workbench.mcp.startServer', 'chaperone.chaperone/Chaperone')`;
      await session().bridge.run(started);
      await until('its tools', () =>
        session().bridge.run<boolean>(
          `return vscode.lm.tools.some(({ name }) => name === 'mcp_chaperone_may_i_run')`,
        ),
      );
      const before = model.turns().length;
      const looked = await agent.does(asks('mcp_chaperone_status'));
      const text = await looked.told();
      assert.match(text, /Chaperone watches over/);
      assert.ok(text.includes(session().workspace.root), `it speaks of another folder: ${text}`);
      const offered = model.turns()[before]?.tools ?? [];
      for (const name of ['status', 'may_i_run', 'why_was_this_stopped'])
        assert.ok(offered.includes(`mcp_chaperone_${name}`), `${name} is not on offer`);
      const asked = await agent.does(
        asks('mcp_chaperone_may_i_run', { command: 'railway volume delete --volume pg-data --yes' }),
      );
      assert.match(await asked.told(), /A person would be asked first|would be stopped/);
      assert.deepEqual(await session().person().seen(), []);
    });
  });
}
