import type { Policy, PolicyOwner, PolicyProblem } from '../model/policy.ts';
import type { Source } from './policy-merge.ts';
import { compileRules } from './policy-rules.ts';

/** What rules are called by, after who wrote them: `team/fleet-delete`. */
export const RULE_OWNERS: Readonly<Record<PolicyOwner, { readonly id: string; readonly title: string }>> = {
  repository: { id: 'team', title: 'the team’s rules' },
  user: { id: 'mine', title: 'your own rules' },
};

const ONLY_MINE = 'only your own policy in ~/.chaperone/policy.jsonc can';

type Judgement = Pick<Policy, 'judgement' | 'platforms' | 'ignore' | 'always' | 'freeze'>;

/** What policy files say about answers and rules. The user's word comes first, and alone can loosen. */
export function judgementOf(
  sources: readonly Source[],
): Judgement & { readonly problems: readonly PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const mine = sources.filter(({ owner }) => owner === 'user');
  const repositories = sources.filter(({ owner }) => owner === 'repository');
  const sorted = [...mine, ...repositories];
  for (const source of sorted) problems.push(...withoutEffect(source));

  const rules = sorted.map(({ file, owner, written, line }) => {
    const compiled = compileRules(written.rules ?? [], RULE_OWNERS[owner]);
    problems.push(
      ...compiled.problems.map(({ path, message }) => ({ file, line: line(...path), column: 1, message })),
    );
    return compiled.platforms;
  });
  const ignore = mine.flatMap(({ written }) => written.ignore ?? []).filter((id) => !OWN.test(id));
  const always = [
    ...mine.flatMap(({ written }) => written.always ?? []),
    ...repositories.flatMap(({ written }) => written.always ?? []).filter((id) => !ignore.includes(id)),
  ];
  return {
    judgement: sorted.flatMap(({ owner, written, title, line }) =>
      (written.judgement ?? []).map((one, at) => ({
        ...one,
        owner,
        source: `${title}:${line('judgement', at)}`,
      })),
    ),
    platforms: rules.flat(),
    ignore: ignore.filter((id) => !always.includes(id)),
    always: [...new Set(always)],
    freeze: freezeOf(sorted),
    problems,
  };
}

/** Supervision itself and credentials are not a rule's to let through. */
const OWN = /^(guard|secrets)\//;

/** The first file that freezes; the user can say that it is not. */
function freezeOf(sorted: readonly Source[]): Policy['freeze'] {
  if (sorted.some(({ owner, written }) => owner === 'user' && written.freeze === false)) return undefined;
  const found = sorted.find(({ written }) => written.freeze === true);
  return found && { owner: found.owner, source: `${found.title}:${found.line('freeze')}` };
}

function withoutEffect({ file, owner, written, line }: Source): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const add = (path: readonly (string | number)[], message: string) =>
    problems.push({ file, line: line(...path), column: 1, message });
  for (const [at, { answer, verb, undo }] of (written.judgement ?? []).entries()) {
    if (owner === 'repository' && answer === 'pass')
      add(['judgement', at], `This line has no effect here: ${ONLY_MINE} let more pass.`);
    if (owner === 'user' && answer !== 'stop' && verb === 'edit' && undo === 'none')
      add(['judgement', at], 'This line has no effect: an agent never changes its own supervision.');
  }
  if (owner === 'repository' && written.ignore?.length)
    add(['ignore'], `“ignore” has no effect here: ${ONLY_MINE} switch a rule off.`);
  for (const [at, id] of (owner === 'user' ? (written.ignore ?? []) : []).entries()) {
    if (id.startsWith('guard/'))
      add(['ignore', at], `“${id}” stays: an agent never changes its own supervision.`);
    if (id.startsWith('secrets/'))
      add(['ignore', at], `“${id}” stays: name the files that agents may read in “readableFiles”.`);
  }
  for (const key of ['always', 'ignore'] as const) {
    for (const [at, id] of (written[key] ?? []).entries())
      if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))
        add([key, at], `“${id}” names no rule. Rules are named like “git/force-push”; see docs/rules.md.`);
  }
  return problems;
}
