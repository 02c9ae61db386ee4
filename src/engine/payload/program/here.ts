import type { Call } from '../../../model/call.ts';
import { ofLastText } from '../../by-text.ts';
import { isForTests } from '../../general/for-tests.ts';
import { hostsIn, isLocal, isLocalElsewhere } from '../../hosts.ts';
import type { ProgramCall } from './calls.ts';
import type { Program } from './context.ts';
import type { Tokens } from './ends.ts';
import { usesProvider } from './losses.ts';

/** A client and all that it is made of are read up to so many tokens. */
const MOST = 400;
const MAX_DEPTH = 5;
/** What is never on a disk, and the keys and names with which vendors mark what is only for trying out. */
const NOWHERE = /^:memory:$|^sandbox$|^(?:sk|rk|pk)_test_|^UseDevelopmentStorage=true/i;
const NAMED =
  /^(?:Sandbox|(?:Async)?EphemeralClient|\w+Memory(?:Server|ReplSet)|(?:Generic|LocalStack|Postgres|PostgreSql|MySql|MySQL|MongoDB|Redis|Kafka|Elasticsearch)Container)$/;
/** A value that comes from outside, unless it is what the client logs in with. */
const OUTSIDE = /^(?:environ|getenv|env|ENV|settings|config|secrets|argv)$/;
const LOGIN = /key|token|password|passwd|secret|user|auth|cred/i;
/** `PUBSUB_EMULATOR_HOST=localhost:8085`: Google’s clients go where it says. https://cloud.google.com/pubsub/docs/emulator */
const EMULATOR = /_EMULATOR_HOST$/;
const UNSET = /(?:delete\s+process\.env\.|\.pop\(\s*["']|unset\w*\(\s*["'])\w*_EMULATOR_HOST/;
const SET_INSIDE = /_EMULATOR_HOST["']?\s*\]?\s*=\s*["'](?:localhost|127\.0\.0\.1)\b/;

const GOOGLE = /google|firebase|firestore/i;
const OTHERS = /\b(?:boto3|aws-sdk|azure|stripe|octokit|github)\b/i;
/** `stripe.api_key = 'sk_test_…'`: the whole library works on test data. https://docs.stripe.com/keys */
const hasTestKey = ofLastText(
  (text) => /\bapi_?[kK]ey\s*=\s*["'](?:sk|rk)_test_/.test(text) && !OTHER_KEY.test(text),
);
const OTHER_KEY = /\bapi_?[kK]ey\s*=(?!=)(?!\s*["'](?:sk|rk)_test_)/;

/** Every call of AWS’s library is answered in the program itself. https://docs.getmoto.org/en/latest/docs/getting_started.html */
const isMocked = ofLastText((text) => {
  const from = text.search(/\bmoto\b/);
  return from >= 0 && /\bmock_[a-z0-9]+\b/.test(text.slice(from));
});

const setsEmulator = ofLastText((text) => SET_INSIDE.test(text));
/** `RAILS_ENV=test rails runner …`: the framework’s own models, in the database of its tests. */
const runsForTests = (call: Call, callee: string): boolean =>
  /^(rails|rake|mix)$/.test(call.program) && ALL_OF_A_MODEL.test(callee) && isForTests(call);
const ALL_OF_A_MODEL = /\.(delete_all|destroy_all|delete_by|destroy_by|truncate|execute)$/;

/**
 * Whether the client that a call belongs to is told of no other place than this machine, a database in memory or a
 * vendor's sandbox. What is not known of it counts as another place.
 */
export function reachesHere({ context, scope, text, sender }: Program, found: ProgramCall): boolean {
  if (isLocalElsewhere('localhost', context.call.via)) return false;
  const emulated = Object.entries(scope.variables).some(
    ([name, { text: value, certain }]) => EMULATOR.test(name) && certain && hostsOf(value).some(isLocal),
  );
  if (
    (emulated || setsEmulator(text.text)) &&
    !UNSET.test(text.text) &&
    GOOGLE.test(text.text) &&
    !OTHERS.test(text.text)
  )
    return true;
  if (hasTestKey(text.text) || isMocked(text.text) || runsForTests(context.call, found.callee)) return true;
  // `client.send(new DeleteTableCommand(…))`: the client is the sender’s.
  const receiver = sender(found) ?? found.receiver;
  const own = receiver.length > 0 ? receiver : found.args.flatMap(({ tokens }) => tokens);
  const made = madeOf(own, scope.assigned, 0);
  if (made.length > MOST) return false;
  if (made.some((token, at) => isOutside(made, token.text, token.kind, at))) return false;
  // `{'bootstrap.servers': 'localhost:9092'}`: a key is no host.
  const texts = made.filter(
    ({ kind }, at) =>
      (kind === 'string' || kind === 'template') && !/^(?::|=>)$/.test(made[at + 1]?.text ?? ''),
  );
  const hosts = texts.flatMap((token) => hostsOf(token.text));
  if (hosts.some((host) => !isLocal(host))) return false;
  // `'localhost' if here else 'prod'`: one of several, and nobody knows which.
  if (made.some(({ text: sign }) => /^(?:else|or|\|\||\?\??)$/.test(sign)) && texts.some(isOther))
    return false;
  return (
    hosts.length > 0 ||
    isHandedHere(made[0]?.text ?? '', text.text) ||
    texts.some((token) => NOWHERE.test(token.text)) ||
    made.some(({ kind, text: name }) => kind === 'name' && NAMED.test(name)) ||
    // https://docs.trychroma.com/docs/run-chroma/ephemeral-client
    /^chromadb\.Client\(\)/.test(
      made
        .slice(0, 5)
        .map(({ text: part }) => part)
        .join(''),
    )
  );
}

const ADDRESSES =
  /["'`](?:mongodb|postgres(?:ql)?|mysql|mariadb|rediss?|amqps?|nats|bolt|neo4j|https?):\/\/[^"'`\s]*/g;
const OUTSIDES = /\b(?:environ|getenv|env|ENV|settings|config|secrets|argv)\b/;

/** `connect('mongodb://localhost').then((c) => c.drop())`: a client that a function is handed, in a program with one address. */
function isHandedHere(name: string, text: string): boolean {
  if (!/^\w+$/.test(name) || text.length > MOST_TEXT) return false;
  const handed = new RegExp(`\\b${name}\\s*\\)?\\s*=>|\\bas ${name}\\b|\\|\\s*${name}\\s*\\|`).test(text);
  if (!handed || OUTSIDES.test(text) || usesProvider(text)) return false;
  const hosts = [...text.matchAll(ADDRESSES)].flatMap(([address]) => hostsIn(address.slice(1)));
  return hosts.length > 0 && hosts.every(isLocal);
}

const MOST_TEXT = 4_000;

/** A word that may be another machine’s name. */
const isOther = ({ text }: Tokens[number]): boolean =>
  /^[a-z][\w.-]{1,60}$/i.test(text) && !hostsOf(text).some(isLocal) && !isLocal(text);

/** The tokens of a client and of the names in it that the program assigns once. */
function madeOf(tokens: Tokens, assigned: ReadonlyMap<string, Tokens>, depth: number): Tokens {
  if (depth > MAX_DEPTH || tokens.length > MOST) return tokens;
  return tokens
    .flatMap((token, at) => {
      const member = tokens[at - 1]?.text === '.';
      const expression = token.kind === 'name' && !member ? assigned.get(token.text) : undefined;
      return expression === undefined ? [token] : madeOf(expression, assigned, depth + 1);
    })
    .slice(0, MOST + 1);
}

/** `localhost:9092,localhost:9093` is a list. */
const hostsOf = (text: string): readonly string[] =>
  text.includes('://') ? hostsIn(text) : text.split(',').flatMap((one) => hostsIn(one.trim()));

function isOutside(tokens: Tokens, text: string, kind: string, at: number): boolean {
  if (kind !== 'name' || !OUTSIDE.test(text)) return false;
  const before = tokens.slice(Math.max(0, at - 4), at);
  return !before.some((token) => token.kind === 'name' && LOGIN.test(token.text));
}
