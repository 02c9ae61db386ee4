import type { Word } from '../../../model/call.ts';
import { windowsFolder } from '../cmd/windows-variables.ts';
import { lookup } from '../scope.ts';
import type { Frame } from '../session.ts';
import type { Source } from '../source.ts';
import { cmdletName } from './names.ts';
import type { Given } from './parameters.ts';
import type { Place } from './values.ts';
import { isNamed, valuesOf } from './values.ts';
import type { Known, Token } from './words.ts';

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_profiles */
const PROFILE = '~/Documents/PowerShell/Microsoft.PowerShell_profile.ps1';

/** What a variable holds. */
export function valueOfVariable(name: string, frame: Frame, source: Source): Known | undefined {
  const known = (text: string): Known => ({ texts: [text], certain: true });
  const own = name.replace(/^(?:env|script|global|local|private):/i, '');
  const { scope } = frame;
  if (/^(?:home|env:home)$/i.test(name)) return known('~');
  if (/^profile$/i.test(name)) return known(PROFILE);
  if (/^pwd$/i.test(name)) return scope.cwd === undefined ? undefined : known(scope.cwd);
  if (/^(?:true|false|null|\?|\$|\^|args|input)$/i.test(own)) return undefined;
  const item = /^(?:_|psitem)$/i.test(own);
  const variable = lookup(scope, item ? '_' : own.toLowerCase()) ?? lookup(scope, own);
  if (variable === undefined) {
    const { file } = source.at(0, 0);
    if (/^psscriptroot$/i.test(name) && file !== undefined)
      return known(file.replace(/[\\/][^\\/]*$/, '') || '/');
    const folder = /^env:/i.test(name) ? windowsFolder(own) : undefined;
    return folder === undefined ? undefined : known(folder);
  }
  const words = variable.list ?? [variable.word];
  return words.every(isNamed)
    ? { texts: words.map(({ text }) => text), certain: words.every(({ certain }) => certain) }
    : undefined;
}

/**
 * `@name` stands for what a list or a table holds.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_splatting
 */
export function splat(one: Given, token: Token | undefined, frame: Frame, source: Source): readonly Given[] {
  const name =
    token === undefined ? undefined : /^@(\w+)$/.exec(source.text.slice(token.start, token.end))?.[1];
  if (name === undefined) return [one];
  const { scope } = frame;
  const variable =
    known(lookup(scope, `@${name.toLowerCase()}`)?.list) ?? known(lookup(scope, name.toLowerCase())?.list);
  const list = variable ?? [{ ...one.word, certain: false }];
  return list.map((word) => ({ word, listed: false }));
}

const known = (list: readonly Word[] | undefined) =>
  list !== undefined && list.length > 0 ? list : undefined;

/** What a command hands to the next one behind a pipe, as paths; `before`: what it was handed itself. */
export function pipedItems(
  tokens: readonly Token[],
  at: Place,
  before: readonly Word[] | undefined,
): readonly Word[] | undefined {
  const [first, second] = tokens;
  if (first === undefined) return undefined;
  const cmdlet = first.expression ? '' : cmdletName(first.text);
  if (/^(?:Sort-Object|Tee-Object|Get-Item|Get-Unique|Out-String)$/.test(cmdlet) && before !== undefined)
    return before;
  if (cmdlet === 'Select-Object') return before;
  if (cmdlet === 'ForEach-Object')
    return /^(?:FullName|-MemberName|Path)$/i.test(second?.text ?? '') ? before : undefined;
  if (cmdlet === 'Where-Object') return before === undefined ? undefined : narrowed(tokens, at, before);
  return valuesOf(tokens, at);
}

/** `Where-Object { $_.Name -eq 'bin' -or $_.Name -eq 'obj' }` leaves what has one of these names. */
function narrowed(tokens: readonly Token[], { source }: Place, before: readonly Word[]): readonly Word[] {
  const last = tokens.at(-1);
  const text = source.text.slice(tokens[0]?.end ?? 0, last?.end ?? 0).replace(/^[\s{(]+|[\s)}]+$/g, '');
  const names = text.split(/\s+-or\s+/i).map((test) => {
    const [, equal, list] =
      /^\(*(?:\$_\.|\$PSItem\.)?Name\s+(?:-[ci]?eq\s+(?:'([^'$]*)'|"[^"$]*")|-in\s+@?\(?((?:['"][\w.-]+['"][\s,]*)+)\)?)\)*$/i.exec(
        test.replaceAll('"', "'").trim(),
      ) ?? [];
    return list === undefined
      ? equal === undefined
        ? undefined
        : [equal]
      : [...list.matchAll(/['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
  });
  if (names.some((name) => name === undefined)) return before;
  return before.flatMap((word) =>
    names.flat().map((name) => ({
      ...word,
      text: word.text.replace(/[^\\/]*$/, '') + (word.text.endsWith('**') ? `**\\${name}` : name),
    })),
  );
}
