import type { Action, CredentialUse } from '../../model/action.ts';
import type { Place, Unread } from '../../model/call.ts';
import type { Question } from '../../model/fact.ts';
import type { GuardedFiles } from '../../model/guarded.ts';
import type { Platform } from '../../model/platform.ts';
import type { Edit } from '../../model/request.ts';
import type { CredentialPorts } from '../exposure/credentials.ts';
import type { CredentialFile } from '../exposure/exposure.ts';

/** What reading a request needs besides the request: the platforms, and which files are guarded or hold credentials. */
export interface PlanPorts extends CredentialPorts {
  readonly platforms: readonly Platform[];
  readonly guarded: readonly GuardedFiles[];
  readonly credentialFile: CredentialFile;
}

/** What was found so far, by any door. */
export interface Found {
  readonly actions: readonly Action[];
  readonly credentials?: readonly CredentialUse[];
  readonly unread?: readonly Unread[];
  readonly questions?: readonly Question[];
  /** Files that run by themselves and that the lines write. */
  readonly armed?: readonly Edit[];
}

/** Where no part of an act is meant. */
export const WHOLE: Place = { start: 0, end: 0 };

/** The same deed read twice, as through a wrapper, counts once. */
export function distinct(actions: readonly Action[]): readonly Action[] {
  if (actions.length < 2) return actions;
  const seen = new Set<string>();
  return actions.filter(({ platform, rule, targets, place }) => {
    const key = JSON.stringify([platform, rule, targets, place.file ?? '', place.start, place.end]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
