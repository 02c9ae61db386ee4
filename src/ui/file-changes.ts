import type { DiffViews } from './diffs.ts';

/** A file that Chaperone would write. Absolute path; `before` is empty where there is none yet. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Shows a change in the diff editor. */
export async function showChange(change: FileChange, diffs: DiffViews): Promise<{ close(): void }> {
  return await diffs.open({ ...change, exact: true }, { keepFocus: true });
}
