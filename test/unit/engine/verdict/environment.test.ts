import assert from 'node:assert/strict';
import { resolveWhere } from '../../../../src/engine/verdict/environment.ts';
import type { Action, Hint } from '../../../../src/model/action.ts';
import type { EnvironmentRule } from '../../../../src/model/environment.ts';
import type { Fact } from '../../../../src/model/fact.ts';
import type { Policy } from '../../../../src/model/policy.ts';
import { plainAction } from '../plain-action.ts';

const base: Action = {
  ...plainAction,
  cwd: '/work',
};
const hint = (text: string, source = '--host', explicit = true): Hint => ({ text, source, explicit });
const policy = (...environments: EnvironmentRule[]): Policy => ({
  environments,
  protectedFiles: [],
  credentialFiles: [],
  readableFiles: [],
  judgement: [],
  platforms: [],
  ignore: [],
  always: [],
  freeze: undefined,
});
const rule = (name: string, matches: string[], held = true): EnvironmentRule => ({
  name,
  protected: held,
  matches,
  source: '.chaperone.jsonc:1',
});

function where(
  action: Partial<Action>,
  rules: Policy = policy(),
  facts: readonly (readonly [string, Fact])[] = [],
) {
  return resolveWhere({ ...base, ...action }, new Map(facts), rules).map(
    ({ name, protected: held }) => `${name || 'unknown'}${held ? '!' : ''}`,
  );
}

describe('engine/environment', () => {
  it('says so where nothing is known', () => {
    assert.deepEqual(where({}), ['unknown!']);
  });

  it('gives every environment that the policy lists a thing under', () => {
    const rules = policy(rule('staging', ['vol-1'], false), rule('production', ['vol-*']));
    const targets = [{ name: 'vol-1', certain: true }];
    assert.deepEqual(where({ targets }, rules), ['production!', 'staging']);
    assert.deepEqual(where({ targets: [{ name: 'VOL-2', certain: true }] }, rules), ['production!']);
  });

  it('puts what the platform says beside what the option says', () => {
    const fact: Fact = {
      kind: 'resource',
      platform: 'p',
      what: 'volume',
      id: 'v',
      name: 'pg-data',
      environments: [
        { name: 'staging', source: 'P, just now' },
        { name: 'production', source: 'P, just now' },
      ],
    };
    const found = where(
      { targets: [{ name: 'v', certain: true }], hints: [hint('staging', '-e staging')] },
      policy(),
      [['resource:p:volume:v', fact]],
    );
    assert.deepEqual([...found].sort(), ['production!', 'staging!']);
  });

  it('believes the link only where nothing better is known', () => {
    const link: Fact = { kind: 'link', platform: 'p', environment: 'development', source: 'config.json' };
    const facts = [['link:p:/work', link]] as const;
    assert.deepEqual(where({}, policy(), facts), ['development']);
    assert.deepEqual(where({ hints: [hint('production', '-e production')] }, policy(), facts), [
      'production!',
    ]);
    assert.deepEqual(where({ hints: [hint('prod-db', 'a word', false)] }, policy(), facts), [
      'production!',
      'development',
    ]);
  });

  it('lets nothing stand in for an option that is not known', () => {
    const link: Fact = { kind: 'link', platform: 'p', environment: 'development', source: 'config.json' };
    const open: Hint = { text: '$DEV_ENV', source: '-e $DEV_ENV', explicit: true, certain: false };
    assert.deepEqual(where({ hints: [open] }, policy(), [['link:p:/work', link]]), ['unknown!']);
    assert.deepEqual(where({ hints: [open, hint('localhost')] }), ['unknown!', 'local']);
    assert.deepEqual(where({ hints: [open, hint('prod-db', 'a word', false)] }), ['production!']);
  });

  it('reads names that say so', () => {
    assert.deepEqual(where({ hints: [hint('db.prod.example.com')] }), ['production!']);
    assert.deepEqual(where({ hints: [hint('localhost')] }), ['local']);
    assert.deepEqual(where({ hints: [hint('postgres://app@127.0.0.1:5432/app')] }), ['local']);
    assert.deepEqual(where({ hints: [hint('db.dev.example.com')] }), ['development']);
    assert.deepEqual(where({ hints: [hint('product-db.example.com')] }), ['unknown!']);
    assert.deepEqual(where({ hints: [hint('qa', '--environment qa')] }), ['preview']);
    assert.deepEqual(where({ hints: [hint('blue', '-e blue')] }), ['blue!']);
  });

  it('lets a weak word raise and never lower', () => {
    assert.deepEqual(where({ hints: [hint('/home/dev/app', 'the directory', false)] }), ['unknown!']);
    assert.deepEqual(where({ hints: [hint('/srv/prod/app', 'the directory', false)] }), ['production!']);
    assert.deepEqual(where({ targets: [{ name: 'test-data', certain: true }] }), ['unknown!']);
  });

  it('follows the policy on what is protected', () => {
    const action = { hints: [hint('prod', '-e prod')] };
    assert.deepEqual(where(action, policy(rule('production', []))), ['production!']);
    assert.deepEqual(where(action, policy(rule('production', [], false))), ['production']);
    assert.deepEqual(where({ hints: [hint('dev', '-e dev')] }, policy(rule('development', [], true))), [
      'development!',
    ]);
  });

  it('takes a path for what lies below it', () => {
    assert.deepEqual(
      where({ paths: ['/srv/live-data/a'], hints: [] }, policy(rule('production', ['/srv/live-data']))),
      ['production!'],
    );
    assert.deepEqual(
      where({ paths: ['/srv/live-data2'], hints: [] }, policy(rule('production', ['/srv/live-data']))),
      ['unknown!'],
    );
  });
});
