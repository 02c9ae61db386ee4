import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { incidentCommand } from '../kit/model-incident.ts';
import { giveLine, layOutBareShell, layOutSilentCodex, openTerminal } from '../kit/unguarded.ts';
import { sleep } from '../kit/wait.ts';
import type { Studio } from './studio.ts';

/** One thing to see, from an untouched screen and back to it. */
type Scene = (studio: Studio) => Promise<void>;

/** The dialog of the incident, its review page tab by tab, and the name that must be typed. */
const incident: Scene = async (studio) => {
  const { page, workspace, person } = studio;
  await studio.opens('railway.toml');
  const told = studio.runs(incidentCommand(workspace));
  const question = await person().question();
  await studio.take('dialog');
  await question.review();
  const review = await studio.frame('#allow');
  for (const tab of ['effect', 'command', 'credential', 'rule']) {
    await review.locator(`#tab-${tab}`).click();
    if (tab !== 'command') await review.locator('#block').focus();
    await studio.take(`review-${tab}`);
  }
  await review.locator('#name').fill('pg-data');
  await studio.take('review-typed');
  await review.locator('#block').click();
  await told;

  const again = studio.runs(incidentCommand(workspace));
  await (await person().question()).allowOnce();
  await page.locator('.quick-input-widget input').fill('pg-dat');
  await studio.take('typed');
  await page.keyboard.press('Escape');
  await again;
};

/** The question before an edit lands, with the diff behind it and beside its review page. */
const edit: Scene = async (studio) => {
  const file = join(studio.workspace.root, 'migrations/002-bookings.sql');
  const content = `${readFileSync(file, 'utf8')}\nDROP TABLE cars;\nALTER TABLE bookings ADD COLUMN note text;\n`;
  await studio.bridge.run(`await vscode.commands.executeCommand('workbench.action.closeSidebar')`);
  const told = studio.uses('create_file', { filePath: file, content });
  const question = await studio.person().question();
  await sleep(1500);
  await studio.take('dialog-edit');
  await question.review();
  await studio.frame('#allow');
  await sleep(1500);
  await studio.take('review-edit');
  await (await studio.person().reviewPage()).block();
  await told;
  await studio.bridge.run(`await vscode.commands.executeCommand('workbench.view.explorer')`);
};

/** As long as a person takes to read. */
const read = (): Promise<void> => sleep(2500);

/** A day's decisions. */
const journal: Scene = async (studio) => {
  const { person, workspace } = studio;
  for (const command of ['npm test', 'railway volume list', 'rm -rf dist']) await studio.runs(command);
  await studio.runs('grep -rn volumeDelete src', 'claude');
  await studio.uses('read_file', {
    filePath: join(workspace.root, '.env.staging'),
    startLine: 1,
    endLine: 40,
  });
  const emptied = studio.runs(
    'psql "postgres://postgres.rentals.example/rentals" -c "TRUNCATE bookings"',
    'claude',
  );
  await read();
  await (await person().question()).block();
  await emptied;
  const edited = studio.uses('create_file', {
    filePath: join(workspace.root, 'migrations/003-note.sql'),
    content: 'ALTER TABLE bookings ADD COLUMN note text;\n',
  });
  await read();
  await (await person().question()).allowOnce();
  await edited;
  const deleted = studio.runs(incidentCommand(workspace));
  await read();
  await (await person().question()).block();
  await deleted;
  await studio.runs('git status --short');
  await studio.bridge.run(`await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('chaperone.showJournal')`);
  await studio.frame('tbody tr');
  await studio.page.mouse.move(600, 5);
  await studio.take('journal');
  const rows = (await studio.frame('tbody tr')).locator('tr.stopped');
  await rows.first().click();
  await studio.take('journal-open');
  await studio.bridge.run(`await vscode.commands.executeCommand('workbench.action.closeAllEditors')`);
};

/** The badge with its evidence, on and off. */
const badge: Scene = async (studio) => {
  const item = studio.page.locator('[id^="chaperone.chaperone."]').first();
  await studio.opens('README.md');
  await item.hover();
  await sleep(1500);
  await studio.take('badge');
  await studio.page.mouse.move(600, 300);
  await item.click();
  await sleep(800);
  await studio.take('menu');
  await studio.page.keyboard.press('Escape');
  const off = (value: string) =>
    studio.bridge.run(`await vscode.workspace.getConfiguration().update('chat.useHooks', ${value}, false)`);
  await off('false');
  await studio.person().waitForBadge(/not guarded/);
  await item.hover();
  await sleep(1500);
  await studio.take('badge-off');
  await off('undefined');
  await studio.bridge.run(`await vscode.commands.executeCommand('notifications.clearAll')`);
};

