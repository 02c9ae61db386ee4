import assert from 'node:assert/strict';
import { assembleEngine } from '../../../../src/assemble.ts';
import type { Fact } from '../../../../src/model/fact.ts';
import { factKey } from '../../../../src/model/fact-key.ts';
import type { Request } from '../../../../src/model/request.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';

const engine = assembleEngine(() => '', '/home/dev');

type Path = Extract<Fact, { kind: 'path' }>;

/** What becomes of a file that an agent’s own tool removes. */
function removes(path: string, seen?: Partial<Path>): readonly [string, boolean] {
  const request: Request = {
    ...{ id: '1', agent: 'a', agentTitle: 'A', session: undefined, cwd: '/w', roots: ['/w'] },
    act: { kind: 'edit', edits: [{ path, changes: [{ kind: 'delete' }] }] },
  };
  const at = path.startsWith('/') ? path : `/w/${path}`;
  const fact: Path = {
    ...{ kind: 'path', path: at, state: 'file', real: at, inside: true, vital: false },
    ...{ git: 'committed', files: undefined },
    ...seen,
  };
  const facts = new Map<string, Fact>(seen ? [[factKey({ kind: 'path', path: at }), fact]] : []);
  const plan = engine.plan(request, facts, defaultPolicy);
  const { answer, keep } = engine.judge(request, plan, facts, defaultPolicy);
  return [answer, keep !== undefined];
}

describe('files that a tool removes', () => {
  it('pass where a commit holds them, or nothing is there', () => {
    assert.deepEqual(removes('src/a.ts', { git: 'committed' }), ['pass', false]);
    assert.deepEqual(removes('src/a.ts', { state: 'missing' }), ['pass', false]);
  });

  it('pass with a copy where they hold work that no commit has', () => {
    assert.deepEqual(removes('src/a.ts', { git: 'work' }), ['pass', true]);
  });

  it('are asked about outside the workspace', () => {
    const outside = { inside: false, git: 'outside' } as const;
    assert.deepEqual(removes('/etc/nginx/nginx.conf', outside), ['ask', false]);
    assert.deepEqual(removes('/etc/nginx/nginx.conf'), ['ask', false]);
  });

  it('of the workspace pass as long as nobody could look', () => {
    assert.deepEqual(removes('src/a.ts'), ['pass', false]);
  });
});
