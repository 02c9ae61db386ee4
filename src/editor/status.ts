import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dialects, installs } from '../gateways/index.ts';
import { readTextCapped } from '../host/files.ts';
import { launcherPath } from '../host/launcher.ts';
import type { PolicyState } from '../model/policy.ts';
import { detectEnvironments } from '../observe/workspace-environment.ts';

const CAP = 4_000_000;

/** An agent on this machine that has a settings file of its own, and what stands there. */
export interface AgentStatus {
  readonly id: string;
  readonly title: string;
  readonly state: 'installed' | 'missing' | 'off' | 'changed';
}

/** Agents that are present: their settings folder exists. A project's settings can switch hooks off too. */
export async function agentStatus(home: string, folders: readonly string[]): Promise<readonly AgentStatus[]> {
  const launcher = launcherPath(home);
  const found = await Promise.all(
    Object.entries(installs).map(async ([id, install]): Promise<AgentStatus | undefined> => {
      const file = join(home, install.file);
      if (!(await exists(join(file, '..')))) return undefined;
      const own = install.state(await textOf(file), launcher);
      const off = own === 'installed' && (await switchedOff(install.file, folders));
      return { id, title: agentTitle(id), state: off ? 'off' : own };
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** Agents' names for people, by id. */
export const agentTitles: ReadonlyMap<string, string> = new Map(dialects.map(({ id, title }) => [id, title]));

export const agentTitle = (id: string): string => agentTitles.get(id) ?? id;

/** Whether a workspace folder's copy of the settings file says that no hook runs. */
async function switchedOff(file: string, folders: readonly string[]): Promise<boolean> {
  const local = file.replace(/\.json$/, '.local.json');
  const texts = await Promise.all(
    folders.flatMap((folder) => [file, local].map((name) => textOf(join(folder, name)))),
  );
  return texts.some((text) => /"disableAllHooks"\s*:\s*true/.test(text));
}

/** An environment in reach, with what says so. */
export interface Reachable {
  readonly name: string;
  readonly protected: boolean;
  readonly evidence: readonly { readonly says: string; readonly where: string }[];
}

/** The environments that the folders speak of. Where nothing else does, those that the policy names. */
export async function reachable(
  home: string,
  folders: readonly string[],
  { policy }: PolicyState,
): Promise<readonly Reachable[]> {
  const ruled = new Map(policy.environments.map((rule) => [rule.name.toLowerCase(), rule]));
  const detected = await detectEnvironments(folders, home);
  if (detected.length > 0) {
    return detected.map(({ name, protected: kept, evidence }) => ({
      name,
      protected: ruled.get(name.toLowerCase())?.protected ?? kept,
      evidence,
    }));
  }
  return policy.environments
    .filter(({ source }) => source.includes('.chaperone.jsonc'))
    .map(({ name, protected: kept, source }) => ({
      name,
      protected: kept,
      evidence: [{ says: 'names it', where: source }],
    }));
}

async function textOf(path: string): Promise<string> {
  const read = await readTextCapped(path, CAP);
  return read.state === 'text' ? read.text : '';
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
