import { type MochaOptions, runMocha } from './mocha.ts';

// Runs one part of the tests in a process of its own, so that a crash costs that part only.
const options = JSON.parse(process.argv[2] ?? '{}') as MochaOptions;
runMocha(options).then(({ failures }) => process.exit(failures.length > 0 ? 1 : 0));
