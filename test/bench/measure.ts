/** One thing to measure. */
export interface Candidate {
  readonly name: string;
  run(): unknown;
}

/** Milliseconds of each round, sorted. */
export type Samples = readonly number[];

/**
 * Runs every candidate once a round, so that a busy moment of the machine hits all of them alike.
 * The first rounds only warm up.
 */
export async function interleave(
  candidates: readonly Candidate[],
  rounds: number,
  warmUp = 3,
): Promise<ReadonlyMap<string, Samples>> {
  const taken = new Map(candidates.map(({ name }) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { name, run } of candidates) {
      const start = performance.now();
      await run();
      const took = performance.now() - start;
      if (round >= 0) taken.get(name)?.push(took);
    }
  }
  for (const samples of taken.values()) samples.sort((a, b) => a - b);
  return taken;
}

/** The value below which this share of the samples lies; `share` from 0 to 1. */
export function quantile(samples: Samples, share: number): number {
  return samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN;
}

export const median = (samples: Samples): number => quantile(samples, 0.5);

/** Three digits that count, with the unit that fits. Gets milliseconds. */
export function time(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return '–';
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** How many times `whole` goes into `part`, for people. */
export function ratio(part: number, whole: number): string {
  const value = part / whole;
  if (!Number.isFinite(value)) return '–';
  return `${value >= 100 ? Math.round(value) : value.toPrecision(2)} ×`;
}

/** Columns padded to their widest cell; the first is text, the others are set right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [line(head), widths.map((width) => '─'.repeat(width)).join('──'), ...rows.map(line)].join('\n');
}

/** The median, and the value below which this share lies, for people. */
export const times = (samples: Samples, share: number): readonly [string, string] => [
  time(median(samples)),
  time(quantile(samples, share)),
];
