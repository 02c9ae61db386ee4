import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import canaryCommand from '../../media/launcher/canary.cmd';
import canaryText from '../../media/launcher/canary.sh';
import launcherCommand from '../../media/launcher/hook.cmd';
import launcherText from '../../media/launcher/hook.sh';
import mcpLauncherCommand from '../../media/launcher/mcp.cmd';
import mcpLauncherText from '../../media/launcher/mcp.sh';
import { writeAtomic } from './files.ts';
import { chaperoneHome } from './paths.ts';
import { run } from './run.ts';
import { commandText, runtimeOnWindows, windowsEnvironment } from './windows.ts';

type Platform = NodeJS.Platform;

/** The one path that agents' settings name: `~/.chaperone/bin/hook`, on Windows `hook.cmd`. */
export const launcherPath = (home: string, platform?: Platform): string => binary(home, 'hook', platform);

/** The one path that MCP clients' settings name: `~/.chaperone/bin/mcp`. */
export const mcpLauncherPath = (home: string, platform?: Platform): string => binary(home, 'mcp', platform);

/** The test that an agent is told to run: `~/.chaperone/bin/chaperone-canary`. */
export const canaryPath = (home: string, platform?: Platform): string =>
  binary(home, 'chaperone-canary', platform);

const binary = (home: string, name: string, platform: Platform = process.platform) =>
  join(chaperoneHome(home), 'bin', platform === 'win32' ? `${name}.cmd` : name);

/** What is copied to `~/.chaperone/lib`: its name there, and its name in the extension's `dist`. */
const PARTS = { 'hook.cjs': 'hook.js', 'cold.cjs': 'cold.js', 'mcp.cjs': 'mcp.js' } as const;

/**
 * Puts the launcher, the hook and the path of its runtime below `~/.chaperone`. Writes only what differs, each file in
 * one step, so that an agent that asks meanwhile finds the old files or the new ones. Throws where the disk says no.
 *
 * @param options.dist the folder of the bundles
 * @param options.node a Node or Electron binary
 */
export async function installLauncher(options: {
  readonly home: string;
  readonly dist: string;
  readonly node: string;
  readonly platform?: Platform;
}): Promise<void> {
  const { home, node, platform = process.platform } = options;
  const base = chaperoneHome(home);
  for (const folder of [base, join(base, 'bin'), join(base, 'lib'), join(base, 'run')]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  }
  const lib = join(base, 'lib');
  for (const [name, source] of Object.entries(PARTS))
    await writeDifferent(join(lib, name), await readFile(join(options.dist, source), 'utf8'), 0o600);
  const runtime = platform === 'win32' ? runtimeOnWindows(home, node) : `${node}\n${join(lib, 'hook.cjs')}\n`;
  await writeDifferent(join(lib, 'runtime'), runtime, 0o600);
  const texts = textsOn(platform);
  await writeDifferent(launcherPath(home, platform), texts.launcher, 0o755);
  await writeDifferent(mcpLauncherPath(home, platform), texts.mcp, 0o755);
  await writeDifferent(canaryPath(home, platform), texts.canary, 0o755);
}

const textsOn = (platform: Platform) =>
  platform === 'win32'
    ? {
        launcher: commandText(launcherCommand),
        mcp: commandText(mcpLauncherCommand),
        canary: commandText(canaryCommand),
      }
    : { launcher: launcherText, mcp: mcpLauncherText, canary: canaryText };

/** The launcher's place in a repository, from its root. */
export const REPOSITORY_LAUNCHER = '.chaperone/bin/hook';

/**
 * The files of a guard that comes with a repository, for agents in the cloud, which see nothing else of ours. Paths are
 * relative to the repository's root, with `/`. `dist` is the folder of the bundles. Throws where it cannot be read.
 */
export async function repositoryGuard(
  dist: string,
): Promise<readonly { readonly file: string; readonly text: string; readonly mode: number }[]> {
  const parts = ['hook.cjs', 'cold.cjs'] as const;
  const bundles = parts.map(async (name) => ({
    file: `.chaperone/lib/${name}`,
    text: await readFile(join(dist, PARTS[name]), 'utf8'),
    mode: 0o644,
  }));
  return [{ file: REPOSITORY_LAUNCHER, text: launcherText, mode: 0o755 }, ...(await Promise.all(bundles))];
}

/**
 * Has the hook keep its compiled form, so that it starts in half the time. False where that did not work: then it
 * starts as before.
 *
 * @param options.node the same binary that the launcher will start: another version compiles to other code
 */
export async function prepareHook(options: {
  readonly home: string;
  readonly node: string;
}): Promise<boolean> {
  const lib = join(chaperoneHome(options.home), 'lib');
  const compiled = await stat(join(lib, 'cold.cache')).catch(() => undefined);
  const inputs = await Promise.all([join(lib, 'cold.cjs'), options.node].map((file) => stat(file)));
  if (compiled && inputs.every(({ mtimeMs }) => mtimeMs < compiled.mtimeMs)) return true;
  const { code } = await run(options.node, [join(lib, 'hook.cjs'), '--prepare'], {
    env: { HOME: options.home, ELECTRON_RUN_AS_NODE: '1', ...windowsEnvironment(options.home) },
    timeoutMs: 60_000,
  });
  return code === 0;
}

/** Whether the launcher stands there as it was written, and may be run. */
export async function launcherState(
  home: string,
  platform: Platform = process.platform,
): Promise<'ok' | 'missing' | 'changed'> {
  const path = launcherPath(home, platform);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return 'missing';
  const mode = (await stat(path).catch(() => undefined))?.mode ?? 0;
  const runs = process.platform === 'win32' || (mode & 0o111) === 0o111;
  return text === textsOn(platform).launcher && runs ? 'ok' : 'changed';
}

/** Writes a file with its mode where it is not so already, in one step. */
export async function writeDifferent(path: string, text: string, mode: number): Promise<void> {
  const now = await readFile(path, 'utf8').catch(() => undefined);
  // Windows has no such modes: who may read a file there is inherited from its folder.
  const same = now === text && (process.platform === 'win32' || ((await stat(path)).mode & 0o777) === mode);
  if (!same) await writeAtomic(path, text, mode);
}
