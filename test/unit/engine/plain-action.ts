import type { Action } from '../../../src/model/action.ts';

/** A deed of no platform in particular, to be varied. */
export const plainAction: Action = {
  platform: 'p',
  rule: 'r',
  verb: 'delete',
  what: 'volume',
  targets: [],
  hints: [],
  undo: 'none',
  undoNote: '',
  why: '',
  instead: '',
  selfConfirmed: undefined,
  place: { start: 0, end: 0 },
  via: [],
  docs: '',
};
