import { type Fenced, installShims } from '../host/terminal.ts';
import type { Platform, Rule } from '../model/platform.ts';
import { platforms } from '../rules/index.ts';

/** Programs that carry any deed to an API, whatever the platform. */
const CARRIERS = ['curl', 'wget', 'http', 'https', 'xh', 'xhs'];

/**
 * Left alone: interpreters and tool chains, whose place on PATH other tools go by, and which a build starts too often.
 * What they start is fenced.
 */
const ALONE =
  /^(node|deno|bun|python[\d.]*|php|ruby|perl|java|mvn|gradle|dotnet|go|cargo|npm|ln|ip|ifconfig|init|mv)$/;

/** Programs that builds start all the time, and whose deeds are known by an option. */
const BY_OPTION: readonly (readonly [string, readonly string[]])[] = ['chmod', 'chown', 'chgrp'].map(
  (program) => [program, ['-*R*', '--recursive']],
);

/** The programs in front of which a shim stands, each with the words of which its deeds need one. */
export function fencedPrograms(described: readonly Platform[]): readonly Fenced[] {
  const words = new Map<string, Set<string> | undefined>(CARRIERS.map((program) => [program, undefined]));
  for (const { programs, rules } of described) {
    const own = rules.map(wordsOf);
    for (const program of programs.filter((name) => !/[A-Z\s]/.test(name))) {
      const known = words.has(program) ? words.get(program) : new Set<string>();
      words.set(
        program,
        known && own.every((list) => list !== undefined) ? new Set([...known, ...own.flat()]) : undefined,
      );
    }
  }
  for (const [program, options] of BY_OPTION) if (words.has(program)) words.set(program, new Set(options));
  return [...words]
    .filter(([program]) => !ALONE.test(program))
    .map(([program, found]) => ({ program, words: found && [...found].sort() }));
}

/** Of every way to a rule's deed its last word; undefined where a deed needs none. */
function wordsOf({ command, commands, sql }: Rule): readonly string[] | undefined {
  if (sql) return undefined;
  const ways = [...(command ? [command] : []), ...(commands ?? [])];
  const last = ways.map((way) => way.at(-1)?.split('|'));
  if (last.some((list) => list === undefined || list.includes('*'))) return undefined;
  return last.flatMap((list) => list ?? []);
}

/** Puts the second fence in front of the programs of this machine that can destroy. Throws where the disk says no. */
export async function installFence(home: string): Promise<void> {
  if (process.platform === 'win32') return;
  await installShims({ home, fenced: fencedPrograms(platforms), path: process.env.PATH ?? '' });
}
