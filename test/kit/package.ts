import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './processes.ts';
import { cacheFolder, projectRoot } from './project.ts';

/** Packages the built product as a person would install it. Returns the .vsix. */
export async function packageProduct(): Promise<string> {
  return await pack(projectRoot, 'chaperone.vsix');
}

/** Packages the helper extension through which tests and the demo reach into the extension host. */
export async function packageBridge(): Promise<string> {
  const folder = join(cacheFolder, 'bridge');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(projectRoot, 'test/kit/bridge/package.json'), join(folder, 'package.json'));
  copyFileSync(join(projectRoot, 'out/test/kit/bridge/extension.entry.cjs'), join(folder, 'extension.cjs'));
  return await pack(folder, 'bridge.vsix');
}

async function pack(folder: string, name: string): Promise<string> {
  mkdirSync(cacheFolder, { recursive: true });
  const target = join(cacheFolder, name);
  const vsce = join(projectRoot, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--out',
    target,
  ];
  const { code, output } = await runToEnd(process.execPath, [vsce, ...args], {
    cwd: folder,
    env: { NO_COLOR: '1' },
  });
  if (code !== 0) throw new Error(`${name} could not be packaged: ${output}`);
  return target;
}
