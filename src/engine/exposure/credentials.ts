import type { CredentialUse } from '../../model/action.ts';
import type { Call, Place, Word } from '../../model/call.ts';
import type { FoundCredential } from '../../model/credential.ts';
import type { HttpRequest } from '../../model/payload.ts';

export interface CredentialPorts {
  findCredentials(text: string): readonly FoundCredential[];
  /** A keyed hash of a value, twelve hex digits. */
  fingerprint(value: string): string;
}

const SECRET_NAME =
  /(TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|_KEY|_PAT|_DSN|_AUTH|(DATABASE|DB|POSTGRES|REDIS|MONGO\w*|MYSQL)_UR[IL]|PGPASSWORD)$/i;
const VARIABLE = /\$(?:env:)?\{?([A-Za-z_]\w*)\}?|%([A-Za-z_]\w*)%/g;

/** The credentials that an act uses: values in its text and its requests, and variables whose names say so. */
export function credentialsOf(
  command: string,
  calls: readonly Call[],
  requests: readonly HttpRequest[],
  ports: CredentialPorts,
): readonly CredentialUse[] {
  const uses: CredentialUse[] = [];
  const add = (use: CredentialUse): void => {
    const same = (other: CredentialUse) =>
      use.fingerprint === '' ? other.variable === use.variable : other.fingerprint === use.fingerprint;
    if (uses.length < 20 && !uses.some(same)) uses.push(use);
  };
  const addFound = (found: FoundCredential, place: Place): void => {
    const fingerprint = ports.fingerprint(found.value);
    add({ fingerprint, title: found.title, scope: found.scope, variable: variableName(found.name), place });
  };
  for (const found of ports.findCredentials(command)) addFound(found, { start: found.start, end: found.end });
  // A call sends the same headers and body to each of its addresses.
  const searched = new Set<Word>();
  for (const request of requests) {
    const words = [
      ...request.headers.map(({ name, value }) => ({ text: `${name}: ${value.text}`, word: value })),
      ...(request.body ? [{ text: request.body.text, word: request.body }] : []),
    ];
    for (const { text, word } of words) {
      if (text.length > 20_000 || searched.has(word)) continue;
      searched.add(word);
      for (const found of ports.findCredentials(text)) addFound(found, word.place);
    }
  }
  const variables = calls.at(-1)?.variables ?? {};
  for (const match of /[$%]/.test(command) ? command.matchAll(VARIABLE) : []) {
    const name = match[1] ?? match[2] ?? '';
    if (!SECRET_NAME.test(name)) continue;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const place = { start: match.index, end: match.index + match[0].length };
    const known = value?.certain && value.text !== '' ? value.text : undefined;
    const [found] = known === undefined ? [] : ports.findCredentials(`${name}=${known}`);
    add({
      fingerprint: known === undefined ? '' : ports.fingerprint(found?.value ?? known),
      title: found?.title ?? `value of ${name}`,
      scope: found?.scope ?? 'unknown',
      variable: name,
      place,
    });
  }
  return uses;
}

/** A header's name is not a variable's. */
function variableName(name: string): string | undefined {
  return /^[A-Z_][A-Z0-9_]*$/.test(name) ? name : undefined;
}
