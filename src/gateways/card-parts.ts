import type { DoorState } from '../model/agent.ts';

// What the cards of several agents say alike.

/** The same state for several doors. */
export function all<Name extends string>(
  state: DoorState,
  ...names: readonly Name[]
): Readonly<Record<Name, DoorState>> {
  return Object.fromEntries(names.map((name) => [name, state])) as Record<Name, DoorState>;
}

/** Of typing into a program that runs. */
export const NEVER_TYPES: DoorState = {
  hold: 'held',
  proof: 'documented',
  note: 'It has no tool that types into a running program.',
};

/** Of a hook that hangs. */
export const actsOnSilence = (title: string, proof: DoorState['proof']): DoorState => ({
  hold: 'partly',
  proof,
  note: `The launcher always answers in time; ${title} itself runs the act when nothing answers.`,
});

/** Among the limits. */
export const loadsEnv = (title: string): string =>
  `${title} loads .env into the environment of every command that it runs, so a command such as printenv shows what the file holds.`;
