import { cards } from '../gateways/agents.ts';
import { markedAgent } from '../gateways/terminal/dialect.ts';
import type { Entry } from '../model/entry.ts';

/** A line that runs in a terminal of this window. */
export interface TerminalLine {
  /** Names the terminal; there is one line at a time in it. */
  readonly terminal: string;
  /** The terminal's name for people. */
  readonly name: string;
  readonly opened: 'person' | 'unknown';
  /** Variables that its terminal was opened with, as `NAME=value`. */
  readonly marks: readonly string[];
  readonly line: string;
}

/** An agent that works here, as far as anything tells. */
export interface Worker {
  /** The gateway's id; `terminal` where it is not known whose terminal it is. */
  readonly id: string;
  /** For people. */
  readonly title: string;
}

/** A line with the agent that runs it or that it starts; without one it is a person's. */
interface RunningLine {
  readonly line: string;
  readonly worker: Worker | undefined;
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly ended: number | undefined;
}

/** Who works in this window. */
export interface Activity {
  began(line: TerminalLine): Worker | undefined;
  ended(terminal: string): void;
  decided(entry: Pick<Entry, 'agent' | 'by'>): void;
  /** Who may have changed files just now, apart from the person. */
  worker(): Worker | undefined;
  /** Whether a line of the person's own may have changed files just now. */
  personRan(): boolean;
  /** Lines that run, and the last one of every terminal. */
  lines(): readonly RunningLine[];
  /** When every agent last asked, by id, milliseconds since 1970. */
  asked(): ReadonlyMap<string, number>;
}

/** Milliseconds for which an agent that has asked counts as at work. */
const AT_WORK = 60_000;
/** Milliseconds after its end in which the editor may still report what a line changed. */
const AFTERWARDS = 3_000;
/** Milliseconds in which a person's line is taken to change files; later it is a server, or a watcher. */
const FIRST = 30_000;

export function createActivity({ now }: { now(): number }): Activity {
  const lines = new Map<string, RunningLine>();
  const asked = new Map<string, number>();
  let last: string | undefined;

  return {
    began(line) {
      const worker = workerOf(line);
      lines.set(line.terminal, { line: line.line, worker, began: now(), ended: undefined });
      return worker;
    },
    ended(terminal) {
      const line = lines.get(terminal);
      if (line) lines.set(terminal, { ...line, ended: now() });
    },
    decided({ agent, by }) {
      // A line in a terminal is known from there; what the watch itself wrote down is no question of an agent.
      if (agent === 'terminal' || by === 'watch') return;
      asked.set(agent, now());
      last = agent;
    },
    worker() {
      const running = [...lines.values()]
        .filter((line) => line.worker && isLate(line, AFTERWARDS))
        .sort((a, b) => b.began - a.began)[0]?.worker;
      const at = last === undefined ? undefined : asked.get(last);
      const recent = last !== undefined && at !== undefined && now() - at < AT_WORK ? last : undefined;
      // A terminal says who works there now; without a name, what asked a moment ago says more.
      if (running && (running.id !== 'terminal' || recent === undefined)) return running;
      return recent === undefined ? undefined : { id: recent, title: titleOf(recent) };
    },
    personRan: () =>
      [...lines.values()].some(
        (line) =>
          line.worker === undefined &&
          (line.ended === undefined ? now() - line.began < FIRST : isLate(line, AFTERWARDS)),
      ),
    lines: () => [...lines.values()],
    asked: () => asked,
  };

  function isLate({ ended }: RunningLine, within: number): boolean {
    return ended === undefined || now() - ended < within;
  }
}

/** Whose line it is: by the terminal's marks, by its name, by the program that it starts. */
function workerOf({ marks, name, line, opened }: TerminalLine): Worker | undefined {
  const marked = marks.map(markedAgent).find((one) => one !== undefined);
  if (marked) return marked;
  const started = startedAgent(line);
  if (started) return { id: started.id, title: started.title };
  if (opened === 'person') return undefined;
  const called = cards.find(({ id, title }) => [id, title].some((one) => same(one, name)));
  if (called) return { id: called.id, title: called.title };
  return { id: 'terminal', title: `An agent in the terminal “${name}”` };
}

/** The agent that a line starts. */
export function startedAgent(line: string): (typeof cards)[number] | undefined {
  const words = line.split(/&&|\|\||[;&|\n]/).map(programOf);
  return cards.find(({ program }) => program !== undefined && words.includes(program));
}

/** The program of a simple command, without its folder. */
function programOf(command: string): string | undefined {
  const words = command.trim().split(/\s+/);
  const first = words.find((word) => !/^(\w+=.*|sudo|env|exec|command|time|nohup)$/.test(word));
  return first
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/\.(exe|cmd)$/i, '');
}

const same = (one: string, other: string) => one.toLowerCase() === other.trim().toLowerCase();
const titleOf = (id: string) => cards.find((card) => card.id === id)?.title ?? id;
