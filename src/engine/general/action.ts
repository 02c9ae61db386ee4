import type { Action } from '../../model/action.ts';
import type { Place } from '../../model/call.ts';

/** Deeds that no platform claims, and that say by their own words that they destroy. */
export const GENERAL = 'general';

export interface Source {
  readonly place: Place;
  readonly via: readonly string[];
  readonly cwd: string | undefined;
}

/** An action of no platform. Nothing is known of a way back, unless the parts say so. */
export function generalAction(
  source: Source,
  parts: Pick<Action, 'rule' | 'what' | 'targets' | 'hints' | 'why'> & Partial<Action>,
): Action {
  return {
    platform: GENERAL,
    verb: 'delete',
    undo: 'none',
    undoNote: 'Nothing is known of a way back',
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    place: source.place,
    via: source.via,
    cwd: source.cwd,
    ...parts,
  };
}
