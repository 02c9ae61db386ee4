import { lstat, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installs } from '../gateways/index.ts';
import { readTextCapped, writeAtomic } from '../host/files.ts';
import { launcherPath } from '../host/launcher.ts';
import { chaperoneHome, isInside } from '../host/paths.ts';
import { withBlock } from '../observe/ignore-block.ts';
import { ignoreLines, presentAgents } from '../observe/ignore-files.ts';
import { userPolicyFile } from '../observe/policy.ts';
import { withFreeze } from '../observe/policy-edit.ts';
import { protectProposal } from '../observe/proposal.ts';
import { agentStatus, agentTitle } from './status.ts';

const CAP = 4_000_000;

/** A file that Chaperone would write. Absolute path; `before` is empty where there is none yet. */
interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
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
      change: await agentChange(home, id, 'add').catch(() => undefined),
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
    ...hooks.map(({ id, change }) => ({
      title: `Guard for ${agentTitle(id)}`,
      detail: `${agentTitle(id)} asks Chaperone before it acts.`,
      changes: change ? [change] : [],
      opens: false,
    })),
  ];
  return parts
    .map((part) => ({
      ...part,
      changes: part.changes.filter(({ before, after, path }) => path !== '' && before !== after),
    }))
    .filter(({ changes }) => changes.length > 0);
}

/** What would change in an agent's settings; undefined: nothing. Throws a plain sentence where they cannot be read. */
export async function agentChange(
  home: string,
  id: string,
  step: 'add' | 'remove',
): Promise<FileChange | undefined> {
  const install = installs[id];
  if (!install) return undefined;
  const path = join(home, install.file);
  const before = await textOf(path);
  const after = install[step](before, launcherPath(home));
  return after === before ? undefined : { path, before, after };
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
  await writeAtomic(change.path, change.after, undefined, join(chaperoneHome(), 'backups', name));
}

/** Whether a file of a repository is there itself, or not yet. One that links elsewhere would have us write elsewhere. */
async function staysInside(path: string, folder: string): Promise<boolean> {
  const here = await realpath(folder).catch(() => folder);
  const link = await lstat(path).catch(() => undefined);
  if (!link?.isSymbolicLink()) return true;
  const real = await realpath(path).catch(() => undefined);
  return real !== undefined && isInside(real, here);
}

async function textOf(path: string): Promise<string> {
  const read = await readTextCapped(path, CAP);
  if (read.state === 'text') return read.text;
  if (read.state === 'missing') return '';
  throw new Error(`${path} cannot be read. Mend it first, then try again.`);
}
