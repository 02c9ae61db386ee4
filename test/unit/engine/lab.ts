import { assembleEngine } from '../../../src/assemble.ts';
import type { Judgement } from '../../../src/engine/cases/rows.ts';
import { decodeRow, judgeRow } from '../../../src/engine/cases/rows.ts';
import type { Fact, Question } from '../../../src/model/fact.ts';
import { factKey } from '../../../src/model/fact-key.ts';
import type { Policy } from '../../../src/model/policy.ts';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';

export const engine = assembleEngine((value) => value.length.toString(16).padStart(12, '0'));

/** Judges a row with nothing but what it says, or with these facts. */
export async function judged(
  row: Readonly<Record<string, unknown>>,
  facts: readonly (readonly [Question, Fact])[] = [],
  policy: Policy = defaultPolicy,
): Promise<Judgement> {
  const decoded = decodeRow(JSON.stringify({ id: 1, ...row }));
  const known = new Map([
    ...decoded.facts,
    ...facts.map(([question, fact]) => [factKey(question), fact] as const),
  ]);
  return await judgeRow({ ...decoded, facts: known }, engine, policy, undefined);
}

/** `platform/rule` of every action, with its answer. */
export function deeds({ verdict }: Judgement): readonly string[] {
  return verdict.actions.map(({ platform, rule, answer }) => `${platform}/${rule} ${answer}`);
}

export async function decision(row: Readonly<Record<string, unknown>>): Promise<string> {
  return (await judged(row)).verdict.answer;
}
