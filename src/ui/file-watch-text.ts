import { oneLine, unlinked } from './visible.ts';

/** What a file holds, or that there is none. */
type Held = { readonly text: string } | 'missing';

/** A protected file that changed past every door. */
export interface NoticedEdit {
  /** Absolute. */
  readonly path: string;
  /** Undefined: not known, so that it cannot be put back. */
  readonly before: Held | undefined;
  readonly after: Held;
}

/** The message about protected files, one sentence for what happened and one for what it means. */
export function editsText(edits: readonly NoticedEdit[], agentTitle: string): string {
  const [first] = edits;
  if (!first) return '';
  const name = `“${oneLine(first.path.split(/[\\/]/).at(-1) ?? first.path)}”`;
  const more = edits.length - 1;
  const who = oneLine(agentTitle);
  if (more === 0)
    return unlinked(
      `${name} ${became(first)} while ${who} worked. It is a protected file, and nobody was asked.`,
    );
  const others = more === 1 ? 'another protected file' : `${more} other protected files`;
  return unlinked(`${name} and ${others} changed while ${who} worked, and nobody was asked.`);
}

function became({ before, after }: NoticedEdit): string {
  if (before === 'missing') return 'was made';
  return after === 'missing' ? 'was deleted' : 'was changed';
}

export function vanishedText(count: number, agentTitle: string): string {
  return unlinked(
    `${count} files vanished while ${oneLine(agentTitle)} worked, and nobody was asked. What Chaperone or git keeps can be put back.`,
  );
}
