import { parse } from 'unbash';
import { assembleEngine } from '../../src/assemble.ts';
import { readLines } from '../../src/engine/read.ts';
import { dialect } from '../../src/gateways/claude/dialect.ts';
import { createFingerprint } from '../../src/host/key.ts';
import type { Policy } from '../../src/model/policy.ts';
import { payload } from './everyday.ts';
import type { Samples } from './measure.ts';

/** Milliseconds each, sorted. */
export interface Verdicts {
  readonly command: string;
  /** The calls in it and what they carry. */
  readonly reading: Samples;
  readonly judging: Samples;
  /** Reading, matching and judging: what a request costs. */
  readonly all: Samples;
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

const engine = assembleEngine(createFingerprint(new Uint8Array(32)));
const facts = new Map();
const cwd = '/home/robin/rentals';

const requestOf = (command: string) => dialect.read(payload(command, cwd), 'bench');

/** Judges a command as the guard does, with nothing observed. */
export function verdictOf(command: string): () => unknown {
  const request = requestOf(command);
  return () => engine.judge(request, engine.plan(request, facts, policy), facts, policy);
}

/** What reading and judging commands costs, beside decoding the payload and beside the shell's grammar alone. */
export function measureVerdicts(commands: readonly string[], rounds: number): readonly Verdicts[] {
  return commands.map((command) => {
    const text = JSON.stringify(payload(command, cwd));
    const request = requestOf(command);
    const plan = engine.plan(request, facts, policy);
    const works = {
      reading: () => readLines([{ command, shell: 'bash' }], request, facts),
      judging: () => engine.judge(request, plan, facts, policy),
      all: verdictOf(command),
      json: () => JSON.parse(text),
      parser: () => parse(command),
    };
    const taken = {
      reading: [] as number[],
      judging: [] as number[],
      all: [] as number[],
      json: [] as number[],
      parser: [] as number[],
    };
    for (let round = -rounds; round < rounds; round += 1) {
      for (const name of ['reading', 'judging', 'all', 'json', 'parser'] as const) {
        const took = clock(works[name]);
        // The first half lets the compiler settle.
        if (round >= 0) taken[name].push(took);
      }
    }
    for (const samples of Object.values(taken)) samples.sort((a, b) => a - b);
    return { command, ...taken };
  });
}

/** Milliseconds of one run. */
function clock(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
