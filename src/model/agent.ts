import type { Json } from './request.ts';

/** The ways by which an agent acts. `input` is text typed into a program that it started earlier. */
export type Door = 'shell' | 'input' | 'read' | 'search' | 'edit' | 'mcp' | 'subagent';

/** How firmly Chaperone holds something: always, with a gap that the note names, or not at all. */
type Hold = 'held' | 'partly' | 'open';

/** Where that is known from: a run of the real program, a payload that it sent, its vendor's documentation. */
type Proof = 'run' | 'recorded' | 'documented';

export interface DoorState {
  readonly hold: Hold;
  readonly proof: Proof;
  /** One sentence for people; wanted wherever `hold` is not `held`. */
  readonly note?: string;
}

/** A setting or file with which hooks can be switched off. */
interface Switch {
  /** Relative to the home folder, with `/`; or below a repository where it starts with `./`. */
  readonly file: string;
  /** Dotted path of the key in a JSON or TOML file. Absent: the file's mere existence does it. */
  readonly key?: string;
  /** The value that switches hooks off. */
  readonly value?: Json;
}

/** What Chaperone knows about one agent, for the page “Agents”, the doctor and docs/agents.md. */
export interface AgentCard {
  /** The gateway's folder and its dialect's id; also the word with which the launcher is called. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** The vendor's page on its hooks. */
  readonly docs: string;
  /** Name of its program on PATH, which prints its version for `--version`. */
  readonly program?: string;
  /** The version that was last run with Chaperone, undefined where none was. */
  readonly tried: string | undefined;
  /** The least version that does what this card says, where an older one does less. */
  readonly least?: string;
  /** Paths relative to the home folder; one that exists says that the agent is on this machine. Empty: found elsewhere. */
  readonly present: readonly string[];
  /** An environment variable that moves its folder of settings. */
  readonly moved?: { readonly variable: string; readonly folder: string };
  readonly doors: Readonly<Record<Door, DoorState>>;
  /** What happens to a destructive act while the installed hook is gone, crashes, or does not answer in time. */
  readonly failing: Readonly<Record<'gone' | 'crashes' | 'hangs', DoorState>>;
  /** Honest sentences for people: what Chaperone cannot hold here. */
  readonly limits: readonly string[];
  /** What the person must still do after the installation, as one sentence. */
  readonly afterInstall?: string;
  readonly switches: readonly Switch[];
  /** Why Chaperone does not guard it on Windows, as one sentence. Absent: it does. */
  readonly notOnWindows?: string;
  /** Command-line words and variables that start it without its hooks. */
  readonly unhooked?: readonly string[];
}
