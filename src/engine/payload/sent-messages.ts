import type { Word } from '../../model/call.ts';
import type { Json } from '../../model/request.ts';
import { byProgram } from '../by-program.ts';
import { objectOf } from '../json.ts';
import { type Context, inputText } from './context.ts';
import { sendRequest } from './http/http.ts';
import { names, readOptions } from './options.ts';
import { made } from './words.ts';

/** A client that sends on what it is fed: over a socket, a plain connection, or to a broker. */
interface Sender {
  readonly programs: RegExp;
  /** The words before its address. */
  readonly words?: RegExp;
  /** Options whose value is its address; without them it is the first word that looks like one. */
  readonly address?: string;
  /** Options whose value is the message. */
  readonly message?: string;
  /** Options whose value names what it is sent to on a broker. */
  readonly topic?: string;
  readonly valued?: string;
  /** The topic and the message are words: `nats pub admin.cmd '{…}'`. */
  readonly plain?: true;
}

const SENDERS: readonly Sender[] = [
  // https://github.com/websockets/wscat, https://github.com/vi/websocat
  {
    programs: /^wscat$/,
    address: '-c --connect',
    message: '-x --execute',
    valued: '-H --header -n -s -o --auth -w',
  },
  { programs: /^websocat$/, valued: '-H --header --protocol --origin -B --ping-interval' },
  // https://nmap.org/ncat/guide/
  { programs: /^(nc|ncat|netcat|telnet)$/, valued: '-w -q -p -s -i -X -x --proxy --ssl-cert -l -W' },
  // http://www.dest-unreach.org/socat/doc/socat.html
  { programs: /^socat$/, valued: '-t -T -b' },
  {
    programs: /^openssl$/,
    words: /^s_client$/,
    address: '-connect',
    valued: '-servername -CAfile -cert -key',
  },
  // https://mosquitto.org/man/mosquitto_pub-1.html
  {
    programs: /^mosquitto_(pub|rr)$/,
    address: '-h --host -L --url',
    message: '-m --message',
    topic: '-t --topic',
    valued: '-p -u -P -i -q --cafile --cert --key -f',
  },
  // https://docs.nats.io/using-nats/nats-tools/nats_cli
  {
    programs: /^nats$/,
    words: /^(pub|publish|req|request)$/,
    address: '-s --server',
    valued: '--context -H',
    plain: true,
  },
];

const senderOf = byProgram((program) => SENDERS.find(({ programs }) => programs.test(program)));

/** Whether a program is one whose messages are read here. */
export const sendsMessages = (program: string): boolean => senderOf(program) !== undefined;

const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
/** `wss://host/path`, `host:443`, `TCP:host:80`, `OPENSSL:host:443`. */
const ADDRESS =
  /^(?:wss?:\/\/(?<url>.+)|(?:tcp[46]?(?:-connect)?|openssl(?:-connect)?|ssl|nats|mqtts?):(?:\/\/)?(?<to>[\w.$[-][^,]*)|(?<plain>[\w-]+(?:\.[\w-]+)*(?::\d+)?))/i;

/**
 * A message that says by its own fields what is to be done, as the request that it would be over HTTP:
 * `echo '{"action":"delete_all"}' | websocat wss://api.acme.io`.
 */
export function readSentMessage(context: Context): void {
  const { call } = context;
  const sender = senderOf(call.program);
  if (sender === undefined) return;
  const [addresses, messages, topics] = [sender.address, sender.message, sender.topic].map((text) =>
    names(text ?? ''),
  );
  const valued = names([sender.address, sender.message, sender.topic, sender.valued].join(' '));
  const words: Word[] = [];
  let [address, message, topic]: (Word | undefined)[] = [];
  for (const { name, value } of readOptions(call.args, { valued, combined: false })) {
    if (!value) continue;
    if (name === '') words.push(value);
    else if (addresses?.has(name)) address ??= value;
    else if (messages?.has(name)) message ??= value;
    else if (topics?.has(name)) topic ??= value;
  }
  if (sender.words !== undefined && !sender.words.test(words.shift()?.text ?? '')) return;
  if (sender.plain) [topic, message] = [words[0], message ?? words[1]];
  const text = message ?? (call.input === undefined ? undefined : inputText(context, WEIGHTS));
  if (text === undefined || !/^\s*(?:[[{]|<\?xml|<\w+:)/.test(text.text)) return;
  const host = hostOf(address, sender.plain ? [] : words);
  if (host === undefined) return;
  const url = made(`https://${host}/${topic?.text.replace(/^\//, '') ?? ''}`, address ?? text, true);
  sendRequest(context, { method: 'POST', url, headers: [], body: operationIn(text), bodyMissing: false });
}

/** Where it goes: a broker without an address is this machine's. */
function hostOf(address: Word | undefined, words: readonly Word[]): string | undefined {
  for (const { text } of address === undefined ? words : [address]) {
    if (/^(?:-|stdio)/i.test(text)) continue;
    const found = ADDRESS.exec(text)?.groups;
    const to = found?.url ?? found?.to ?? found?.plain;
    if (to !== undefined) return to.replace(/[/?#].*$/, '').replace(/^([^:]*:\d+).*$/, '$1');
  }
  return words.length === 0 ? 'localhost' : undefined;
}

/** The operation that a message of GraphQL over a socket carries. https://the-guild.dev/graphql/ws */
function operationIn(text: Word): Word {
  try {
    const { payload } = objectOf(JSON.parse(text.text) as Json);
    const { query } = objectOf(payload ?? null);
    return typeof query === 'string' ? { ...text, text: JSON.stringify(payload) } : text;
  } catch {
    return text;
  }
}
