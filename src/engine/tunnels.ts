import type { Call } from '../model/call.ts';
import { byText } from './by-text.ts';
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
  [/^(chisel|ktunnel|kubefwd|sshuttle)$/, /./],
];

const rowOf = byText((program) => TUNNELS.find(([name]) => name.test(program)));

/** The name of the tunnel that a call opens; undefined where it opens none. */
function tunnelOf({ program, args }: Call): string | undefined {
  if (program === 'ssh' || program === 'autossh')
    return args.some(({ text }) => FORWARDS.test(text)) ? 'ssh -L' : undefined;
  const row = rowOf(program);
  if (row === undefined) return undefined;
  const words = args.map(({ text }) => text).join(' ');
  return row[1].test(words) ? `${program} tunnel` : undefined;
}

/**
 * Calls that come after a tunnel of the same line, as calls through it: what is local to them is the other machine.
 */
export function throughTunnels(
  calls: readonly Call[],
  carried: readonly Carried[],
): { readonly calls: readonly Call[]; readonly carried: readonly Carried[]; readonly opened: boolean } {
  const opened = calls.findIndex((call) => tunnelOf(call) !== undefined);
  const first = calls[opened];
  const label = first && tunnelOf(first);
  if (label === undefined) return { calls, carried, opened: false };
  const moved = new Map<Call, Call>();
  for (const call of calls.slice(opened + 1)) moved.set(call, { ...call, via: [label, ...call.via] });
  return {
    opened: true,
    calls: calls.map((call) => moved.get(call) ?? call),
    carried: carried.map((one) => {
      const call = moved.get(one.call);
      if (call === undefined) return one;
      const { payload } = one;
      return { call, payload: payload.kind === 'sql' ? { ...payload, call } : payload };
    }),
  };
}
