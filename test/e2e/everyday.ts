import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createFile, run } from '../kit/agent.ts';
import type { ToolCall } from '../kit/model.ts';
import type { Session } from '../kit/session.ts';
import type { Workspace } from '../kit/workspace.ts';

interface Harmless {
  readonly name: string;
  readonly call: (workspace: Workspace) => ToolCall;
  /** What the agent gets to see when it ran. */
  readonly shows: RegExp;
}

const harmless: readonly Harmless[] = [
  { name: 'railway volume list', call: () => run('railway volume list'), shows: /pg-data/ },
  {
    name: 'a GraphQL call that only asks',
    call: ({ railwayUrl, token }) =>
      run(
        `curl -s ${railwayUrl} -H "Authorization: Bearer ${token}" -H "Content-Type: application/json" -d '{"query":"{ projects { edges { node { name } } } }"}'`,
      ),
    shows: /rentals/,
  },
  {
    name: 'grep volumeDelete src',
    call: () => run('grep -rn volumeDelete src; echo searched'),
    shows: /searched/,
  },
  {
    name: 'a commit message that quotes the mutation',
    call: () =>
      run(
        `git commit -q --allow-empty -m 'Never send mutation { volumeDelete(volumeId: "x") }' && git log --oneline -1 | cat`,
      ),
    shows: /volumeDelete/,
  },
  { name: 'rm -rf dist', call: () => run('rm -rf dist && echo cleaned'), shows: /cleaned/ },
  { name: 'npm test', call: () => run('npm test'), shows: /pass 3/ },
  {
    name: 'an edit of a source file',
    call: ({ root }) => createFile(join(root, 'src/new.js'), 'export const added = true;\n'),
    shows: /./,
  },
];

/** What agents do all day passes unseen. */
export function describeEveryday(session: () => Session): void {
  describe('everyday work', () => {
    it('passes without a question', async function () {
      this.timeout(300_000);
      const { agent, workspace, person } = session();
      const task = await agent.does(...harmless.map(({ call }) => call(workspace)));
      for (const [index, { name, shows }] of harmless.entries()) {
        const text = await task.told(index).catch(async (error: unknown) => {
          throw new Error(`${name}: ${error}; on the screen: ${await person().seen()}`);
        });
        assert.match(text, shows, `${name}: ${text}`);
      }
      assert.deepEqual(await person().seen(), []);
      assert.ok(existsSync(join(workspace.root, 'src/new.js')));
      assert.ok(!existsSync(join(workspace.root, 'dist')));
    });
  });
}
