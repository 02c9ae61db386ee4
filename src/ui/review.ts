import { type Uri, ViewColumn } from 'vscode';
import type { Asked } from '../model/ports.ts';
import type { DiffViews } from './diffs.ts';
import { openPanel } from './panel.ts';
import type { Choice } from './questions.ts';
import { reviewBody } from './review-page.ts';

export interface ReviewPorts {
  readonly extensionUri: Uri;
  readonly diffs: DiffViews;
}

/**
 * Shows a request in full, beside a diff editor where a file would change, and gives the choice made there.
 * Closing the page blocks. `late` marks the page once the agent was told that nobody answered.
 */
export function createReview({
  extensionUri,
  diffs,
}: ReviewPorts): (asked: Asked, late: AbortSignal) => Promise<Choice> {
  return async (asked, late) => {
    const opened: ReturnType<DiffViews['open']>[] = [];
    const open = (index: number): void => {
      const diff = asked.diffs[index];
      if (!diff) return;
      opened.push(diffs.open(diff, { column: ViewColumn.One, keepFocus: true }));
    };
    open(0);
    const panel = openPanel({
      extensionUri,
      kind: 'review',
      title: 'Review: allow or block',
      body: reviewBody(asked),
      column: asked.diffs.length > 0 ? ViewColumn.Beside : ViewColumn.Active,
    });
    const tellLate = (): void => void panel.webview.postMessage({ kind: 'late' });
    if (late.aborted) tellLate();
    late.addEventListener('abort', tellLate);
    return new Promise<Choice>((resolve) => {
      const settle = (choice: Choice): void => {
        resolve(choice);
        late.removeEventListener('abort', tellLate);
      };
      const choose = (choice: Choice): void => {
        settle(choice);
        panel.dispose();
      };
      panel.webview.onDidReceiveMessage((message: ReviewMessage) => {
        if (message.kind === 'block') choose('block');
        else if (message.kind === 'diff') open(message.index);
        else if (message.kind === 'ready' && late.aborted) tellLate();
        else if (message.kind === 'allow' && named(asked, message.name)) choose('allow-once');
      });
      panel.onDidDispose(() => {
        settle('block');
        // Also a diff whose tab is still on its way.
        for (const opening of opened)
          opening.then(
            (view) => view.close(),
            () => undefined,
          );
      });
    });
  };
}

/** What `media/review.js` sends. */
type ReviewMessage =
  | { readonly kind: 'ready' | 'block' }
  | { readonly kind: 'diff'; readonly index: number }
  | { readonly kind: 'allow'; readonly name: string };

function named({ explanation: { typed } }: Asked, name: string): boolean {
  return typed === undefined || (typed.trim() !== '' && name.trim() === typed.trim());
}
