import assert from 'node:assert/strict';
import fc from 'fast-check';
import { serversIn, unwrapServer, wrapServer } from '../../../../src/gateways/mcp/wrap.ts';

const LAUNCHER = '/home/dev/.chaperone/bin/mcp';

const word = fc.string({ minLength: 1, maxLength: 12 });
const header = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);
const stdio = fc.record(
  {
    command: word,
    args: fc.array(word, { maxLength: 4 }),
    env: fc.dictionary(word, word),
    disabled: fc.boolean(),
  },
  { requiredKeys: ['command'] },
);
const http = fc
  .record(
    {
      type: fc.constantFrom('http', 'sse', 'streamable-http'),
      url: fc.webUrl(),
      headers: fc.dictionary(header, word, { maxKeys: 3 }),
      timeout: fc.nat(),
    },
    { requiredKeys: ['url'] },
  )
  .chain((server) => fc.constantFrom('url', 'serverUrl', 'httpUrl').map((key) => renamed(server, key)));
const renamed = ({ url, ...rest }: { url: string }, key: string) => ({ [key]: url, ...rest });

const file = fc
  .tuple(
    fc.constantFrom('servers', 'mcpServers', 'context_servers', 'amp.mcpServers'),
    fc.dictionary(
      word.filter((name) => name !== '__proto__'),
      fc.oneof(stdio, http),
      { minKeys: 1, maxKeys: 4 },
    ),
    fc.constantFrom(undefined, 1, 2, 4, '\t'),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([container, servers, indent, eol, commented]) => {
    const plain = JSON.stringify({ first: 1, [container]: servers, last: [] }, null, indent);
    const lines = commented ? plain.replaceAll('{\n', '{ // says\n /* more */\n') : plain;
    return { names: Object.keys(servers), text: indent === undefined ? plain : lines.replaceAll('\n', eol) };
  });

describe('relay in a client’s settings', () => {
  it('goes in and out again and leaves every byte as it was', () => {
    fc.assert(
      fc.property(file, ({ text, names }) => {
        let now = text;
        for (const name of names) now = wrapServer(now, name, LAUNCHER);
        assert.ok(serversIn(now, LAUNCHER).every(({ state }) => state === 'relayed'));
        for (const name of names) assert.equal(wrapServer(now, name, LAUNCHER), now);
        for (const name of names) now = unwrapServer(now, name, LAUNCHER);
        assert.equal(now, text);
      }),
      { numRuns: 300 },
    );
  });

  it('starts the server through the launcher', () => {
    const text = '{"mcpServers":{"db":{"command":"npx","args":["-y","db-mcp"]},"bare":{"command":"serve"}}}';
    const parsed = JSON.parse(wrapServer(wrapServer(text, 'db', LAUNCHER), 'bare', LAUNCHER));
    assert.deepEqual(parsed.mcpServers, {
      db: { command: LAUNCHER, args: ['relay', 'db', '--', 'npx', '-y', 'db-mcp'] },
      bare: { command: LAUNCHER, args: ['relay-bare', 'bare', '--', 'serve'] },
    });
  });

  it('keeps an address, which may hold a token, and headers out of the arguments, which everybody on the machine can read', () => {
    const text =
      '{"servers":{"a":{"type":"http","url":"https://mcp.example.com","headers":{"X-Api-Key":"${input:key}"}}}}';
    assert.deepEqual(JSON.parse(wrapServer(text, 'a', LAUNCHER)).servers.a, {
      type: 'stdio',
      command: LAUNCHER,
      args: ['remote', 'a', 'url', 'http'],
      env: { CHAPERONE_ADDRESS: 'https://mcp.example.com', CHAPERONE_HEADER_X_Api_Key: '${input:key}' },
    });
    const bare = '{"mcpServers":{"a":{"url":"https://mcp.example.com/?token=made-up"}}}';
    assert.deepEqual(JSON.parse(wrapServer(bare, 'a', LAUNCHER)).mcpServers.a, {
      command: LAUNCHER,
      args: ['remote', 'a', 'url'],
      env: { CHAPERONE_ADDRESS: 'https://mcp.example.com/?token=made-up' },
    });
  });

  it('takes out what an earlier release put in', () => {
    const args = ['bridge', 'a', 'url', 'https://mcp.example.com', 'http'];
    const server = { type: 'stdio', command: LAUNCHER, args, env: { CHAPERONE_HEADER_X_Key: '1' } };
    assert.deepEqual(JSON.parse(unwrapServer(JSON.stringify({ servers: { a: server } }), 'a', LAUNCHER)), {
      servers: { a: { type: 'http', url: 'https://mcp.example.com', headers: { 'X-Key': '1' } } },
    });
  });

  it('takes the relay out of a file that was laid out anew', () => {
    const text = '{"mcpServers":{"db":{"command":"npx","args":["-y","db-mcp"]}}}';
    const pretty = JSON.stringify(JSON.parse(wrapServer(text, 'db', LAUNCHER)), null, 2);
    assert.deepEqual(JSON.parse(unwrapServer(pretty, 'db', LAUNCHER)), JSON.parse(text));
  });

  it('says what it cannot do', () => {
    assert.throws(() => wrapServer('{"servers":{"a":{"socket":"x"}}}', 'a', LAUNCHER), /does not know/);
    assert.throws(() => wrapServer('{"servers":{}}', 'a', LAUNCHER), /no server “a”/);
    assert.throws(() => serversIn('{"servers":', LAUNCHER), /not valid JSON/);
    assert.deepEqual(serversIn('', LAUNCHER), []);
    const underscored = '{"servers":{"a":{"url":"https://x.test","headers":{"X_Key":"1"}}}}';
    assert.throws(() => wrapServer(underscored, 'a', LAUNCHER), /underscore/);
  });
});
