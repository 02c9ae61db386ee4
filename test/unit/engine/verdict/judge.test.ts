import assert from 'node:assert/strict';
import { answerFor, needsTyping, worst, worthOf } from '../../../../src/engine/verdict/judge.ts';
import { fixedPart, lossAt, lossOf } from '../../../../src/engine/verdict/loss.ts';
import type { Action } from '../../../../src/model/action.ts';
import type { Where } from '../../../../src/model/environment.ts';
import type { Fact } from '../../../../src/model/fact.ts';
import type { Request } from '../../../../src/model/request.ts';
import { plainAction } from '../plain-action.ts';

const action = (parts: Partial<Action>): Action => ({
  ...plainAction,
  cwd: '/w/app',
  ...parts,
});
const at = (name: string, held: boolean): Where => ({ name, protected: held, evidence: [] });
const [production, unknown, development, local] = [
  at('production', true),
  at('', true),
  at('development', false),
  at('local', false),
];
const request: Request = {
  id: '1',
  agent: 'a',
  agentTitle: 'A',
  session: undefined,
  cwd: '/w/app',
  roots: ['/w/app'],
  act: { kind: 'other', tool: '' },
};

type PathFact = Extract<Fact, { kind: 'path' }>;
const seen = (path: string, parts: Partial<PathFact>): readonly [string, Fact] => [
  `path:${path}`,
  {
    kind: 'path',
    path,
    state: 'directory',
    real: path,
    inside: true,
    vital: false,
    git: 'work',
    files: 3,
    ...parts,
  },
];
const loss = (path: string, ...facts: (readonly [string, Fact])[]) =>
  lossOf(action({ undo: 'files', paths: [path] }), new Map(facts), request);

describe('engine/judge', () => {
  it('weighs what comes back against where it is', () => {
    const rows = [
      ['none', production, 'ask'],
      ['none', unknown, 'ask'],
      ['none', development, 'ask'],
      ['none', local, 'pass'],
      ['vendor', production, 'ask'],
      ['vendor', unknown, 'ask'],
      ['vendor', development, 'pass'],
      ['vendor', local, 'pass'],
      ['repeat', production, 'ask'],
      ['repeat', unknown, 'pass'],
      ['repeat', development, 'pass'],
      ['repeat', local, 'pass'],
    ] as const;
    for (const [undo, where, answer] of rows)
      assert.equal(answerFor(action({ undo }), [where], 'unknown'), answer, `${undo} ${where.name}`);
  });

  it('lets the worst environment count', () => {
    assert.equal(worthOf([development, production]), 'protected');
    assert.equal(worthOf([development, local]), 'free');
    assert.equal(worthOf([{ ...development, name: 'test' }, local]), 'local');
    assert.equal(worthOf([]), 'unknown');
  });

  it('stops exposure and changes of the supervision everywhere', () => {
    assert.equal(answerFor(action({ verb: 'expose' }), [local], 'unknown'), 'stop');
    assert.equal(answerFor(action({ verb: 'edit', undo: 'none' }), [local], 'unknown'), 'stop');
    assert.equal(answerFor(action({ verb: 'edit', undo: 'files' }), [local], 'unknown'), 'ask');
  });

  it('wants a name typed where something protected would be destroyed', () => {
    assert.equal(needsTyping(action({}), [production], 'unknown'), true);
    assert.equal(needsTyping(action({ undo: 'repeat' }), [production], 'unknown'), false);
    assert.equal(needsTyping(action({ verb: 'change' }), [production], 'unknown'), false);
    assert.equal(needsTyping(action({ undo: 'files' }), [unknown], 'work'), false);
    assert.equal(needsTyping(action({ undo: 'files' }), [unknown], 'vital'), true);
  });

  it('takes the strictest answer', () => {
    assert.equal(worst([]), 'pass');
    assert.equal(worst(['pass', 'stop', 'ask']), 'stop');
  });
});

