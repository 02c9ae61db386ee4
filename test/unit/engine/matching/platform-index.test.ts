import assert from 'node:assert/strict';
import {
  isClaimed,
  keepNames,
  mutatedBy,
  offering,
  ownersOf,
  platformOf,
  programOf,
  redirecting,
  servedAt,
  servingMcp,
} from '../../../../src/engine/matching/platform-index.ts';
import { namesOf } from '../../../../src/engine/matching/platform-names.ts';
import type { Platform, Rule } from '../../../../src/model/platform.ts';
import { platforms } from '../../../../src/rules/index.ts';

const rule = (parts: Partial<Rule>): Rule => ({
  id: 'deed',
  does: { verb: 'delete', what: 'thing', undo: 'none' },
  why: '',
  instead: '',
  stops: ['x'],
  passes: ['y'],
  ...parts,
});
const platform = (id: string, parts: Partial<Platform>): Platform => ({
  id,
  title: id,
  docs: '',
  programs: [],
  rules: [rule({})],
  ...parts,
});

const tool = platform('tool', {
  programs: ['tool', 'Other'],
  optionsWithValue: ['-x'],
  programOptions: { Other: ['-y'] },
});
const api = platform('api', {
  programs: ['tool'],
  hosts: ['api.example.com', '*.api.example.com'],
  rules: [rule({ http: ['DELETE /things/*'], graphql: ['thingDelete'] })],
});
const single = platform('single', { hosts: ['one.example.com'], rules: [rule({ http: ['* /**'] })] });
const silent = platform('silent', { hosts: ['api.example.com'] });
const disk = platform('disk', { rules: [rule({ redirect: (target) => target.startsWith('/dev/') })] });
const all = [disk, tool, api, single, silent];
const ids = (some: readonly Platform[]) => some.map(({ id }) => id);

describe('platform index', () => {
  it('finds a program’s platforms whatever its case, in the order of the list', () => {
    assert.deepEqual(ids(ownersOf('TOOL', all)), ['tool', 'api']);
    assert.deepEqual(ids(ownersOf('other', all)), ['tool']);
    assert.equal(isClaimed('toString', all), false);
  });

  it('takes no platform from a list that a name does not lead to', () => {
    const made: number[] = [];
    const list: Platform[] = [];
    for (const [position, value] of all.entries())
      Object.defineProperty(list, position, {
        get: () => {
          made.push(position);
          return value;
        },
      });
    keepNames(list, namesOf(all));
    assert.equal(isClaimed('tool', list), true);
    assert.deepEqual(made, []);
    assert.deepEqual(ids(ownersOf('other', list)), ['tool']);
    assert.deepEqual(ids(servedAt('one.example.com', list)), ['api', 'single']);
    assert.deepEqual(made, [1, 2, 3]);
  });

  it('leads to the same platforms as trying all of them', () => {
    const fitting = (fits: (one: Platform) => boolean) => ids(platforms.filter(fits));
    for (const { id, programs, rules, hosts = [], mcpServers = [] } of platforms) {
      assert.equal(platformOf(id, platforms)?.id, id);
      for (const name of programs)
        assert.deepEqual(
          ids(ownersOf(name, platforms)),
          fitting((one) => one.programs.some((own) => own.toLowerCase() === name.toLowerCase())),
        );
      for (const server of mcpServers) assert.ok(ids(servingMcp(`my-${server}`, platforms)).includes(id));
      for (const { graphql = [], mcp = [], http, redirect } of rules) {
        for (const field of graphql)
          assert.deepEqual(
            ids(mutatedBy(field, platforms)),
            fitting((one) => one.rules.some((rule) => rule.graphql?.includes(field))),
          );
        for (const tool of mcp) assert.ok(ids(offering(`x__${tool}`, platforms)).includes(id));
        const host = hosts.find((one) => !/[*?]/.test(one));
        if (http && host !== undefined) assert.ok(ids(servedAt(host, platforms)).includes(id));
        if (http && hosts.some((one) => /[*?]/.test(one)))
          assert.ok(ids(servedAt('', platforms)).includes(id));
        if (redirect) assert.ok(ids(redirecting('', platforms)).includes(id));
      }
    }
  });

  it('finds the platforms of an MCP server and of a tool by their names', () => {
    const served = platform('served', { mcpServers: ['acme'], rules: [rule({ mcp: ['dropThing'] })] });
    const list = [tool, served];
    assert.deepEqual(ids(servingMcp('my-Acmeland server', list)), ['served']);
    assert.deepEqual(ids(servingMcp('acm', list)), []);
    const cloud = platform('cloud', { mcpServers: ['big-cloud'] });
    assert.deepEqual(ids(servingMcp('my_big_cloud mcp', [cloud])), ['cloud']);
    assert.deepEqual(ids(servingMcp('cloud big', [cloud])), []);
    assert.deepEqual(ids(offering('mcp__acme__drop-thing', list)), ['served']);
    assert.deepEqual(ids(offering('raindrop_thing', list)), []);
  });

  it('is not led astray by names that break its lines', () => {
    assert.deepEqual(ids(ownersOf('tool\t1\nother', all)), []);
    assert.deepEqual(ids(mutatedBy('', all)), []);
  });

  it('knows how a platform spells a program and which of its options take a value', () => {
    assert.deepEqual(programOf('TOOL', tool), { name: 'tool', valued: new Set(['-x']) });
    assert.deepEqual(programOf('other', tool), { name: 'Other', valued: new Set(['-y']) });
    assert.deepEqual(programOf('Unknown', tool), { name: 'Unknown', valued: new Set(['-x']) });
  });

  it('adds the platforms with a rule about redirections, in the order of the list', () => {
    assert.deepEqual(ids(redirecting('none', all)), ['disk']);
    assert.deepEqual(ids(redirecting('tool', all)), ['disk', 'tool', 'api']);
  });

  it('finds the platforms of a mutation', () => {
    assert.deepEqual(ids(mutatedBy('thingDelete', all)), ['api']);
    assert.deepEqual(ids(mutatedBy('constructor', all)), []);
  });

  it('leaves out no platform that could answer at a host, and none with a rule for requests', () => {
    assert.deepEqual(ids(servedAt('API.example.com', all)), ['api']);
    assert.deepEqual(ids(servedAt('eu.api.example.com', all)), ['api']);
    assert.deepEqual(ids(servedAt('one.example.com', all)), ['api', 'single']);
  });

  it('finds a platform by its id, the first of two', () => {
    const second = platform('tool', { title: 'second' });
    assert.equal(platformOf('tool', [...all, second]), tool);
    assert.equal(platformOf('none', all), undefined);
  });
});
