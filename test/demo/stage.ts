import type { Run } from '../kit/janitor.ts';

/** Everything that the demo puts into an editor. */
export interface Stage {
  readonly run: Run;
  /** Files (.vsix) of the product and of the helper that brings up the chat. */
  readonly extensions: readonly string[];
  /** The workspace, absolute. */
  readonly folder: string;
  /** Folder with the stand-ins for command line tools. */
  readonly programs: string;
  readonly env: Readonly<Record<string, string>>;
  readonly models: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
}
