import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import type { Policy } from '../../model/policy.ts';
import type { Request } from '../../model/request.ts';
import { byProgram } from '../by-program.ts';
import { weakenedWrites, weakensInPlace } from '../edits/weakened-writes.ts';
import {
  mayOverwriteCredentials,
  overwrittenCredentials,
  searchExposures,
  searches,
} from '../exposure/env-files.ts';
import { callExposures, mayExpose } from '../exposure/exposure.ts';
import { mayPrintSecrets } from '../exposure/secret-commands.ts';
import { shownSecrets } from '../exposure/shown-secrets.ts';
import { emptiedFiles, empties } from '../files/emptied.ts';
import { copiesElsewhere, emptiedElsewhere } from '../files/emptied-elsewhere.ts';
import { overwrites, overwrittenFiles } from '../files/overwritten.ts';
import { startedElsewhere, startsOthers } from '../general/started.ts';
import { mayTest, testsOnProduction } from '../general/tests.ts';
import { writtenMigrations } from '../general/written-migrations.ts';
import { writeActions } from '../supervision/guarded.ts';
import { leavesShell, leavingActions } from '../supervision/leaving.ts';
import { endsSupervision, supervisionActions } from '../supervision/supervision.ts';
import { isWriter } from '../supervision/written-paths.ts';
import { append } from '../verdict/lists.ts';
import type { PlanPorts } from './found.ts';

/** The calls of a whole line, and what is known around them. */
export interface ReadLine {
  readonly text: string;
  readonly calls: readonly Call[];
  /** Those that do not run in a container which is thrown away. */
  readonly here: readonly Call[];
  readonly sets: ReadonlyMap<string, string>;
  /** Files that were asked for and not had. */
  readonly asked: () => readonly string[];
  readonly request: Request;
  readonly facts: Facts;
  readonly policy: Policy;
  readonly ports: PlanPorts;
  /** Takes what must be looked at. */
  readonly questions: Question[];
}

/** What a call of any program may have that makes a pass worth its while. */
const WRITES = 1;
const WRAPPED = 2;
const SETS_PATH = 4;
const SETS = 8;
const SIGNS = 4;

/** One look at all calls of a line. */
interface Pass {
  /** Whether it could say anything of a call of this program. */
  concerns(program: string): boolean;
  /** What makes it say something of any other. */
  readonly signs: number;
  find(line: ReadLine): readonly Action[];
}

const isTee = (program: string): boolean => program === 'tee';

/** In the order in which a person is told. */
const PASSES: readonly Pass[] = [
  {
    concerns: (program) => mayExpose(program),
    signs: 0,
    find: ({ here, text, asked, ports, policy }) =>
      callExposures(here, { command: text, asked: asked() }, ports.credentialFile, policy),
  },
  { concerns: (program) => mayPrintSecrets(program), signs: 0, find: ({ here }) => shownSecrets(here) },
  {
    concerns: (program) => searches(program),
    signs: 0,
    find: ({ here, facts, questions }) => searchExposures(here, facts, questions),
  },
  {
    concerns: (program) => mayOverwriteCredentials(program),
    signs: WRITES,
    find: ({ here, facts, questions, ports, policy }) =>
      overwrittenCredentials(
        here,
        facts,
        (path) => ports.credentialFile(path, policy) === 'credential',
        questions,
      ),
  },
  { concerns: (program) => endsSupervision(program), signs: 0, find: ({ here }) => supervisionActions(here) },
  {
    concerns: (program) => leavesShell(program),
    signs: SETS | SETS_PATH | WRAPPED,
    find: ({ here, sets }) => leavingActions(here, sets),
  },
  { concerns: (program) => empties(program), signs: WRITES, find: ({ here }) => emptiedFiles(here) },
  { concerns: (program) => overwrites(program), signs: WRITES, find: ({ here }) => overwrittenFiles(here) },
  { concerns: (program) => copiesElsewhere(program), signs: 0, find: ({ here }) => emptiedElsewhere(here) },
  { concerns: (program) => weakensInPlace(program), signs: 0, find: ({ here }) => weakenedWrites(here) },
  { concerns: (program) => mayTest(program), signs: 0, find: ({ calls }) => testsOnProduction(calls) },
  { concerns: isTee, signs: WRITES, find: ({ calls }) => writtenMigrations(calls) },
  { concerns: (program) => startsOthers(program), signs: 0, find: ({ calls }) => startedElsewhere(calls) },
  {
    concerns: (program) => isWriter(program),
    signs: WRITES,
    find: ({ here, text, ports, policy, request, facts, questions }) => {
      const leaveOut = (path: string) => ports.credentialFile(path, policy) !== undefined;
      const at = { guarded: ports.guarded, policy, roots: request.roots, facts, leaveOut };
      return writeActions(here, text, at, questions);
    },
  },
];

/** Each pass with its own bit, which stands behind those of the signs, and with all bits that make it worth its while. */
const READY = PASSES.map((pass, at) => {
  const bit = 1 << (SIGNS + at);
  return { ...pass, bit, bits: bit | pass.signs };
});

/** The passes that a program concerns, as bits. */
const concernedBy = byProgram((program) =>
  READY.reduce((bits, { concerns, bit }) => (concerns(program) ? bits | bit : bits), 0),
);

/** What the calls of a line could concern: passes, and signs for the others. */
function concernsOf({ calls, sets }: ReadLine): number {
  let bits = sets.size > 0 ? SETS : 0;
  for (const { program, output, via, variables } of calls) {
    bits |= concernedBy(program);
    if (output.length > 0) bits |= WRITES;
    if (via.length > 0) bits |= WRAPPED;
    if (variables.PATH !== undefined) bits |= SETS_PATH;
  }
  return bits;
}

/** What the calls of a line do together or by where they write. A pass that none of them concerns is left out. */
export function passActions(line: ReadLine): readonly Action[] {
  const bits = concernsOf(line);
  if (bits === 0) return NONE;
  const actions: Action[] = [];
  for (const pass of READY) if ((bits & pass.bits) !== 0) append(actions, pass.find(line));
  return actions;
}

const NONE: readonly Action[] = [];