/** A policy file with an error: the mark at its line, the message, and what the badge offers. */
const policy: Scene = async (studio) => {
  const file = join(studio.workspace.root, '.chaperone.jsonc');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace('"production": {', '"production" {'));
  await studio.opens('.chaperone.jsonc');
  await sleep(2500);
  await studio.page.locator('[id^="chaperone.chaperone."]').first().click();
  await sleep(800);
  await studio.take('policy');
  await studio.page.keyboard.press('Escape');
  writeFileSync(file, good);
};

/** The agents of a machine: one guarded and tested, one that lacks its guard, one without hooks. */
const agents: Scene = async (studio) => {
  const { home } = studio;
  for (const folder of ['.codex', '.gemini', '.claude', '.config/zed'])
    mkdirSync(join(home, folder), { recursive: true });
  await studio.runs(`${home}/.chaperone/bin/chaperone-canary 4f2a`);
  await studio.runs('git status', 'claude');
  await studio.bridge.run(`await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('chaperone.agents')`);
  const page = await studio.frame('.agent');
  await page.locator('.agent').first().waitFor();
  await studio.take('agents');
  await page.locator('summary').first().click();
  await studio.take('agents-open');
  await page.locator('button[data-key="codex install"]').click();
  await sleep(2500);
  await studio.take('agents-install');
  await studio.page.keyboard.press('Escape');
  await studio.bridge.run(`await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')`);
};

/** The MCP servers of this workspace and this machine, and the exact change of one file. */
const mcp: Scene = async (studio) => {
  const { home, page, bridge } = studio;
  mkdirSync(join(home, '.config/zed'), { recursive: true });
  const zed = { context_servers: { postgres: { command: 'npx', args: ['-y', 'postgres-mcp'] } } };
  writeFileSync(join(home, '.config/zed/settings.json'), JSON.stringify(zed, null, 2));
  await bridge.run(`await vscode.commands.executeCommand('workbench.action.closeSidebar');
    void vscode.commands.executeCommand('chaperone.mcpServers')`);
  const list = page.locator('.quick-input-widget');
  await list.getByText('railway').first().waitFor();
  await studio.take('mcp-pick');
  await list.locator('.monaco-list-row', { hasText: 'railway' }).locator('.monaco-checkbox').first().click();
  await list.getByRole('button', { name: 'OK' }).click();
  await page.locator('.monaco-dialog-box').waitFor();
  await sleep(1500);
  await studio.take('mcp-change');
  await page.keyboard.press('Escape');
  rmSync(join(home, '.config/zed'), { recursive: true });
};

/** What came past every door: a command that had started, and a protected file. */
const watch: Scene = async (studio) => {
  const { page, bridge, workspace } = studio;
  const shell = layOutBareShell(join(workspace.root, '../bare'));
  await bridge.run(openTerminal('Codex', shell));
  await bridge.run(giveLine('Codex', 'sleep 9; railway volume delete --volume pg-data --yes'));
  const toast = page.locator('.notification-toast');
  await toast.getByText('It had started').waitFor();
  await studio.take('watch-command');
  await bridge.run(`await vscode.commands.executeCommand('notifications.clearAll')`);
  await bridge.run(giveLine('Codex', `sh -c 'f=.env.st; echo DEBUG=1 >> $f"aging"'`));
  await toast.getByText('It is a protected file').waitFor();
  await studio.take('watch-edit');
  await toast.getByRole('button', { name: 'Show Change' }).click();
  await sleep(1500);
  await studio.take('watch-diff');
  await toast.getByRole('button', { name: 'Put Back' }).click();
  await toast.getByText('as before').waitFor();
  await studio.take('watch-back');
  await bridge.run(`await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.terminal.killAll')`);
};

/** An agent that works and never asks: on the page, and in the badge. */
const silent: Scene = async (studio) => {
  const { home, page, bridge, workspace } = studio;
  const programs = join(workspace.root, '../own-programs');
  await layOutSilentCodex(home, programs);
  await bridge.run(`await vscode.commands.executeCommand('workbench.action.closeSidebar')`);
  await bridge.run(openTerminal('agents', layOutBareShell(join(workspace.root, '../bare'))));
  await bridge.run(giveLine('agents', join(programs, 'codex')));
  await studio.person().waitForBadge(/not guarded/);
  await bridge.run(`await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('chaperone.agents')`);
  const rows = await studio.frame('.agent');
  await rows.locator('.agent.bad', { hasText: 'Codex' }).waitFor();
  await studio.take('silent');
  await bridge.run(`await vscode.commands.executeCommand('notifications.clearAll')`);
  await page.locator('[id^="chaperone.chaperone."]').first().hover();
  await sleep(1500);
  await studio.take('silent-badge');
  await page.mouse.move(600, 300);
  await bridge.run(`await vscode.commands.executeCommand('workbench.action.terminal.killAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')`);
};

export const scenes: Readonly<Record<string, Scene>> = {
  incident,
  edit,
  journal,
  badge,
  policy,
  agents,
  mcp,
  watch,
  silent,
};
