import { measureActivation } from './activation.ts';
import { median, ratio, table, times } from './measure.ts';
import { measureProcesses } from './processes.ts';
import { measureSnapshots } from './snapshots.ts';
import { measureTerminals } from './terminal.ts';
import { printVerdicts } from './verdict-tables.ts';

// Ratios within one run say more than times: the machine, and what else it does, weighs on all of them alike.
async function main(): Promise<void> {
  if (process.argv.includes('--verdicts')) {
    await printVerdicts();
    return;
  }
  const processes = await measureProcesses(40);
  const base = median(processes.get('empty process (/bin/true)') ?? []);
  const node = median(processes.get('node -e 0') ?? []);
  console.log('Before a harmless command, an agent waits for the hook:\n');
  console.log(
    table(
      ['process', 'median', '90 %', '÷ empty', '÷ node -e 0'],
      [...processes].map(([name, samples]) => [
        name,
        ...times(samples, 0.9),
        ratio(median(samples), base),
        ratio(median(samples), node),
      ]),
    ),
  );

  await printVerdicts();

  const copies = await measureSnapshots(40);
  const cp = median(copies.get('cp -r') ?? []);
  console.log('\nBefore work of 100 files is lost, a copy is kept:\n');
  console.log(
    table(
      ['copy', 'median', '90 %', '÷ cp -r'],
      [...copies].map(([name, samples]) => [name, ...times(samples, 0.9), ratio(median(samples), cp)]),
    ),
  );

  const lines = await measureTerminals(60);
  const empty = median(lines.get('empty process (/bin/true)') ?? []);
  console.log(
    '\nFrom Enter to the output of a harmless line, and what a program behind the second fence costs:\n',
  );
  console.log(
    table(
      ['terminal', 'median', '90 %', '÷ empty'],
      [...lines].map(([name, samples]) => [name, ...times(samples, 0.9), ratio(median(samples), empty)]),
    ),
  );

  if (process.argv.includes('--no-editor')) return;
  const { without, withProduct, active } = await measureActivation(5);
  console.log('\nFrom opening a window of VS Code until its extension host answers:\n');
  console.log(
    table(
      ['extension host', 'median', 'slowest', '÷ without'],
      [
        ['without Chaperone', ...times(without, 1), ratio(1, 1)],
        ['with Chaperone', ...times(withProduct, 1), ratio(median(withProduct), median(without))],
        ['with Chaperone, until it is active', ...times(active, 1), ratio(median(active), median(without))],
      ],
    ),
  );
}

main().then(
  () => process.exit(0),
  (failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exit(1);
  },
);
