import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createBridge } from '../kit/bridge.ts';
import { startBrowser } from '../kit/browser.ts';
import { addressOf, startEditor } from '../kit/editor.ts';
import { openRun, type Run } from '../kit/janitor.ts';
import { packageBridge, packageProduct } from '../kit/package.ts';
import { extensionId } from '../kit/project.ts';
import { until } from '../kit/wait.ts';
import type { Samples } from './measure.ts';

export interface Activation {
  /** From opening the window until the extension host answers. */
  readonly without: Samples;
  readonly withProduct: Samples;
  /** The same window, until Chaperone is active, which it is only after everything else has started. */
  readonly active: Samples;
}

/** Opens fresh windows in fresh profiles, in turn with and without the product. */
export async function measureActivation(rounds: number): Promise<Activation> {
  const product = await packageProduct();
  const helper = await packageBridge();
  const run = openRun('bench');
  const browser = await startBrowser(run, console.log);
  const without: number[] = [];
  const withProduct: number[] = [];
  const active: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const bare = await openWindow(browser, folderOf(run, `bare-${round}`), [helper], undefined);
      const full = await openWindow(browser, folderOf(run, `full-${round}`), [helper, product], extensionId);
      without.push(bare.ready);
      withProduct.push(full.ready);
      active.push(full.active);
    }
  } finally {
    await browser.close();
    run.sweep();
  }
  for (const samples of [without, withProduct, active]) samples.sort((a, b) => a - b);
  return { without, withProduct, active };
}

function folderOf(run: Run, name: string): Run {
  const folder = join(run.folder, name);
  mkdirSync(join(folder, 'workspace'), { recursive: true });
  writeFileSync(join(folder, 'workspace/README.md'), '# An ordinary folder\n');
  return { ...run, folder };
}

async function openWindow(
  browser: Browser,
  run: Run,
  extensions: readonly string[],
  wanted: string | undefined,
): Promise<{ ready: number; active: number }> {
  const bridge = createBridge(run);
  const editor = await startEditor({ run, extensions, env: bridge.env });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(addressOf(editor, join(run.folder, 'workspace')));
    await until('the extension host', () => bridge.run<boolean>('return true', 5000), 120_000, 10);
    const ready = performance.now() - start;
    if (wanted === undefined) return { ready, active: Number.NaN };
    const isActive = `return vscode.extensions.getExtension(${JSON.stringify(wanted)})?.isActive === true`;
    await until('Chaperone', () => bridge.run<boolean>(isActive), 120_000, 10);
    return { ready, active: performance.now() - start };
  } finally {
    await context.close();
    await editor.stop();
  }
}
