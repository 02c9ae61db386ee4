import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cards } from '../gateways/agents.ts';
import { installsOf } from './installs.ts';
import { type AgentStatus, agentStatus } from './status.ts';

/** Milliseconds after which a look starts anew: an agent may have come to this machine. */
const ANEW = 30_000;

/**
 * The agents of this machine, for who asks every few seconds: as long as the files of those that were found stay as they
 * are, what was found is said again.
 */
export function createAgentLook(
  home: string,
  now: () => number = Date.now,
): (folders: readonly string[]) => Promise<readonly AgentStatus[]> {
  let last:
    | { readonly at: number; readonly stamp: string; readonly found: readonly AgentStatus[] }
    | undefined;
  return async (folders) => {
    const known = last?.found ?? [];
    const stamp = await stampOf(known.flatMap(({ id }) => filesOf(id, home, folders)));
    if (last && now() - last.at < ANEW && stamp === last.stamp) return last.found;
    const found = await agentStatus(home, folders);
    const same = found.map(({ id }) => id).join() === known.map(({ id }) => id).join();
    // A stamp is taken before what it stands for is read; of other agents there is none yet.
    last = { at: now(), stamp: same ? stamp : 'none', found };
    return found;
  };
}

/** What says whether the agent is guarded. */
function filesOf(id: string, home: string, folders: readonly string[]): readonly string[] {
  const own = installsOf(id).flatMap(({ file, place, trust }) =>
    place === 'repository' ? [] : [file, ...(trust ? [trust.file] : [])],
  );
  const switches = cards.filter((card) => card.id === id).flatMap((card) => card.switches);
  const files = [...own, ...switches.map(({ file }) => file)];
  return files.flatMap((file) =>
    file.startsWith('./') ? folders.map((folder) => join(folder, file)) : [join(home, file)],
  );
}

async function stampOf(paths: readonly string[]): Promise<string> {
  const stamps = paths.map(async (path) => {
    const found = await stat(path, { bigint: true }).catch(() => undefined);
    return found ? `${path} ${found.ino} ${found.size} ${found.mtimeNs}` : path;
  });
  return (await Promise.all(stamps)).join('\n');
}
