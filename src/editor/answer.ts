import { randomUUID } from 'node:crypto';
import { assembleEngine } from '../assemble.ts';
import { previewEdit } from '../effects/preview/edit.ts';
import { dialects } from '../gateways/index.ts';
import { answerPayload } from '../gateways/serve.ts';
import { createGuard } from '../guard.ts';
import { sha256 } from '../host/hash.ts';
import { createFingerprint, machineKey } from '../host/key.ts';
import { chaperoneHome } from '../host/paths.ts';
import type { Journal } from '../journal/store.ts';
import type { Reply } from '../model/dialect.ts';
import type { Ports } from '../model/ports.ts';
import { createObserver } from '../observe/observe.ts';
import type { PolicyLoader } from '../observe/policy.ts';
import type { LookUp } from '../observe/resource.ts';
import { findCredentials } from '../secrets/find.ts';

export interface AnswerPorts extends Pick<Ports, 'ask' | 'granted'> {
  readonly home: string;
  folders(): readonly string[];
  lookUps(): LookUp;
  readonly policies: PolicyLoader;
  readonly store: Journal;
  /** Called after a decision was written down. */
  onEntry(): void;
}

/** The guard as it runs in the editor, where a person can be asked: from an agent's payload to its reply. */
export async function createAnswer(
  ports: AnswerPorts,
): Promise<(agent: string, body: Uint8Array) => Promise<Reply>> {
  const { home, policies, store } = ports;
  const fingerprint = createFingerprint(await machineKey(chaperoneHome(home)));
  const guard = createGuard({
    engine: assembleEngine(fingerprint, home),
    policy({ cwd, roots }) {
      return policies.load([...new Set([...ports.folders(), ...roots, ...(cwd === undefined ? [] : [cwd])])]);
    },
    observe: createObserver({
      findCredentials,
      fingerprint,
      get lookUp() {
        return ports.lookUps();
      },
      roots: ports.folders,
      homeDirectory: home,
    }),
    preview: previewEdit,
    ask: ports.ask,
    granted: ports.granted,
    async append(entry) {
      await store.append(entry);
      ports.onEntry();
    },
    hash: sha256,
    now: Date.now,
  });
  return (agent, body) => answerPayload({ dialects, decide: guard.decide, newId: randomUUID }, agent, body);
}
