import type { Action, Undo, Verb } from '../../model/action.ts';
import type { Where } from '../../model/environment.ts';
import type { Answer } from '../../model/verdict.ts';
import type { Loss } from './loss.ts';

/** How much an environment is worth: the worst of those that an action would touch. */
export type Value = 'protected' | 'unknown' | 'free' | 'local';

/** The first line that fits decides. `files` is decided by what would be lost, everything else by where. */
const TABLE: readonly (readonly [verb: Verb | '*', undo: Undo | '*', Readonly<Record<Value, Answer>>])[] = [
  //                    protected            unknown           free            local
  // What a command prints can be renewed, and an agent may need it.
  ['expose', 'repeat', { protected: 'ask', unknown: 'ask', free: 'pass', local: 'pass' }],
  ['expose', '*', { protected: 'stop', unknown: 'stop', free: 'stop', local: 'stop' }],
  // The agent's own supervision.
  ['edit', 'none', { protected: 'stop', unknown: 'stop', free: 'stop', local: 'stop' }],
  // Files that a person wants to see changed.
  ['edit', '*', { protected: 'ask', unknown: 'ask', free: 'ask', local: 'ask' }],
  ['*', 'none', { protected: 'ask', unknown: 'ask', free: 'ask', local: 'pass' }],
  ['*', 'vendor', { protected: 'ask', unknown: 'ask', free: 'pass', local: 'pass' }],
  ['change', 'repeat', { protected: 'pass', unknown: 'pass', free: 'pass', local: 'pass' }],
  ['stop', 'repeat', { protected: 'ask', unknown: 'ask', free: 'pass', local: 'pass' }],
  ['*', 'repeat', { protected: 'ask', unknown: 'pass', free: 'pass', local: 'pass' }],
];

const BY_LOSS: Readonly<Record<Loss, Answer>> = {
  nothing: 'pass',
  remade: 'pass',
  kept: 'pass',
  copied: 'pass',
  work: 'ask',
  outside: 'ask',
  unknown: 'ask',
  vital: 'ask',
};

/** What an action alone would lead to. */
export function answerFor(action: Action, where: readonly Where[], loss: Loss): Answer {
  if (action.undo === 'files' && action.verb !== 'edit' && action.verb !== 'expose') return BY_LOSS[loss];
  const value = worthOf(where);
  const row = TABLE.find(
    ([verb, undo]) => (verb === '*' || verb === action.verb) && (undo === '*' || undo === action.undo),
  );
  return row?.[2][value] ?? 'ask';
}

export function worthOf(where: readonly Where[]): Value {
  if (where.some((one) => one.protected && one.name !== '')) return 'protected';
  if (where.length === 0 || where.some((one) => one.protected)) return 'unknown';
  // `RAILS_ENV=test` with a database on this machine is one place, not two.
  const here = where.some((one) => one.name === 'local') && where.every((one) => OWN.has(one.name));
  return here ? 'local' : 'free';
}

/** The environments that only a developer’s own machine holds, where one of them is local. */
const OWN = new Set(['local', 'test']);

/** Whether the thing's name must be typed before it may be destroyed. */
export function needsTyping(action: Action, where: readonly Where[], loss: Loss): boolean {
  if (action.verb !== 'delete' && action.verb !== 'overwrite') return false;
  if (action.undo === 'files') return loss === 'vital';
  return (action.undo === 'none' || action.undo === 'vendor') && where.some((one) => one.protected);
}

const ORDER: readonly Answer[] = ['pass', 'ask', 'stop'];

export function worst(answers: readonly Answer[]): Answer {
  return ORDER[Math.max(0, ...answers.map((answer) => ORDER.indexOf(answer)))] ?? 'ask';
}
