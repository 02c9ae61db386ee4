import { costOf, measureCorpus } from './corpus.ts';
import { everyday } from './everyday.ts';
import { measureGrowth, measureLong } from './growth.ts';
import { median, quantile, ratio, table, time, times } from './measure.ts';
import { measureSlow } from './slow-inputs.ts';
import { measureVerdicts } from './verdicts.ts';

/** Prints what a verdict costs in the process, beside the shell’s parser and `JSON.parse`, and how the cost grows. */
export async function printVerdicts(): Promise<void> {
  console.log('\nIn the process, one verdict (nothing observed):\n');
  console.log(
    table(
      ['command', 'reading', '99 %', 'judging', '99 %', 'all', '99 %', '÷ JSON.parse', '÷ shell parser'],
      measureVerdicts(everyday, 300).map(({ command, reading, judging, all, json, parser }) => [
        command.length > 48 ? `${command.slice(0, 47).replace(/\s+/g, ' ')}…` : command.replace(/\s+/g, ' '),
        ...times(reading, 0.99),
        ...times(judging, 0.99),
        ...times(all, 0.99),
        ratio(median(all), median(json)),
        ratio(median(all), median(parser)),
      ]),
    ),
  );
  const corpus = measureCorpus(10);
  const [middle, high] = times(corpus.all, 0.99);
  console.log(
    `\nThe ${corpus.commands} commands of the everyday corpus: median ${middle}, 99 % ${high}, slowest ${time(quantile(corpus.all, 1))}; ` +
      `the shell parser alone ${time(median(corpus.parser))} (${ratio(costOf(corpus), 1)})`,
  );
  console.log('\nLong input (processor time):\n');
  console.log(
    table(
      ['input', 'verdict'],
      measureLong(5).map(({ name, cost }) => [name, time(cost)]),
    ),
  );
  console.log('\nSlow inputs, the slowest first (processor time):\n');
  console.log(
    table(
      ['input', 'characters', 'verdict', 'answer'],
      (await measureSlow(4)).map(({ name, characters, cost, answer }) => [
        name,
        String(characters),
        time(cost),
        answer,
      ]),
    ),
  );
  console.log('\nGrowth (processor time; twice as much should cost twice as much):\n');
  console.log(
    table(
      ['line of many', 'n', '2 n', '4 n', '2 n ÷ n', '4 n ÷ 2 n'],
      measureGrowth(7).map(({ name, costs: [one, two, four] }) => [
        name,
        time(one),
        time(two),
        time(four),
        ratio(two, one),
        ratio(four, two),
      ]),
    ),
  );
}
