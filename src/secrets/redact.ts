import { findCredentials } from './find.ts';
import { hideSecrets } from './hide.ts';
import { looksRandom } from './shapes.ts';

/** Longer texts are shown up to here, in UTF-16 units. */
const CAP = 200_000;

/**
 * A file as an agent may see it: names stay, values are replaced by their length. The layout stays, so that lines
 * keep their numbers. What has no names, such as a key, is replaced by its kind.
 */
export function redactFile(path: string, text: string): string {
  const name = path.replace(/\\/g, '/').split('/').at(-1)?.toLowerCase() ?? '';
  const read = text.length > CAP ? `${text.slice(0, CAP)}\n` : text;
  const key = /-----BEGIN ([A-Z0-9 ]{1,60})-----/.exec(read);
  if (key && read.trimStart().startsWith('-----BEGIN')) return `‹hidden, ${key[1]?.toLowerCase()}›\n`;
  if (/[\0\uFFFD]/.test(read.slice(0, 8000)))
    return `‹hidden, ${text.length} characters that are not text›\n`;
  if (/\.(?:json|jsonc|tfstate|backup)$/.test(name) || /^\s*[{[]\s*(?:["}\]]|$)/.test(read))
    return redactJson(read);
  if (name === '.pgpass' || name === 'pgpass.conf') return redactLines(read, pgpass);
  if (name === '.git-credentials')
    return redactLines(read, (line) => line.replace(/\/\/[^@\s]*@/, '//‹hidden›@'));
  if (name === '.netrc' || name === '_netrc') {
    return read.replace(
      /(\b(?:login|password|account)\s{1,8})(\S{1,4000})/g,
      (_, word: string, value: string) => word + hidden(value),
    );
  }
  return redactLines(read, keyed);
}

const hidden = (value: string) => `‹hidden, ${value.length} character${value.length === 1 ? '' : 's'}›`;

/** Strings, numbers and words after a colon or in a list are values; strings before a colon are keys. Total on broken text. */
function redactJson(text: string): string {
  const token = /"((?:[^"\\\n]|\\.)*)("?)(\s{0,100}:)?|\/\/[^\n]*|\/\*[\s\S]*?\*\/|-?\d[\w.+-]*/g;
  return text.replace(token, (whole, inside: string | undefined, _close, colon: string | undefined) => {
    if (whole.startsWith('/')) return '';
    if (inside === undefined) return `"${hidden(whole)}"`;
    return colon === undefined
      ? `"${hidden(inside)}"`
      : holdsSecret(inside)
        ? `"${hidden(inside)}"${colon}`
        : whole;
  });
}

function redactLines(text: string, one: (line: string) => string): string {
  let quote = '';
  let block = -1;
  const out: string[] = [];
  for (const line of text.split('\n')) {
    if (quote !== '') {
      if (line.includes(quote)) quote = '';
      out.push('‹hidden›');
      continue;
    }
    const indent = line.length - line.trimStart().length;
    if (block >= 0 && (line.trim() === '' || indent > block)) {
      out.push(line.trim() === '' ? '' : `${line.slice(0, indent)}‹hidden›`);
      continue;
    }
    block = /:\s*[|>][+-]?\d?\s*$/.test(line) ? indent : -1;
    quote = opens(line);
    out.push(block >= 0 ? line : one(line));
  }
  return out.join('\n');
}

/** The quote that a value on this line opens and does not close. */
function opens(line: string): string {
  const value = /^[^#=:]{1,200}[=:]\s*("""|'''|["'`])/.exec(line);
  if (!value?.[1]) return '';
  const rest = line.slice(value[0].length).replace(/\\./g, '');
  return rest.includes(value[1]) ? '' : value[1];
}

const KEYED =
  /^(\s*(?:-\s+)?(?:export\s+|set\s+(?:-\w+\s+)?|\$env:)?["']?[\w./:@-]{1,200}?["']?\s*(?:=|:(?=\s|$))\s*)(.*)$/;

function keyed(line: string): string {
  const bare = line.trim();
  if (bare === '' || /^\[{1,2}[\w."':@ /-]{1,200}\]{1,2}$/.test(bare) || /^[\w.-]{1,80}:$/.test(bare))
    return line;
  // Comments often hold yesterday's value.
  if (/^(?:#|;|\/\/\s)/.test(bare))
    return KEYED.test(bare.replace(/^[#;/ ]+/, '')) ? '# ‹hidden›' : hideWords(hideSecrets(line));
  const match = KEYED.exec(line.replace(/\r$/, ''));
  if (!match) return hidden(bare);
  const [, before = '', value = ''] = match;
  const shown = unquote(value.trim());
  return shown === '' || holdsSecret(before) ? hideSecrets(before) : before + hidden(shown);
}

/** Words of a comment that look made by a machine. */
const hideWords = (line: string) =>
  line.replace(/[^\s"'`,;()‹›]{8,400}/g, (word) => (looksRandom(word) ? hidden(word) : word));

const unquote = (value: string) => /^(["'`])(.*)\1$/.exec(value)?.[2] ?? value;

const pgpass = (line: string) => {
  const fields = line.split(':');
  return line.startsWith('#') || fields.length < 5
    ? ''
    : `${fields.slice(0, 4).join(':')}:${hidden(fields.slice(4).join(':'))}`;
};

/** A key may be the secret itself, as in a list of tokens. */
const holdsSecret = (key: string) => findCredentials(key).length > 0;
