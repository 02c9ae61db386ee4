import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cards } from '../gateways/agents.ts';
import { dialects } from '../gateways/index.ts';
import { isExecutable, readTextCapped } from '../host/files.ts';
import { launcherPath } from '../host/launcher.ts';
import type { AgentCard } from '../model/agent.ts';
import type { Install, InstallState } from '../model/dialect.ts';
import type { PolicyState } from '../model/policy.ts';
import { detectEnvironments } from '../observe/workspace-environment.ts';
import { installsOf, notHere } from './installs.ts';

const CAP = 4_000_000;

/** An agent on this machine that has a settings file of its own, and what stands there. */
export interface AgentStatus {
  readonly id: string;
  readonly title: string;
  /** `untrusted`: the agent passes over the hook until a person has trusted it there. */
  readonly state: InstallState | 'untrusted';
}

/** Agents that are present on this machine. A project's settings can switch hooks off too. */
export async function agentStatus(
  home: string,
  folders: readonly string[],
  platform = process.platform,
): Promise<readonly AgentStatus[]> {
  const launcher = launcherPath(home);
  const found = await Promise.all(
    cards.map(async (card): Promise<AgentStatus | undefined> => {
      const files = installsOf(card.id, platform).filter(({ place }) => place !== 'repository');
      const unheld = notHere(card.id, platform) !== undefined;
      if (files.length === 0 && !unheld) return undefined;
      if (!(await anyExists(card.present.map((path) => join(home, path))))) return undefined;
      if (unheld) return { id: card.id, title: card.title, state: 'missing' };
      const states = await Promise.all(
        files.map(async (install) => {
          const path = join(home, install.file);
          const state = install.state(await textOf(path), launcher);
          // A hook that is run as a program and may not be run is none.
          const runs = !install.executable || state !== 'installed' || (await isExecutable(path));
          return runs ? state : 'changed';
        }),
      );
      const own = worstOf(states);
      const stands = own === 'installed';
      const off = stands && (await switchedOff(card, home, folders));
      const untrusted = stands && !(await trusted(files, home, launcher));
      return { id: card.id, title: card.title, state: off ? 'off' : untrusted ? 'untrusted' : own };
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** Whether the agent was told to trust our hook, where it wants that. */
async function trusted(files: readonly Install[], home: string, launcher: string): Promise<boolean> {
  const given = await Promise.all(
    files.map(async ({ file, trust }) => {
      if (!trust) return true;
      const path = join(home, file);
      return trust.given(await textOf(join(home, trust.file)), { path, text: await textOf(path), launcher });
    }),
  );
  return given.every((one) => one);
}

/** Of several files: all must be there for an agent to be guarded, and none may switch it off. */
function worstOf(states: readonly InstallState[]): InstallState {
  if (states.includes('off')) return 'off';
  const [first = 'missing'] = states;
  return states.every((state) => state === first) ? first : 'changed';
}

/** Agents' names for people, by id. */
export const agentTitles: ReadonlyMap<string, string> = new Map(dialects.map(({ id, title }) => [id, title]));

export const agentTitle = (id: string): string => agentTitles.get(id) ?? id;

/** Whether one of the agent's other settings says that no hook runs: the home folder's, or a workspace folder's. */
async function switchedOff(
  { switches }: AgentCard,
  home: string,
  folders: readonly string[],
): Promise<boolean> {
  const found = await Promise.all(
    switches.map(async ({ file, key, value }) => {
      const paths = file.startsWith('./') ? folders.map((folder) => join(folder, file)) : [join(home, file)];
      if (key === undefined) return await anyExists(paths);
      const name = key.split('.').at(-1);
      const says = new RegExp(`["']?\\b${name}["']?\\s*[:=]\\s*${JSON.stringify(value)}`);
      return (await Promise.all(paths.map(textOf))).some((text) => says.test(text));
    }),
  );
  return found.includes(true);
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

export async function anyExists(paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return found.some((one) => one !== undefined);
}
