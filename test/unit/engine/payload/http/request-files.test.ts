import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

type Row = readonly [line: string, answer: string, text?: string];

/** Requests that stand in a file, or are written out by hand. */
const ROWS: readonly Row[] = [
  ['hurl a.hurl', 'ask', 'DELETE https://api.example.com/v1/users/7\nHTTP 204\n'],
  ['hurl a.hurl', 'pass', 'DELETE http://localhost:3000/users/7\nHTTP 204\n'],
  [
    'hurl a.hurl',
    'pass',
    'GET https://api.example.com/v1/users/7\nAccept: text/html\n\n# DELETE https://x.example.com/y',
  ],
  [
    'hurl a.hurl',
    'ask',
    'POST https://api.example.com/rpc\nContent-Type: application/json\n{"method":"users.purge"}\nHTTP 200',
  ],
  [
    'hurl a.hurl',
    'pass',
    'POST https://api.example.com/rpc\n{"method":"users.list"}\nHTTP 200\n[Asserts]\nbody contains "purge"',
  ],
  [
    'httpyac send a.http --all',
    'ask',
    'GET https://api.example.com/a\n\n###\nDELETE https://api.example.com/a/1\n',
  ],
  ['hurl --help', 'pass'],
  ['cat a.http', 'pass', 'DELETE https://api.example.com/a/1'],
  [`printf 'DELETE /users/7 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' | nc api.example.com 80`, 'ask'],
  [`printf 'GET /users/7 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' | nc api.example.com 80`, 'pass'],
  [
    `printf 'DELETE /users/7 HTTP/1.1\\r\\n\\r\\n' | openssl s_client -quiet -connect api.example.com:443`,
    'ask',
  ],
  [`printf 'DELETE /users/7 HTTP/1.1\\r\\n\\r\\n' | nc localhost 3000`, 'pass'],
];

describe('readRequestFiles', () => {
  for (const [command, answer, text] of ROWS)
    it(`${answer}: ${command} ${text ?? ''}`, async () =>
      assert.equal(
        await decision({
          command,
          ...(text === undefined ? {} : { files: { [/\S+\.(?:hurl|http)/.exec(command)?.[0] ?? '']: text } }),
        }),
        answer,
      ));
});
