import { maximumLength } from './bash.ts';

/** Thrown when a reading's budget is spent, and caught where the reading began. */
export const exhausted = Symbol('exhausted');

/** What is left for a reading. */
export interface Budget {
  /** Units of work: a statement, a word, a part of one. */
  steps: number;
  /** Characters of substitutions. They are read once for every level at which they stand, and count as often. */
  nested: number;
}

export const createBudget = (): Budget => ({ steps: 34_000, nested: maximumLength });

/** Whether nothing more may be read. */
export const isSpent = ({ steps }: Budget): boolean => steps < 0;

/** Takes what a part may use of what is left; `spend` says whether there is still some of it. */
export function shareOf(budget: Budget, part: number): { spend(units: number): boolean } {
  const least = budget.steps * (1 - part);
  return {
    spend(units) {
      budget.steps -= units;
      return budget.steps >= least;
    },
  };
}

/** Counts units of work. */
export function step(budget: Budget, units = 1): void {
  budget.steps -= units;
  if (budget.steps < 0) throw exhausted;
}

/**
 * Counts the characters of an expansion that stands in so many others, and says whether it may be read. The deeper it
 * stands, the more often the parser has looked for its end.
 */
export function mayNest(
  budget: Budget,
  { pos, end }: { readonly pos: number; readonly end: number },
  level = 1,
): boolean {
  budget.nested -= level * (end - pos);
  return budget.nested >= 0;
}

/** The same for `$((…))`: for each that it holds, the parser looks through the rest anew. */
export function mayCompute(
  budget: Budget,
  part: { readonly pos: number; readonly end: number; readonly text: string },
) {
  const searches = part.text.split('$((').length - 1;
  return mayNest(budget, { pos: 0, end: searches * (part.end - part.pos) });
}
