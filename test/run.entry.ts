import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure, MochaOptions, Results } from './kit/mocha.ts';
import { runToEnd } from './kit/processes.ts';
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
const parts: readonly Part[] = [
  { name: 'unit', files: filesIn('unit'), reporter: 'dot', timeout: 30_000, limit: 300_000 },
  {
    name: 'host',
    files: filesIn('host'),
    reporter: 'spec',
    timeout: 120_000,
    limit: 360_000,
    script: 'host/run.entry.cjs',
  },
  {
    name: 'e2e',
    files: filesIn('e2e', (file) => !isClaude(file)),
    reporter: 'spec',
    timeout: 180_000,
    limit: 480_000,
  },
  { name: 'claude', files: filesIn('e2e', isClaude), reporter: 'spec', timeout: 120_000, limit: 240_000 },
];

// npm test -- [part] [words of a test's title]
const [only, grep] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'chaperone-results-'));

async function main(): Promise<void> {
  let passed = 0;
  const failures: Failure[] = [];
  for (const part of parts) {
    if ((only !== undefined && only !== part.name) || part.files.length === 0) continue;
    const results = await runPart(part);
    passed += results.passed.length;
    failures.push(...results.failures.map((each) => ({ ...each, title: `${part.name}: ${each.title}` })));
  }
  rmSync(folder, { recursive: true, force: true });
  for (const { title, message } of failures) console.log(`\nFAILED  ${title}\n${message}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exit(failures.length > 0 || passed === 0 ? 1 : 0);
}

async function runPart(part: Part): Promise<Results> {
  const started = Date.now();
  console.log(`\n── ${part.name}`);
  const results = join(folder, `${part.name}.json`);
  const { files, reporter, timeout } = part;
  const options: MochaOptions = { files, reporter, timeout, results, grep };
  const script = join(built, part.script ?? 'kit/mocha.entry.cjs');
  const { code, output } = await runToEnd(process.execPath, [script, JSON.stringify(options)], {
    cwd: projectRoot,
    limit: part.limit,
    onOutput: (text) => process.stdout.write(text),
  });
  const outcome = existsSync(results)
    ? (JSON.parse(readFileSync(results, 'utf8')) as Results)
    : {
        passed: [],
        failures: [{ title: 'ended without results', message: `exit ${code}\n${output.slice(-2000)}` }],
      };
  const took = Math.round((Date.now() - started) / 1000);
  console.log(
    `── ${part.name}: ${outcome.passed.length} passed, ${outcome.failures.length} failed, ${took} s`,
  );
  return outcome;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
