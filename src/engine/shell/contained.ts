import type { Call, Unread } from '../../model/call.ts';
import type { Frame } from './session.ts';

const MARK = 'in a container of';

/** How `via` names a program that runs its steps in containers which are thrown away. */
export function contained(program: string): string {
  return `${MARK} ${program}:`;
}

/** Whether a call's own files are those of a container that is thrown away. */
export function isContained({ via }: Call): boolean {
  return via.some((one) => one.startsWith(MARK));
}

/** What is not understood of such steps can hit little: it is shown and not asked about. */
export function softened(one: Unread): Unread {
  return { ...one, weight: 'detail' };
}

/** The same for all that was noted since then. */
export function demote({ session: { unread } }: Frame, from: number): void {
  unread.splice(from, unread.length, ...unread.slice(from).map(softened));
}
