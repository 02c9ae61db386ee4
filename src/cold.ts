import { randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { assembleEngine } from './assemble.ts';
import { askBroker } from './broker/client.ts';
import { encodeFrame } from './broker/protocol.ts';
import { dialects } from './gateways/index.ts';
import { answerPayload } from './gateways/serve.ts';
import { createGuard } from './guard.ts';
import { sha256 } from './host/hash.ts';
import { createFingerprint, machineKey } from './host/key.ts';
import { chaperoneHome, home } from './host/paths.ts';
import { createJournal } from './journal/store.ts';
import type { Outcome, Reply } from './model/dialect.ts';
import type { Request } from './model/request.ts';
import { createObserver } from './observe/observe.ts';
import { createPolicyLoader } from './observe/policy.ts';
import { findCredentials } from './secrets/find.ts';

// hook.cjs <agent> [seconds]: the question on standard input, the framed answer on standard output.
// Asks an open window; where none answers, the same guard decides here, and nobody can be asked.

async function main(): Promise<Reply> {
  const [agent = '', seconds = ''] = process.argv.slice(2);
  // `process.stdin` would load the terminal and network modules, which costs more than the whole decision.
  const body = readFileSync(0);
  const timeoutMs = 1000 * Math.max(1, (Number(seconds) || 115) - 2);
  const answer = await askBroker({ home: home(), agent, body, timeoutMs });
  return answer ?? (await answerPayload({ dialects, decide, newId: randomUUID }, agent, body));
}

async function decide(request: Request): Promise<Outcome> {
  const base = chaperoneHome();
  const fingerprint = createFingerprint(await machineKey(base));
  const roots = () => [...request.roots, ...(request.cwd === undefined ? [] : [request.cwd])];
  const policies = createPolicyLoader({ homeDirectory: home() });
  const journal = createJournal({ directory: join(base, 'journal'), hash: sha256, onProblem: () => {} });
  const guard = createGuard({
    engine: assembleEngine(fingerprint, home()),
    policy: () => policies.load(roots()),
    observe: createObserver({ findCredentials, fingerprint, lookUp: 'never', roots, homeDirectory: home() }),
    preview: async () => [],
    ask: async () => 'no-editor',
    granted: () => false,
    append: (entry) => journal.append(entry),
    hash: sha256,
    now: Date.now,
  });
  return await guard.decide(request);
}

function answer(reply: Reply): never {
  // Written at once and whole: the process ends right behind it, whatever else still runs.
  const frame = Buffer.from(encodeFrame(reply));
  for (let at = 0; at < frame.length; ) at += writeSync(1, frame, at);
  process.exit(0);
}

main().then(answer, () =>
  answer({
    stdout: '',
    stderr: 'Chaperone stopped this: something went wrong inside its hook.',
    exitCode: 2,
  }),
);
