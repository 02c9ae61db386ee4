import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './processes.ts';
import { cacheFolder, projectRoot } from './project.ts';
import { sleep } from './wait.ts';

const serverVersion = '4.139.1';
const nodeVersion = '24.21.0';

/** The files of a fetched VS Code. */
export interface EditorFiles {
  /** The Node that runs it; the project's own may be too old. */
  readonly node: string;
  /** The server's entry script. */
  readonly server: string;
}

/**
 * The embedded VS Code, fetched with npm into the cache on first use: `code-server`, which is VS Code built for
 * the browser, and the Node that it needs. Fails with one plain sentence where that cannot be had.
 * `env` is added to npm's environment.
 */
export async function fetchEditor(
  say: (text: string) => void,
  env: Readonly<Record<string, string>> = {},
): Promise<EditorFiles> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(
      'The embedded VS Code runs on Linux (x64, arm64) only; with VS Code or Cursor installed, use “npm start -- --desktop” here.',
    );
  }
  const folder = join(cacheFolder, `editor-${serverVersion}-${process.arch}`);
  const files = filesIn(folder);
  if (existsSync(folder)) return files;
  await alone(folder, say, async () => {
    if (!existsSync(folder)) await fetchInto(folder, say, env);
  });
  return files;
}

function filesIn(folder: string): EditorFiles {
  return {
    node: join(folder, `node_modules/node-linux-${process.arch}/bin/node`),
    server: join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** Fetches beside the final place and moves there at the end, so that a half-finished fetch is never used. */
async function fetchInto(
  folder: string,
  say: (text: string) => void,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), '{ "private": true }\n');
  const npmrc = join(projectRoot, '.npmrc');
  if (existsSync(npmrc)) copyFileSync(npmrc, join(part, '.npmrc'));
  const started = Date.now();
  const ticking = setInterval(() => say(`  still fetching, ${seconds(started)} s`), 15_000);
  try {
    say('Fetching VS Code from npm (about 250 MB, once; about a minute) …');
    const packages = [`node-linux-${process.arch}@${nodeVersion}`, `code-server@${serverVersion}`];
    await npm(part, env, ['install', '--no-save', ...packages]);
    say(`  the editor is here (${seconds(started)} s), now what it needs …`);
    await npm(join(part, 'node_modules/code-server/lib/vscode'), env, ['install', '--omit=dev']);
    renameSync(part, folder);
    say(`  done in ${seconds(started)} s, kept in ${folder}`);
  } finally {
    clearInterval(ticking);
  }
}

const seconds = (since: number): number => Math.round((Date.now() - since) / 1000);

/** npm's own client, so that the registry, proxy and login that the user configured hold here too. */
async function npm(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<void> {
  // `--ignore-scripts`: everything needed ships prebuilt, so that no compiler is wanted.
  const quiet = [
    '--ignore-scripts',
    '--prefer-offline',
    '--force',
    '--no-audit',
    '--no-fund',
    '--no-progress',
  ];
  const script = process.env.npm_execpath;
  const [program, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  const { code, output } = await runToEnd(program, [...first, ...args, ...quiet], {
    cwd,
    env: { ...env, npm_config_local_prefix: undefined, INIT_CWD: undefined },
  });
  if (code === 0) return;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(output)) {
    throw new Error(
      'VS Code could not be fetched because npm’s registry does not answer: connect to the internet and run the same command again (it is needed once).',
    );
  }
  throw new Error(`VS Code could not be fetched, npm says: ${lastLines(output)}`);
}

const lastLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /npm error/.test(line))
    .slice(0, 5)
    .join(' ');

/** Lets one process at a time do the work; the others wait. A lock whose owner is gone is taken over. */
async function alone(folder: string, say: (text: string) => void, work: () => Promise<void>): Promise<void> {
  const lock = `${folder}.lock`;
  mkdirSync(cacheFolder, { recursive: true });
  let told = false;
  while (!take(lock)) {
    if (!told) say('Another run is fetching VS Code; waiting for it …');
    told = true;
    await sleep(500);
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    // A link appears with its content already in it; a file would be empty for a moment.
    linkSync(own, lock);
    return true;
  } catch {
    if (alive(Number(ownerOf(lock)))) return false;
    rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function ownerOf(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch {
    return false;
  }
}
