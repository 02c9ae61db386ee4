import { randomUUID } from 'node:crypto';
import { assembleEngine } from '../assemble.ts';
import { previewEdit } from '../effects/preview/edit.ts';
import { dialects } from '../gateways/index.ts';
import { answerPayload } from '../gateways/serve.ts';
import { createGuard } from '../guard.ts';
import { sha256 } from '../host/hash.ts';
import { createFingerprint, machineKey } from '../host/key.ts';
import { chaperoneHome } from '../host/paths.ts';
import { blockedLately } from '../journal/blocked.ts';
import type { Journal } from '../journal/store.ts';
import type { Reply } from '../model/dialect.ts';
import type { Entry } from '../model/entry.ts';
import type { Asked, PersonAnswer, Ports } from '../model/ports.ts';
import type { Request } from '../model/request.ts';
import { createObserver } from '../observe/observe.ts';
import type { PolicyLoader } from '../observe/policy.ts';
import type { LookUp } from '../observe/resource.ts';
import { findCredentials } from '../secrets/find.ts';
import { askingOnce } from './allowed.ts';
import { createOwnServerLook } from './own-server.ts';
import { createStarted } from './started.ts';
import { createWatching, type Watching } from './watching.ts';

export interface AnswerPorts extends Pick<Ports, 'granted' | 'snapshot'> {
  /** `gone` aborts once the agent waits no longer. */
  ask(asked: Asked, gone: AbortSignal): Promise<PersonAnswer>;
  readonly home: string;
  /** The user's own settings of this editor, absolute. */
  readonly userFolder: string;
  folders(): readonly string[];
  lookUps(): LookUp;
  readonly policies: PolicyLoader;
  readonly store: Journal;
  /** Called after a decision was written down. */
  onEntry(entry: Entry): void;
}

/** The guard as it runs in the editor, where a person can be asked. */
export interface Answering {
  /** From an agent's payload to its reply. */
  answer(agent: string, body: Uint8Array, gone: AbortSignal): Promise<Reply>;
  /** The last look, at what no door has seen. */
  readonly watching: Watching;
}

export async function createAnswer(ports: AnswerPorts): Promise<Answering> {
  const { home, policies, store } = ports;
  const fingerprint = createFingerprint(await machineKey(chaperoneHome(home)));
  const observer = (lookUps: () => LookUp) =>
    createObserver({
      findCredentials,
      fingerprint,
      get lookUp() {
        return lookUps();
      },
      roots: ports.folders,
      homeDirectory: home,
      blocked: async (agent) => blockedLately(await store.recent(), agent, Date.now()),
    });
  const guardPorts: Omit<Ports, 'ask' | 'granted'> = {
    engine: assembleEngine(fingerprint, home),
    policy({ cwd, roots }) {
      return policies.load([...new Set([...ports.folders(), ...roots, ...(cwd === undefined ? [] : [cwd])])]);
    },
    observe: observer(ports.lookUps),
    preview: previewEdit,
    snapshot: ports.snapshot,
    async append(entry) {
      await store.append(entry);
      started.decided(entry);
      once.decided(entry);
      watching.decided(entry);
      ports.onEntry(entry);
    },
    hash: sha256,
    now: Date.now,
  };
  // What runs already does not wait for a provider's answer.
  const started = createStarted({ ...guardPorts, observe: observer(() => 'never') });
  const watching = createWatching({
    ...guardPorts,
    home,
    started,
    policy: async () => (await policies.load(ports.folders())).policy,
    roots: ports.folders,
  });
  const isOwnServer = createOwnServerLook({ home, user: ports.userFolder, folders: ports.folders });
  const once = askingOnce({ ask: ports.ask, granted: ports.granted, now: Date.now });
  return {
    watching,
    async answer(agent, body, gone) {
      const { decide } = createGuard({
        ...guardPorts,
        ask: (asked) => once.ask(asked, gone),
        granted: once.granted,
      });
      const deciding = async (request: Request) => {
        const done = started.asking(request);
        return await decide(request).finally(done);
      };
      const windows = process.platform === 'win32';
      const serving = { dialects, decide: deciding, newId: randomUUID, isOwnServer, windows };
      return await answerPayload(serving, agent, body);
    },
  };
}
