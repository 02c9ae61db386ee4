import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Agent, createAgent, modelList, modelSettings, wakeChat } from './agent.ts';
import { type Bridge, createBridge } from './bridge.ts';
import { startBrowser } from './browser.ts';
import { addressOf, type Editor, startEditor } from './editor.ts';
import { openRun, type Run } from './janitor.ts';
import { type Model, startModel } from './model.ts';
import { packageBridge, packageProduct } from './package.ts';
import { createPerson, type Person } from './person.ts';
import { type Railway, startRailway } from './railway.ts';
import { layOutWorkspace, type Workspace } from './workspace.ts';

/** A real VS Code with the packaged product, its own chat agent, a person, and everything they talk to. */
export interface Session {
  readonly run: Run;
  readonly workspace: Workspace;
  readonly editor: Editor;
  readonly bridge: Bridge;
  readonly railway: Railway;
  readonly model: Model;
  readonly agent: Agent;
  page(): Page;
  person(): Person;
  /** Opens the workspace in a new window, and waits until the chat is there. */
  open(): Promise<void>;
  /** Changes one of the user's own settings, undefined for its default. */
  setting(name: string, value: unknown): Promise<void>;
  /** Puts the loopback Railway and the committed files back to their start, and clears the screen. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export interface SessionOptions {
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startSession(options: SessionOptions): Promise<Session> {
  const run = openRun(options.name);
  const [railway, model, product, helper] = await Promise.all([
    startRailway(),
    startModel(),
    packageProduct(),
    packageBridge(),
  ]);
  const { programs, env, ...workspace } = layOutWorkspace(join(run.folder, 'car-rental'), railway);
  const start = execFileSync('git', ['-C', workspace.root, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const bridge = createBridge(run);
  const editor = await startEditor({
    run,
    extensions: [product, helper],
    models: modelList(model),
    settings: { ...modelSettings, ...options.settings },
    env: { ...env, ...bridge.env, ...options.env },
    programs,
    say: console.log,
  });
  const browser = await startBrowser(run, console.log);
  let page = await window(browser);
  const session: Session = {
    run,
    workspace,
    editor,
    bridge,
    railway,
    model,
    agent: createAgent(bridge, model),
    page: () => page,
    person: () => createPerson(page),
    open: async () => {
      if (!page.isClosed() && page.url() !== 'about:blank') await page.close();
      if (page.isClosed()) page = await window(browser);
      bridge.forget();
      await page.goto(addressOf(editor, workspace.root));
      await bridge.ready();
      await wakeChat(bridge);
    },
    setting: async (name, value) => {
      const [key, text] = [JSON.stringify(name), value === undefined ? 'undefined' : JSON.stringify(value)];
      await bridge.run(`await vscode.workspace.getConfiguration().update(${key}, ${text}, true)`);
    },
    reset: async () => {
      railway.reset();
      execFileSync('git', ['-C', workspace.root, 'reset', '--hard', '-q', start]);
      execFileSync('git', ['-C', workspace.root, 'clean', '-fdq']);
      await createPerson(page).tidy();
    },
    stop: async () => {
      await browser.close();
      await editor.stop();
      await Promise.all([railway.stop(), model.stop()]);
      run.sweep();
    },
  };
  await session.open();
  return session;
}

async function window(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  return await context.newPage();
}
