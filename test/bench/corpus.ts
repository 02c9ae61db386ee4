import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../kit/project.ts';
import { everyday } from './everyday.ts';
import { median, type Samples } from './measure.ts';
import { measureVerdicts } from './verdicts.ts';

/** The cheapest of some runs of every command, in milliseconds, sorted: what the machine does besides weighs less so. */
export interface Corpus {
  readonly commands: number;
  readonly all: Samples;
  readonly parser: Samples;
}

/** The commands of the everyday corpus that are written for bash. */
function everydayCorpus(): readonly string[] {
  return readFileSync(join(projectRoot, 'test/corpus/everyday.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { command?: string; shell?: string })
    .flatMap(({ command, shell }) => (command === undefined || shell !== undefined ? [] : [command]));
}

/** A verdict on every command of the everyday corpus. */
export function measureCorpus(rounds: number): Corpus {
  measureVerdicts(everyday, 50);
  const measured = measureVerdicts(everydayCorpus(), rounds);
  const cheapest = (samples: readonly Samples[]) => samples.map(([first = 0]) => first).sort((a, b) => a - b);
  return {
    commands: measured.length,
    all: cheapest(measured.map(({ all }) => all)),
    parser: cheapest(measured.map(({ parser }) => parser)),
  };
}

/** How often the median verdict of a corpus goes into the median parse. */
export const costOf = ({ all, parser }: Corpus): number => median(all) / median(parser);
