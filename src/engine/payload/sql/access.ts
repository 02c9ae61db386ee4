import type { SqlFinding } from './deeds.ts';
import { name, objects, skip } from './names.ts';
import type { SqlToken } from './tokens.ts';
import { isWord } from './where.ts';

type Tokens = readonly SqlToken[];

/** What a `GRANT`, `REVOKE` or `DENY` is about: the thing behind `ON`, or the role that is given or taken. */
export function grantObject(tokens: Tokens): string {
  const on = tokens.findIndex((token) => isWord(token, 'ON'));
  // `REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'app'@'%'`: of everything, from one account.
  if (on < 0 && isWord(tokens[1], 'ALL')) {
    const from = tokens.findLastIndex((token) => isWord(token, 'FROM', 'TO'));
    return from > 0 ? name(tokens, from + 1) : '';
  }
  if (on < 0) return name(tokens, 1);
  const kind = skip(tokens, on + 1, 'TABLE', 'SCHEMA', 'DATABASE', 'FUNCTION', 'SEQUENCE', 'OBJECT');
  // SQL Server writes `OBJECT::dbo.orders`.
  const at = tokens[kind]?.text === ':' ? kind + 1 : kind;
  return isWord(tokens[at], 'ALL') ? 'everything in the schema' : objects(tokens, at).replace(/^:+/, '');
}

/** Everything for everybody, or rights over the whole server: it cannot be told afterwards who used them. */
export function grant(tokens: Tokens): SqlFinding {
  const to = tokens.findLastIndex((token) => isWord(token, 'TO'));
  const everybody = tokens
    .slice(to + 1)
    .some(
      (token) => isWord(token, 'PUBLIC') || (token.kind !== 'sign' && /^(public|anon)$/i.test(token.text)),
    );
  const all = isWord(tokens[1], 'ALL', 'DELETE', 'UPDATE', 'TRUNCATE', 'INSERT');
  // `GRANT ALL ON SCHEMA public TO public` is how Postgres itself sets a database up.
  const schema = tokens.some((token, at) => isWord(token, 'SCHEMA') && isWord(tokens[at - 1], 'ON'));
  return to > 0 && everybody && all && !schema
    ? { kind: 'access', object: grantObject(tokens) }
    : { kind: 'write', object: '' };
}

/** Settings of a server without which a crash or a mistake cannot be taken back. */
const KEEPS_DATA = ['FSYNC', 'FULL_PAGE_WRITES', 'ARCHIVE_MODE', 'ARCHIVE_COMMAND', 'WAL_LEVEL'];

/** An `ALTER` that locks a role out or takes protection away; undefined: it is another one. */
export function alteredAccess(tokens: Tokens): SqlFinding | undefined {
  const at = (...wanted: string[]): number => tokens.findIndex((token) => isWord(token, ...wanted));
  const after = (index: number, ...wanted: string[]): boolean =>
    index > 0 && isWord(tokens[index + 1], ...wanted);
  const found = (from: number): SqlFinding => ({
    kind: 'access',
    object: name(tokens, skip(tokens, from, 'IF', 'EXISTS', 'ONLY')),
  });
  const [, what] = tokens;
  // https://docs.snowflake.com/en/user-guide/data-time-travel: without it nothing that is dropped comes back.
  const kept = tokens.findIndex(({ text }) => /^(min_)?data_retention_time_in_days$/i.test(text));
  if (kept > 0 && tokens.slice(kept + 1, kept + 3).some(({ text }) => text === '0')) return found(2);
  if (isWord(what, 'ROLE', 'USER', 'LOGIN', 'GROUP')) {
    const out =
      at('NOLOGIN', 'NOSUPERUSER', 'DISABLE') > 1 ||
      after(at('ACCOUNT'), 'LOCK') ||
      after(at('PASSWORD'), 'EXPIRE') ||
      (after(at('CONNECTION'), 'LIMIT') && tokens[at('LIMIT') + 1]?.text === '0');
    // Who knows the old password is locked out.
    const password =
      at('PASSWORD') > 1 && !isWord(tokens[at('PASSWORD') + 1], 'EXPIRE', 'HISTORY', 'REUSE', 'REQUIRE');
    const over = at('SUPERUSER', 'BYPASSRLS') > 1 || password || at('IDENTIFIED') > 1;
    const member = isWord(what, 'GROUP', 'ROLE') && after(at('DROP'), 'USER', 'MEMBER');
    return out || over || member ? found(2) : undefined;
  }
  if (isWord(what, 'TABLE')) {
    const row = at('ROW');
    const off = after(row, 'LEVEL') && isWord(tokens[row - 1], 'DISABLE', 'FORCE');
    return off && (isWord(tokens[row - 1], 'DISABLE') || isWord(tokens[row - 2], 'NO'))
      ? found(2)
      : undefined;
  }
  if (isWord(what, 'SYSTEM')) {
    const set = at(...KEEPS_DATA);
    const value = tokens.at(-1)?.text ?? '';
    return set > 0 && /^(off|false|no|0|minimal|)$/i.test(value)
      ? { kind: 'access', object: tokens[set]?.text.toLowerCase() ?? '' }
      : undefined;
  }
  if (isWord(what, 'DATABASE')) {
    const closed = at('ALLOW_CONNECTIONS') > 1 && /^(false|off|0)$/i.test(tokens.at(-1)?.text ?? '');
    return closed ? found(2) : undefined;
  }
  return undefined;
}
