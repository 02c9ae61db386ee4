import type { Action } from '../../model/action.ts';
import type { BlockedAct } from '../../model/blocked.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Request } from '../../model/request.ts';
import { isWithin, resolvePath } from '../paths.ts';
import { quoted } from '../words/words.ts';

/** What a second try would have to do to count as one: lose something. */
const isLoss = ({ verb }: Pick<Action, 'verb'>) =>
  verb === 'delete' || verb === 'overwrite' || verb === 'stop';

/** Names that a thousand things bear say nothing of being the same thing. */
const SHORTEST_NAME = 3;
const LONGEST_TEXT = 120;

/** Whether a person blocked the like of it lately. Asked only where something would be lost, and never of a person's own line. */
export function blockedQuestions(actions: readonly Action[], { agent, own }: Request): readonly Question[] {
  return !own && actions.some(isLoss) ? [{ kind: 'blocked', agent }] : [];
}

/**
 * A blocked act that would have lost the same thing: the same path, one above or below it, or a thing of the same name
 * on the same platform. However it is tried now (`--force`, another tool, a script), a person has said no to it.
 */
export function blockedBefore(action: Action, facts: Facts, { agent }: Request): BlockedAct | undefined {
  if (!isLoss(action)) return undefined;
  const fact = facts.get(factKey({ kind: 'blocked', agent }));
  return fact?.kind === 'blocked' ? fact.acts.find((act) => isSame(action, act)) : undefined;
}

function isSame({ platform, what, targets, paths, cwd }: Action, blocked: BlockedAct): boolean {
  const names = new Set(targets.map(({ name }) => name.toLowerCase()));
  const own = paths?.flatMap((path) => resolvePath(cwd, path) ?? []);
  return blocked.losses.filter(isLoss).some((loss) => {
    const [alike, same] = [loss.platform === platform, loss.what === what];
    if (loss.names.length === 0) return alike && same && names.size === 0 && blocked.cwd === cwd;
    if (own === undefined)
      return (
        (alike || same) &&
        loss.names.some((name) => name.length >= SHORTEST_NAME && names.has(name.toLowerCase()))
      );
    const others = loss.names.flatMap((name) => resolvePath(blocked.cwd, name) ?? []);
    return own.some((path) => others.some((other) => isWithin(path, other) || isWithin(other, path)));
  });
}

/** “A person blocked “rm -rf data” 40 seconds ago, and this would do it after all.” */
export function blockedText({ text, secondsAgo }: BlockedAct): string {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return `A person blocked ${quoted(shown)} ${ago(secondsAgo)}, and this would do it after all.`;
}

function ago(seconds: number): string {
  if (seconds < 2) return 'a moment ago';
  if (seconds < 90) return `${Math.round(seconds)} seconds ago`;
  return `${Math.round(seconds / 60)} minutes ago`;
}
