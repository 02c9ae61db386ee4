import assert from 'node:assert/strict';
import { deeds, judged } from '../lab.ts';

const RULE = 'general/protection-removed ask';
const edit = async (path: string, before: string, after: string, files: Record<string, string> = {}) =>
  deeds(await judged({ tool: { kind: 'edit', path, old: before, new: after }, files })).includes(RULE);

describe('engine/weakened-edits', () => {
  it('asks where infrastructure as code loses its protection', async () => {
    assert.ok(await edit('cfn/db.yaml', 'DeletionPolicy: Retain', 'DeletionPolicy: Delete'));
    assert.ok(await edit('lib/s.ts', 'RemovalPolicy.RETAIN', 'RemovalPolicy.DESTROY'));
    assert.ok(await edit('sst.config.ts', 'protect: true', 'protect: false'));
    const files = { 'index.ts': "import * as p from '@pulumi/pulumi';\nconst o = { protect: true };" };
    assert.ok(await edit('index.ts', 'protect: true', 'protect: false', files));
    const patch = '@@ -1,2 +1 @@\n Resources:\n-  DeletionPolicy: Retain\n';
    assert.ok(deeds(await judged({ tool: { kind: 'edit', path: 'cfn/a.yaml', patch } })).includes(RULE));
  });

  it('compares a rewritten file with what stands there', async () => {
    const write = (old: string, content: string) =>
      judged({ tool: { kind: 'write', path: 'cfn/db.yaml', content }, files: { 'cfn/db.yaml': old } });
    assert.ok(deeds(await write('DeletionPolicy: Retain\n', 'Type: x\n')).includes(RULE));
    assert.deepEqual(deeds(await write('Type: x\n', 'Type: y\n')), []);
  });

  it('leaves other programs, tests and pages alone', async () => {
    assert.equal(await edit('src/app.ts', 'protect: true', 'protect: false'), false);
    assert.equal(await edit('docs/a.yaml', 'DeletionPolicy: Retain', 'DeletionPolicy: Delete'), false);
    assert.equal(await edit('lib/s.test.ts', 'RemovalPolicy.RETAIN', 'RemovalPolicy.DESTROY'), false);
  });

  it('sees the same done in place by a command', async () => {
    const asks = async (command: string) => deeds(await judged({ command })).includes(RULE);
    assert.ok(await asks(`sed -i 's/DeletionPolicy: Retain/DeletionPolicy: Delete/' cfn/db.yaml`));
    assert.ok(await asks(`sed -i '/DeletionPolicy/d' template.yaml`));
    assert.ok(await asks(`yq -i 'del(.Resources.Db.DeletionPolicy)' cfn/db.yaml`));
    assert.equal(await asks(`sed -i 's/t3.small/t3.large/' cfn/db.yaml`), false);
    assert.equal(await asks(`sed 's/DeletionPolicy: Retain/DeletionPolicy: Delete/' cfn/db.yaml`), false);
  });
});
