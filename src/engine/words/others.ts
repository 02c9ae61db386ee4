import type { Place } from '../../model/call.ts';
import type { Platform } from '../../model/platform.ts';
import type { Judged } from '../../model/verdict.ts';
import { GENERAL } from '../general/action.ts';
import { platformOf } from '../matching/platform-index.ts';
import { deed } from './words.ts';

/**
 * How many other things are asked about beside the first: the same deed counts once, and what is read of the same
 * call more vaguely not at all.
 */
export function othersBeside(
  first: Judged,
  actions: readonly Judged[],
  platforms: readonly Platform[],
): number {
  const asked = actions.filter(({ answer }) => answer !== 'pass');
  const ruled = asked.filter(({ platform }) => platform !== GENERAL);
  const vaguer = (one: Judged) =>
    ruled.some(
      (other) =>
        isSamePlace(one.place, other.place) &&
        (one.platform === GENERAL ||
          (one.platform === other.platform &&
            one.rule === other.rule &&
            one.targets.length === 0 &&
            other.targets.length > 0)),
    );
  const deeds = asked
    .filter((one) => one === first || !vaguer(one))
    .map((one) => deed(one, titleOf(one, platforms)));
  return new Set(deeds).size - 1;
}

const isSamePlace = (one: Place, other: Place): boolean =>
  one.start === other.start && one.end === other.end && one.file === other.file;

/** A platform's title; undefined for deeds of none. */
export function titleOf(
  action: Pick<Judged, 'platform'>,
  platforms: readonly Platform[],
): string | undefined {
  return platformOf(action.platform, platforms)?.title;
}
