import assert from 'node:assert/strict';
import { isElsewhere } from '../../../../src/engine/verdict/elsewhere.ts';
import type { Fact, Question } from '../../../../src/model/fact.ts';
import type { Policy } from '../../../../src/model/policy.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';
import { judged } from '../lab.ts';

const cwd = '/w/app';
const path = (at: string, parts: Partial<Extract<Fact, { kind: 'path' }>> = {}) =>
  [
    { kind: 'path', path: at },
    {
      kind: 'path',
      path: at,
      state: 'directory',
      real: at,
      inside: true,
      vital: false,
      git: 'work',
      files: 3,
      ...parts,
    },
  ] satisfies readonly [Question, Fact];
const git = (at: string, changed: number, untracked: number) =>
  [
    { kind: 'git', cwd: at },
    { kind: 'git', cwd: at, changed, untracked, branch: 'main' },
  ] satisfies readonly [Question, Fact];
const facts = [
  path('/w/app/src'),
  path('/w/app/lib', { git: 'committed' }),
  path('/w/app/b'),
  path('/srv/x', { inside: false, git: 'outside' }),
  path('/w/app', { vital: true }),
  git(cwd, 2, 3),
  git('/w/other', 2, 3),
];
const verdict = async (command: string, policy: Policy = defaultPolicy) =>
  (await judged({ command, cwd }, facts, policy)).verdict;
const work = { kind: 'git-work', cwd, ignored: false };

describe('engine/keep', () => {
  const passes: readonly [string, readonly unknown[]][] = [
    ['rm -rf src', [{ kind: 'files', paths: ['/w/app/src'] }]],
    ['rm -rf src lib b', [{ kind: 'files', paths: ['/w/app/src', '/w/app/b'] }]],
    ['rm -rf src && rm -rf src b', [{ kind: 'files', paths: ['/w/app/src', '/w/app/b'] }]],
    ['git reset --hard', [work]],
    ['git checkout -- .', [work]],
    ['git restore .', [work]],
    ['git switch -f main', [work]],
    ['git clean -fd', [work]],
    ['git clean -fdx', [{ ...work, ignored: true }]],
    ['git stash drop', [work, { kind: 'git-refs', cwd, branches: [] }]],
    ['git branch -D old older', [{ kind: 'git-refs', cwd, branches: ['old', 'older'] }]],
    ['git filter-repo --force --path a', [work, { kind: 'git-refs', cwd, branches: 'all' }]],
    ['mv lib src/ && rm -rf src', [{ kind: 'files', paths: ['/w/app/src', '/w/app/lib'] }]],
    ['mv ../else/x . && git clean -fd', [work, { kind: 'files', paths: ['/w/else/x'] }]],
    ['mv lib elsewhere && rm -rf src', [{ kind: 'files', paths: ['/w/app/src'] }]],
  ];
  for (const [command, keep] of passes) {
    it(`passes with a copy: ${command}`, async () => {
      const { answer, keep: kept } = await verdict(command);
      assert.deepEqual([answer, kept], ['pass', keep]);
    });
  }

  const asks = [
    'rm -rf /srv/x',
    'rm -rf .',
    'rm -rf src "$OTHER"',
    'mv "$X" src && rm -rf src',
    'git -C ../other reset --hard',
    'git reflog expire --expire=now --all',
    'git --git-dir=/w/other/.git --work-tree /w/other reset --hard',
    'GIT_DIR=/w/other/.git git reset --hard',
    'export GIT_WORK_TREE=/w/other; git checkout -- .',
    "echo 'rm -rf /w/app/src' | at now + 1 hour",
    'watch -n 60 rm -rf src',
    'systemd-run --user --on-calendar=daily rm -rf /w/app/src',
    'docker exec app rm -rf /w/app/src',
  ];
  for (const command of asks) {
    it(`asks: ${command}`, async () => assert.equal((await verdict(command)).answer, 'ask'));
  }

  it('keeps nothing where nothing was seen, and then asks', async () => {
    for (const command of ['rm -rf src', 'git reset --hard', 'git clean -fd', 'git stash clear']) {
      const { verdict: blind } = await judged({ command, cwd });
      assert.deepEqual([command, blind.answer, blind.keep], [command, 'ask', undefined]);
    }
  });

  it('keeps nothing under a freeze, and asks where the policy names the rule', async () => {
    const frozen = await verdict('rm -rf src', {
      ...defaultPolicy,
      freeze: { owner: 'user', source: 'x:1' },
    });
    assert.deepEqual([frozen.answer, frozen.keep], ['stop', undefined]);
    const always = await verdict('rm -rf src', { ...defaultPolicy, always: ['filesystem/remove'] });
    assert.deepEqual([always.answer, always.keep?.length], ['ask', 1]);
  });

  it('asks rather than name a secret', async () => {
    const name = `ghp_${'madeUp'.repeat(6)}`;
    const at = path(`/w/app/${name}`);
    const { verdict: said } = await judged({ command: `rm -rf ${name}`, cwd }, [at]);
    assert.equal(said.answer, 'ask');
    assert.ok(!JSON.stringify(said).includes(name));
  });

  it('knows what wraps a call elsewhere', () => {
    assert.ok(
      isElsewhere(['bash -c', 'ssh prod']) &&
        isElsewhere(['docker exec app']) &&
        isElsewhere(['chroot /mnt']),
    );
    assert.ok(!isElsewhere([]) && !isElsewhere(['sudo', 'npm run ssh']));
  });
});
