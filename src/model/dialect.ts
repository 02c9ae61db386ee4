import type { Request } from './request.ts';

/** What the agent's hook process prints and how it ends. */
export interface Reply {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface Outcome {
  readonly allowed: boolean;
  /** The reason for the agent; empty where allowed. */
  readonly tell: string;
}

/** How one agent asks before it acts, and how it wants to be answered. */
export interface Dialect {
  readonly id: string;
  readonly title: string;
  /** Decodes a payload. Never throws: what it does not understand becomes an `unreadable` act. `id` is a fresh request id. */
  read(payload: unknown, id: string): Request;
  answer(outcome: Outcome, request: Request): Reply;
  /** The block for when nothing else works. Its `exitCode` is never 0. */
  refuse(reason: string): Reply;
}

/** A payload as the agent sends it, what it must be read as, and the two answers. */
export interface Sample {
  readonly name: string;
  readonly payload: unknown;
  readonly reads: Omit<Request, 'id'>;
  readonly allowed: Reply;
  readonly blocked: Reply;
}

/** How the hook gets into an agent's settings file, and out again. */
export interface Install {
  /** Relative to the home folder, with `/`. */
  readonly file: string;
  /** The file's new text; gets the text of today, empty where there is none, and the launcher's path. Throws `Error` with a plain sentence where the text cannot be read. */
  add(text: string, launcher: string): string;
  /** Takes out only what `add` put in. */
  remove(text: string, launcher: string): string;
  state(text: string, launcher: string): 'installed' | 'missing' | 'off' | 'changed';
}
