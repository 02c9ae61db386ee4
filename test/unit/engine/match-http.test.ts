import assert from 'node:assert/strict';
import { httpFields } from '../../../src/engine/http-fields.ts';
import { matchHttp } from '../../../src/engine/matching/match.ts';
import type { Word } from '../../../src/model/call.ts';
import type { HttpRequest } from '../../../src/model/payload.ts';
import type { Platform, Rule } from '../../../src/model/platform.ts';

const place = { start: 0, end: 0 };
const word = (text: string): Word => ({ text, certain: true, place });
const request = (method: string, url: string, body?: string): HttpRequest => ({
  method,
  url: word(url),
  host: new URL(url).host,
  path: new URL(url).pathname,
  headers: [{ name: 'X-Deed', value: word('Drop') }],
  body: body === undefined ? undefined : word(body),
  place,
});

const platform = (rule: Partial<Rule>, hosts: readonly string[] = ['api.example.com']): Platform => ({
  id: 'api',
  title: 'API',
  docs: '',
  programs: [],
  hosts,
  rules: [
    {
      id: 'drop',
      does: { verb: 'delete', what: 'thing', undo: 'none' },
      why: '',
      instead: '',
      stops: ['a'],
      passes: ['b'],
      ...rule,
    },
  ],
});
const fits = (rule: Partial<Rule>, given: HttpRequest, hosts?: readonly string[]) =>
  matchHttp(given, platform(rule, hosts)).length > 0;

describe('engine/match: HTTP', () => {
  it('lets a rule look at query, header and body, whatever the method', () => {
    const url = 'https://api.example.com/a?Action=Drop';
    for (const httpWhen of [
      ({ query }: { query: string }) => query === 'Action=Drop',
      ({ header }: { header(name: string): string | undefined }) => header('x-deed') === 'Drop',
      ({ body }: { body: string | undefined }) => body === 'gone',
      ({ method, path }: { method: string; path: string }) => method === 'GET' && path === '/a',
    ])
      assert.ok(fits({ http: ['* /**'], httpWhen }, request('get', url, 'gone')));
    assert.ok(!fits({ http: ['* /**'], httpWhen: () => false }, request('GET', url)));
    assert.ok(!fits({ http: ['POST /**'], httpWhen: () => true }, request('GET', url)));
    assert.ok(!fits({ httpWhen: () => true }, request('GET', url)));
  });

  it('takes a host that is not known for one of a platform of any host only', () => {
    const unknown = { ...request('GET', 'https://a.example/x'), host: '' };
    assert.ok(fits({ http: ['GET /x'] }, unknown, ['*']));
    assert.ok(!fits({ http: ['GET /x'] }, unknown));
  });

  it('names things by query, form and JSON', () => {
    assert.deepEqual(httpFields(request('POST', 'https://a.example/x/7?a=1', 'b=2&c=3')), {
      a: '1',
      b: '2',
      c: '3',
      id: '7',
    });
    const json = request('POST', 'https://a.example/x', '{"name":"n","deep":{"name":"m"}}');
    assert.deepEqual(httpFields(json), { name: 'n', id: 'x' });
    assert.deepEqual(httpFields(request('POST', 'https://a.example/', '{"name":')), { id: '' });
  });
});
