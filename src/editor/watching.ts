import type { Entry } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import type { Ports } from '../model/ports.ts';
import { createActivity, type TerminalLine } from './activity.ts';
import { createBaseline } from './baseline.ts';
import { createExplained } from './explained.ts';
import { createNoticing, type Noticed, type NoticedEdit } from './noticed.ts';
import { createSilence, type Silent } from './silence.ts';
import type { Started } from './started.ts';

/** What the window watches beside the doors: lines in terminals and files on the disk. */
export interface Watching {
  /** To be told of every decision. */
  decided(entry: Entry): void;
  /** A line may begin at any time from now on. */
  prepare(): Promise<void>;
  /**
   * A line has begun to run. Where it must not go on, it is interrupted first, and then told why and whose it is;
   * undefined: it may go on.
   */
  began(
    line: TerminalLine & { readonly cwd: string | undefined; interrupt(): void },
  ): Promise<{ readonly why: string; readonly agentTitle: string } | undefined>;
  ended(terminal: string): void;
  /** The person, by means of the editor, changes these files now. Absolute paths. */
  touched(paths: readonly string[]): void;
  /** Finds the files that must be remembered for a way back. */
  glob(): Promise<string>;
  remember(paths: readonly string[]): Promise<void>;
  changed(written: readonly string[], gone: readonly string[]): Promise<Noticed | undefined>;
  /** Puts one file back, after a look that it still holds what was noticed. Throws an `Error` with a plain sentence. */
  putBack(edit: NoticedEdit): Promise<void>;
  /** While this runs, what changes on the disk is Chaperone's own work. */
  during<T>(work: () => Promise<T>): Promise<T>;
  silent(): readonly Silent[];
}

export function createWatching(
  ports: Pick<Ports, 'engine' | 'append' | 'hash' | 'now'> & {
    readonly home: string;
    readonly started: Started;
    policy(): Promise<Policy>;
    roots(): readonly string[];
  },
): Watching {
  const activity = createActivity(ports);
  const explained = createExplained(ports);
  const silence = createSilence({ activity });
  const baseline = createBaseline({ homeDirectory: ports.home });
  const noticing = createNoticing({ ...ports, activity, explained, silence, baseline });

  return {
    decided(entry) {
      activity.decided(entry);
      explained.decided(entry);
    },
    prepare: () => ports.started.warm(),
    async began(line) {
      const worker = activity.began(line);
      // What a person types is theirs, also where it starts an agent.
      if (!worker || line.opened === 'person') return undefined;
      const { id: agent, title: agentTitle } = worker;
      const { interrupt } = line;
      const why = await ports.started.began({ line: line.line, cwd: line.cwd, agent, agentTitle, interrupt });
      return why === undefined ? undefined : { why, agentTitle };
    },
    ended: activity.ended,
    touched: explained.touched,
    glob: noticing.glob,
    remember: baseline.remember,
    changed: noticing.changed,
    async putBack({ path, before, after }) {
      if (before === undefined) throw new Error(`What ${path} held before is not known.`);
      await explained.during(() => baseline.putBack(path, before, after));
      await baseline.remember([path]);
    },
    during: explained.during,
    silent: silence.silent,
  };
}
