import type { Explanation } from '../../../src/model/explanation.ts';
import type { Asked } from '../../../src/model/ports.ts';
import type { Act } from '../../../src/model/request.ts';
import type { Verdict } from '../../../src/model/verdict.ts';

/** A question with made-up contents. */
export function asked(parts: {
  readonly fingerprint?: string;
  readonly act?: Act;
  readonly explanation?: Partial<Explanation>;
  readonly verdict?: Partial<Verdict>;
  readonly diffs?: Asked['diffs'];
}): Asked {
  const command = 'tool delete --name pg-data';
  return {
    request: {
      id: '1',
      agent: 'sample',
      agentTitle: 'Sample Agent',
      session: undefined,
      cwd: '/work',
      roots: [],
      act: parts.act ?? { kind: 'command', command, shell: 'bash' },
    },
    verdict: {
      answer: 'ask',
      actions: [],
      credentials: [],
      unread: [],
      why: 'It deletes a volume.',
      tell: '',
      typed: undefined,
      ...parts.verdict,
    },
    explanation: {
      title: 'Delete the volume “pg-data”?',
      lead: 'Sample Agent wants to run a command that deletes it.',
      rows: [{ label: 'Where', text: 'production   (tool.json)' }],
      command,
      marks: [{ start: 5, end: 11 }],
      rule: undefined,
      typed: undefined,
      typedWhat: '',
      ...parts.explanation,
    },
    diffs: parts.diffs ?? [],
    fingerprint: parts.fingerprint ?? 'f',
  };
}
