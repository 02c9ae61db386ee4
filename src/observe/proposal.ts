import { homedir } from 'node:os';
import { join } from 'node:path';
import { applyEdits, modify, parse } from 'jsonc-parser';
import { readTextCapped } from '../host/files.ts';
import { environmentKey, meansProduction } from './environment-names.ts';
import { POLICY_FILE } from './policy.ts';
import { formattingOf } from './policy-edit.ts';
import { readPolicyFile } from './policy-file.ts';
import { type DetectedEnvironment, detectEnvironments } from './workspace-environment.ts';

export interface Proposal {
  /** The `.chaperone.jsonc` of the first workspace folder, absolute; empty where no folder is open. */
  readonly path: string;
  /** The file's text of today; undefined where there is none. */
  readonly before: string | undefined;
  /** The text to write: the same as `before` where nothing is missing or where it has an error. */
  readonly text: string;
  readonly found: readonly DetectedEnvironment[];
}

/** What “Protect This Workspace” would write, with everything that stands there already kept. */
export async function protectProposal(
  roots: readonly string[],
  homeDirectory: string = homedir(),
): Promise<Proposal> {
  const found = await detectEnvironments(roots, homeDirectory);
  const path = roots[0] === undefined ? '' : join(roots[0], POLICY_FILE);
  const seen = path === '' ? undefined : await readTextCapped(path, 1024 * 1024);
  const before = seen?.state === 'text' ? seen.text : undefined;
  return {
    path,
    before,
    text: before === undefined ? freshPolicy(found) : withEnvironments(before, found),
    found,
  };
}

/** A policy file for a workspace that has none. */
export function freshPolicy(found: readonly DetectedEnvironment[]): string {
  const named = withProduction(found);
  const environments = named.map((environment, at) => {
    const why = environment.evidence.map(({ says, where }) => `${where} ${says}`).slice(0, 3);
    const comment = why.length > 0 ? `    // ${oneLine(why.join('; '))}\n` : '';
    return `${comment}    ${JSON.stringify(environment.name)}: ${JSON.stringify(rule(environment))}${at < named.length - 1 ? ',' : ''}`;
  });
  return `{
  // What Chaperone protects in this workspace. Commit it, so that everyone has it.
  "environments": {
    // In a protected environment, whatever cannot be undone waits for a person who types its name.
    // “matches” lists what belongs to it: names, ids, hosts, paths, with * for anything.
${environments.join('\n')}
  },
  // Files whose edits are shown first, besides migrations, pipelines, infrastructure and environment files.
  "protectedFiles": [],
  // Files whose values agents must not see, besides .env*, keys and logins.
  "credentialFiles": []
}
`;
}

/** Adds what is missing to a policy; its comments and order stay. A text with an error stays as it is. */
export function withEnvironments(text: string, found: readonly DetectedEnvironment[]): string {
  if (!readPolicyFile('', text).written) return text;
  if (text.trim() === '') return freshPolicy(found);
  const known: unknown = parse(text)?.environments;
  const names = new Set(
    Object.keys(typeof known === 'object' && known !== null ? known : {}).map(environmentKey),
  );
  const formattingOptions = formattingOf(text);
  let result = text;
  for (const environment of withProduction(found)) {
    if (names.has(environmentKey(environment.name))) continue;
    result = applyEdits(
      result,
      modify(result, ['environments', environment.name], rule(environment), { formattingOptions }),
    );
  }
  return result;
}

const rule = (environment: Pick<DetectedEnvironment, 'name' | 'protected'>) =>
  environment.protected
    ? { protected: true, matches: matchesOf(environment.name) }
    : { matches: matchesOf(environment.name) };

/** Further spellings of the name that hosts, databases and resources carry. */
function matchesOf(name: string): readonly string[] {
  if (name === 'production') return ['prod', 'prod-*', '*-prod', '*.prod.*'];
  return name === 'staging' ? ['stage', 'staging-*', '*-staging', '*.staging.*'] : [];
}

/** Production is named even where nothing speaks of it yet, so that the file shows how. */
const withProduction = (
  found: readonly DetectedEnvironment[],
): readonly Pick<DetectedEnvironment, 'name' | 'protected' | 'evidence'>[] =>
  found.some((one) => meansProduction(one.name))
    ? found
    : [{ name: 'production', protected: true, evidence: [] }, ...found];

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');
