import type { Call, Unread } from '../../model/call.ts';
import { writtenBy } from '../files/written.ts';
import { resolvePath } from '../paths.ts';
import { compilers } from './script-makers.ts';
import type { Frame } from './session.ts';
import { writtenText } from './written.ts';

/** What deletes files or starts programs, in the languages that are compiled. */
const REACHES_OUT =
  /\b(?:system|popen|_?wsystem|posix_spawnp?|exec[lv]p?e?|unlink(?:at)?|rmdir|rmtree|remove_all|remove_(?:file|dir(?:_all)?)|RemoveAll|removeItem|removeFile|removeDirectory\w*|deleteRecursively|deleteTree\w*|deleteFile\w*|truncate)\s*\(|\bremove\s*\(|\b(?:os|fs|Files?|Directory)\.(?:Remove|remove|[Dd]elete)\w*\b|\bCommand::new\b|\bexec\.Command\b|\bProcess(?:Builder)?\b|\.exec\s*\(|\bcallProcess\b|\basm\b/;

/** Programs that run what is compiled by the name of its class. */
const BY_CLASS = /^(?:java|kotlin|scala|groovy|mono)$/;

/** What runs by the name of a class that this same line writes and compiles, and that could delete files or start programs. */
export function compiledClasses(calls: readonly Call[]): readonly Unread[] {
  if (!calls.some(({ program }) => BY_CLASS.test(program))) return [];
  const risky = new Set<string>();
  const found: Unread[] = [];
  for (const call of calls) {
    for (const { path, text } of writtenBy(call)) {
      const name = /([^/\\]+)\.(?:java|kt|scala|groovy|cs)$/.exec(path)?.[1];
      if (name !== undefined && REACHES_OUT.test(text)) risky.add(name.toLowerCase());
    }
    const named = BY_CLASS.test(call.program) && risky.size > 0 ? call.args : [];
    if (named.some(({ text }) => risky.has(text.toLowerCase().replace(/(?:kt)?(?:\.exe)?$/, ''))))
      found.push({
        place: call.place,
        reason: 'The program is compiled from code that this same line writes.',
        weight: 'code',
      });
  }
  return found;
}

/** Whether one of these calls compiles code that this same line writes, and that could delete files or start programs. */
export function compilesRisk(calls: readonly Call[], end: number, frame: Frame): boolean {
  return calls.slice(0, end).some(
    ({ program, args, cwd }) =>
      compilers.has(program) &&
      args.some(({ text, certain }) => {
        const path = certain ? resolvePath(cwd, text) : undefined;
        const written = path === undefined ? undefined : writtenText(path, frame);
        return written?.known === true && (written.text === undefined || REACHES_OUT.test(written.text));
      }),
  );
}
