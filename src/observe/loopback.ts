import { isIP } from 'node:net';

/** Whether a URL's host is this machine itself, by address or by the name that never leaves it. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  // Names below it are no promise: many systems ask a name server for “x.localhost”.
  if (host === 'localhost') return true;
  return (isIP(host) === 4 && host.startsWith('127.')) || host === '::1';
}
