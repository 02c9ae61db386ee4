import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { readTextCapped } from '../host/files.ts';
import { shortPath } from '../host/paths.ts';

export interface Link {
  readonly environment: string;
  /** For people: “~/.railway/config.json”. */
  readonly source: string;
}

type Looker = (folders: readonly string[], homeDirectory: string) => Promise<Link | undefined>;

/** The environment that a platform's CLI is linked to in a directory. Undefined where nothing says so. */
export async function lookAtLink(
  platform: string,
  cwd: string,
  homeDirectory: string,
): Promise<Link | undefined> {
  return await LOOKERS[platform]?.(upwards(cwd), homeDirectory);
}

const LOOKERS: { readonly [platform: string]: Looker } = {
  railway: async (folders, homeDirectory) => {
    for (const folder of [...folders, homeDirectory]) {
      const path = join(folder, '.railway', 'config.json');
      const environment = railwayEnvironment(
        await text(path),
        folder === homeDirectory ? folders : [folder, ...folders],
      );
      if (environment !== '')
        return { environment, source: shortPath(path, folders.slice(0, 1), homeDirectory) };
    }
    return undefined;
  },
  kubernetes: async (_, homeDirectory) => {
    const path = process.env.KUBECONFIG?.split(/[:;]/)[0] || join(homeDirectory, '.kube', 'config');
    const context = /^current-context:\s*["']?([^\s"']+)/m.exec(await text(path))?.[1];
    return context === undefined
      ? undefined
      : { environment: context, source: shortPath(path, [], homeDirectory) };
  },
  terraform: (folders) => firstFile(folders, ['.terraform/environment'], /^\s*(\S+)/),
  supabase: (folders) => firstFile(folders, ['supabase/.temp/project-ref'], /^\s*(\S+)/),
  fly: (folders) => firstFile(folders, ['fly.toml'], /^\s*app\s*=\s*["']([^"'\n]+)/m),
};

/**
 * The environment of the nearest linked folder in Railway's configuration: `projects` by absolute path.
 * https://github.com/railwayapp/cli, `src/config.rs`.
 */
function railwayEnvironment(config: string, folders: readonly string[]): string {
  if (config === '') return '';
  const root: unknown = parse(config);
  const projects = field(root, 'projects');
  for (const folder of folders) {
    const project = field(projects, folder);
    const name = field(project, 'environmentName') ?? field(project, 'environment');
    if (typeof name === 'string' && name !== '') return name;
  }
  // A link that lies in the folder itself names its environment at the top.
  const own = field(root, 'environmentName') ?? field(root, 'environment');
  return typeof own === 'string' ? own : '';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as { readonly [key: string]: unknown })[name]
    : undefined;
}

async function firstFile(
  folders: readonly string[],
  names: readonly string[],
  pattern: RegExp,
): Promise<Link | undefined> {
  for (const folder of folders) {
    for (const name of names) {
      const environment = pattern.exec(await text(join(folder, name)))?.[1];
      if (environment !== undefined) return { environment, source: name };
    }
  }
  return undefined;
}

async function text(path: string): Promise<string> {
  const read = await readTextCapped(path, 1024 * 1024);
  return read.state === 'text' ? read.text : '';
}

/** A folder and everything above it, nearest first. */
function upwards(cwd: string): readonly string[] {
  const folders = [cwd];
  for (let folder = dirname(cwd); folder !== folders.at(-1) && folders.length < 40; folder = dirname(folder))
    folders.push(folder);
  return folders;
}
