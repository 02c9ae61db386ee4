import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { run } from '../kit/agent.ts';
import type { Session } from '../kit/session.ts';
import { until } from '../kit/wait.ts';

/** What an agent may lose without a question comes back by a person's few keys. */
export function describeSnapshots(session: () => Session): void {
  describe('work that no commit has', () => {
    const src = () => join(session().workspace.root, 'src');

    beforeEach(async () => {
      // A message of an earlier restore offers to undo that one.
      await session().bridge.run(`await vscode.commands.executeCommand('notifications.clearAll')`);
      writeFileSync(join(src(), 'price.js'), 'export const price = () => "half done";\n');
      writeFileSync(join(src(), 'empty.js'), '', { mode: 0o755 });
      symlinkSync('price.js', join(src(), 'link.js'));
    });

    for (const command of ['rm -rf src', 'git reset -q --hard']) {
      it(`${command}: passes without a question, and Restore brings it back byte for byte`, async () => {
        const { agent, person } = session();
        const before = picture(src());
        const task = await agent.does(run(`${command}; echo gone`));
        assert.match(await task.told(), /gone/);
        assert.deepEqual(await person().seen(), []);
        assert.notEqual(existsSync(src()) && picture(src()), before);

        const question = await restoreNewest(session());
        assert.match(question, /src\/price\.js (comes back|is replaced)/);
        await until('the work to come back', () => existsSync(src()) && picture(src()) === before);

        await session().page().getByRole('button', { name: 'Undo', exact: true }).first().click();
        // Until it says so, it may still write while the next test lays out its files.
        await session().page().getByText('Undone: everything stands').first().waitFor();
        assert.notEqual(existsSync(src()) && picture(src()), before);
      });
    }

    it('the journal’s row offers it too', async () => {
      const { agent, bridge, page } = session();
      const before = picture(src());
      await (await agent.does(run('rm -rf src; echo gone'))).told();
      await bridge.run(`void vscode.commands.executeCommand('chaperone.showJournal')`);
      const button = await until('the journal’s button', async () => {
        for (const frame of page().frames()) {
          const found = frame.locator('tr', { hasText: 'rm -rf src' }).getByText('Restore…').first();
          if ((await found.count()) > 0) return found;
        }
        return undefined;
      });
      await button.click();
      await agree(page());
      await until('the work to come back', () => existsSync(src()) && picture(src()) === before);
      await page()
        .getByText(/^Put back: /)
        .first()
        .waitFor();
    });
  });
}

/** Runs the command as a person does, takes the first snapshot of the list, and agrees. Gives the question's text. */
async function restoreNewest({ bridge, page }: Session): Promise<string> {
  await bridge.run(`void vscode.commands.executeCommand('chaperone.restoreSnapshot')`);
  const list = page().locator('.quick-input-widget');
  await list.getByText('Restore Snapshot').first().waitFor();
  // The list may stand there before it has the keyboard.
  await list.locator('.monaco-list-row').first().click();
  return await agree(page());
}

/** Says yes to the question before a restore, and gives its text. */
async function agree(page: Page): Promise<string> {
  const dialog = page.locator('.monaco-dialog-box').first();
  await dialog.waitFor();
  const text = (await dialog.allInnerTexts()).join('\n');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  return text;
}

function picture(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      if (stats.isSymbolicLink()) return `${name} -> ${readlinkSync(path)}`;
      const mode = (stats.mode & 0o777).toString(8);
      return stats.isFile() ? `${name} ${mode} ${readFileSync(path, 'base64')}` : `${name}/ ${mode}`;
    })
    .join('\n');
}
