import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './project.ts';
import { accountToken, loginToken, rentals } from './railway-state.ts';

export interface WorkspaceOptions {
  /** Railway's GraphQL endpoint. */
  readonly railwayUrl: string;
  /** The token that lies in the scripts for domains; the loopback Railway's account token where absent. */
  readonly token?: string;
  /** A home folder in which Railway's CLI is to be signed in, and linked to staging in this workspace. */
  readonly home?: string;
}

export interface Workspace {
  readonly root: string;
  readonly token: string;
  readonly volumeId: string;
  readonly railwayUrl: string;
}

/** The folder with the stand-in for Railway's CLI, to put first on PATH. */
export const demoPrograms = join(projectRoot, 'test/demo/bin');

/** The MCP server that serves Railway in the sample workspace. */
export const mcpServer = join(projectRoot, 'out/test/kit/mcp-railway.entry.cjs');

/** Copies the sample workspace, fills in its placeholders, makes a build to delete, and commits it. */
export function copyWorkspace(to: string, options: WorkspaceOptions): Workspace {
  const token = options.token ?? accountToken;
  const values: Readonly<Record<string, string>> = {
    RAILWAY_URL: options.railwayUrl,
    TOKEN: token,
    VOLUME_ID: rentals.volume,
    STAGING_ID: rentals.staging,
    PRODUCTION_ID: rentals.production,
    PROJECT_ID: rentals.project,
    SERVICE_ID: rentals.web,
    NODE: process.execPath,
    MCP_SERVER: mcpServer,
  };
  cpSync(join(projectRoot, 'test/demo/workspace'), to, { recursive: true });
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    const filled = text.replace(/\{\{([A-Z_]+)\}\}/g, (whole, name: string) => values[name] ?? whole);
    if (filled !== text) writeFileSync(file, filled);
  }
  if (options.home !== undefined) signIn(options.home, to, options.railwayUrl);
  commit(to);
  cpSync(join(to, 'src'), join(to, 'dist'), { recursive: true });
  return { root: to, token, volumeId: rentals.volume, railwayUrl: options.railwayUrl };
}

/** What the CLI and the MCP server need to find the loopback Railway, signed in with a token of their own. */
export const programEnv = (railwayUrl: string): Readonly<Record<string, string>> => ({
  RAILWAY_URL: railwayUrl,
  RAILWAY_API_TOKEN: loginToken,
});

/** The sample workspace beside a running Railway, with what its programs need to find it. */
export function layOutWorkspace(
  folder: string,
  railway: { readonly url: string },
): Workspace & { readonly programs: string; readonly env: Readonly<Record<string, string>> } {
  const workspace = copyWorkspace(folder, { railwayUrl: railway.url });
  return {
    ...workspace,
    programs: demoPrograms,
    env: programEnv(railway.url),
  };
}

/** The files of a signed-in Railway CLI: https://docs.railway.com/guides/cli; `url` is the stand-in's own. */
function signIn(home: string, root: string, url: string): void {
  const file = join(home, '.railway/config.json');
  const link = {
    projectPath: root,
    name: 'rentals',
    project: rentals.project,
    environment: rentals.staging,
    environmentName: 'staging',
    service: rentals.postgres,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({ projects: { [root]: link }, user: { token: loginToken }, url }, null, 2),
  );
}

function commit(root: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Robin', '-c', 'user.email=robin@rentals.example', ...args], {
      cwd: root,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Robin');
  git('config', 'user.email', 'robin@rentals.example');
  git('add', '-A');
  git('commit', '-q', '-m', 'Book cars');
}
