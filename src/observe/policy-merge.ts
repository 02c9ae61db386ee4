import type { EnvironmentRule } from '../model/environment.ts';
import type { Policy, PolicyOwner, PolicyProblem } from '../model/policy.ts';
import { environmentKey, protectedByName } from './environment-names.ts';
import { defaultPolicy } from './policy-defaults.ts';
import type { ReadPolicy } from './policy-file.ts';
import { judgementOf } from './policy-judgement.ts';
import type { WrittenPolicy } from './policy-schema.ts';

/** A policy file with its owner: a repository's can only tighten. */
export interface Source {
  readonly file: string;
  /** For people: “.chaperone.jsonc”. */
  readonly title: string;
  readonly owner: PolicyOwner;
  readonly written: WrittenPolicy;
  readonly line: ReadPolicy['line'];
}

/** The policy that these files make together, the repositories' first. */
export function mergePolicies(sources: readonly Source[]): {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
} {
  const problems: PolicyProblem[] = [];
  const environments = new Map<string, EnvironmentRule>();
  const lists = {
    protectedFiles: [...defaultPolicy.protectedFiles],
    credentialFiles: [...defaultPolicy.credentialFiles],
  };
  const readableFiles = [...defaultPolicy.readableFiles];

  for (const source of [...sources].sort((a, b) => order(a) - order(b))) {
    const { file, owner, written, line } = source;
    const loosens = (path: string[], message: string) =>
      problems.push({ file, line: line(...path), column: 1, message });
    for (const [name, { protected: kept, matches = [] }] of Object.entries(written.environments ?? {})) {
      const path = ['environments', name];
      const before = environments.get(environmentKey(name));
      const least = before?.protected ?? protectedByName(name);
      let guarded = kept ?? least;
      if (owner === 'repository' && least && !guarded) {
        guarded = true;
        loosens(
          [...path, 'protected'],
          `“${name}” stays protected: only your own policy in ~/.chaperone/policy.jsonc can take protection away.`,
        );
      }
      const fitting = matches.filter((match) => guarded || owner === 'user' || !/^[*?/.\s-]*$/.test(match));
      if (fitting.length < matches.length) {
        loosens(
          [...path, 'matches'],
          `“${name}” is not protected, so a pattern here must not fit everything.`,
        );
      }
      environments.set(environmentKey(name), {
        name: before?.name ?? name,
        protected: guarded,
        matches: [...new Set([...(before?.matches ?? []), ...fitting])],
        source: `${source.title}:${line(...path)}`,
      });
    }
    lists.protectedFiles.push(...(written.protectedFiles ?? []));
    lists.credentialFiles.push(...(written.credentialFiles ?? []));
    if (owner === 'user') readableFiles.push(...(written.readableFiles ?? []));
    else if (written.readableFiles?.length) {
      loosens(
        ['readableFiles'],
        '“readableFiles” has no effect here: only your own policy in ~/.chaperone/policy.jsonc can show more to agents.',
      );
    }
  }
  const named = new Set(sources.flatMap(({ written }) => written.protectedFiles ?? []));
  const { problems: others, ...judged } = judgementOf(sources);
  return {
    policy: {
      environments: [...environments.values()],
      ...lists,
      // What a policy file names itself is shown however new it is.
      settledFiles: (defaultPolicy.settledFiles ?? []).filter((glob) => !named.has(glob)),
      weighedFiles: (defaultPolicy.weighedFiles ?? []).filter((glob) => !named.has(glob)),
      readableFiles,
      ...judged,
    },
    problems: [...problems, ...others],
  };
}

const order = ({ owner }: Source) => (owner === 'repository' ? 0 : 1);
