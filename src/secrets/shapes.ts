/** Source of a UUID in either case. */
export const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';

/** What may stand between a name and its value: `NAME=v`, `"name": "v"`, `NAME => v`, `set -x NAME v`, `ENV NAME v`. */
const BETWEEN = '["\'\\]]{0,2}(?:[ \\t]{0,4}(?::=|:-|=>|=|:|,)[ \\t]{0,4}|[ \\t]{1,4})["\'`]?';

/**
 * A pattern for values that have no shape of their own and are known by the name beside them.
 * `names` and `value` are sources of regular expressions; the value is the one capture group.
 */
export function named(names: string, value: string): RegExp {
  return new RegExp(`(?:${names})${BETWEEN}(${value})(?![\\w-])`, 'gi');
}

/** A pattern for the password in a connection URL of these schemes; values that are filled in elsewhere do not count. */
export function urlPassword(schemes: string): RegExp {
  return new RegExp(
    `\\b(?:${schemes})://[^\\s:/@"'\`<>]{0,80}:([^\\s@/"'\`<>{}$]{1,200})@(?=[\\w.\\[-])`,
    'gi',
  );
}

const PLACEHOLDER =
  /^(?:\W*)(?:x{3,}|\*{3,}|\.{3,}|pass(?:word)?|pwd|secret|token|user|example\w*|sample\w*|dummy\w*|change[-_]?me\w*|replace[-_]?me\w*|todo|none|null|true|false|undefined|redacted|hidden)(?:\W*)$|^(?:your|my|insert|enter|put|the)[-_ ]|[-_]here$|^(.)\1+$|^(?:1234567890?|0123456789)$/i;

/** Whether a text stands for a value rather than being one: `your-token-here`, `xxxx`, `changeme`. */
function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}

/** Whether a URL's password is a real one. */
export function isPassword(value: string): boolean {
  return !isPlaceholder(value) && !value.startsWith('%');
}

const WHOLE_UUID = new RegExp(`^${UUID}$`);
const CODE = /^[A-Za-z_$][\w$]{0,60}(?:(?:\.|::|->)[A-Za-z_$][\w$]{0,60}){1,8}$/;
const PATH = /^(?:~|\.{0,2})\/|^[A-Za-z]:\\|^\w+:\/\//;

/** Whether a value of unknown kind looks made by a machine: long enough, mixed, and not code, a path or a placeholder. */
export function looksRandom(value: string): boolean {
  if (WHOLE_UUID.test(value)) return !/^(.)\1*$/.test(value.replace(/-/g, ''));
  if (isPlaceholder(value) || CODE.test(value) || PATH.test(value)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((one) => one.test(value)).length;
  if (value.length < 12) return value.length >= 8 && classes >= 3;
  return /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) >= 2.9;
}

/** Shannon entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}
