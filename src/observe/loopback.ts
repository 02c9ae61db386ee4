/** Whether a URL's host is this machine itself, by address or by the name that never leaves it. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  // Names below it are no promise: many systems ask a name server for “x.localhost”.
  if (host === 'localhost') return true;
  // A URL's host that ends in a number is an IPv4 address in four parts, or the URL would not have been read.
  return /^127(\.\d{1,3}){3}$/.test(host) || host === '::1';
}
