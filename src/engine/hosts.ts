const SOCKET = 'unix:';

/** The host of a request that goes through a socket's file: by its name, for what listens there is known by that. */
export const socketHost = (path: string): string => SOCKET + (path.split('/').at(-1) ?? path).toLowerCase();

/** Whether a host is this machine, or a name that is reserved for it. RFC 6761; Docker's name for the host. */
export function isLocal(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (
    name.startsWith(SOCKET) ||
    // The folder of a database's socket.
    name.startsWith('/') ||
    /^(localhost|0\.0\.0\.0|::1?|host\.docker\.internal)$/.test(name) ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name) ||
    /\.(localhost|local|test)$/.test(name)
  );
}

const NONE: readonly string[] = [];

/** Wrappers that run what they are given on another machine or inside a cluster. */
const THERE =
  /^(kubectl|oc|k|ssh|autossh|mosh|gcloud|aws|az|flyctl|fly|heroku(?! local)|railway(?! (run|local))|ansible|pscale|tsh|boundary|chisel|ktunnel|kubefwd|sshuttle|cloud[-_]sql[-_]proxy|alloydb-auth-proxy|pssh|parallel-ssh|pdsh|clush|dsh|mpssh|knife|limactl|render|eb|gh codespace)(?![\w-])/;

/** How `via` says that a tunnel stands before a call. */
export const tunnelLabel = (program: string): string => `${program}: tunnel`;

const MARK = 'on another machine';

/** How `via` says that a container engine works on another machine. */
export const onAnotherMachine = (label: string): string =>
  isOnAnotherMachine(label) ? label : `${label} ${MARK}`;
export const isOnAnotherMachine = (label: string): boolean => label.endsWith(MARK);

/** Whether a host that is local where a call runs is another machine all the same. */
export const isLocalElsewhere = (host: string, via: readonly string[]): boolean =>
  isLocal(host) &&
  via.some((label) => THERE.test(label) || label.endsWith(': tunnel') || isOnAnotherMachine(label));

/** Hosts, ports and database names that stand in a text: of a URL, of `user@host:path`, of `host=… dbname=…`. */
export function hostsIn(text: string): readonly string[] {
  if (text.startsWith(SOCKET) || !/[.:@]|host/i.test(text)) return NONE;
  const url = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(?:[^@/\s]*@)?(\[[^\]]+\]|[^:/?#\s]+)/i.exec(text);
  // `postgres://localhost/db?host=10.0.0.5`
  const told = url ? /[?&]host(?:addr)?=([^&]+)/i.exec(text)?.[1] : undefined;
  if (told !== undefined) return [told.toLowerCase().replace(/%2f/g, '/').replace(/:\d+$/, '')];
  // `mongodb://one,two:27017/db`
  if (url?.[1])
    return /^mongodb/i.test(text)
      ? (/:\/\/(?:[^@/]*@)?([^/?#]+)/.exec(text)?.[1] ?? '')
          .split(',')
          .map((host) => host.toLowerCase().replace(/:\d+$/, ''))
      : [url[1].toLowerCase()];
  const pairs = /host/i.test(text)
    ? [...text.matchAll(/\bhost(?:addr)?\s*=\s*'?([^\s']+)/gi)].map((match) => match[1] ?? '')
    : NONE;
  if (pairs.length > 0) return pairs.map((host) => host.toLowerCase());
  const login = /^(?:[\w.+-]+@)([\w.-]+)(?::|$)/.exec(text);
  if (login?.[1]) return [login[1].toLowerCase()];
  // `mongosh localhost/shop`
  const host = text
    .toLowerCase()
    .replace(/:\d+$|(?<=^(?:localhost|127\.0\.0\.1)(?::\d+)?)(?:\/[\w-]*)?$/, '')
    .replace(/:\d+$/, '');
  return /^([\w-]+\.)+[a-z][\w-]*(:\d+)?$/i.test(text) || (isLocal(host) && !host.startsWith('/'))
    ? [host]
    : [];
}
