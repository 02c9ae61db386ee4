import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleEngine } from '../../src/assemble.ts';
import { type Broker, startBroker } from '../../src/broker/server.ts';
import { previewEdit } from '../../src/effects/preview/edit.ts';
import { createSnapshots, snapshotFolder } from '../../src/effects/snapshots/snapshots.ts';
import { dialects } from '../../src/gateways/index.ts';
import { answerPayload } from '../../src/gateways/serve.ts';
import { createGuard } from '../../src/guard.ts';
import { sha256 } from '../../src/host/hash.ts';
import { createFingerprint, machineKey } from '../../src/host/key.ts';
import { installLauncher, launcherPath, prepareHook } from '../../src/host/launcher.ts';
import { chaperoneHome } from '../../src/host/paths.ts';
import { createJournal } from '../../src/journal/store.ts';
import type { Outcome } from '../../src/model/dialect.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Asked, PersonAnswer } from '../../src/model/ports.ts';
import type { Request } from '../../src/model/request.ts';
import { createObserver } from '../../src/observe/observe.ts';
import { createPolicyLoader } from '../../src/observe/policy.ts';
import { findCredentials } from '../../src/secrets/find.ts';
import { isRecord, parseJson } from './http.ts';
import { projectRoot } from './project.ts';

/** A home folder with the product's launcher and hook, and, on demand, an editor that answers. */
export interface GuardedHome {
  readonly launcher: string;
  readonly hook: string;
  openEditor(answer: (asked: Asked) => PersonAnswer): Promise<readonly Asked[]>;
  killEditor(): Promise<void>;
  journal(): readonly Entry[];
  close(): Promise<void>;
}

/** Guards a home folder as the extension does at its start. The product must have been built. */
export async function guardHome(home: string, root: string): Promise<GuardedHome> {
  const base = chaperoneHome(home);
  const runtime = { home, node: process.execPath };
  await installLauncher({ ...runtime, dist: join(projectRoot, 'dist') });
  await prepareHook(runtime);
  let broker: Broker | undefined;
  return {
    launcher: launcherPath(home),
    hook: join(base, 'lib/hook.cjs'),
    openEditor: async (answer) => {
      const asked: Asked[] = [];
      const decide = await createDecider(home, root, (question) => {
        asked.push(question);
        return answer(question);
      });
      broker = await startBroker({
        home,
        folders: () => [root],
        handle: (agent, body) => answerPayload({ dialects, decide, newId: randomUUID }, agent, body),
      });
      return asked;
    },
    killEditor: async () => {
      // What a killed window leaves behind: its announcement, and a socket at which nobody listens.
      const run = join(base, 'run');
      const left = readdirSync(run)
        .filter((name) => !name.endsWith('.sock'))
        .map((name) => [join(run, name), readFileSync(join(run, name))] as const);
      await broker?.dispose();
      broker = undefined;
      for (const [file, text] of left) writeFileSync(file, text, { mode: 0o600 });
    },
    journal: () => kept(base),
    close: async () => await broker?.dispose(),
  };
}

/** The guard with everything that the editor gives it, save the person, who is a function here. */
async function createDecider(
  home: string,
  root: string,
  ask: (asked: Asked) => PersonAnswer,
): Promise<(request: Request) => Promise<Outcome>> {
  const fingerprint = createFingerprint(await machineKey(chaperoneHome(home)));
  const journal = createJournal({
    directory: join(chaperoneHome(home), 'journal'),
    hash: sha256,
    onProblem: () => {},
  });
  const policies = createPolicyLoader({ homeDirectory: home });
  const { decide } = createGuard({
    engine: assembleEngine(fingerprint, home),
    policy: () => policies.load([root]),
    observe: createObserver({
      blocked: async () => [],
      findCredentials,
      fingerprint,
      lookUp: 'loopback',
      roots: () => [root],
      homeDirectory: home,
    }),
    preview: previewEdit,
    snapshot: createSnapshots({ directory: snapshotFolder(home), homeDirectory: home, now: Date.now }).take,
    ask: async (asked) => ask(asked),
    granted: () => false,
    append: (entry) => journal.append(entry),
    hash: sha256,
    now: Date.now,
  });
  return decide;
}

/** What stands in the journal, oldest first. */
function kept(base: string): readonly Entry[] {
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(base, name), 'utf8').split('\n'))
    .map(parseJson)
    .filter((value) => isRecord(value) && 'verdict' in value)
    .map((value) => value as unknown as Entry);
}
