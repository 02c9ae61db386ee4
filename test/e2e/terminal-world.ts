import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Bridge, createBridge } from '../kit/bridge.ts';
import { startBrowser } from '../kit/browser.ts';
import { addressOf, startEditor } from '../kit/editor.ts';
import { openRun } from '../kit/janitor.ts';
import { packageBridge, packageProduct } from '../kit/package.ts';
import { createPerson, type Person } from '../kit/person.ts';
import { sleep, until } from '../kit/wait.ts';

/** A real VS Code with the product and terminals in it, without a chat agent. */
export interface TerminalWorld {
  readonly root: string;
  readonly home: string;
  readonly bridge: Bridge;
  page(): Page;
  person(): Person;
  /** Opens the folder in a new window, or again. */
  open(): Promise<void>;
  setting(name: string, value: unknown): Promise<void>;
  /** Whether a line that destroys has run, since the last look. */
  ran(name: string): boolean;
  stop(): Promise<void>;
}

/** A stand-in for a program that destroys: it leaves a file of its last argument's name. */
const STAND_IN = `#!/bin/sh\nfor last; do :; done\ntouch "$RAN/$last"\necho "gone: $last"\n`;

export async function openTerminalWorld(
  settings: Readonly<Record<string, unknown>> = {},
): Promise<TerminalWorld> {
  const run = openRun('terminal');
  const root = join(run.folder, 'work');
  const programs = join(run.folder, 'programs');
  const traces = join(run.folder, 'ran');
  for (const folder of [root, programs, traces]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(programs, 'railway'), STAND_IN);
  chmodSync(join(programs, 'railway'), 0o755);
  execFileSync('git', ['init', '-q', root]);
  const [product, helper] = await Promise.all([packageProduct(), packageBridge()]);
  const bridge = createBridge(run);
  const editor = await startEditor({
    run,
    extensions: [product, helper],
    settings: { 'terminal.integrated.gpuAcceleration': 'off', ...settings },
    env: { ...bridge.env, RAN: traces },
    programs,
    say: console.log,
  });
  const browser = await startBrowser(run, console.log);
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  let page = await context.newPage();
  const world: TerminalWorld = {
    root,
    home: editor.home,
    bridge,
    page: () => page,
    person: () => createPerson(page),
    open: async () => {
      bridge.forget();
      if (!page.isClosed() && page.url() !== 'about:blank') {
        await page.close();
        page = await context.newPage();
      }
      await page.goto(addressOf(editor, root));
      await bridge.ready();
      await until('the guard', () => existsSync(join(editor.home, '.chaperone/run/current')));
    },
    setting: async (name, value) => {
      await bridge.run(
        `await vscode.workspace.getConfiguration().update(${JSON.stringify(name)}, ${JSON.stringify(value)}, true)`,
      );
    },
    ran: (name) => {
      const file = join(traces, name);
      const found = existsSync(file);
      rmSync(file, { force: true });
      return found;
    },
    stop: async () => {
      await browser.close();
      await editor.stop();
      run.sweep();
    },
  };
  await world.open();
  await sleep(0);
  return world;
}
