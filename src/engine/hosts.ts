/** Whether a host is this machine, or a name that is reserved for it. RFC 6761; Docker's name for the host. */
export function isLocal(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (
    /^(localhost|0\.0\.0\.0|::1?|host\.docker\.internal)$/.test(name) ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name) ||
    /\.(localhost|local|test)$/.test(name)
  );
}

/** Hosts, ports and database names that stand in a text: of a URL, of `user@host:path`, of `host=… dbname=…`. */
export function hostsIn(text: string): readonly string[] {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/\s]*@)?(\[[^\]]+\]|[^:/?#\s]+)/i.exec(text);
  if (url?.[1]) return [url[1].toLowerCase()];
  const pairs = [...text.matchAll(/\bhost(?:addr)?\s*=\s*'?([^\s']+)/gi)].map((match) => match[1] ?? '');
  if (pairs.length > 0) return pairs.map((host) => host.toLowerCase());
  const login = /^(?:[\w.+-]+@)([\w.-]+)(?::|$)/.exec(text);
  if (login?.[1]) return [login[1].toLowerCase()];
  return /^([\w-]+\.)+[a-z][\w-]*(:\d+)?$/i.test(text) || isLocal(text)
    ? [text.toLowerCase().replace(/:\d+$/, '')]
    : [];
}
