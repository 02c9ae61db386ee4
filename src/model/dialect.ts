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

/**
 * One file by which the hook gets into an agent, and out again. An agent may need several.
 * An empty text stands for a file that is not there: who writes it creates the file, or takes it away.
 */
export interface Install {
  /**
   * With `/`, relative to the home folder of the machine on which the agent runs (with Remote-SSH, WSL and containers
   * that is the other one), or to the root of a repository.
   */
  readonly file: string;
  /**
   * The file belongs into a repository, because agents in the cloud read no other. It is written for one repository at
   * a time and only where a person wants it; `.chaperone/bin/hook` and `.chaperone/lib/hook.cjs` go with it.
   */
  readonly place?: 'repository';
  /** The agent runs the file itself. */
  readonly executable?: boolean;
  /** The file's new text; gets the text of today and the launcher's path. Throws `Error` with a plain sentence where the text cannot be read or belongs to somebody else. */
  add(text: string, launcher: string): string;
  /** Takes out only what `add` put in. */
  remove(text: string, launcher: string): string;
  /** `off`: this very file also says that no hook runs. */
  state(text: string, launcher: string): InstallState;
  /** For agents that run a hook only once a person has trusted it. */
  readonly trust?: Trust;
}

export interface Trust {
  /** Where the agent keeps what it was told to trust; relative to the home folder. */
  readonly file: string;
  /** Whether that file's text names the hook. `own` is the file with the hook: its absolute path, its text, the launcher in it. */
  given(
    text: string,
    own: { readonly path: string; readonly text: string; readonly launcher: string },
  ): boolean;
}

export type InstallState = 'installed' | 'missing' | 'off' | 'changed';
