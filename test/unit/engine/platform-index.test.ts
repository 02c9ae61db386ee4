import assert from 'node:assert/strict';
import {
  isClaimed,
  mutatedBy,
  ownersOf,
  platformOf,
  programOf,
  redirecting,
  servedAt,
} from '../../../src/engine/platform-index.ts';
import type { Platform, Rule } from '../../../src/model/platform.ts';

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
const ids = (platforms: readonly Platform[]) => platforms.map(({ id }) => id);

describe('platform index', () => {
  it('finds a program’s platforms whatever its case, in the order of the list', () => {
    assert.deepEqual(ids(ownersOf('TOOL', all)), ['tool', 'api']);
    assert.deepEqual(ids(ownersOf('other', all)), ['tool']);
    assert.equal(isClaimed('toString', all), false);
  });

  it('knows how a platform spells a program and which of its options take a value', () => {
    assert.deepEqual(programOf('TOOL', tool), { name: 'tool', valued: new Set(['-x']) });
    assert.deepEqual(programOf('other', tool), { name: 'Other', valued: new Set(['-y']) });
    assert.deepEqual(programOf('Unknown', tool), { name: 'Unknown', valued: new Set(['-x']) });
  });

  it('adds the platforms with a rule about redirections, in the order of the list', () => {
    assert.deepEqual(ids(redirecting(all, [])), ['disk']);
    assert.deepEqual(ids(redirecting(all, [api, tool])), ['disk', 'tool', 'api']);
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
