import { spawn } from 'node:child_process';
import { wakeChat } from '../kit/agent.ts';
import { type Bridge, createBridge } from '../kit/bridge.ts';
import { addressOf, startEditor } from '../kit/editor.ts';
import { sleep } from '../kit/wait.ts';
import type { Stage } from './stage.ts';

/** Starts the embedded VS Code and opens it in the person's browser, where there is one. */
export async function startEmbedded(stage: Stage): Promise<void> {
  const bridge = createBridge(stage.run);
  const editor = await startEditor({
    ...stage,
    env: { ...stage.env, ...bridge.env },
    say: console.log,
  });
  const address = addressOf(editor, stage.folder);
  console.log(`\n  VS Code with Chaperone: ${address}`);
  if (!(await openInBrowser(address)))
    console.log('  No browser was found here: open this address in yours.');
  void welcome(bridge);
}

/** Opens the chat in every window that a person opens, as long as the demo runs. */
async function welcome(bridge: Bridge): Promise<void> {
  for (;;) {
    try {
      await bridge.ready(24 * 60 * 60_000);
      await wakeChat(bridge);
      await bridge.run(`await vscode.commands.executeCommand('workbench.action.chat.open', {
        mode: 'agent', modelSelector: { vendor: 'customendpoint', id: 'scripted' } })`);
      while (await alive(bridge)) await sleep(1000);
    } catch {
      // The window was closed or reloaded meanwhile; the next one is welcomed again.
      await sleep(1000);
    }
  }
}

async function alive(bridge: Bridge): Promise<boolean> {
  return await bridge.run<boolean>('return true', 10_000);
}

/** `BROWSER`, then what the system opens addresses with. False where nothing could be started. */
async function openInBrowser(address: string): Promise<boolean> {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const openers = [process.env.BROWSER, hasScreen ? systemOpener() : undefined];
  for (const opener of openers) if (opener && (await started(opener, address))) return true;
  return false;
}

const systemOpener = (): string => (process.platform === 'darwin' ? 'open' : 'xdg-open');

function started(program: string, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [address], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
