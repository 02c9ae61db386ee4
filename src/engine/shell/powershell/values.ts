import type { Word } from '../../../model/call.ts';
import { fromBase64, fromEncodedCommand } from '../decode.ts';
import type { Source } from '../source.ts';
import { heldSource } from '../source.ts';
import { cmdletName } from './names.ts';
import type { Given } from './parameters.ts';
import { bind, fullNames } from './parameters.ts';
import type { Token, Values } from './words.ts';
import { tokenize } from './words.ts';

/** Where a value is worked out: its variables, and the folder that the code stands in. */
export interface Place {
  readonly source: Source;
  readonly values: Values;
  readonly cwd: string | undefined;
}

const mostValues = 32;
const deepest = 6;
/** What the system names by itself, below the folder for such things. */
const TEMPORARY = '$env:TEMP\\tmp';

export const givenOf = (tokens: readonly Token[], source: Source): readonly Given[] =>
  tokens.flatMap((token) =>
    token.texts.map((text, at) => ({
      word: {
        text,
        certain: token.certain && source.doubtful?.test(text) !== true,
        place: source.at(token.start, token.end),
      },
      listed: at > 0 || token.listed === true,
      ...(/^['"]/.test(source.text.slice(token.start, token.start + 1)) ? { quoted: true } : {}),
    })),
  );

/**
 * What an expression or a command gives, where that is known without running it. Words that are not certain hold a name
 * of what they are.
 */
export function valuesOf(tokens: readonly Token[], at: Place, depth = 0): readonly Word[] | undefined {
  const [first] = tokens;
  if (first === undefined || depth > deepest) return undefined;
  const { source } = at;
  const place = source.at(first.start, tokens.at(-1)?.end ?? first.end);
  const written = source.text.slice(first.start, tokens.at(-1)?.end ?? first.end);
  const sum = summed(written, at, depth) ?? formatted(tokens, at, depth);
  if (sum !== undefined) return [{ text: sum, certain: true, place }];
  const decoded = decodedText(written) ?? joinedTexts(tokens, at, depth);
  if (decoded !== undefined) return [{ text: decoded, certain: true, place }];
  const flat = tokens.every((token) => isPlain(token, source));
  if (flat && tokens.slice(1).every(({ listed }) => listed)) {
    const words = givenOf(tokens, source).map(({ word }) => uncast(word, source, first));
    return words.length <= mostValues && words.every(isNamed) ? words : undefined;
  }
  if (tokens.length === 1) {
    const inner = group(first, at);
    if (inner !== undefined) return valuesOf(inner, at, depth + 1);
  }
  const [, type = '', method = ''] =
    /^\[(?:System\.)?([\w.]+)\]::(\w+)\(/i.exec(source.text.slice(first.start, first.end)) ?? [];
  if (/^IO\.Path$/i.test(type)) return pathMethod(method, first, at, depth, place);
  if (first.expression) return undefined;
  return commandValues(tokens, at, depth);
}

/** `[IO.DirectoryInfo]'C:\x'` is made from what stands behind the type. */
function uncast(word: Word, source: Source, { start }: Token): Word {
  const code = /^\[char\](0x[\da-f]{1,4}|\d{1,5})$/i.exec(word.text)?.[1];
  if (code !== undefined) return { ...word, text: String.fromCharCode(Number(code)) };
  const cast = /^(?:\[[\w.[\]]+\])+(?=['"$])/.exec(source.text.slice(start, start + 100))?.[0];
  return cast === undefined || !word.text.startsWith(cast)
    ? word
    : { ...word, text: word.text.slice(cast.length) };
}

/** `$root\dist`: where the first part leads is not known, and what lies there has a name. */
const LED = /^\$\{?(?!env:)\w+\}?(?:[\\/](?!\.\.?(?:[\\/]|$))[\w.-]+)+$/i;

/** Whether a word names what it is, be it for certain, by the folder for what is temporary, or by what lies in a folder. */
export const isNamed = ({ text, certain }: Word) =>
  certain || text.startsWith('@{') || /^\$\{?env:te?mp\}?(?=$|[\\/])/i.test(text) || LED.test(text);

/** The tokens of a group that is the whole of a word. */
function group(token: Token, { source, values }: Place): readonly Token[] | undefined {
  const [block] = token.blocks;
  const text = source.text.slice(token.start, token.end);
  const quote = /^"\$\(/.test(text) ? 1 : 0;
  if (block === undefined || token.blocks.length > 1 || !/^(?:[$@]?|"\$)\(/.test(text)) return undefined;
  if (block.start - block.open.length - quote !== token.start || block.end + 1 + quote !== token.end)
    return undefined;
  // A table stays as it is written when it is made into JSON.
  const table = /^\(\s*\$(\w+)\s*\|\s*ConvertTo-Json\b[^|]*\)$/i.exec(text)?.[1];
  const to = table === undefined ? block.end : source.text.indexOf('|', block.start);
  if (table !== undefined) return listTokens(source, block.start, to, values);
  return listTokens(source, block.start, block.end, values);
}

/** The words of code with one command; undefined where there are more, or a pipe. */
export function listTokens(
  source: Source,
  from: number,
  to: number,
  values: Values,
): readonly Token[] | undefined {
  const words: Token[] = [];
  let listed = false;
  for (const token of tokenize(source.text, from, to, values)) {
    if (token === undefined || token.kind === 'pipe' || token.kind === 'redirect') return undefined;
    if (token.kind === 'word') {
      words.push(listed ? { ...token, listed: true } : token);
      listed = false;
    } else if (token.text === ',') listed = true;
    else if (words.length > 0 && token.text !== '\n') return undefined;
  }
  return words;
}

function pathMethod(
  method: string,
  token: Token,
  at: Place,
  depth: number,
  place: Word['place'],
): readonly Word[] | undefined {
  if (/^GetTemp(?:FileName|Path)$/i.test(method)) return [{ text: TEMPORARY, certain: false, place }];
  const [block] = token.blocks;
  if (!/^Combine$/i.test(method) || block === undefined) return undefined;
  const parts = listTokens(at.source, block.start, block.end, at.values);
  const texts = parts?.map((part) => one(valuesOf([part], at, depth + 1)));
  return texts === undefined ? undefined : joinedPath(texts, place);
}

const one = (words: readonly Word[] | undefined): Word | undefined =>
  words?.length === 1 ? words[0] : undefined;

function joinedPath(parts: readonly (Word | undefined)[], place: Word['place']): readonly Word[] | undefined {
  let text = '';
  let certain = true;
  for (const part of parts) {
    if (part === undefined) return undefined;
    text = text === '' ? part.text : `${text.replace(/[\\/]+$/, '')}\\${part.text.replace(/^[\\/]+/, '')}`;
    certain &&= part.certain;
  }
  return [{ text: text.replace(/^(\$env:te?mp)\\tmp\\/i, '$1\\'), certain, place }];
}

const PIECE = `\\[char\\](?:0x[\\da-fA-F]{1,4}|\\d{1,5})|'(?:[^']|'')*'|"(?:[^"\`]|\`[\\s\\S]|"")*"|\\$\\w+(?::\\w+)?`;
const SUM = new RegExp(`^(?:${PIECE})(?:\\s*\\+\\s*(?:${PIECE}))+$`);

/** A text, a number or a variable as a whole: `'a'+'b'` is two. */
function isPlain({ expression, blocks, text, start, end }: Token, source: Source): boolean {
  if (!expression || blocks.length > 0 || text === '=') return false;
  const written = source.text.slice(start, end).replace(/^(?:\[[\w.[\]]+\])+/, '');
  // `[char]114+[char]105` is more than one value.
  if (/^\d+\s*[-+*]\s*\[/.test(written)) return false;
  return !/^['"]/.test(written) || new RegExp(`^(?:${PIECE})$`).test(written);
}

/** `'a' + 'b'`. */
function summed(written: string, at: Place, depth: number): string | undefined {
  if (!written.includes('+') || !SUM.test(written)) return undefined;
  let text = '';
  for (const [piece] of written.matchAll(new RegExp(PIECE, 'g'))) {
    const source = heldSource(piece, at.source.at(0, 0));
    const tokens = listTokens(source, 0, piece.length, at.values);
    const word = tokens && one(valuesOf(tokens, { ...at, source }, depth + 1));
    if (word?.certain !== true) return undefined;
    text += word.text;
  }
  return text;
}

/** `'a{0}' -f 'b'`. */
function formatted(tokens: readonly Token[], at: Place, depth: number): string | undefined {
  const [first, sign, ...rest] = tokens;
  if (first === undefined || !/^-f$/i.test(sign?.text ?? '') || rest.length === 0) return undefined;
  const [start, ...values] = [first, ...rest].map((token) => one(valuesOf([token], at, depth + 1)));
  return start?.certain === true && values.every((value) => value?.certain === true)
    ? start.text.replace(/\{(\d+)\}/g, (_, index: string) => values[Number(index)]?.text ?? '')
    : undefined;
}

const DECODED =
  /^\[(?:System\.)?(?:Text\.)?Encoding\]::(UTF8|ASCII|Unicode)\.GetString\(\s*\[(?:System\.)?Convert\]::FromBase64String\(\s*(?:'([\w+/=]*)'|"([\w+/=]*)")\s*\)\s*\)$/i;

/** `[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('…'))`. */
function decodedText(written: string): string | undefined {
  const [, encoding, single, double] = DECODED.exec(written) ?? [];
  if (encoding === undefined) return undefined;
  const text = single ?? double ?? '';
  return /unicode/i.test(encoding) ? fromEncodedCommand(text) : fromBase64(text);
}

/** `-join('a','b')`, `'a','b' -join ''`. */
function joinedTexts(tokens: readonly Token[], at: Place, depth: number): string | undefined {
  const sign = tokens.findIndex(({ text, expression }) => !expression && /^-join$/i.test(text));
  if (sign < 0 || sign < tokens.length - 2 || (sign > 0 && sign !== tokens.length - 2)) return undefined;
  const between = sign === 0 ? undefined : one(valuesOf(tokens.slice(sign + 1), at, depth + 1));
  const parts = valuesOf(sign === 0 ? tokens.slice(1) : tokens.slice(0, sign), at, depth + 1);
  if (parts === undefined || (sign > 0 && between?.certain !== true)) return undefined;
  return parts.every(({ certain }) => certain)
    ? parts.map(({ text }) => text).join(between?.text ?? '')
    : undefined;
}

function commandValues(tokens: readonly Token[], at: Place, depth: number): readonly Word[] | undefined {
  const [name, ...rest] = tokens;
  if (name?.certain !== true) return undefined;
  const cmdlet = cmdletName(name.text);
  const place = at.source.at(name.start, tokens.at(-1)?.end ?? name.end);
  const given = fullNames(
    cmdlet,
    rest.flatMap((token): readonly Given[] => {
      const inner = token.blocks.length > 0 ? valuesOf([token], at, depth + 1) : undefined;
      if (inner === undefined) return givenOf([token], at.source);
      return inner.map((word, index) => ({ word, listed: index > 0 || token.listed === true }));
    }),
  );
  const { values, positional } = bind(cmdlet, given);
  switch (cmdlet) {
    case 'Join-Path': {
      const parts = [
        ...(values.get('path') ?? []),
        ...(values.get('childpath') ?? []),
        ...positional.flat(),
        ...(values.get('additionalchildpath') ?? []),
      ];
      // Wherever the first may lead, what follows says what lies there: `Join-Path $root 'node_modules'`.
      const [first, ...below] = parts;
      const led =
        first !== undefined &&
        /^\$\w+$/.test(first.text) &&
        below.length > 0 &&
        below.every(({ certain }) => certain);
      return led || parts.every(isNamed) ? joinedPath(parts, place) : undefined;
    }
    case 'Get-Command': {
      const named = values.get('name') ?? positional[0] ?? [];
      return named.every(({ text, certain }) => certain && !/[*?[]/.test(text)) ? named : undefined;
    }
    case 'New-TemporaryFile':
      return [{ text: TEMPORARY, certain: false, place }];
    case 'Get-Location':
      return at.cwd === undefined ? undefined : [{ text: at.cwd, certain: true, place }];
    case 'Resolve-Path':
    case 'Convert-Path':
      return positional.flat().every(isNamed) ? positional.flat() : undefined;
    case 'Get-ChildItem':
    case 'Get-Item':
      return itemsOf(cmdlet, given);
    default:
      return undefined;
  }
}

/**
 * The paths that a search gives or that a deletion reaches, as globs: `Get-ChildItem src -Include bin -Recurse` is
 * `src\**\bin`. Undefined where one is not known.
 */
export function itemsOf(cmdlet: string, given: readonly Given[]): readonly Word[] | undefined {
  const { values, positional, switches } = bind(cmdlet, given);
  const [first, second] = positional;
  const dot = { text: '.', certain: true, place: given[0]?.word.place ?? { start: 0, end: 0 } };
  const list = cmdlet === 'Get-ChildItem';
  const said = values.get('path') ?? values.get('literalpath');
  const paths = said ?? first ?? (list ? [dot] : []);
  // Where the path is named, the first word without a name is the filter.
  const filter = values.get('filter') ?? (list ? (said === undefined ? second : first) : undefined) ?? [];
  const names = [...(values.get('include') ?? []), ...filter];
  if (!paths.every(isNamed) || !names.every(({ certain }) => certain)) return undefined;
  const deep = switches.some(({ text }) => /^-Recurse/.test(text));
  // Names are told from the folder on: elsewhere they are other files.
  if (list && switches.some(({ text }) => text === '-Name') && !paths.every(({ text }) => text === '.'))
    return undefined;
  return paths.flatMap((path): readonly Word[] => {
    const base = path.text.replace(/(?<=[^:\\/])[\\/]+$/, '');
    const globbed = /[*?]/.test(base);
    const folder = globbed && !deep ? base.replace(/[\\/]?[^\\/]*$/, '') || '.' : base;
    if (names.length > 0)
      return names.map((name) => ({ ...path, text: `${folder}\\${deep ? '**\\' : ''}${name.text}` }));
    if (!list || globbed) return [{ ...path, text: base }];
    return [{ ...path, text: `${base.replace(/[\\/]$/, '')}\\${deep ? '**' : '*'}` }];
  });
}

/** The items that code gives, or the path that it is. */
export function itemsIn(code: string, path: boolean, at: Place): readonly Word[] | undefined {
  const source = { text: code, at: () => at.source.at(0, 0) };
  const tokens = listTokens(source, 0, code.length, at.values);
  const [only] = tokens ?? [];
  if (tokens === undefined || only === undefined) return undefined;
  const item = path || !only.expression || (tokens.length === 1 && /^\$/.test(code));
  return item ? valuesOf(tokens, { ...at, source }) : undefined;
}
