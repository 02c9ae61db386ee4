import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTextCapped } from '../host/files.ts';
import { environmentKey, environmentWord, meansProduction, protectedByName } from './environment-names.ts';
import { lookAtGit } from './git.ts';
import { lookAtLink } from './link.ts';

/** An environment that a workspace can reach. */
export interface DetectedEnvironment {
  readonly name: string;
  readonly protected: boolean;
  /** Whether something says that the workspace works in it now: a link, a variable, a context. */
  readonly current: boolean;
  readonly evidence: readonly { readonly says: string; readonly where: string }[];
}

/** One hint: this file or tool names this environment. */
interface Clue {
  readonly name: string;
  readonly current: boolean;
  readonly says: string;
  readonly where: string;
}

/** The environments that the workspace folders speak of, protected and current ones first. Reads names only. */
export async function detectEnvironments(
  roots: readonly string[],
  homeDirectory: string = homedir(),
): Promise<readonly DetectedEnvironment[]> {
  const clues = (await Promise.all(roots.map((root) => cluesIn(root, homeDirectory)))).flat();
  const byName = new Map<string, Clue[]>();
  for (const clue of clues) {
    const key = canonical(clue.name);
    byName.set(key, [...(byName.get(key) ?? []), clue]);
  }
  return [...byName]
    .map(([name, of]) => ({
      name,
      protected: protectedByName(name),
      current: of.some(({ current }) => current),
      evidence: of.map(({ says, where }) => ({ says, where })),
    }))
    .sort(
      (a, b) =>
        Number(meansProduction(b.name)) - Number(meansProduction(a.name)) ||
        Number(b.protected) - Number(a.protected) ||
        Number(b.current) - Number(a.current) ||
        a.name.localeCompare(b.name),
    );
}

/** Words that everyone uses are one environment in all their spellings; a name of somebody's own stays as it is. */
const canonical = (name: string) => (environmentWord(name) === undefined ? name : environmentKey(name));

async function cluesIn(root: string, homeDirectory: string): Promise<readonly Clue[]> {
  const clues: Clue[] = [];
  const folders = [root, ...(await subfolders(root))];
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => []);
    const shown = (name: string) => (folder === root ? name : `${folder.slice(root.length + 1)}/${name}`);
    for (const name of names) {
      const clue = fileClue(name);
      if (clue) clues.push({ ...clue, where: shown(name) });
      if (
        /^(?:\.env(?:\.local)?|\.envrc|railway\.(?:toml|json)|wrangler\.(?:toml|jsonc?)|docker-compose\.ya?ml|compose\.ya?ml)$/.test(
          name,
        )
      ) {
        clues.push(
          ...contentClues(name, await text(join(folder, name))).map((one) => ({
            ...one,
            where: shown(name),
          })),
        );
      }
    }
  }
  const rootNames = await readdir(root).catch((): string[] => []);
  clues.push(...(await linkClues(root, rootNames, homeDirectory)));
  return clues;
}

/** What a file's name says: `.env.production`, `docker-compose.prod.yml`, `staging.tfvars`, an overlay's folder. */
function fileClue(name: string): Omit<Clue, 'where'> | undefined {
  const env = /^\.env\.([\w-]+?)(?:\.local)?$/.exec(name)?.[1];
  const of = (word: string | undefined, says: string) => {
    const known = word === undefined ? undefined : environmentWord(word);
    return known === undefined ? undefined : { name: known, current: false, says };
  };
  if (env !== undefined) return of(env, 'holds its variables');
  const compose = /^(?:docker-)?compose[.-]([\w-]+)\.ya?ml$/.exec(name)?.[1];
  if (compose !== undefined) return of(compose, 'starts its containers');
  const terraform = /^([\w-]+)(?:\.auto)?\.tfvars$/.exec(name)?.[1];
  if (terraform !== undefined) return of(terraform, 'holds its Terraform variables');
  const fly = /^fly\.([\w-]+)\.toml$/.exec(name)?.[1];
  return fly === undefined ? undefined : of(fly, 'deploys to it');
}