describe('engine/loss', () => {
  it('goes by names where nobody looked', () => {
    for (const path of [
      '/w/app/node_modules',
      '/w/app/packages/a/dist',
      '/w/app/dist/*',
      '/w/app/debug.log',
      '/w/app/**/*.pyc',
      '/tmp/x/y',
      '/w/app/.next/cache',
    ]) {
      assert.equal(loss(path), 'remade', path);
    }
    for (const path of [
      '/w/app/src',
      '/srv/data',
      '$DIR/x',
      '~/notes',
      '/w/app/.env',
      '/w/app/data.sqlite3',
      '/w/other/dist',
      '/tmp',
    ]) {
      assert.equal(loss(path), 'unknown', path);
    }
    for (const path of ['/w/app', '/w/app/*', '/w', '/', '/w/app/.git', '/*'])
      assert.equal(loss(path), 'vital', path);
  });

  it('goes by what was seen', () => {
    assert.equal(loss('/w/app/src', seen('/w/app/src', { git: 'committed' })), 'kept');
    assert.equal(loss('/w/app/gen', seen('/w/app/gen', { git: 'ignored' })), 'kept');
    assert.equal(loss('/w/app/.env', seen('/w/app/.env', { git: 'ignored' })), 'work');
    assert.equal(loss('/w/app/src', seen('/w/app/src', {})), 'work');
    assert.equal(loss('/w/app/dist', seen('/w/app/dist', {})), 'work');
    assert.equal(loss('/w/app/node_modules', seen('/w/app/node_modules', {})), 'remade');
    assert.equal(loss('/w/app/x', seen('/w/app/x', { state: 'missing' })), 'nothing');
    assert.equal(loss('/srv/x', seen('/srv/x', { inside: false, git: 'outside' })), 'outside');
    assert.equal(loss('/w/app', seen('/w/app', { vital: true })), 'vital');
    assert.equal(loss('/w/app/*', seen('/w/app', { vital: true })), 'vital');
    assert.equal(loss('/w/app/*.log', seen('/w/app', { vital: true })), 'remade');
    assert.equal(loss('/tmp/x', seen('/tmp/x', { inside: false, git: 'outside' })), 'remade');
  });

  it('knows the paths of Windows, whatever their case', () => {
    const here = { ...request, cwd: 'C:\\w\\app', roots: ['C:\\w\\app'] };
    const at = (path: string, ...facts: readonly (readonly [string, Fact])[]) =>
      lossAt(path, new Map(facts), here);
    for (const path of [
      'C:\\w\\app\\bin',
      'c:\\W\\App\\NODE_MODULES',
      'C:\\w\\app\\src\\**\\obj',
      'C:\\w\\app\\.vs',
      'C:\\Windows\\Temp\\x',
      'C:\\Users\\me\\AppData\\Local\\Temp\\x',
    ])
      assert.equal(at(path), 'remade', path);
    for (const path of ['C:\\w\\app', 'c:\\w\\APP\\.git', 'C:\\', 'C:\\*', 'C:\\w\\app\\*'])
      assert.equal(at(path), 'vital', path);
    for (const path of ['D:\\w\\app\\bin', 'C:\\w\\app\\src', 'C:\\Temp\\*', 'C:\\Windows\\Temp'])
      assert.equal(at(path), 'unknown', path);
    assert.equal(at('C:\\w\\app\\.git\\x', seen('C:\\w\\app\\.git\\x', {})), 'vital');
    assert.equal(at('C:\\w\\app\\.git\\index.lock'), 'nothing');
    assert.equal(at('C:\\w\\app\\src\\*', seen('C:\\w\\app\\src', {})), 'work');
  });

  it('counts the worst of several paths, and no path as unknown', () => {
    const facts = new Map([seen('/w/app/a', { git: 'committed' }), seen('/w/app/b', {})]);
    assert.equal(lossOf(action({ undo: 'files', paths: ['/w/app/a', '/w/app/b'] }), facts, request), 'work');
    assert.equal(lossOf(action({ undo: 'files', paths: [] }), facts, request), 'unknown');
  });

  it('asks git for work that no path names', () => {
    const fact = (changed: number, untracked: number): Fact => ({
      kind: 'git',
      cwd: '/w/app',
      changed,
      untracked,
      branch: 'main',
    });
    const work = (one: Fact, what = 'uncommitted work') =>
      lossOf(action({ undo: 'files', what }), new Map([['git:/w/app', one]]), request);
    assert.equal(work(fact(0, 4)), 'nothing');
    assert.equal(work(fact(2, 0)), 'work');
    assert.equal(work(fact(0, 4), 'untracked files'), 'work');
    assert.equal(lossOf(action({ undo: 'files' }), new Map(), request), 'unknown');
  });

  it('finds the part of a path to look at', () => {
    assert.equal(fixedPart('/a/b*/c'), '/a');
    assert.equal(fixedPart('/*'), '/');
    assert.equal(fixedPart('/a/b'), '/a/b');
    assert.equal(fixedPart('C:\\a\\b*\\c'), 'C:\\a');
    assert.equal(fixedPart('C:\\*'), 'C:\\');
    assert.equal(fixedPart('\\\\host\\share\\**\\bin'), '\\\\host\\share');
  });
});
