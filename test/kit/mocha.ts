import { writeFileSync } from 'node:fs';
import type MochaModule from 'mocha';

// Mocha's main file is a module, which a Node before 20.19 cannot require.
const Mocha = require('mocha/lib/mocha.cjs') as typeof MochaModule;

/** How one part of the tests went. */
export interface Results {
  /** Full titles of the tests that passed. */
  readonly passed: readonly string[];
  readonly failures: readonly Failure[];
  /** What failed at first and passed when it was run again. */
  readonly again: readonly Failure[];
}

export interface Failure {
  readonly title: string;
  readonly message: string;
}

export interface MochaOptions {
  readonly files: readonly string[];
  /** Where the results are written as JSON, also when mocha itself fails. */
  readonly results: string;
  readonly reporter: 'dot' | 'spec';
  /** Milliseconds for one test. */
  readonly timeout: number;
  /** How often a failed test is run again: another program’s start and a busy machine are not ours. */
  readonly retries?: number | undefined;
  /** Runs only tests whose title matches. */
  readonly grep?: string | undefined;
}

/** Runs test files in this process, be it Node or an extension host. */
export async function runMocha(options: MochaOptions): Promise<Results> {
  const { reporter, timeout, grep, retries = 0 } = options;
  const filter = grep ? { grep: new RegExp(grep, 'i') } : {};
  const mocha = new Mocha({ ui: 'bdd', reporter, timeout, retries, ...filter });
  for (const file of options.files) mocha.addFile(file);
  const failures: Failure[] = [];
  const again: Failure[] = [];
  const passed: string[] = [];
  try {
    await mocha.loadFilesAsync();
    await new Promise<void>((resolve) => {
      const runner = mocha.run(() => resolve());
      runner.on('pass', (test) => passed.push(test.fullTitle()));
      const failure = (test: MochaModule.Runnable, error: Error): Failure => ({
        title: test.fullTitle(),
        message: error.stack ?? String(error),
      });
      runner.on('fail', (test, error: Error) => failures.push(failure(test, error)));
      runner.on('retry', (test, error: Error) => again.push(failure(test, error)));
    });
  } catch (error) {
    failures.push({ title: 'loading the tests', message: error instanceof Error ? String(error.stack) : '' });
  }
  const failed = new Set(failures.map(({ title }) => title));
  const results = { passed, failures, again: again.filter(({ title }) => !failed.has(title)) };
  writeFileSync(options.results, JSON.stringify(results));
  return results;
}