const VARIABLES =
  /^[ \t]*(?:export[ \t]+)?(NODE_ENV|APP_ENV|ENVIRONMENT|ENV|RAILS_ENV|RACK_ENV|DJANGO_ENV|FLASK_ENV|VERCEL_ENV|RAILWAY_ENVIRONMENT(?:_NAME)?|DEPLOY_ENV|STAGE)[ \t]*=[ \t]*["']?([A-Za-z][\w-]{0,40})/gm;

/** What a file's text says. Reads names of environments, never values of anything else. */
function contentClues(file: string, content: string): readonly Omit<Clue, 'where'>[] {
  if (file.startsWith('.env')) {
    return [...content.matchAll(VARIABLES)].flatMap(([, variable = '', value = '']) => {
      const name = variable.startsWith('RAILWAY_') ? value : environmentWord(value);
      return name === undefined ? [] : [{ name, current: true, says: `sets ${variable}` }];
    });
  }
  const sections = file.endsWith('.toml')
    ? content.matchAll(/^\[(?:environments|env)\.["']?([\w-]{1,40})/gm)
    : content.matchAll(/"(production|staging|development|preview)"\s*:\s*\{/g);
  return [...new Set([...sections].flatMap(([, name]) => name ?? []))].map((name) => ({
    name,
    current: false,
    says: 'configures it',
  }));
}

async function linkClues(
  root: string,
  names: readonly string[],
  homeDirectory: string,
): Promise<readonly Clue[]> {
  const clues: Clue[] = [];
  const railway = await lookAtLink('railway', root, homeDirectory);
  if (railway)
    clues.push({
      name: railway.environment,
      current: true,
      says: 'links this folder to it',
      where: railway.source,
    });
  const terraform = await lookAtLink('terraform', root, homeDirectory);
  if (terraform)
    clues.push({
      name: terraform.environment,
      current: true,
      says: 'is the Terraform workspace',
      where: terraform.source,
    });
  if (
    names.some((name) =>
      /^(?:k8s|kubernetes|helm|charts?|kustomization\.ya?ml|skaffold\.ya?ml|Chart\.ya?ml)$/.test(name),
    )
  ) {
    const kubernetes = await lookAtLink('kubernetes', root, homeDirectory);
    if (kubernetes)
      clues.push({
        name: kubernetes.environment,
        current: true,
        says: 'is the current Kubernetes context',
        where: kubernetes.source,
      });
  }
  if ((await text(join(root, '.vercel', 'project.json'))) !== '') {
    clues.push({
      name: 'production',
      current: false,
      says: 'links this folder to a Vercel project',
      where: '.vercel/project.json',
    });
  }
  const branch = (await lookAtGit(root))?.branch ?? '';
  const named = environmentWord(branch);
  if (named !== undefined)
    clues.push({
      name: named,
      current: true,
      says: 'is the branch that is checked out',
      where: `git branch ${branch}`,
    });
  return clues;
}

/** Folders of a repository with several packages, and those that hold one environment each. */
async function subfolders(root: string): Promise<readonly string[]> {
  const parents = ['', 'apps', 'packages', 'services', 'deploy', 'infra', 'terraform', 'scripts'];
  const lists = await Promise.all(
    parents.map(async (parent) => {
      const entries = await readdir(join(root, parent), { withFileTypes: true }).catch(() => []);
      return entries
        .filter(
          (entry) =>
            entry.isDirectory() &&
            !/^(?:\.|node_modules$|dist$|build$|out$|target$|vendor$)/.test(entry.name),
        )
        .map(({ name }) => join(root, parent, name));
    }),
  );
  return [...new Set(lists.flat())].filter((path) => dirname(path).startsWith(root)).slice(0, 100);
}

async function text(path: string): Promise<string> {
  const read = await readTextCapped(path, 256 * 1024);
  return read.state === 'text' ? read.text : '';
}
