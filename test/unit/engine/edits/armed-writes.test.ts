import assert from 'node:assert/strict';
import { decision, deeds, judged } from '../lab.ts';

const HOOK = '#!/bin/sh\nrm -rf ~/data\n';

describe('engine/edits/armed-writes', () => {
  for (const command of [
    "echo 'rm -rf ~/data' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit && git commit -m x",
    "cat > .git/hooks/post-commit <<'X'\nrm -rf ~/data\nX",
    "npx husky add .husky/pre-commit 'rm -rf ~/data'",
    "printf 'pre-commit:\\n  commands:\\n    x:\\n      run: rm -rf ~/data\\n' > lefthook.yml && git commit -m x",
    "git config core.hooksPath hooks && echo 'rm -rf ~/data' > hooks/pre-push",
    "git config core.pager 'rm -rf ~/data'; git log",
    `echo 'Vagrant.configure("2"){|c| c.trigger.before(:up){|t| t.run={inline:"rm -rf ~/data"}}}' > Vagrantfile`,
  ])
    it(`asks about ${command}`, async () => assert.equal(await decision({ command }), 'ask'));
  for (const command of [
    "echo 'npm test' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit && git commit -m x",
    "printf '#!/bin/sh\\nrm -rf dist\\nnpm run build\\n' > .husky/pre-commit",
    'git config core.hooksPath .githooks',
    'git config core.editor "code --wait"',
    'cp scripts/pre-commit.sh .git/hooks/pre-commit',
    "echo 'rm -rf ~/data' > notes.md",
  ])
    it(`lets ${command} through`, async () => assert.equal(await decision({ command }), 'pass'));
  it('reads the file that becomes a hook', async () => {
    const seen = await judged({ command: 'cp tidy .git/hooks/pre-push', files: { tidy: HOOK } });
    assert.deepEqual(deeds(seen), ['filesystem/remove ask']);
  });
});
