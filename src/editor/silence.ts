import type { Activity } from './activity.ts';
import { startedAgent } from './activity.ts';

/** An agent that works here although its hook has not asked since it was started. */
export interface Silent {
  readonly id: string;
  /** When it was started, milliseconds since 1970. */
  readonly since: number;
  /** What it was started with and leaves its hooks out for; undefined: only its edits show that it works. */
  readonly flag: string | undefined;
}

export interface Silence {
  /** Files changed on the disk, by nobody that is known. */
  changed(paths: readonly string[]): void;
  silent(): readonly Silent[];
}

/** For people, as one sentence. */
export function silentText(title: string, { since, flag }: Pick<Silent, 'since' | 'flag'>): string {
  if (flag !== undefined)
    return `${title} was started with “${flag}”, which can leave its guard out, and has not asked Chaperone since.`;
  const time = new Date(since).toLocaleTimeString(undefined, { timeStyle: 'short' });
  return `${title} seems to change files here, and has not asked Chaperone since it was started at ${time}.`;
}

/** So many files changed without a question are no chance any more: each edit of an agent asks first. */
const EDITS = 3;

/** Notices agents that were started in a terminal of this window and never ask. */
export function createSilence({ activity }: { readonly activity: Activity }): Silence {
  /** By the start of the line. */
  const edited = new Map<number, Set<string>>();

  return {
    changed(paths) {
      const running = started().filter(({ ended }) => ended === undefined);
      const [only] = running;
      // Of several it cannot be told which one it was.
      if (!only || running.length > 1 || askedByOthers(only.id, only.began)) return;
      const known = edited.get(only.began) ?? new Set();
      for (const path of paths) known.add(path);
      edited.set(only.began, known);
    },
    silent() {
      const seen = started().flatMap(({ id, began, ended, flag }): readonly Silent[] => {
        const works = (flag !== undefined && ended === undefined) || (edited.get(began)?.size ?? 0) >= EDITS;
        const asked = (activity.asked().get(id) ?? 0) >= began;
        return works && !asked ? [{ id, since: began, flag }] : [];
      });
      return seen.filter(({ id }, at) => seen.findIndex((one) => one.id === id) === at);
    },
  };

  function started() {
    return activity.lines().flatMap(({ line, began, ended }) => {
      const card = startedAgent(line);
      if (!card) return [];
      const flag = card.unhooked?.find((word) => ` ${line} `.includes(` ${word} `));
      return [{ id: card.id, began, ended, flag }];
    });
  }

  function askedByOthers(id: string, since: number): boolean {
    return [...activity.asked()].some(([other, at]) => other !== id && at >= since);
  }
}
