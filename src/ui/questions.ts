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
  readonly waiters: Set<(answer: PersonAnswer) => void>;
  readonly late: AbortController;
}

/**
 * Asks one question at a time. The same request shares its question; a question that nobody answers in time
 * stays open, and a later “allow once” becomes a grant for the agent's next try.
 */
export function createQuestions(ports: QuestionPorts): (asked: Asked) => Promise<PersonAnswer> {
  const open = new Map<string, Question>();
  const line: Question[] = [];
  let showing = false;
  let missed = 0;

  const report = (): void => ports.onWaiting([...open.values()].filter((one) => one.waiters.size > 0).length);

  function settle(question: Question, choice: Choice | 'no-editor'): void {
    open.delete(question.asked.fingerprint);
    const waiters = [...question.waiters];
    for (const answer of waiters) answer(choice);
    if (choice === 'allow-once' && waiters.length === 0) {
      ports.grants.add(question.asked.fingerprint);
      ports.onLate(question.asked);
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
    if (question.waiters.size === 0) {
      open.delete(question.asked.fingerprint);
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

  return (asked) =>
    new Promise((resolve) => {
      let question = open.get(asked.fingerprint);
      if (!question) {
        question = { asked, waiters: new Set(), late: new AbortController() };
        open.set(asked.fingerprint, question);
        line.push(question);
      }
      const { waiters, late } = question;
      const answer = (said: PersonAnswer): void => {
        clearTimeout(timer);
        waiters.delete(answer);
        resolve(said);
      };
      const timer = setTimeout(() => {
        answer('away');
        if (waiters.size === 0) late.abort();
        report();
      }, ports.timeoutMs());
      waiters.add(answer);
      report();
      next();
    });
}
