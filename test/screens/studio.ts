import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { type Bridge, createBridge } from '../kit/bridge.ts';
import { startBrowser } from '../kit/browser.ts';
import { addressOf, startEditor } from '../kit/editor.ts';
import { askHook, type HookAnswer, vscodeCommand, vscodePayload } from '../kit/hook.ts';
import { openRun } from '../kit/janitor.ts';
import { packageBridge, packageProduct } from '../kit/package.ts';
import { createPerson, type Person } from '../kit/person.ts';
import { projectRoot } from '../kit/project.ts';
import { startRailway } from '../kit/railway.ts';
import { sleep, until } from '../kit/wait.ts';
import { layOutWorkspace, type Workspace } from '../kit/workspace.ts';

/** Pictures are taken small enough to be read where a README shows them. */
const size = { width: 1100, height: 700 };

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
} as const;
type Theme = keyof typeof themes;

/** A real VS Code with the packaged product in the sample workspace, and a camera. */
export interface Studio {
  /** The home folder of the editor and of the agents. */
  readonly home: string;
  readonly workspace: Workspace;
  readonly page: Page;
  readonly bridge: Bridge;
  person(): Person;
  /** An agent wants to run a command; gives what it is told. */
  runs(command: string, agent?: 'vscode' | 'claude'): Promise<HookAnswer>;
  /** An agent wants to use another tool. */
  uses(tool: string, input: Readonly<Record<string, unknown>>): Promise<HookAnswer>;
  opens(file: string): Promise<void>;
  /** The frame of our page that holds this element. */
  frame(selector: string): Promise<Frame>;
  /** Takes what is on the screen now in every theme: `out/screens/<name>-<theme>.png`. */
  take(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Where the pictures go. */
export const pictures = join(projectRoot, 'out/screens');

export const pictureOf = (name: string, theme: Theme): string => join(pictures, `${name}-${theme}.png`);

export async function openStudio(): Promise<Studio> {
  mkdirSync(pictures, { recursive: true });
  const run = openRun('screens');
  const railway = await startRailway();
  const { programs, env, ...workspace } = layOutWorkspace(join(run.folder, 'car-rental'), railway);
  const bridge = createBridge(run);
  const editor = await startEditor({
    run,
    extensions: [await packageProduct(), await packageBridge()],
    settings: {
      'workbench.colorTheme': themes.dark,
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'chat.commandCenter.enabled': false,
      'editor.minimap.enabled': false,
      'editor.cursorBlinking': 'solid',
      'window.commandCenter': false,
    },
    env: { ...env, ...bridge.env },
    programs,
    say: console.log,
  });
  const browser = await startBrowser(run, console.log);
  const page = await browser.newPage({ viewport: size });
  await page.goto(addressOf(editor, workspace.root));
  await bridge.ready();
  await createPerson(page).waitForBadge(/staging|production/);
  const paint = async (theme: Theme): Promise<void> => {
    const name = JSON.stringify(themes[theme]);
    await bridge.run(
      `await vscode.workspace.getConfiguration().update('workbench.colorTheme', ${name}, true)`,
    );
    await sleep(900);
  };
  return {
    home: editor.home,
    workspace,
    page,
    bridge,
    person: () => createPerson(page),
    runs: (command, agent = 'vscode') => {
      const { root } = workspace;
      const claude = vscodePayload(root, 'Bash', { command, description: '' });
      return askHook(editor.home, agent === 'claude' ? claude : vscodeCommand(root, command), agent);
    },
    uses: (tool, input) => askHook(editor.home, vscodePayload(workspace.root, tool, input)),
    opens: async (file) => {
      const path = JSON.stringify(join(workspace.root, file));
      await bridge.run(`await vscode.window.showTextDocument(vscode.Uri.file(${path}), { preview: false })`);
    },
    frame: (selector) =>
      until(`a page with ${selector}`, async () => {
        for (const frame of page.frames()) if ((await frame.locator(selector).count()) > 0) return frame;
        return undefined;
      }),
    take: async (name) => {
      for (const theme of ['light', 'contrast', 'dark'] as const) {
        await paint(theme);
        await page.screenshot({ path: pictureOf(name, theme) });
      }
    },
    stop: async () => {
      await browser.close();
      await editor.stop();
      await railway.stop();
      run.sweep();
    },
  };
}
