import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleEngine } from './assemble.ts';
import { askBroker } from './broker/client.ts';
import { type Consult, createConsult } from './editor/consult.ts';
import { createSnapshots, snapshotFolder } from './effects/snapshots/snapshots.ts';
import { dialects } from './gateways/index.ts';
import { answerPayload } from './gateways/serve.ts';
import { createGuard } from './guard.ts';
import { sha256 } from './host/hash.ts';
import { newId } from './host/id.ts';
import { createFingerprint, machineKey } from './host/key.ts';
import { chaperoneHome, home } from './host/paths.ts';
import { blockedLately } from './journal/blocked.ts';
import { createJournal } from './journal/store.ts';
import type { Outcome, Reply } from './model/dialect.ts';
import type { Request } from './model/request.ts';
import { createObserver } from './observe/observe.ts';
import { createPolicyLoader } from './observe/policy.ts';
import { findCredentials } from './secrets/find.ts';

// The hook's answer, as `hook.ts` starts it. Asks an open window; where none answers, the same guard decides here, and
// nobody can be asked.

/** Reads the agent's question from standard input and answers it. `seconds` are left for all of it. */
export async function answer(agent: string, seconds: number): Promise<Reply> {
  // `process.stdin` would load the terminal and network modules, which costs more than the whole decision.
  return await answerBytes(agent, readFileSync(0), seconds);
}

/** The answer to a question that was read already. */
export async function answerBytes(agent: string, body: Uint8Array, seconds: number): Promise<Reply> {
  return await answerAt(home(), agent, body, seconds);
}

/** The engine that decides here. */
export const engineOf = assembleEngine;

async function answerAt(
  homeDirectory: string,
  agent: string,
  body: Uint8Array,
  seconds: number,
): Promise<Reply> {
  const timeoutMs = 1000 * Math.max(1, (seconds || 115) - 2);
  const reply = await askBroker({ home: homeDirectory, agent, body, timeoutMs });
  return reply ?? (await answerAlone(homeDirectory, agent, body));
}

/** The answer of this process, without a look for a window. */
export const answerHere = (agent: string, body: Uint8Array): Promise<Reply> =>
  answerAlone(home(), agent, body);

async function answerAlone(homeDirectory: string, agent: string, body: Uint8Array): Promise<Reply> {
  const decide = (request: Request) => decideAt(homeDirectory, request);
  const windows = process.platform === 'win32';
  return await answerPayload({ dialects, decide, newId, windows }, agent, body);
}

/** Answers to an agent that asks instead of guessing. `cwd`: the absolute folder that it works in. */
export const consult = (cwd: string): Consult => createConsult({ home: home(), cwd });

/** Answers a few lines that agents often send, so that what they need is compiled. `folder` is empty, and home meanwhile. */
export async function practise(folder: string, lines: readonly string[] = USUAL): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (const command of lines) {
    const question = { session_id: '', hook_event_name: 'PreToolUse', cwd: folder, tool_name: 'Bash' };
    const body = JSON.stringify({ ...question, tool_input: { command } });
    replies.push(await answerAt(folder, 'claude', new TextEncoder().encode(body), 10));
  }
  return replies;
}

/** What most lines are like. The bundle keeps apart what is needed for nothing but the others. */
export const EVERYDAY: readonly string[] = [
  'ls -la && git status --short',
  'npm test 2>&1 | tail -n 20',
  'cat <<EOF > notes.md\ntext\nEOF',
  'for f in src/*.ts; do grep -n "x" "$f" || echo "none $f"; done',
];

const USUAL = [
  ...EVERYDAY,
  'rm -rf dist',
  'curl -s -X DELETE https://api.example.com/v1/volumes/1 -H "Authorization: Bearer $TOKEN"',
  'psql "$DATABASE_URL" -c "DROP TABLE users"',
  'python3 -c "print(1)"',
];

async function decideAt(homeDirectory: string, request: Request): Promise<Outcome> {
  const base = chaperoneHome(homeDirectory);
  const fingerprint = createFingerprint(await machineKey(base));
  const roots = () => [...request.roots, ...(request.cwd === undefined ? [] : [request.cwd])];
  const policies = createPolicyLoader({ homeDirectory });
  const journal = createJournal({ directory: join(base, 'journal'), hash: sha256, onProblem: () => {} });
  const guard = createGuard({
    engine: engineOf(fingerprint, homeDirectory),
    policy: () => policies.load(roots()),
    observe: createObserver({
      ...{ findCredentials, fingerprint, lookUp: 'never', roots, homeDirectory },
      blocked: async (agent) => blockedLately(await journal.recent(), agent, Date.now()),
    }),
    preview: async () => [],
    snapshot: createSnapshots({ directory: snapshotFolder(homeDirectory), homeDirectory, now: Date.now })
      .take,
    ask: async () => 'no-editor',
    granted: () => false,
    append: (entry) => journal.append(entry),
    hash: sha256,
    now: Date.now,
  });
  return await guard.decide(request);
}
