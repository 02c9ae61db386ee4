import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import launcherText from '../../media/launcher/hook.sh';
import { writeAtomic } from './files.ts';
import { chaperoneHome } from './paths.ts';

/** The one path that agents' settings name: `~/.chaperone/bin/hook`. */
export const launcherPath = (home: string): string => join(chaperoneHome(home), 'bin', 'hook');

/**
 * Puts the launcher, the hook and the path of its runtime below `~/.chaperone`. Writes only what differs, each file in
 * one step, so that an agent that asks meanwhile finds the old files or the new ones. Throws where the disk says no.
 *
 * @param options.hookFile the bundled hook, copied to `~/.chaperone/lib/hook.cjs`
 * @param options.node a Node or Electron binary
 */
export async function installLauncher(options: {
  readonly home: string;
  readonly hookFile: string;
  readonly node: string;
}): Promise<void> {
  const base = chaperoneHome(options.home);
  for (const folder of [base, join(base, 'bin'), join(base, 'lib'), join(base, 'run')]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
  }
  const hook = join(base, 'lib', 'hook.cjs');
  await writeDifferent(hook, await readFile(options.hookFile, 'utf8'), 0o600);
  await writeDifferent(join(base, 'lib', 'runtime'), `${options.node}\n${hook}\n`, 0o600);
  await writeDifferent(launcherPath(options.home), launcherText, 0o755);
}

/** Whether the launcher stands there as it was written, and may be run. */
export async function launcherState(home: string): Promise<'ok' | 'missing' | 'changed'> {
  const path = launcherPath(home);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return 'missing';
  const mode = (await stat(path).catch(() => undefined))?.mode ?? 0;
  return text === launcherText && (mode & 0o111) === 0o111 ? 'ok' : 'changed';
}

async function writeDifferent(path: string, text: string, mode: number): Promise<void> {
  const now = await readFile(path, 'utf8').catch(() => undefined);
  const same = now === text && ((await stat(path)).mode & 0o777) === mode;
  if (!same) await writeAtomic(path, text, mode);
}
