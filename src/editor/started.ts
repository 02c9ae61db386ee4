import { randomUUID } from 'node:crypto';
import { createGuard } from '../guard.ts';
import type { Entry } from '../model/entry.ts';
import type { Ports } from '../model/ports.ts';
import type { Request } from '../model/request.ts';

/** A line that an agent's terminal has begun to run. */
interface StartedLine {
  readonly line: string;
  /** Absolute, where known. */
  readonly cwd: string | undefined;
  /** Whose terminal it is: a gateway's id, and for people. */
  readonly agent: string;
  readonly agentTitle: string;
  /** Called as soon as it is known that the line must not go on, before anything else is done about it. */
  interrupt(): void;
}

export interface Started {
  /** To be told of every question as it comes in; gives what is to be called once it is answered. */
  asking(request: Request): () => void;
  /** To be told of every decision, so that what was let through is known. */
  decided(entry: Entry): void;
  /** Reads a line that is none, so that the first one that runs does not wait until everything is set up. */
  warm(): Promise<void>;
  /** Why the line must not go on; undefined: it may, or somebody was asked about it. */
  began(line: StartedLine): Promise<string | undefined>;
}

/** Decisions that are remembered: many more than run at the same time. */
const REMEMBERED = 200;
/** Milliseconds between a decision and the start of what it was about, at most; a person may confirm it in between. */
const LATEST = 10 * 60_000;
/** Milliseconds in which a question that comes with the line itself may arrive; the line is judged meanwhile. */
const MEANWHILE = 20;

/** Judges what runs in an agent's terminal and that no hook, no guard in the shell and no fence has asked about. */
export function createStarted(ports: Omit<Ports, 'ask' | 'granted' | 'snapshot' | 'preview'>): Started {
  let decisions: { readonly text: string; readonly at: number }[] = [];
  const open = new Set<string>();

  return {
    asking(request) {
      if (request.act.kind !== 'command') return () => undefined;
      const text = plain(ports.engine.describe(request));
      open.add(text);
      return () => void open.delete(text);
    },

    decided({ act, text, outcome }) {
      if (outcome !== 'passed' || (act !== 'command' && act !== 'mcp')) return;
      decisions = [...decisions.slice(1 - REMEMBERED), { text: plain(text), at: ports.now() }];
    },

    async warm() {
      const request = requestOf('rm -rf build', undefined, '');
      const { policy } = await ports.policy(request);
      const facts = new Map();
      ports.engine.judge(request, ports.engine.plan(request, facts, policy), facts, policy);
    },

    async began({ line, cwd, agent, agentTitle, interrupt }) {
      const request = requestOf(line, cwd, agentTitle);
      const text = plain(ports.engine.describe(request));
      if (isKnown(text)) return undefined;
      const meanwhile = new Promise((resolve) => setTimeout(resolve, MEANWHILE));
      let why: string | undefined;
      const guard = createGuard({
        ...ports,
        // Nobody can be asked before it runs, so a preview has nobody to look at it.
        preview: async () => [],
        ask: async () => 'no-editor',
        granted: () => false,
        // It has begun: a copy would hold what is left.
        snapshot: async () => ({ kept: false, reason: 'it had started already' }),
        append: async (entry) => {
          await meanwhile;
          if (isKnown(text)) return;
          if (entry.outcome === 'passed') return await ports.append(entry);
          why = entry.why;
          interrupt();
          await ports.append({ ...entry, agent, by: 'watch' });
        },
      });
      await guard.decide(request);
      return why;
    },
  };

  /** Whether somebody has been asked about it, or is being asked now. */
  function isKnown(text: string): boolean {
    const since = ports.now() - LATEST;
    const decided = decisions.filter(({ at }) => at >= since).map((decision) => decision.text);
    return [...decided, ...open].some((known) => isSame(text, known));
  }
}

function requestOf(command: string, cwd: string | undefined, agentTitle: string): Request {
  const act = { kind: 'command', command, shell: 'bash' } as const;
  return { id: randomUUID(), agent: 'terminal', agentTitle, session: undefined, cwd, roots: [], act };
}

/** A shell may report the first line of several, and an agent may put something in front of what it asked about. */
function isSame(text: string, known: string): boolean {
  const wraps = text.endsWith(known) && 2 * known.length >= text.length;
  return `${known} `.startsWith(`${text} `) || wraps;
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
