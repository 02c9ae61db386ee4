import type { RepositoryPart, Undo, Verb } from './action.ts';
import type { SqlKind } from './payload.ts';
import type { Json, Shell } from './request.ts';

/** A call as a rule sees it: sub-commands and options told apart. */
export interface CallView {
  readonly program: string;
  /** Positional words after the matched sub-command. */
  readonly positionals: readonly string[];
  /** Whether one of these options stands there; `-rf` counts for `-r` and `-f`, `--x=y` for `--x`. */
  has(...options: string[]): boolean;
  /** The value of the first of these options that has one. */
  value(...options: string[]): string | undefined;
  /** A variable in force for the call, where certain. */
  variable(name: string): string | undefined;
  /** The text of a variable that the line itself sets, certain or not. */
  assigned(name: string): string | undefined;
  /** Whether it says that it is for tests, whose database is made anew, and nothing leads it to another machine's. */
  forTests(): boolean;
  /** All argument texts in order. */
  readonly args: readonly string[];
  /** The directory in which it works, where that is known. */
  readonly cwd?: string;
  /** What it reads on standard input, where that stands on the line (`echo x |`, a here-document). */
  readonly input?: string;
  /** The command lines whose output it reads, in their own words. */
  fedBy(): readonly string[];
}

/** An HTTP request as a rule sees it. What is not known of it stands as it was written (`$ID`). */
export interface RequestView {
  /** Upper case. */
  readonly method: string;
  /** Lower case, without port; empty where it is not certain. */
  readonly host: string;
  /** Starts with `/`; without query and fragment. */
  readonly path: string;
  /** Without `?`; empty where there is none. */
  readonly query: string;
  /** Undefined: no body. */
  readonly body: string | undefined;
  /** The value of the first header of this name, whatever its case. */
  header(name: string): string | undefined;
}

/** What a rule's match would do. */
interface Does {
  readonly verb: Verb;
  readonly what: string;
  readonly undo: Undo;
  /** What to know of undoing it, with source and date. Wanted for `none` and `vendor`. */
  readonly undoNote?: string;
  readonly loses?: RepositoryPart;
}

/** Lines or requests that prove a rule. A line is a command; an object is an MCP call. */
export type Example =
  | string
  | { readonly server: string; readonly tool: string; readonly input: Json }
  | Scene;
/** A command with the shell and the files that it needs. */
interface Scene {
  readonly command: string;
  readonly shell?: Shell;
  readonly files?: { readonly [path: string]: string };
}

/** One deed, through every door that leads to it. */
export interface Rule {
  readonly id: string;
  /** Sub-command words; alternatives are separated by `|` and may hold `*`. An empty list: the program itself. */
  readonly command?: readonly string[];
  readonly commands?: readonly (readonly string[])[];
  /** Escape hatch for the command door: must also hold. */
  readonly when?: (call: CallView) => boolean;
  /** Door for any program: where its output is redirected to. */
  readonly redirect?: (target: string) => boolean;
  /** Mutation fields. */
  readonly graphql?: readonly string[];
  /** Must also hold for the GraphQL door; sees the known arguments and the names of the unknown. */
  readonly graphqlWhen?: (
    args: { readonly [name: string]: Json },
    unknown: readonly string[],
    field: string,
  ) => boolean;
  /** `METHOD /path/*`, on the platform's hosts; methods are separated by `|`, `*` is any. */
  readonly http?: readonly string[];
  /** Must also hold for the HTTP door: for deeds that the query, a header or the body names. */
  readonly httpWhen?: (request: RequestView) => boolean;
  /** Tool names, `_` and `-` being the same. */
  readonly mcp?: readonly string[];
  readonly mcpWhen?: (input: { readonly [name: string]: Json }) => boolean;
  readonly sql?: readonly SqlKind[];
  readonly does: Does;
  /** Where the thing's name stands: options, argument names of API and tool, and whether positionals name things. */
  readonly target?: {
    readonly options?: readonly string[];
    readonly fields?: readonly string[];
    /** Arguments whose own keys name things, as in `{ volumes: { "<id>": … } }`. */
    readonly keys?: readonly string[];
    readonly positionals?: boolean;
    /** What certain first words make of the thing, and how many names stand behind them. The first that fits counts. */
    readonly says?: readonly { readonly words: RegExp; readonly thing: string; readonly names: number }[];
    /** The names are git's refs: `:refs/tags/v1` is the tag “v1”. */
    readonly refs?: true;
    /** The first positional is the kind of thing (`delete pvc data-0`); short names of kinds and what they stand for. */
    readonly kinds?: { readonly [short: string]: string };
    /** So many positionals come before the names, such as the remote of `git push`. */
    readonly skip?: number;
    /** Only the first of the names is the thing’s own: a version, a chart or an environment follows. */
    readonly first?: true;
    /** Positionals are paths of files (judged by what stands there). */
    readonly paths?: boolean;
    /** Options that narrow the paths to files of a name, as `find -name` does. */
    readonly names?: readonly string[];
  };
  readonly why: string;
  /**
   * The next sanctioned step: a command that passes. `{target}` stands for the thing's name, `{kind}` for its kind as it
   * was written, `{group}` for the words before the verb, `{origin}` for the server of a request, `{call}` for the call itself, to which
   * the step adds a switch that makes it harmless.
   */
  readonly instead: string;
  readonly stops: readonly [Example, ...Example[]];
  readonly passes: readonly [Example, ...Example[]];
}

