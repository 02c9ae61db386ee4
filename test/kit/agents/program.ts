import type { ToolCall } from '../model.ts';
import type { Workspace } from '../workspace.ts';

/** A real agent, as npm has it. */
export interface AgentProgram {
  /** The gateway's id. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Its npm package. */
  readonly package: string;
  /** Its program, below `node_modules/.bin`. */
  readonly bin: string;
  /** Megabytes on disk. */
  readonly size: number;
  /** npm may run the package's own scripts, because it does not work without them. */
  readonly scripts?: boolean;
  /** It wants a newer Node than the oldest that the project supports. */
  readonly newerNode?: boolean;
  /** A block ends its run, so that every deed wants a run of its own. */
  readonly endsAtBlock?: boolean;
  /** It edits only files that it has read. */
  readonly readsFirst?: boolean;
  /** Its own words for each deed. */
  readonly tools: Tools;
  /** Lays out its settings (save the hook) and says how it is started. */
  start(place: AgentPlace): Started;
}

/** Deeds in an agent's own tools. A tool that it does not have is absent. */
interface Tools {
  shell(command: string): ToolCall;
  read?(path: string): ToolCall;
  /** Searches one file. Absent: it uses the shell for that, as it may for reading. */
  search?(pattern: string, file: string): ToolCall;
  /** Replaces the one place where `before` stands. */
  edit(path: string, before: string, after: string): ToolCall;
  mcp(server: string, tool: string, input: Readonly<Record<string, unknown>>): ToolCall;
  /** Hands a prompt to a subagent. */
  subagent?(prompt: string): ToolCall;
  /** How a subagent ends, where prose does not end it. */
  finish?(): ToolCall;
  /** Waits for the subagent, where starting it does not. */
  wait?(): ToolCall;
}

/** Where an agent runs. */
interface AgentPlace {
  /** A home folder of its own. */
  readonly home: string;
  readonly workspace: Workspace;
  /** The scripted model, without a path. */
  readonly modelUrl: string;
  /** The MCP server of the sample workspace. */
  readonly mcp: {
    readonly name: string;
    readonly command: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  };
  readonly prompt: string;
}

interface Started {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Standard input; nothing where absent. */
  readonly input?: string;
}
