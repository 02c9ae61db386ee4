import { createInterface } from 'node:readline';
import { assembleEngine } from './assemble.ts';
import { explainRow } from './engine/report.ts';
import type { Look } from './engine/rows.ts';
import { answerOf, decodeRow, judgeRow } from './engine/rows.ts';
import { createFingerprint, machineKey } from './host/key.ts';
import { chaperoneHome, home } from './host/paths.ts';
import type { Policy } from './model/policy.ts';
import type { Engine } from './model/ports.ts';
import { createObserver } from './observe/observe.ts';
import { createPolicyLoader } from './observe/policy.ts';
import { defaultPolicy } from './observe/policy-defaults.ts';
import { findCredentials } from './secrets/find.ts';

const USAGE = `chaperone judge --jsonl [--pure]   judges one request a line from standard input
chaperone explain '<command>'      shows step by step how a command is read and judged here
`;

interface Tools {
  readonly engine: Engine;
  readonly policy: Policy;
  readonly look: Look | undefined;
}

async function main([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === 'judge' && args.includes('--jsonl')) return await judge(await tools(args.includes('--pure')));
  if (verb === 'explain') {
    const command = args.filter((arg) => arg !== '--pure').join(' ');
    if (command !== '') return await explain(command, await tools(args.includes('--pure')));
  }
  process.stderr.write(USAGE);
  return 2;
}

/** The engine, and eyes for the machine unless it must be judged without looking. */
async function tools(pure: boolean): Promise<Tools> {
  if (pure) {
    // No value leaves this process, so that any key will do.
    return {
      engine: assembleEngine(createFingerprint(new Uint8Array(32))),
      policy: defaultPolicy,
      look: undefined,
    };
  }
  const fingerprint = createFingerprint(await machineKey(chaperoneHome()));
  const roots = () => [process.cwd()];
  const observe = createObserver({
    findCredentials,
    fingerprint,
    lookUp: 'loopback',
    roots,
    homeDirectory: home(),
  });
  const { policy } = await createPolicyLoader({ homeDirectory: home() }).load(roots());
  return { engine: assembleEngine(fingerprint, home()), policy, look: observe };
}

async function judge({ engine, policy, look }: Tools): Promise<number> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const row = decodeRow(line);
    const answer = answerOf(row, await judgeRow(row, engine, policy, look));
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) {
      await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
    }
  }
  return 0;
}

async function explain(command: string, { engine, policy, look }: Tools): Promise<number> {
  const row = decodeRow(JSON.stringify({ id: 'explain', command, cwd: process.cwd(), agent: 'An agent' }));
  process.stdout.write(explainRow(row, engine, await judgeRow(row, engine, policy, look)));
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'Something went wrong.'}\n`);
    process.exitCode = 1;
  },
);
