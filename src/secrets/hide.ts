import { findCredentials } from './find.ts';

/** A value as a shell takes it: quoted or bare. */
const WORD = '"[^"\\n]{1,4000}"|\'[^\'\\n]{1,4000}\'|[^\\s"\'`;|&]{1,4000}';

/** Places whose value is hidden though no kind knows it: the first group stays, the second is hidden. */
const PLACES: readonly {
  readonly before: string;
  readonly value?: string;
  readonly after?: string;
  readonly mark: string;
}[] = [
  // Headers.
  {
    before:
      '\\b(?:proxy-)?authorization["\']?[ \\t]{0,4}[:=][ \\t]{0,4}["\']?(?:(?:bearer|basic|token|digest|negotiate|apikey)[ \\t]{1,4})?',
    value: '[^\\s"\'`]{3,4000}',
    mark: 'login',
  },
  {
    before:
      '\\b(?:x-[\\w-]{0,40}(?:token|key|secret)|[\\w-]{0,40}access-token|private-token|api-key|apikey|cookie)["\']?[ \\t]{0,4}:[ \\t]{0,4}["\']?',
    value: '[^\\s"\'`]{3,4000}',
    mark: 'login',
  },
  // Users with passwords; `-u 1000:1000` is a user and a group.
  {
    before:
      '(?:^|\\s)(?:-u|--user|--proxy-user)(?:[ \\t]{0,4}|=)["\']?(?!\\d+:\\d+\\b)[^\\s:"\'`/-][^\\s:"\'`/]{0,120}:',
    value: '[^\\s"\'`]{1,400}',
    mark: 'password',
  },
  {
    before: '\\b[a-z][a-z0-9+.-]{1,30}://[^\\s:/@"\'`]{0,120}:',
    value: '[^\\s@/"\'`]{1,400}',
    after: '(?=@)',
    mark: 'password',
  },
  // Options.
  {
    before:
      '(?:^|\\s)--?(?:[\\w-]{0,40}-)?(?:token|password|passwd|pass|secret|api-?key|access-?key|private-?key|auth-?key|client-?secret)(?:=|[ \\t]{1,4})(?!-)',
    mark: 'secret',
  },
  { before: '\\b(?:mysql|mysqldump|mysqladmin|mariadb)\\b[^\\n|;&]{0,200}?\\s-p', mark: 'password' },
  { before: '\\b(?:login\\b[^\\n|;&]{0,200}?\\s|sshpass[ \\t]{1,4})-p[ \\t]{0,4}', mark: 'password' },
  { before: '\\bredis-cli\\b[^\\n|;&]{0,200}?\\s-a[ \\t]{1,4}', mark: 'password' },
  { before: '\\bvault[ \\t]{1,4}login[ \\t]{1,4}(?![-\\w]{1,20}=)(?!-)', mark: 'secret' },
  // Assignments.
  {
    before:
      '\\b\\w{0,60}(?:token|secret|passw(?:or)?d|passphrase|api_?key|access_?key|secret_?key|service_?role_?key|private_?key|credentials?|_auth)(?:_[a-z0-9]{1,16})?=',
    value: '"[^"\\n]{2,4000}"|\'[^\'\\n]{2,4000}\'|[^\\s"\'`;|&()]{2,4000}',
    mark: 'secret',
  },
  { before: '(?:_authToken|_password|_auth)[ \\t]{1,4}', mark: 'secret' },
  { before: '(?:^|\\s)(?:PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH|SSHPASS)=', mark: 'password' },
];

const patterns = PLACES.map(({ before, value = WORD, after = '', mark }) => ({
  pattern: new RegExp(`(${before})(${value})${after}`, 'gim'),
  mark: `‹${mark}›`,
}));

/** Without one of these in a text, no place fits it: most texts hold none. */
const ANY_PLACE =
  /token|key|secret|pass|authorization|cookie|credential|_auth|-u|:\/\/|mysql|mariadb|login|redis-cli|vault/i;

/** A mark that stands there already, or a value that is filled in only when the command runs. */
const HARMLESS = /^["']?(?:‹|\$[\w({]|%\w+%["']?$|\{\{|<)/;

/** The text with every secret replaced by what it is: `‹Railway token›`. */
export function hideSecrets(text: string): string {
  let hidden = '';
  let at = 0;
  // A kind's pattern knows the quotes of programs, not those of our own sentences.
  const credentials = findCredentials(/[“”]/.test(text) ? text.replace(/[“”]/g, '"') : text);
  for (const found of credentials) {
    hidden += `${text.slice(at, found.start)}‹${found.title}›`;
    at = found.end;
  }
  hidden += text.slice(at);
  // Known in one place by its name or shape, it is the same secret in all others.
  for (const { value, title } of credentials) {
    if (value.length >= 12) hidden = hidden.replaceAll(value, `‹${title}›`);
  }
  if (!ANY_PLACE.test(hidden)) return hidden;
  for (const { pattern, mark } of patterns) {
    hidden = hidden.replace(pattern, (whole: string, before: string, value: string) =>
      HARMLESS.test(value) ? whole : before + mark,
    );
  }
  return hidden;
}
