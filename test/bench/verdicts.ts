import { parse } from 'unbash';
import { assembleEngine } from '../../src/assemble.ts';
import { dialect } from '../../src/gateways/claude/dialect.ts';
import { createFingerprint } from '../../src/host/key.ts';
import type { Policy } from '../../src/model/policy.ts';
import { everyday, payload } from './everyday.ts';
import type { Samples } from './measure.ts';

export interface Verdicts {
  readonly command: string;
  /** Milliseconds each, sorted. */
  readonly verdict: Samples;
  readonly json: Samples;
  readonly parser: Samples;
}

const policy: Policy = {
  environments: ['staging', 'production'].map((name) => ({
    name,
    protected: true,
    matches: [name],
    source: '.chaperone.jsonc:1',
  })),
  protectedFiles: ['migrations/**'],
  credentialFiles: [],
  readableFiles: [],
  judgement: [],
  platforms: [],
  ignore: [],
  always: [],
  freeze: undefined,
};

/** What reading and judging a command costs, beside decoding its payload and beside the shell's grammar alone. */
export function measureVerdicts(rounds: number): readonly Verdicts[] {
  const engine = assembleEngine(createFingerprint(new Uint8Array(32)));
  const facts = new Map();
  return everyday.map((command) => {
    const text = JSON.stringify(payload(command, '/home/robin/rentals'));
    const request = dialect.read(JSON.parse(text), 'bench');
    const verdict: number[] = [];
    const json: number[] = [];
    const parser: number[] = [];
    for (let round = -rounds; round < rounds; round += 1) {
      const taken = [
        clock(() => engine.judge(request, engine.plan(request, facts, policy), facts, policy)),
        clock(() => JSON.parse(text)),
        clock(() => parse(command)),
      ] as const;
      // The first half lets the compiler settle.
      if (round < 0) continue;
      verdict.push(taken[0]);
      json.push(taken[1]);
      parser.push(taken[2]);
    }
    for (const samples of [verdict, json, parser]) samples.sort((a, b) => a - b);
    return { command, verdict, json, parser };
  });
}

function clock(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
