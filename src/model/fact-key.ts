import type { Question } from './fact.ts';

/** The key under which the answer to a question stands among the facts. */
export function factKey(question: Question): string {
  switch (question.kind) {
    case 'file':
    case 'path':
      return `${question.kind}:${question.path}`;
    case 'git':
      return `git:${question.cwd}`;
    case 'credential':
      return `credential:${question.fingerprint || question.variable}`;
    case 'resource':
      return `resource:${question.platform}:${question.what}:${question.id}`;
    case 'link':
      return `link:${question.platform}:${question.cwd ?? ''}`;
    case 'blocked':
      return `blocked:${question.agent}`;
  }
}
