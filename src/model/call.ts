/** A stretch of text, in UTF-16 units, in the request's own command or in a file that it runs. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** The file that holds the text; absent for the request's own command. */
  readonly file?: string;
}

/** A word after expansion. Where `certain` is false, `text` keeps the source of what is not known (`$DIR/x`). */
export interface Word {
  readonly text: string;
  readonly certain: boolean;
  readonly place: Place;
  /** The calls whose output stands in it: `$(…)`, or a variable that was set to that. */
  readonly printedBy?: readonly Call[];
  /** What stands in the file that it names, where that is no file on a disk: `<(echo x)`. */
  readonly holds?: string;
  /** A variable that the shell keeps to itself: what it starts does not get it. */
  readonly own?: true;
}

/** What a call reads on standard input. */
export type Input =
  | { readonly kind: 'text'; readonly word: Word }
  /** `cwd`: the directory of the shell that opens it, where that is known. */
  | { readonly kind: 'file'; readonly path: Word; readonly cwd?: string }
  /** The output of other calls, which is known only by running them. `text` is set where it is certain (`echo x |`). */
  | { readonly kind: 'pipe'; readonly from: readonly Call[]; readonly text?: Word };

export interface Redirect {
  readonly operator: '>' | '>>' | '>|' | '<>' | '&>' | '&>>';
  readonly target: Word;
  /** Another stream than standard output goes there: `2>errors.log`. */
  readonly aside?: true;
}

/** One program started with its arguments, whatever wrapped it. */
export interface Call {
  /** Last path segment of the program without `.exe`; empty where it is not certain. */
  readonly program: string;
  /** The program as it was written. */
  readonly name: Word;
  readonly args: readonly Word[];
  /** Variables in force: known environment, earlier assignments of the line, prefix assignments. */
  readonly variables: Readonly<Record<string, Word>>;
  readonly input: Input | undefined;
  readonly output: readonly Redirect[];
  /** Directory in which it runs, after earlier `cd`s; undefined where that is not certain. */
  readonly cwd: string | undefined;
  /** What wraps it, outermost first: `sudo`, `bash -c`, `xargs`, `npm run reset`, `scripts/x.sh`. */
  readonly via: readonly string[];
  /** The whole call in its text. */
  readonly place: Place;
  /** What it prints stands in a word (`$(…)`, `<(…)`) instead of being shown. */
  readonly captured?: true;
}

/** Something that was not understood. It never counts as harmless. */
export interface Unread {
  readonly place: Place;
  /** For people: “the program's name comes from a variable that is not known”. */
  readonly reason: string;
  /**
   * `code`: it could run anything, so it is asked about where something destructive could hide.
   * `detail`: part of an act that is understood otherwise; shown, not asked about by itself.
   */
  readonly weight: 'code' | 'detail';
  /** The call of a program whose own name says that it destroys: `volumes.delete()`. */
  readonly deed?: string;
  /** It stays on this machine, and weighs `code` where the line brings another machine's port here. */
  readonly here?: true;
}
