import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from './processes.ts';
import { cacheFolder, projectRoot } from './project.ts';

/** Packages the built product as a person would install it. Returns the .vsix. */
export async function packageProduct(): Promise<string> {
  return await pack(projectRoot, 'chaperone');
}

/** Packages the helper extension through which tests and the demo reach into the extension host. */
export async function packageBridge(): Promise<string> {
  return await pack(layOutBridge(), 'bridge');
}

/** The helper extension as a folder. It stays where it is while others use it. */
export function layOutBridge(): string {
  const folder = join(cacheFolder, 'bridge');
  mkdirSync(folder, { recursive: true });
  put(join(projectRoot, 'test/kit/bridge/package.json'), join(folder, 'package.json'));
  put(join(projectRoot, 'out/test/kit/bridge/extension.entry.cjs'), join(folder, 'extension.cjs'));
  return folder;
}

/** Several runs may package at the same time: each writes a file of its own, which takes the name once it is whole. */
async function pack(folder: string, name: string): Promise<string> {
  mkdirSync(cacheFolder, { recursive: true });
  const own = mkdtempSync(join(tmpdir(), 'chaperone-pack-'));
  const made = join(own, `${name}.vsix`);
  const vsce = join(projectRoot, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--out',
    made,
  ];
  try {
    const { code, output } = await runToEnd(process.execPath, [vsce, ...args], {
      cwd: folder,
      env: { NO_COLOR: '1' },
    });
    if (code !== 0) throw new Error(`${name}.vsix could not be packaged: ${output}`);
    const target = join(cacheFolder, `${name}.vsix`);
    put(made, target);
    return target;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Replaces a file in one step: whoever reads it meanwhile reads the old one to its end. */
function put(from: string, to: string): void {
  const aside = `${to}.${process.pid}`;
  copyFileSync(from, aside);
  renameSync(aside, to);
}
