import type { Word } from '../../../model/call.ts';

/** A method of .NET that does what a cmdlet does. */
interface SameDeed {
  readonly cmdlet: string;
  readonly words: readonly Word[];
}

const word = (text: string, place: Word['place']): Word => ({ text, certain: true, place });

/**
 * The cmdlet that does what a static method does. https://learn.microsoft.com/dotnet/api/system.io.directory.delete
 * `type` without `System.`.
 */
export function sameDeed(
  type: string,
  method: string,
  args: readonly Word[],
  place: Word['place'],
): SameDeed | undefined {
  const [first, second] = args;
  if (first === undefined) return undefined;
  const name = `${type}.${method}`.toLowerCase();
  if (name === 'io.file.delete') return { cmdlet: 'Remove-Item', words: [first] };
  if (name === 'io.directory.delete')
    return { cmdlet: 'Remove-Item', words: [first, word('-Recurse', place)] };
  if (/^microsoft\.visualbasic\.fileio\.filesystem\.delete(?:directory|file)$/.test(name))
    return args.some(({ text }) => /SendToRecycleBin/i.test(text))
      ? undefined
      : { cmdlet: 'Remove-Item', words: [first, word('-Recurse', place)] };
  // https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-deletefilew
  if (/\.(?:deletefile|removedirectory)[aw]?$/.test(name)) return { cmdlet: 'Remove-Item', words: [first] };
  if (/^io\.file\.writeall(?:text|lines|bytes)$/.test(name))
    return { cmdlet: 'Set-Content', words: [first, second ?? word('', place)] };
  if (name === 'io.file.create') return { cmdlet: 'Set-Content', words: [first, word('', place)] };
  if (/^io\.(?:file|directory)\.move$/.test(name) && second)
    return { cmdlet: 'Move-Item', words: [first, second] };
  if (name === 'diagnostics.process.start') return { cmdlet: 'Start-Process', words: args };
  return undefined;
}

/** What stands before `.Delete(` where that is a file or a folder: `(Get-Item X)`, `(New-Object IO.FileInfo X)`, `$item`. */
const DELETED = /^([\s\S]*)\.Delete\s*\([^()]*\)(?:\s*\|\s*Out-Null)?$/i;
const FILE_TYPE =
  /^(?:New-Object\s+(?:-TypeName\s+)?)?(?:\[)?(?:System\.)?IO\.(?:Directory|File)Info(?:\])?(?:::new)?/i;

/** The code of what is deleted; `path`: it is a path itself rather than what gives items. */
export function deletedThing(text: string): { readonly code: string; readonly path: boolean } | undefined {
  const thing = DELETED.exec(text.trim())?.[1]?.trim();
  if (thing === undefined) return undefined;
  const inner = /^\(([\s\S]*)\)$/.exec(thing)?.[1]?.trim() ?? thing;
  const made = FILE_TYPE.exec(inner);
  if (made === null) return { code: inner, path: false };
  const rest = inner.slice(made[0].length).trim();
  return { code: /^\(([\s\S]*)\)$/.exec(rest)?.[1]?.trim() ?? rest, path: true };
}

/** Methods that end what they belong to, or run something. `Remove` and `Clear` are those of lists and texts. */
const UNKNOWN_DEED =
  /[.:](?:delete|drop|kill|invoke|execute|terminate|uninstall|format|purge)\w*\s*\(|\.foreach\s*\(\s*['"](?:delete|kill|remove)/i;
const STARTS = /\.start\s*\(/i;
/** Things that are started and run no program. */
const CLOCK = /\$\w*(?:sw|stopwatch|timer|watch(?:er)?|listener|job|thread|transcript)\.start\s*\(/i;
/** Folders and tables of a directory service or a store, whose members are lost when they are removed. */
const STORE =
  /(?:\badsi\b|\.children|\.(?:sub)?keys|\$(?:ou|fso|db|database|bucket|catalog))\.(?:remove|clear)\w*\s*\(/i;

export const mayDestroy = (text: string): boolean =>
  UNKNOWN_DEED.test(text) || (STARTS.test(text) && !CLOCK.test(text)) || STORE.test(text);
