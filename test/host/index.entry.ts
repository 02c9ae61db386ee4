import { writeFileSync } from 'node:fs';
import { type MochaOptions, runMocha } from '../kit/mocha.ts';

/** VS Code calls this inside the extension host. `CHAPERONE_HOST_TESTS` holds the options. */
export async function run(): Promise<void> {
  const options = JSON.parse(process.env.CHAPERONE_HOST_TESTS ?? '{}') as MochaOptions;
  try {
    const { failures } = await runMocha(options);
    if (failures.length > 0) throw new Error(`${failures.length} failed`);
  } catch (error) {
    if (error instanceof Error && !/^\d+ failed$/.test(error.message)) {
      const failure = { title: 'in the extension host', message: error.stack ?? error.message };
      writeFileSync(options.results, JSON.stringify({ passed: [], failures: [failure], again: [] }));
    }
    throw error;
  }
}
