import { shownPath } from '../model/shown-path.ts';
import type { Restoring, Snapshot } from '../model/snapshot.ts';
import { oneLine } from './visible.ts';

/** A snapshot in a list. */
export interface SnapshotItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

const shownAtMost = 12;

/** `when` says a time for people. */
export function snapshotItem(snapshot: Snapshot, when: (at: string) => string): SnapshotItem {
  const { id, at, agentTitle, text, holds, cwd } = snapshot;
  const by = agentTitle === '' ? 'An agent' : agentTitle;
  return {
    id,
    label: plain(holds),
    description: plain(`${when(at)} · ${by}`),
    detail: plain(`${text}${cwd === undefined ? '' : `   in ${cwd}`}`),
  };
}

/** What a restore would change, for the question before it: the first of each change by name, the rest counted. */
export function changesText(changes: readonly Restoring[], cwd: string | undefined): string {
  const lines = changes
    .slice(0, shownAtMost)
    .map(({ what, change }) => `${plain(shownPath(what, { roots: [], cwd }))} ${change}`);
  const rest = changes.length - lines.length;
  if (rest > 0) lines.push(`… and ${rest} more`);
  return [
    lines.join('\n'),
    'What stands there now is kept first, so that this can be undone. Other files stay as they are.',
  ].join('\n\n');
}

/** Text from files and commands: no icons, nothing hidden. */
export const plain = (text: string) => oneLine(text).replaceAll('$(', '$ (');
