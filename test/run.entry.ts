import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchAgent, fetchNode } from './kit/agents/fetch.ts';
import { agents, tested } from './kit/agents/index.ts';
import type { Failure, MochaOptions, Results } from './kit/mocha.ts';
import { loopbackOnly, runToEnd } from './kit/processes.ts';
import { projectRoot } from './kit/project.ts';

/** One part of the tests. */
interface Part {
  readonly name: string;
  /** Built test files; empty for a part that finds its own. */
  readonly files: readonly string[];
  readonly reporter: MochaOptions['reporter'];
  /** Milliseconds for one test, and for the whole part. */
  readonly timeout: number;
  readonly limit: number;
  /** Built script that runs it, where mocha in a plain Node does not. */
  readonly script?: string;
  /** Real agents by id, fetched before; they run where only loopback is, if this machine lets us make such a place. */
  readonly agents?: readonly string[];
  /** How often a failed test is run again, where an editor or an agent takes part. */
  readonly retries?: number;
  /** Runs only when it is named. */
  readonly onDemand?: boolean;
  /** Into how many processes its files are dealt. */
  readonly shards?: number;
  /** Runs at the same time as the part before it: both wait more than they work. */
  readonly beside?: boolean;
}

const built = join(projectRoot, 'out/test');
const filesIn = (folder: string, pick: (file: string) => boolean = () => true): string[] =>
  existsSync(join(built, folder))
    ? readdirSync(join(built, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.cjs') && hasSource(join(folder, file)) && pick(file))
        .sort()
        .map((file) => join(built, folder, file))
    : [];
/** A test whose source is gone may still lie about in `out`. */
const hasSource = (file: string): boolean =>
  existsSync(join(projectRoot, 'test', file.replace(/\.cjs$/, '.ts')));

const isClaude = (file: string): boolean => file.startsWith('claude');
const isTerminal = (file: string): boolean => file.startsWith('terminal');
const isAgents = (file: string): boolean => file.startsWith('agents');
const parts: readonly Part[] = [
  { name: 'unit', files: filesIn('unit'), reporter: 'dot', timeout: 30_000, limit: 600_000, shards: 2 },
  {
    name: 'host',
    files: filesIn('host'),
    reporter: 'spec',
    timeout: 120_000,
    limit: 600_000,
    retries: 1,
    script: 'host/run.entry.cjs',
  },
  {
    name: 'e2e',
    files: filesIn('e2e', (file) => !isClaude(file) && !isAgents(file) && !isTerminal(file)),
    reporter: 'spec',
    timeout: 180_000,
    limit: 1_200_000,
    retries: 1,
  },
  {
    name: 'terminal',
    files: filesIn('e2e', isTerminal),
    reporter: 'spec',
    timeout: 120_000,
    limit: 720_000,
    retries: 1,
  },
  {
    name: 'claude',
    files: filesIn('e2e', isClaude),
    reporter: 'spec',
    timeout: 120_000,
    limit: 600_000,
    retries: 1,
    beside: true,
  },
  {
    name: 'agents',
    files: filesIn('e2e', (file) => file === 'agents.test.cjs'),
    reporter: 'spec',
    timeout: 240_000,
    limit: 720_000,
    retries: 1,
    agents: tested,
    beside: true,
  },
  {
    name: 'all-agents',
    files: filesIn('e2e', isAgents),
    reporter: 'spec',
    timeout: 600_000,
    limit: 1_200_000,
    retries: 1,
    agents: agents.map(({ id }) => id),
    onDemand: true,
  },
];

// npm test -- [part] [words of a test's title]
const [only, grep] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'chaperone-results-'));

async function main(): Promise<void> {
  let passed = 0;
  const again: Failure[] = [];
  const failures: Failure[] = [];
  const wanted = parts.filter(
    ({ name, onDemand, files }) => (only === undefined ? !onDemand : only === name) && files.length > 0,
  );
  for (const group of grouped(wanted)) {
    const outcomes = await Promise.all(group.map((part) => runPart(part, group.length > 1)));
    for (const [index, { name }] of group.entries()) {
      const { passed: own = [], failures: failed = [], again: late = [] } = outcomes[index] ?? {};
      passed += own.length;
      failures.push(...failed.map((each) => ({ ...each, title: `${name}: ${each.title}` })));
      again.push(...late.map((each) => ({ ...each, title: `${name}: ${each.title}` })));
    }
  }
  rmSync(folder, { recursive: true, force: true });
  for (const { title, message } of again) console.log(`\nPASSED AT THE SECOND TRY  ${title}\n${message}`);
  for (const { title, message } of failures) console.log(`\nFAILED  ${title}\n${message}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exit(failures.length > 0 || passed === 0 ? 1 : 0);
}

/** Parts that run at the same time stand together. */
function grouped(all: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const part of all) {
    if (part.beside && groups.length > 0) groups.at(-1)?.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** Runs a part in processes of its own. Where others run meanwhile, its output comes at its end. */
async function runPart(part: Part, quiet: boolean): Promise<Results> {
  const started = Date.now();
  const { name, files, shards = 1 } = part;
  const said: string[] = [];
  const say = (text: string) => (quiet ? said.push(text) : process.stdout.write(text));
  say(`\n── ${name}\n`);
  for (const agent of agents.filter(({ id }) => part.agents?.includes(id)))
    await fetchAgent(agent, console.log);
  if (part.agents) await fetchNode(console.log);
  const dealt = Array.from({ length: shards }, (_, shard) =>
    files.filter((_file, index) => index % shards === shard),
  );
  const outcomes = await Promise.all(dealt.map((own, shard) => runFiles(part, own, `${name}-${shard}`, say)));
  const passed = outcomes.flatMap((outcome) => outcome.passed);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const again = outcomes.flatMap((outcome) => outcome.again);
  const took = Math.round((Date.now() - started) / 1000);
  say(`── ${name}: ${passed.length} passed, ${failures.length} failed, ${took} s\n`);
  process.stdout.write(said.join(''));
  return { passed, failures, again };
}

async function runFiles(
  part: Part,
  files: readonly string[],
  name: string,
  say: (text: string) => unknown,
): Promise<Results> {
  const results = join(folder, `${name}.json`);
  const { reporter, timeout, limit, retries } = part;
  const options: MochaOptions = { files, reporter, timeout, results, grep, retries };
  const script = join(built, part.script ?? 'kit/mocha.entry.cjs');
  const [program = '', ...args] = [
    ...(part.agents ? await loopbackOnly() : []),
    ...[process.execPath, script, JSON.stringify(options)],
  ];
  const { code, output } = await runToEnd(program, args, { cwd: projectRoot, limit, onOutput: say });
  if (existsSync(results)) return JSON.parse(readFileSync(results, 'utf8')) as Results;
  const message = `exit ${code}\n${output.slice(-2000)}`;
  return { passed: [], failures: [{ title: 'ended without results', message }], again: [] };
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
