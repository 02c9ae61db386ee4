import { join } from 'node:path';
import { assembleEngine } from '../assemble.ts';
import { decodeRow, judgeRow } from '../engine/cases/rows.ts';
import { sha256 } from '../host/hash.ts';
import { createFingerprint, machineKey } from '../host/key.ts';
import { chaperoneHome } from '../host/paths.ts';
import { createJournal } from '../journal/store.ts';
import { createObserver } from '../observe/observe.ts';
import { createPolicyLoader } from '../observe/policy.ts';
import { findCredentials } from '../secrets/find.ts';
import { reachable } from './status.ts';

/** Answers to an agent's own questions. Nothing here decides, allows or changes anything. */
export interface Consult {
  /** Which environments are in reach of the folder, and what is protected. */
  status(): Promise<string>;
  /** What would happen if the agent ran this command now. */
  mayI(command: string): Promise<string>;
  /** The last acts in this folder that were stopped, and why. */
  whyStopped(): Promise<string>;
}

/** How many entries of the journal are looked through, and how many stopped ones are told. */
const LOOKED_THROUGH = 500;
const TOLD = 3;

export function createConsult({ home, cwd }: { readonly home: string; readonly cwd: string }): Consult {
  const policies = createPolicyLoader({ homeDirectory: home });
  return {
    async status() {
      const policy = await policies.load([cwd]);
      const environments = await reachable(home, [cwd], policy);
      const lines = environments.map(({ name, protected: kept, evidence }) => {
        const source = evidence[0] ? ` (${evidence[0].where} ${evidence[0].says})` : '';
        return `- ${name}${kept ? ', protected' : ''}${source}`;
      });
      return [
        `Chaperone watches over ${cwd}. A person is asked before anything that cannot be undone.`,
        lines.length > 0 ? `Environments in reach:\n${lines.join('\n')}` : 'No environment is known here.',
        'What lands in an environment that is not known counts as protected.',
        ...(policy.policy.freeze
          ? [`Everything is frozen (${policy.policy.freeze.source}): nothing can be destroyed.`]
          : []),
      ].join('\n');
    },

    async mayI(command) {
      const fingerprint = createFingerprint(await machineKey(chaperoneHome(home)));
      const { policy } = await policies.load([cwd]);
      const row = decodeRow(JSON.stringify({ id: 1, command, cwd }));
      const roots = () => [cwd];
      const observe = createObserver({
        findCredentials,
        fingerprint,
        lookUp: 'never',
        roots,
        homeDirectory: home,
        blocked: async () => [],
      });
      const { verdict } = await judgeRow(row, assembleEngine(fingerprint, home), policy, observe);
      if (verdict.answer === 'pass') return 'Yes. Chaperone would let this run without asking.';
      const instead = verdict.actions.find(({ answer, instead: step }) => answer !== 'pass' && step !== '');
      const then = verdict.answer === 'ask' ? 'A person would be asked first.' : 'It would be stopped.';
      return [then, verdict.why, ...(instead ? [`Instead: ${instead.instead}`] : [])].join(' ');
    },

    async whyStopped() {
      const directory = join(chaperoneHome(home), 'journal');
      const journal = createJournal({ directory, hash: sha256, onProblem: () => {} });
      const { entries } = await journal.read({ limit: LOOKED_THROUGH });
      const stopped = entries
        .filter((entry) => entry.outcome === 'stopped' && entry.cwd === cwd)
        .slice(0, TOLD);
      if (stopped.length === 0) return 'Nothing was stopped in this folder lately.';
      return stopped.map(({ at, text, by, why }) => `${at}, ${WHO[by]}: ${text}\n${why}`).join('\n\n');
    },
  };
}

const WHO: Readonly<Record<string, string>> = {
  policy: 'stopped by the policy',
  person: 'a person said no',
  away: 'a person was asked and did not answer in time',
  'no-editor': 'nobody could be asked, because no editor was open',
  failure: 'stopped because something went wrong',
  watch: 'it had started without a question and was interrupted',
};
