import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { assembleEngine } from './assemble.ts';
import { checkPolicy } from './engine/cases/policy-checks.ts';
import { explainRow } from './engine/cases/report.ts';
import { answerOf, decodeRow, judgeRow, type Look } from './engine/cases/rows.ts';
import { createFingerprint, machineKey } from './host/key.ts';
import { chaperoneHome, home } from './host/paths.ts';
import type { Policy } from './model/policy.ts';
import type { Engine } from './model/ports.ts';
import { createObserver } from './observe/observe.ts';
import { createPolicyLoader, POLICY_FILE } from './observe/policy.ts';
import { readPolicyAlone } from './observe/policy-checks.ts';
import { defaultPolicy } from './observe/policy-defaults.ts';
import { platforms } from './rules/index.ts';
import { findCredentials } from './secrets/find.ts';

const USAGE = `chaperone judge --jsonl [--pure]   judges one request a line from standard input
chaperone explain [--shell=NAME] '<command>'
                                   shows step by step how a command is read and judged here; NAME is bash, sh, zsh, fish,
                                   powershell or cmd, told from the command where it is left out
chaperone test [file]              runs the cases and the rules' examples of a policy file, .chaperone.jsonc by default
`;

const SHELL = '--shell=';

interface Tools {
  readonly engine: Engine;
  readonly policy: Policy;
  readonly look: Look | undefined;
}

async function main([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === 'judge' && args.includes('--jsonl')) return await judge(await tools(args.includes('--pure')));
  const given = args.filter((arg) => arg !== '--pure');
  const shell = given[0]?.startsWith(SHELL) ? given.shift()?.slice(SHELL.length) : undefined;
  const words = given.join(' ');
  if (verb === 'explain' && words !== '')
    return await explain(words, shell, await tools(args.includes('--pure')));
  if (verb === 'test' && args.length < 2) return await test(args[0]);
  process.stderr.write(USAGE);
  return 2;
}

/** The engine, and eyes for the machine unless it must be judged without looking. */
async function tools(pure: boolean): Promise<Tools> {
  if (pure) {
    // No value leaves this process, so that any key will do.
    const engine = assembleEngine(createFingerprint(new Uint8Array(32)));
    return { engine, policy: defaultPolicy, look: undefined };
  }
  const fingerprint = createFingerprint(await machineKey(chaperoneHome()));
  const roots = () => [process.cwd()];
  const homeDirectory = home();
  const look = createObserver({
    findCredentials,
    fingerprint,
    lookUp: 'loopback',
    roots,
    homeDirectory,
    blocked: async () => [],
  });
  const { policy } = await createPolicyLoader({ homeDirectory }).load(roots());
  return { engine: assembleEngine(fingerprint, homeDirectory), policy, look };
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

async function explain(
  command: string,
  shell: string | undefined,
  { engine, policy, look }: Tools,
): Promise<number> {
  const row = decodeRow(
    JSON.stringify({ id: 'explain', command, shell, cwd: process.cwd(), agent: 'An agent' }),
  );
  process.stdout.write(explainRow(row, engine, await judgeRow(row, engine, policy, look)));
  return 0;
}

async function test(file = POLICY_FILE): Promise<number> {
  const { engine } = await tools(true);
  const { text, ok } = await checkPolicy(await readPolicyAlone(resolve(file), home()), engine, platforms);
  process.stdout.write(text);
  return ok ? 0 : 1;
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
