import type { Action } from '../../model/action.ts';
import type { Where } from '../../model/environment.ts';
import type { JudgementLine, Policy } from '../../model/policy.ts';
import type { Answer } from '../../model/verdict.ts';
import { matchesGlob } from '../globs/glob.ts';
import { sameName } from './environment.ts';
import { answerFor, type Value, worst, worthOf } from './judge.ts';
import type { Loss } from './loss.ts';

/** An answer, and what else than the table led to it. */
export interface Decision {
  readonly answer: Answer;
  readonly ruledBy?: string;
  /** A freeze made a stop of it. */
  readonly frozen?: true;
}

/** What the engine's own table says, and whether anything would be lost, be it that a copy is kept first. */
interface Table {
  readonly answer: Answer;
  readonly lost: boolean;
}

const WORTHS: readonly Value[] = ['protected', 'unknown', 'free', 'local'];
const PROTECTED: readonly Where[] = [{ name: 'production', protected: true, evidence: [] }];

/** What an action leads to: the table's answer, as the policy's lines change it, under the freeze. */
export function decide(action: Action, where: readonly Where[], loss: Loss, policy: Policy): Decision {
  const table = answerFor(action, where, loss);
  const decided = byPolicy(
    action,
    where,
    { answer: table, lost: table !== 'pass' || loss === 'copied' },
    policy,
  );
  if (policy.freeze === undefined || decided.answer === 'stop') return decided;
  const destroys = action.verb === 'delete' || action.verb === 'overwrite';
  const onlyFree = destroys && !isIgnored(action, policy) && answerFor(action, PROTECTED, loss) !== 'pass';
  return decided.answer === 'ask' || onlyFree ? { ...decided, answer: 'stop', frozen: true } : decided;
}

/**
 * The user's first line that fits everywhere the action lands decides alone. Else every line that fits somewhere can
 * make the table's answer stricter.
 */
function byPolicy(
  action: Action,
  where: readonly Where[],
  { answer: table, lost }: Table,
  policy: Policy,
): Decision {
  const id = `${action.platform}/${action.rule}`;
  const named = policy.always.includes(id);
  if (!named && isIgnored(action, policy)) return { answer: 'pass', ruledBy: `“ignore” names ${id}` };
  const fitting = policy.judgement.filter((line) => fits(line, action, where, lost, 'some'));
  const mine = fitting.find((line) => line.owner === 'user' && fits(line, action, where, lost, 'every'));
  const deciding = mine ?? strictest(fitting);
  const looser = deciding !== undefined && worst([deciding.answer, table]) !== deciding.answer;
  const taken =
    deciding === undefined || (looser && (deciding !== mine || isSupervision(action))) ? undefined : deciding;
  const answer = taken?.answer ?? table;
  if (named && answer === 'pass') return { answer: 'ask', ruledBy: `“always” names ${id}` };
  return taken === undefined || answer === table ? { answer } : { answer, ruledBy: taken.source };
}

function strictest(lines: readonly JudgementLine[]): JudgementLine | undefined {
  const answer = worst(lines.map((line) => line.answer));
  return lines.find((line) => line.answer === answer);
}

/** Lines without a verb leave files that must not be seen or changed to their own rows. */
function fits(
  { verb, what, undo, where: place }: JudgementLine,
  action: Action,
  where: readonly Where[],
  lost: boolean,
  mode: 'some' | 'every',
): boolean {
  const apart = action.verb === 'edit' || action.verb === 'expose';
  if (verb === undefined ? apart : verb !== action.verb) return false;
  if (undo !== undefined && undo !== action.undo) return false;
  // What stands on the disk is judged by what would be lost: a line must mean it, and something must be lost.
  if (action.undo === 'files' && !apart && (undo === undefined || !lost)) return false;
  if (what !== undefined && !matchesGlob(what, action.what, true)) return false;
  if (place === undefined) return true;
  const worth = WORTHS.find((one) => one === place);
  if (worth !== undefined) return worthOf(where) === worth;
  return where.length > 0 && where[mode](({ name }) => sameName(name, place));
}

function isIgnored(action: Action, policy: Policy): boolean {
  return (
    !isSupervision(action) &&
    action.verb !== 'expose' &&
    policy.ignore.includes(`${action.platform}/${action.rule}`)
  );
}

/** A change of what supervises the agent itself. Nothing lets it through. */
function isSupervision({ verb, undo }: Action): boolean {
  return verb === 'edit' && undo === 'none';
}
