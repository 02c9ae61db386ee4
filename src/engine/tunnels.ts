import type { Call } from '../model/call.ts';
import { byProgram } from './by-program.ts';
import { withChosen } from './chosen.ts';
import { tunnelLabel } from './hosts.ts';
import type { Carried } from './read.ts';

/** Options of `ssh` that bring another machine's port to this one. https://man.openbsd.org/ssh#L */
const FORWARDS = /^-[A-Za-z0-9]*[LD](?:$|[\w[*:./])/;

/** Programs that bring a port of another machine or of a cluster to this one, with the words that say so. */
const TUNNELS: readonly (readonly [program: RegExp, words: RegExp])[] = [
  [/^(kubectl|oc|k)$/, /(^| )(port-forward|proxy)( |$)/],
  [/^(cloud-sql-proxy|cloud_sql_proxy|alloydb-auth-proxy)$/, /./],
  [/^(fly|flyctl)$/, /^proxy( |$)/],
  [/^pscale$/, /^connect( |$)/],
  [/^aws$/, /ssm start-session .*PortForwarding/],
  [/^gcloud$/, /start-iap-tunnel|compute ssh .* -- .*-\w*L/],
  [/^az$/, /bastion tunnel/],
  [/^(tsh|boundary)$/, /^(proxy|connect)( |$)/],
  [/^(chisel|ktunnel|kubefwd|sshuttle|krelay|gost|frpc|rinetd|redir|simpleproxy)$/, /./],
  // http://www.dest-unreach.org/socat/doc/socat.html
  [/^socat$/, /LISTEN[:,\d].*(TCP|OPENSSL|SOCKS|PROXY)|TCP.*LISTEN/i],
  [/^(nc|ncat|netcat)$/, /(^| )-\w*l/],
  [/^(haproxy|stunnel4?|pgbouncer|pgcat|proxysql|envoy|maxscale|twemproxy|nutcracker)$/, /./],
  // https://telepresence.io/docs/reference/client, https://mutagen.io/documentation/forwarding
  [/^(telepresence|mirrord)$/, /^(connect|intercept|exec)( |$)/],
  [/^mutagen$/, /^forward create/],
  [/^cloudflared$/, /^access (tcp|ssh)/],
  [/^(iptables|nft|pfctl)$/, /DNAT|REDIRECT|dnat to|rdr /],
  [/^plink$/, /(^| )-[LD]/],
];

const rowOf = byProgram((program) => TUNNELS.find(([name]) => name.test(program)));

/** The name of the tunnel that a call opens; undefined where it opens none. */
function tunnelOf({ program, args }: Call): string | undefined {
  if (program === 'ssh' || program === 'autossh')
    return args.some(({ text }) => FORWARDS.test(text)) ? 'ssh -L' : undefined;
  const row = rowOf(program);
  if (row === undefined) return undefined;
  const words = args.map(({ text }) => text).join(' ');
  return row[1].test(words) ? tunnelLabel(program) : undefined;
}

interface Lines {
  readonly calls: readonly Call[];
  readonly carried: readonly Carried[];
}

/**
 * Calls as what came before them in the line makes them: with the context that was chosen for their program, and, after a
 * tunnel, as calls through it, for what is local to them is the other machine. `opened`: there is a tunnel.
 */
export function afterOthers(lines: Lines): Lines & { readonly opened: boolean } {
  const chosen = withChosen(lines.calls);
  const told = chosen.size === 0 ? lines : replaced(lines, chosen);
  const { calls } = told;
  const opened = calls.findIndex((call) => tunnelOf(call) !== undefined);
  const first = calls[opened];
  const label = first && tunnelOf(first);
  if (label === undefined) return { calls, carried: told.carried, opened: false };
  const moved = new Map<Call, Call>();
  for (const call of calls.slice(opened + 1)) moved.set(call, { ...call, via: [label, ...call.via] });
  const through = replaced(told, moved);
  return { calls: through.calls, carried: through.carried, opened: true };
}

function replaced({ calls, carried }: Lines, by: ReadonlyMap<Call, Call>): Lines {
  return {
    calls: calls.map((call) => by.get(call) ?? call),
    carried: carried.map((one) => {
      const call = by.get(one.call);
      if (call === undefined) return one;
      const { payload } = one;
      return { call, payload: payload.kind === 'sql' ? { ...payload, call } : payload };
    }),
  };
}
