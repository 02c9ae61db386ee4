import type { BlockedAct } from '../model/blocked.ts';
import type { Entry } from '../model/entry.ts';

/** How long a person's no is held against other ways to the same end. Milliseconds. */
const REMEMBERED = 15 * 60_000;

/**
 * What a person blocked of an agent's acts lately, newest first. `entries` are oldest first; `now` is in milliseconds
 * since 1970. What the person allowed afterwards is settled.
 */
export function blockedLately(entries: readonly Entry[], agent: string, now: number): readonly BlockedAct[] {
  let acts: BlockedAct[] = [];
  for (const entry of entries) {
    const age = now - Date.parse(entry.at);
    if (entry.agent !== agent || entry.by !== 'person' || !(age < REMEMBERED)) continue;
    const losses = entry.actions
      .filter(({ answer }) => answer !== undefined && answer !== 'pass')
      .map(({ verb, platform, what, targets }) => ({ verb, platform, what, names: targets }));
    if (losses.length === 0) continue;
    if (entry.outcome === 'passed') {
      const settled = new Set(losses.flatMap(({ names }) => names));
      acts = acts.filter((act) => !act.losses.some(({ names }) => names.some((name) => settled.has(name))));
    } else {
      acts.unshift({ text: entry.text, secondsAgo: Math.max(0, age / 1000), cwd: entry.cwd, losses });
    }
  }
  return acts;
}
