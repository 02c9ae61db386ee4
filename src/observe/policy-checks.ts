import { basename } from 'node:path';
import { readTextCapped } from '../host/files.ts';
import type { CheckedPolicy, PolicyChecks } from '../model/policy.ts';
import { CAP, userPolicyFile } from './policy.ts';
import { defaultPolicy } from './policy-defaults.ts';
import { readPolicyFile } from './policy-file.ts';
import { RULE_OWNERS } from './policy-judgement.ts';
import { mergePolicies, type Source } from './policy-merge.ts';

const NOTHING: PolicyChecks = { tests: [], rules: [], named: [] };

/**
 * One policy file as it stands now, without what else is in force on this machine, so that it says the same everywhere.
 * `file` is absolute.
 */
export async function readPolicyAlone(file: string, homeDirectory: string): Promise<CheckedPolicy> {
  const seen = await readTextCapped(file, CAP);
  if (seen.state !== 'text') {
    const message = seen.state === 'missing' ? 'There is no such file.' : 'The file cannot be read.';
    return { policy: defaultPolicy, problems: [{ file, line: 1, column: 1, message }], checks: NOTHING };
  }
  const { written, problems, line } = readPolicyFile(file, seen.text);
  if (!written) return { policy: defaultPolicy, problems, checks: NOTHING };
  const owner = file === userPolicyFile(homeDirectory) ? 'user' : 'repository';
  const source: Source = { file, title: basename(file), owner, written, line };
  const merged = mergePolicies([source]);
  return { policy: merged.policy, problems: [...problems, ...merged.problems], checks: checksOf(source) };
}

function checksOf({ title, owner, written, line }: Source): PolicyChecks {
  const at = (...path: readonly (string | number)[]) => `${title}:${line(...path)}`;
  return {
    tests: (written.tests ?? []).map((test, index) => ({ ...test, source: at('tests', index) })),
    rules: (written.rules ?? []).map(({ id, instead = '', stops, passes }, index) => ({
      id: `${RULE_OWNERS[owner].id}/${id}`,
      instead,
      stops,
      passes,
      source: at('rules', index),
    })),
    named: (['always', 'ignore'] as const).flatMap((key) =>
      (written[key] ?? []).map((id, index) => ({ id, source: at(key, index) })),
    ),
  };
}
