import { measureActivation } from './activation.ts';
import { median, quantile, ratio, type Samples, table, time } from './measure.ts';
import { measureProcesses } from './processes.ts';
import { measureVerdicts } from './verdicts.ts';

// Ratios within one run say more than times: the machine, and what else it does, weighs on all of them alike.
async function main(): Promise<void> {
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

  console.log('\nIn the process, one verdict (plan and judge, nothing observed):\n');
  console.log(
    table(
      ['command', 'median', '99 %', '÷ JSON.parse', '÷ shell parser'],
      measureVerdicts(300).map(({ command, verdict, json, parser }) => [
        command.length > 48 ? `${command.slice(0, 47).replace(/\s+/g, ' ')}…` : command.replace(/\s+/g, ' '),
        ...times(verdict, 0.99),
        ratio(median(verdict), median(json)),
        ratio(median(verdict), median(parser)),
      ]),
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

const times = (samples: Samples, share: number): readonly [string, string] => [
  time(median(samples)),
  time(quantile(samples, share)),
];

main().then(
  () => process.exit(0),
  (failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure);
    process.exit(1);
  },
);
