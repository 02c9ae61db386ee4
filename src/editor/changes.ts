import { lstat, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installs } from '../gateways/agents.ts';
import { isExecutable, readTextCapped, writeAtomic } from '../host/files.ts';
import { launcherPath, REPOSITORY_LAUNCHER, repositoryGuard } from '../host/launcher.ts';
import { chaperoneHome, isInside } from '../host/paths.ts';
import { withBlock } from '../observe/ignore-block.ts';
import { ignoreLines, presentAgents } from '../observe/ignore-files.ts';
import { userPolicyFile } from '../observe/policy.ts';
import { withFreeze } from '../observe/policy-edit.ts';
import { protectProposal } from '../observe/proposal.ts';
import { installsOf } from './installs.ts';
import { agentStatus, agentTitle } from './status.ts';

const CAP = 4_000_000;

/** A file that Chaperone would write. Absolute path; `before` is empty where there is none yet. */
interface FileChange {
  readonly path: string;
  readonly before: string;
  /** Empty: the file goes. */
  readonly after: string;
  /** An agent runs the file itself. */
  readonly executable?: boolean;
}

interface Part {
  readonly title: string;
  readonly detail: string;
  readonly changes: readonly FileChange[];
  readonly opens: boolean;
}

/** What “Protect This Workspace” would write: policy, ignore files, hooks. Parts without a change are left out. */
export async function protectParts(home: string, folders: readonly string[]): Promise<readonly Part[]> {
  const policy = await protectProposal(folders, home);
  const names = policy.found.map(({ name }) => name).join(', ');
  const policyStays = policy.path !== '' && (await staysInside(policy.path, dirname(policy.path)));
  const agents = await presentAgents(folders, home);
  const ignored: FileChange[] = [];
  for (const folder of folders) {
    for (const agent of agents) {
      const path = join(folder, agent.file);
      if (!(await staysInside(path, folder))) continue;
      const before = await textOf(path);
      ignored.push({ path, before, after: withBlock(before, ignoreLines(agent)) });
    }
  }
  const present = await agentStatus(home, folders);
  const hooks = await Promise.all(
    present.map(async ({ id }) => ({
      id,
      changes: await agentChanges(home, id, 'add').catch(() => []),
    })),
  );
  const parts: Part[] = [
    {
      title: 'Policy',
      detail: names
        ? `.chaperone.jsonc names ${names}.`
        : '.chaperone.jsonc names production, for you to fill in.',
      changes: policyStays ? [{ path: policy.path, before: policy.before ?? '', after: policy.text }] : [],
      opens: true,
    },
    {
      title: 'Ignore files',
      detail: `Hides credential files from ${agents.map(({ title }) => title).join(', ')}.`,
      changes: ignored,
      opens: false,
    },
    ...hooks.map(({ id, changes }) => ({
      title: `Guard for ${agentTitle(id)}`,
      detail: `${agentTitle(id)} asks Chaperone before it acts.`,
      changes,
      opens: false,
    })),
  ];
  return parts
    .map((part) => ({
      ...part,
      // A program whose text is whole may have lost its mark as one.
      changes: part.changes.filter(
        ({ before, after, path, executable }) => path !== '' && (before !== after || executable === true),
      ),
    }))
    .filter(({ changes }) => changes.length > 0);
}

/** What would change in an agent's files below the home folder. Throws a plain sentence where one cannot be read. */
export async function agentChanges(
  home: string,
  id: string,
  step: 'add' | 'remove',
): Promise<readonly FileChange[]> {
  const changes: FileChange[] = [];
  for (const install of installsOf(id)) {
    if (install.place === 'repository') continue;
    const path = join(home, install.file);
    const before = await textOf(path);
    const after = install[step](before, launcherPath(home));
    const program = install.executable === true && step === 'add';
    if (after !== before || (program && !(await isExecutable(path))))
      changes.push({ path, before, after, ...(install.executable ? { executable: true } : {}) });
  }
  return changes;
}

/**
 * What would change in a repository so that agents in the cloud, which read nothing else of ours, are guarded there:
 * their hook files, the launcher and the guard. None: nothing. Throws a plain sentence where a file cannot be read.
 *
 * @param dist the folder of the bundles
 */
export async function cloudChanges(
  folder: string,
  dist: string,
  platform = process.platform,
): Promise<readonly FileChange[]> {
  if (platform === 'win32')
    throw new Error(
      'Windows cannot mark the launcher as a program, which agents in the cloud need. Run this on Linux or macOS, or in WSL.',
    );
  const guard = (await repositoryGuard(dist)).map(({ file, text, mode }) => ({
    file,
    after: () => text,
    executable: mode === 0o755,
  }));
  const hooks = Object.values(installs)
    .flat()
    .filter(({ place }) => place === 'repository')
    .map((install) => ({
      file: install.file,
      after: (before: string) => install.add(before, REPOSITORY_LAUNCHER),
      executable: install.executable === true,
    }));
  const changes: FileChange[] = [];
  for (const { file, after, executable } of [...hooks, ...guard]) {
    const path = join(folder, file);
    if (!(await staysInside(path, folder))) continue;
    const before = await textOf(path);
    const text = after(before);
    if (text !== before) changes.push({ path, before, after: text, ...(executable ? { executable } : {}) });
  }
  return changes;
}

/** What would change in the user's own policy to freeze or to lift it; undefined: nothing. Throws a plain sentence. */
export async function freezeChange(home: string, on: boolean): Promise<FileChange | undefined> {
  const path = userPolicyFile(home);
  const before = await textOf(path);
  const after = withFreeze(before, on);
  return after === before ? undefined : { path, before, after };
}

/** Writes a change that a person has seen. What the file held stays in `~/.chaperone/backups`. */
export async function writeChange(change: FileChange): Promise<void> {
  if ((await textOf(change.path)) !== change.before) {
    throw new Error(
      `${change.path} was changed meanwhile. Nothing was written there; run the command again.`,
    );
  }
  const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${change.path.split(/[\\/]/).at(-1)}`;
  const backup = join(chaperoneHome(), 'backups', name);
  await writeAtomic(change.path, change.after, change.executable ? 0o755 : undefined, backup);
  // What is empty now was only there for us.
  if (change.after === '') await rm(change.path);
}

/** Whether a file of a repository would be written there. It, or a folder above it, may link elsewhere. */
async function staysInside(path: string, folder: string): Promise<boolean> {
  if (path === folder) return true;
  const there = await lstat(path).catch(() => undefined);
  if (!there) return await staysInside(dirname(path), folder);
  const [here, real] = await Promise.all([folder, path].map((one) => realpath(one).catch(() => undefined)));
  return here !== undefined && real !== undefined && isInside(real, here);
}

async function textOf(path: string): Promise<string> {
  const read = await readTextCapped(path, CAP);
  if (read.state === 'text') return read.text;
  if (read.state === 'missing') return '';
  throw new Error(`${path} cannot be read. Mend it first, then try again.`);
}
