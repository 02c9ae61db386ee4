import type { Place } from './call.ts';

/** Everything that a dialog, the review page and `chaperone explain` say, in that order. Holds no secret's value. */
export interface Explanation {
  /** The question: “Delete the Railway volume “pg-data”?” */
  readonly title: string;
  /** One sentence: who wants to do it, and how. */
  readonly lead: string;
  readonly rows: readonly {
    readonly label: 'Where' | 'Undo' | 'Token' | 'Instead' | 'Before' | 'Kept' | 'Unread' | 'Edit';
    readonly text: string;
  }[];
  /** The act itself with secrets hidden, and the parts of it that do the harm. */
  readonly command: string;
  readonly marks: readonly Place[];
  readonly rule: { readonly id: string; readonly why: string; readonly docs: string } | undefined;
  readonly typed: string | undefined;
  /** What the name is typed for: “the volume's name”. */
  readonly typedWhat: string;
}

/** What a file would look like before and after. */
export interface Diff {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** False where the after text is a guess, because the change could not be applied exactly. */
  readonly exact: boolean;
}
