import type { Call } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { compilers } from './script-makers.ts';
import type { Frame } from './session.ts';
import { writtenText } from './written.ts';

/** What deletes files or starts programs, in the languages that are compiled. */
const REACHES_OUT =
  /\b(?:system|popen|_?wsystem|posix_spawnp?|exec[lv]p?e?|unlink(?:at)?|rmdir|rmtree|remove_all|remove_(?:file|dir(?:_all)?)|RemoveAll|removeItem|removeFile|removeDirectory\w*|deleteRecursively|deleteTree\w*|deleteFile\w*|truncate)\s*\(|\bremove\s*\(|\b(?:os|fs|Files?|Directory)\.(?:Remove|remove|[Dd]elete)\w*\b|\bCommand::new\b|\bexec\.Command\b|\bProcess(?:Builder)?\b|\.exec\s*\(|\bcallProcess\b|\basm\b/;

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
