import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The project's own folder: the nearest one above the built file that holds its package.json. */
export const projectRoot = findRoot(__dirname);

/** Where everything fetched or packaged is kept; git ignores it. `CHAPERONE_CACHE` names another folder. */
export const cacheFolder = resolve(process.env.CHAPERONE_CACHE ?? join(projectRoot, '.cache'));

/** The product as VS Code knows it: `publisher.name`. */
export const extensionId = idOf(projectRoot);

function findRoot(folder: string): string {
  const file = join(folder, 'package.json');
  if (existsSync(file) && existsSync(join(folder, 'esbuild.js'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('The project’s folder was not found above the built tests.');
  return findRoot(above);
}

function idOf(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    publisher: string;
    name: string;
  };
  return `${manifest.publisher}.${manifest.name}`;
}
