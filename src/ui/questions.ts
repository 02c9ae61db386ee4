import type { Asked, PersonAnswer } from '../model/ports.ts';
import type { Grants } from './grants.ts';

export type Choice = 'block' | 'allow-once';

export interface QuestionPorts {
  /** How long an agent is kept waiting, in milliseconds. */
  readonly timeoutMs: () => number;
  /** Puts one question to the person. Throws where nobody can be asked. The signal aborts once the agent was told that nobody answered. */
  show(asked: Asked, late: AbortSignal): Promise<Choice>;
  readonly grants: Grants;
  /** Gets the number of questions for which an agent waits. */
  onWaiting(count: number): void;
  /** The person allowed it after the agent had been answered. */
  onLate(asked: Asked): void;
  /** So many questions timed out before their turn came. */
  onMissed(count: number): void;
}

interface Question {
  readonly asked: Asked;
  /** Answers the agent that waits; undefined once it was told that nobody answered. */
  waiter: ((answer: PersonAnswer) => void) | undefined;
  readonly late: AbortController;
}

/**
 * Asks one question at a time, and every request on its own: one “allow once” lets one through, even where two are the
 * same. A question that nobody answers in time stays open; the agent's next try of the same takes its place there, and
 * without one a later “allow once” becomes a grant. The same holds for a question whose agent is `gone`.
 */
export function createQuestions(
  ports: QuestionPorts,
): (asked: Asked, gone?: AbortSignal) => Promise<PersonAnswer> {
  const open = new Set<Question>();
  const line: Question[] = [];
  let showing = false;
  let missed = 0;

  const report = (): void => ports.onWaiting([...open].filter(({ waiter }) => waiter !== undefined).length);

  function settle(question: Question, choice: Choice | 'no-editor'): void {
    const { asked, waiter } = question;
    open.delete(question);
    if (waiter) waiter(choice);
    else if (choice === 'allow-once') {
      ports.grants.add(asked.fingerprint);
      ports.onLate(asked);
    }
  }

  function next(): void {
    if (showing) return;
    const question = line.shift();
    if (!question) {
      if (missed > 0) ports.onMissed(missed);
      missed = 0;
      return;
    }
    if (question.waiter === undefined) {
      open.delete(question);
      missed += 1;
      next();
      return;
    }
    showing = true;
    const done = (choice: Choice | 'no-editor'): void => {
      settle(question, choice);
      showing = false;
      report();
      next();
    };
    ports.show(question.asked, question.late.signal).then(done, () => done('no-editor'));
  }

  /** The open question of an earlier try of the same, which nobody waits for any more; else a new one in line. */
  function questionFor(asked: Asked): Question {
    const left = [...open].find(
      (one) => one.waiter === undefined && one.asked.fingerprint === asked.fingerprint,
    );
    if (left) return left;
    const question: Question = { asked, waiter: undefined, late: new AbortController() };
    open.add(question);
    line.push(question);
    return question;
  }

  return (asked, gone) =>
    new Promise((resolve) => {
      if (gone?.aborted) return resolve('away');
      const question = questionFor(asked);
      const answer = (said: PersonAnswer): void => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', giveUp);
        question.waiter = undefined;
        resolve(said);
      };
      const giveUp = (): void => {
        answer('away');
        question.late.abort();
        report();
      };
      const timer = setTimeout(giveUp, ports.timeoutMs());
      gone?.addEventListener('abort', giveUp);
      question.waiter = answer;
      report();
      next();
    });
}
