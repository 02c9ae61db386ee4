import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../processes.ts';
import { cacheFolder } from '../project.ts';
import type { AgentProgram } from './program.ts';

type Package = Pick<AgentProgram, 'id' | 'title' | 'version' | 'package' | 'bin' | 'size' | 'scripts'>;

/** Where a Node lies that is new enough for the agents that want one. */
const newerNode = {
  id: 'node',
  title: 'Node',
  version: '24.21.0',
  package: `node-linux-${process.arch}`,
  bin: '',
  size: 120,
};

/** The folder of the program `node` of that newer Node. */
export async function fetchNode(say: (text: string) => void): Promise<string> {
  if (Number(process.versions.node.split('.')[0]) >= 22) return join(process.execPath, '..');
  const folder = await fetchPackage(newerNode, say);
  return join(folder, 'node_modules', newerNode.package, 'bin');
}

/** An agent's program, fetched with npm into the cache on first use. Fails with one plain sentence. */
export async function fetchAgent(agent: Package, say: (text: string) => void): Promise<string> {
  return join(await fetchPackage(agent, say), 'node_modules/.bin', agent.bin);
}

async function fetchPackage(wanted: Package, say: (text: string) => void): Promise<string> {
  const { id, title, version, size } = wanted;
  const folder = join(cacheFolder, `${id}-${version}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), '{ "private": true }\n');
  say(`Fetching ${title} ${version} from npm (${size} MB on disk, once) …`);
  const started = Date.now();
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--no-progress', '--prefer-offline'];
  const scripts = wanted.scripts ? [] : ['--ignore-scripts'];
  const { code, output } = await runToEnd(
    'npm',
    ['install', ...quiet, ...scripts, `${wanted.package}@${version}`],
    { cwd: part, env: { npm_config_local_prefix: undefined, INIT_CWD: undefined } },
  );
  if (code !== 0) {
    rmSync(part, { recursive: true, force: true });
    const why = output.split('\n').filter((line) => line.startsWith('npm error'));
    throw new Error(
      `${title} could not be fetched; connect to the internet and run it again. ${why.slice(0, 3).join(' ')}`,
    );
  }
  try {
    renameSync(part, folder);
    say(`  here after ${Math.round((Date.now() - started) / 1000)} s`);
  } catch {
    // Another run was faster.
    rmSync(part, { recursive: true, force: true });
  }
  return folder;
}
