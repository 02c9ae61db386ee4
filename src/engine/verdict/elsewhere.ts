import { remoteWrappers } from '../shell/wrappers/remote.ts';
import { localWrappers } from '../shell/wrappers/wrappers.ts';

const REMOTE = new Set(
  [...remoteWrappers, ...localWrappers]
    .filter(({ remote }) => remote === true)
    .flatMap(({ names }) => names.split(' ')),
);

/**
 * Whether what wraps a call takes it to another machine, a container or another root folder: what stands on this disk
 * says nothing of the paths there.
 */
export function isElsewhere(via: readonly string[]): boolean {
  return via.some((label) => REMOTE.has(label.slice(0, `${label} `.indexOf(' '))));
}
