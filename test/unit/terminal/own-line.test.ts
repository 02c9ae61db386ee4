import assert from 'node:assert/strict';
import { assembleEngine } from '../../../src/assemble.ts';
import { dialect } from '../../../src/gateways/terminal/dialect.ts';
import { createGuard } from '../../../src/guard.ts';
import type { Policy } from '../../../src/model/policy.ts';

const policy: Policy = {
  environments: [
    { name: 'production', protected: true, matches: [], source: 'test:1' },
    { name: 'dev', protected: false, matches: [], source: 'test:2' },
  ],
  protectedFiles: [],
  credentialFiles: [],
  readableFiles: [],
  judgement: [],
  platforms: [],
  ignore: [],
  always: [],
  freeze: undefined,
};

/** Whether the person was asked, and whether the line may run. The person blocks. */
async function typed(line: string, mark: string): Promise<{ asked: boolean; allowed: boolean }> {
  let asked = false;
  const guard = createGuard({
    engine: assembleEngine(() => 'abcdefabcdef', '/home/dev'),
    policy: async () => ({ policy, files: [], problems: [] }),
    observe: async () => new Map(),
    preview: async () => [],
    snapshot: async () => ({ kept: false, reason: 'The test keeps none.' }),
    ask: async () => {
      asked = true;
      return 'block';
    },
    granted: () => false,
    append: async () => {},
    hash: (text) => text,
    now: () => 0,
  });
  const { allowed } = await guard.decide(dialect.read({ shell: 'bash', line, cwd: '/w', pid: 1, mark }, 'i'));
  return { asked, allowed };
}

describe('a person’s own line', () => {
  it('is asked about where it would hit something protected', async () => {
    const line = 'railway volume delete --volume v1 -e production';
    assert.deepEqual(await typed(line, 'person'), { asked: true, allowed: false });
  });

  for (const line of [
    'railway volume delete --volume v1 -e dev',
    'cat .env',
    'rm -rf src',
    'python3 -c "$X"',
  ]) {
    it(`runs: ${line}`, async () => {
      assert.deepEqual(await typed(line, 'person'), { asked: false, allowed: true });
      // The same is not simply let through where an agent wants it, unless it is harmless there too.
      if (line !== 'railway volume delete --volume v1 -e dev') {
        assert.equal((await typed(line, 'AI_AGENT=x')).allowed, false);
      }
    });
  }
});