/** A platform: its programs, hosts and destructive deeds. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  readonly docs: string;
  readonly programs: readonly string[];
  /** Options that take the next word as their value. */
  readonly optionsWithValue?: readonly string[];
  /** The same for single programs, where the programs of a platform differ; it stands in for `optionsWithValue`. */
  readonly programOptions?: { readonly [program: string]: readonly string[] };
  /** Options that name the directory in which the call works. Without it: `-C`. */
  readonly directory?: readonly string[];
  /** Options and variables that let the call work on another place than its directory. */
  readonly away?: readonly string[];
  readonly hosts?: readonly string[];
  /** Words in an MCP server's name. */
  readonly mcpServers?: readonly string[];
  readonly environment?: {
    readonly options?: readonly string[];
    readonly variables?: readonly string[];
    readonly fields?: readonly string[];
    /** Contexts of clusters that run on the developer’s own machine, as their tools name them. */
    readonly contextsHere?: readonly string[];
  };
  /** Options with which an agent would confirm for itself. */
  readonly selfConfirm?: readonly string[];
  /** Further options that make a call harmless; `--dry-run` always does. */
  readonly dryRun?: readonly string[];
  /** The same for single programs, where others of the platform mean something else by them. */
  readonly dryRunOf?: { readonly [program: string]: readonly string[] };
  /** Where it says what a thing is called and where it lives, a `resource` question is asked for these kinds. */
  readonly resources?: readonly string[];
  /**
   * Where set, sub-commands that no rule names are read by their own words (`acme widgets delete`), save those listed,
   * which are harmless or can simply be done again.
   */
  readonly unruled?: {
    readonly harmless: readonly (readonly string[])[];
    /** Only for these of the platform’s programs. */
    readonly programs?: readonly string[];
  };
  /** Programs that take the same words: `terraform` and `tofu`. A step names the one that was called. */
  readonly twins?: readonly string[];
  /**
   * Steps for programs whose words differ from those of a rule's `instead`, by program. Where another program of the
   * platform was called and none stands here, no command is proposed.
   */
  readonly steps?: { readonly [program: string]: string };
  /**
   * Options that every sub-command takes and that say on which server or in which account: the step that a rule proposes
   * takes them over from the call.
   */
  readonly reaches?: readonly string[];
  /** What it does is done to the machine that runs it, so that in a container of its own it is nobody's loss. */
  readonly ownMachine?: true;
  /**
   * Its clients reach this machine’s own server unless one of `elsewhere` (options, variables) names another. `names`:
   * options and variables that name a database or a project; `positional`: the first word names one.
   */
  readonly localUnlessTold?: {
    readonly elsewhere: readonly string[];
    readonly names: readonly string[];
    readonly positional?: true;
    /** The first word that looks like one is the file that holds the data. */
    readonly files?: true;
    /** Names begin with that of a project: `shop-test_data`. */
    readonly projects?: true;
    /** The option for the port, and the port of the server that everybody uses. */
    readonly port?: readonly [option: string, usual: string];
  };
  /** Whether the CLI is linked to an environment per directory. */
  readonly linked?: boolean;
  readonly rules: readonly [Rule, ...Rule[]];
}

/**
 * Positions in a list of platforms, in order, by name: `\n`, the name, `\t`, the positions with commas between, and so on;
 * `\n` at the end. One text takes no time to load.
 */
export type Positions = string;

/** What the platforms of a list answer to. Plain data, which a build can keep instead of the platforms. */
export interface PlatformNames {
  readonly ids: Positions;
  /** In lower case. */
  readonly programs: Positions;
  /** With a rule about where output goes. */
  readonly redirecting: readonly number[];
  /** By mutation field. */
  readonly mutations: Positions;
  /** With an HTTP door, by host in lower case, where it is spelled out. */
  readonly hosts: Positions;
  /** With an HTTP door, some of whose hosts hold `*` or `?`. */
  readonly widelyServed: readonly number[];
  /** By the words of MCP servers. */
  readonly servers: Positions;
  /** By MCP tool, in lower case with `_`. */
  readonly tools: Positions;
}
