import { win32 } from 'node:path';

// What only Windows needs of the launcher. Pure but for the environment, so that it is tested everywhere.

/** A batch file's text as cmd wants it: it loses its place in files without carriage returns. */
export const commandText = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/**
 * What `lib\runtime` holds on Windows: the runtime's path from `.chaperone\bin` on, or from its drive. The console's
 * code page decides how cmd reads a file, so nothing but ASCII may stand there; the user's own name, which often is
 * none, lies above both and so is not in it. Throws a plain sentence where another letter is left.
 */
export function runtimeOnWindows(home: string, node: string): string {
  const path = win32.relative(win32.join(home, '.chaperone', 'bin'), node);
  if (!/^[\x20-\x7e]+$/.test(path))
    throw new Error(`Chaperone cannot start “${node}”: cmd does not read all letters of its path.`);
  return `${path}\r\n`;
}

/** The variables without which no program starts well there; none on other systems. */
export function windowsEnvironment(
  home: string,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'> = process,
): NodeJS.ProcessEnv {
  if (platform !== 'win32') return {};
  const { SystemRoot, TEMP, TMP } = env;
  return { USERPROFILE: home, SystemRoot, TEMP, TMP };
}
