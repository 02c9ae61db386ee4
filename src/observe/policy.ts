import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextCapped, writeAtomic } from '../host/files.ts';
import { sha256 } from '../host/hash.ts';
import { chaperoneHome } from '../host/paths.ts';
import type { PolicyProblem, PolicyState } from '../model/policy.ts';
import { type ReadPolicy, readPolicyFile } from './policy-file.ts';
import { mergePolicies, type Source } from './policy-merge.ts';

export const POLICY_FILE = '.chaperone.jsonc';
export const userPolicyFile = (homeDirectory: string): string =>
  join(chaperoneHome(homeDirectory), 'policy.jsonc');

export interface PolicyLoader {
  /** The policy in force for these workspace folders. Never throws: what is wrong stands among the problems. */
  load(roots: readonly string[]): Promise<PolicyState>;
}

/** The longest policy file that is read, in bytes. */
export const CAP = 1024 * 1024;

/**
 * Reads the policy files and remembers, also across restarts, the last text of each that could be in force. It rules
 * on while a newer text has an error.
 */
export function createPolicyLoader({ homeDirectory }: { readonly homeDirectory: string }): PolicyLoader {
  const kept = new Map<string, string>();
  /** Files that are not there, and of which nothing is remembered. */
  const forgotten = new Set<string>();
  const store = join(chaperoneHome(homeDirectory), 'last-good');

  return {
    async load(roots) {
      const files = [
        ...[...new Set(roots)].map((root) => ({
          file: join(root, POLICY_FILE),
          title: POLICY_FILE,
          owner: 'repository' as const,
        })),
        { file: userPolicyFile(homeDirectory), title: '~/.chaperone/policy.jsonc', owner: 'user' as const },
      ];
      const problems: PolicyProblem[] = [];
      const sources: Source[] = [];
      // An agent waits for it: one look after the other would take as many turns of a thread.
      const all = await Promise.all(files.map(async (one) => ({ ...one, seen: await readOne(one.file) })));
      for (const { file, title, owner, seen } of all) {
        problems.push(...seen.problems);
        if (seen.read?.written)
          sources.push({ file, title, owner, written: seen.read.written, line: seen.read.line });
      }
      const merged = mergePolicies(sources);
      return {
        policy: merged.policy,
        files: sources.map(({ file }) => file),
        problems: [...problems, ...merged.problems],
      };
    },
  };

  async function readOne(
    file: string,
  ): Promise<{ read: ReadPolicy | undefined; problems: readonly PolicyProblem[] }> {
    const seen = await readTextCapped(file, CAP);
    if (seen.state === 'missing') {
      await forget(file);
      return { read: undefined, problems: [] };
    }
    forgotten.delete(file);
    const now = seen.state === 'text' ? readPolicyFile(file, seen.text) : undefined;
    if (now?.written && seen.state === 'text') {
      await remember(file, seen.text);
      return { read: now, problems: now.problems };
    }
    const problems = now?.problems ?? [{ file, line: 1, column: 1, message: 'The file cannot be read.' }];
    const before = await recall(file);
    const rules =
      before === undefined
        ? 'Until it is mended, the defaults rule.'
        : 'Until it is mended, its last good version rules.';
    return {
      read: before === undefined ? undefined : readPolicyFile(file, before),
      problems: problems.map((problem, at) =>
        at === 0 ? { ...problem, message: `${problem.message} ${rules}` } : problem,
      ),
    };
  }

  async function remember(file: string, text: string): Promise<void> {
    if (kept.get(file) === text) return;
    kept.set(file, text);
    const path = storePath(file);
    const stored = JSON.stringify({ file, text });
    const before = await readTextCapped(path, 2 * CAP);
    if (before.state === 'text' && before.text === stored) return;
    // A disk that is full or read-only costs the memory across restarts, nothing else.
    await writeAtomic(path, stored, 0o600).catch(() => {});
  }

  async function recall(file: string): Promise<string | undefined> {
    const known = kept.get(file);
    if (known !== undefined) return known;
    const read = await readTextCapped(storePath(file), 2 * CAP);
    if (read.state !== 'text') return undefined;
    try {
      const { text }: { text?: unknown } = JSON.parse(read.text);
      return typeof text === 'string' ? text : undefined;
    } catch {
      return undefined;
    }
  }

  async function forget(file: string): Promise<void> {
    kept.delete(file);
    if (forgotten.has(file)) return;
    forgotten.add(file);
    await unlink(storePath(file)).catch(() => {});
  }

  function storePath(file: string): string {
    return join(store, `${sha256(file)}.json`);
  }
}
