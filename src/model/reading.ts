import type { Call, Unread, Word } from './call.ts';
import type { Question } from './fact.ts';
import type { Payload } from './payload.ts';
import type { Shell } from './request.ts';

/** What was read from a command line, or from one call's payload. */
export interface Reading {
  readonly calls: readonly Call[];
  readonly unread: readonly Unread[];
  /** Files that must be read before the reading is whole. */
  readonly questions: readonly Question[];
  /** Variables and functions that the line sets in its own shell, with their values as far as they were read. */
  readonly sets?: ReadonlyMap<string, string>;
}

export interface PayloadReading {
  readonly payloads: readonly Payload[];
  readonly unread: readonly Unread[];
  readonly questions: readonly Question[];
  /** Command lines that the payload would start (`os.system("…")`), to be read in their turn; `host`: on this machine. */
  readonly commands?: readonly { readonly text: Word; readonly shell: Shell; readonly host?: string }[];
  /** Calls that the payload would make itself; a removal of files stands here as a call of `rm`. */
  readonly calls?: readonly Call[];
}
