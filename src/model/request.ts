/** The languages of a command line. `sh` is read as bash. */
export type Shell = 'bash' | 'sh' | 'zsh' | 'fish' | 'powershell' | 'cmd';

/** A change that an agent wants to make to one file. */
export type Change =
  | { readonly kind: 'write'; readonly text: string }
  /** Replaces `before` by `after`; an empty `before` means that the place is not known. */
  | { readonly kind: 'replace'; readonly before: string; readonly after: string }
  | { readonly kind: 'delete' }
  /** The agent's own patch language, kept as it came. */
  | { readonly kind: 'patch'; readonly text: string };

export interface Edit {
  /** Absolute, or relative to the request's `cwd`. */
  readonly path: string;
  readonly changes: readonly Change[];
}

/** What an agent wants to do, in the guard's own words. */
export type Act =
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly shell: Shell;
      /** The text is typed into a program that already runs there: a shell, `psql`, a prompt. Which one is not known. */
      readonly typed?: boolean;
      /** What the command leaves open (a shell, `psql`, a REPL) may be typed into later, and the agent does not ask then. */
      readonly inputUnseen?: boolean;
    }
  | { readonly kind: 'read'; readonly paths: readonly string[] }
  /** A search through files; `paths` are the files or globs searched, empty for the whole workspace. */
  | { readonly kind: 'search'; readonly pattern: string; readonly paths: readonly string[] }
  | { readonly kind: 'edit'; readonly edits: readonly Edit[] }
  | {
      readonly kind: 'mcp';
      readonly server: string;
      readonly tool: string;
      readonly input: Json;
      /** The server says of this tool that it may destroy. What it says to the contrary counts for nothing. */
      readonly saysDestructive?: boolean;
    }
  /** The agent is about to take over new settings of its own from these files. */
  | { readonly kind: 'configure'; readonly paths: readonly string[] }
  /** A tool that neither runs, reads, edits nor calls out. */
  | { readonly kind: 'other'; readonly tool: string }
  /** The payload could not be understood; `reason` says why. */
  | { readonly kind: 'unreadable'; readonly tool: string; readonly reason: string };

/** One question of an agent to the guard, before it acts. */
export interface Request {
  readonly id: string;
  /** The gateway's id, such as `vscode` or `claude`. */
  readonly agent: string;
  /** The agent's name for people, such as “Claude Code”. */
  readonly agentTitle: string;
  readonly session: string | undefined;
  /** Absolute directory in which the act would happen. */
  readonly cwd: string | undefined;
  /** Workspace folders, as far as known. */
  readonly roots: readonly string[];
  readonly act: Act;
  /** The agent's own event, where it asks about one act by several. */
  readonly event?: string;
  /** The terminal in which it would happen, where that is known: shells inside one another share it. */
  readonly terminal?: string;
  /** A person typed it. Only what would hit something protected is asked about. */
  readonly own?: boolean;
  /** Variables of the agent's shell, where they are known. They stay in this process. */
  readonly variables?: Readonly<Record<string, string>>;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
