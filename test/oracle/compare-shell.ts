import fc from 'fast-check';
import { readCommand } from '../../src/engine/shell/read.ts';
import type { RealShell } from './real-shell.ts';

/** How the reader's words compare with what a real shell ran. */
export interface Comparison {
  readonly lines: number;
  /** Commands whose every word was read as certain, and is what the shell ran. */
  readonly certain: number;
  /** Commands of which a word was marked as not known. */
  readonly unsure: number;
  /** Lines that the reader reported as not read to the end: they would be asked about. */
  readonly unread: number;
  /** Lines that the shell itself refuses to read. */
  readonly refused: number;
  readonly disagreements: readonly Disagreement[];
}

interface Disagreement {
  readonly line: string;
  readonly real: string;
  readonly read: string;
}

/** Samples lines, runs them in the shell and reads them; the seed makes it the same each time. */
export function compareShell(
  shell: RealShell,
  lines: fc.Arbitrary<string>,
  { numRuns, seed }: { readonly numRuns: number; readonly seed: number },
): Comparison {
  const sample = fc.sample(lines, { numRuns, seed });
  const real = shell.run(sample);
  const counts = { lines: sample.length, certain: 0, unsure: 0, unread: 0, refused: 0 };
  const disagreements: Disagreement[] = [];
  sample.forEach((line, index) => {
    const { calls, unread } = readCommand({
      command: line,
      shell: shell.name,
      cwd: '/w',
      variables: shell.variables,
      facts: new Map(),
    });
    const expected = real[index];
    if (expected === undefined) {
      counts.refused++;
      return;
    }
    if (unread.some(({ weight }) => weight === 'code')) {
      counts.unread++;
      return;
    }
    const read = calls
      .filter(({ program }) => /^p\d$/i.test(program))
      .map((call) => [{ ...call.name, text: call.program.toLowerCase() }, ...call.args]);
    const same =
      read.length === expected.length &&
      read.every((words, at) => {
        if (!words.every(({ certain }) => certain)) return true;
        return JSON.stringify(words.map(({ text }) => text)) === JSON.stringify(expected[at]);
      });
    if (!same) {
      const shown = read.map((words) => words.map(({ text, certain }) => (certain ? text : `?${text}`)));
      disagreements.push({ line, real: JSON.stringify(expected), read: JSON.stringify(shown) });
      return;
    }
    const sure = read.filter((words) => words.every(({ certain }) => certain)).length;
    counts.certain += sure;
    counts.unsure += read.length - sure;
  });
  return { ...counts, disagreements };
}
