/** `connect.squareupsandbox.com`, `api.sandbox.acme.com`: vendors keep nothing of worth there. Others only answer what they were sent. */
export const isSandbox = (host: string): boolean =>
  /(^|[.-])\w*sandbox\d?\./.test(host) ||
  /^(httpbin\.org|httpbin\.dev|postman-echo\.com|jsonplaceholder\.typicode\.com|reqres\.in|dummyjson\.com|httpbingo\.org|petstore3?\.swagger\.io)$/.test(
    host,
  );
