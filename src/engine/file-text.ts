import type { Fact } from '../model/fact.ts';

/** The text of a file that stands there; undefined where there is none, or none that could be read. */
export const fileText = (fact: Fact | undefined): string | undefined =>
  fact?.kind === 'file' && fact.state === 'text' ? fact.text : undefined;

/** What a file holds before a change: nothing where it is not there yet; undefined where nobody knows. */
export const fileTextBefore = (fact: Fact | undefined): string | undefined =>
  fact?.kind === 'file' && fact.state === 'missing' ? '' : fileText(fact);
