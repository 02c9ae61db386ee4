// What a mutant of the engine must survive to count: the tests of its own file first, then those of its folder, of the
// engine, of the rules and of the corpora. The first that fails ends the process.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type MochaModule from 'mocha';

// Mocha's main file is a module, which a Node before 20.19 cannot require.
const Mocha = require('mocha/lib/mocha.cjs') as typeof MochaModule;

const ENGINE = 'src/engine';
/** These time the engine, which a mutant may well make slower. */
const TIMED = /budgets\.test/;

/** Stryker switches one mutant on in each process by this variable, and none in its first run. */
const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;

const mocha = new Mocha({ ui: 'bdd', reporter: 'min', timeout: 60_000, bail: true });
mocha.suite.emit('pre-require', globalThis, '', mocha);
// By patterns that esbuild follows, so that all tests stand in one bundle with one engine.
if (mutant !== undefined)
  for (const name of testsOf(fileOf(mutant))) require(`../unit/engine/${name}.test.ts`);
require('../unit/rules.test.ts');
if (mutant !== undefined) require('../unit/corpus.test.ts');
mocha.run((failures) => process.exit(failures > 0 ? 1 : 0));

/** The instrumented file that holds a mutant, below the engine's folder. */
function fileOf(id: string): string {
  const all = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const holds = (file: string) =>
    readFileSync(join(ENGINE, file), 'utf8').includes(`stryMutAct_9fa48("${id}")`);
  return all.find(holds) ?? '';
}

/** Names of the engine's tests, the likeliest to notice a change of that file first. */
function testsOf(source: string): readonly string[] {
  const distance = (name: string) =>
    `${name}.ts` === source ? 0 : dirname(name) === dirname(source) ? 1 : 2;
  return readdirSync('test/unit/engine', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !TIMED.test(file))
    .map((file) => file.slice(0, -'.test.ts'.length))
    .sort((a, b) => distance(a) - distance(b));
}
