import assert from 'node:assert/strict';
import { weighsEdit } from '../../../../src/engine/edits/weighed.ts';

const from = (path: string, before: string, after: string) =>
  weighsEdit(path, [{ kind: 'write', text: after }], before);

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: api
          image: acme/api:1
`;
const PIPELINE = `on: push
jobs:
  deploy:
    environment: production
    steps:
      - uses: actions/checkout@v3
      - run: ./deploy.sh
`;

describe('engine/weighed', () => {
  const passing: readonly (readonly [path: string, before: string, after: string])[] = [
    ['.claude/settings.json', '{"permissions":{"allow":["a","b"]}}', '{"permissions":{"allow":["a"]}}'],
    ['k8s/api.yaml', DEPLOYMENT, DEPLOYMENT.replace('api:1', 'api:2').replace('replicas: 2', 'replicas: 4')],
    [
      'k8s/api.yaml',
      `${DEPLOYMENT}---\nkind: Service\nmetadata:\n  name: s\n`,
      `kind: Service\nmetadata:\n  name: s\n---\n${DEPLOYMENT}`,
    ],
    ['.github/workflows/ci.yml', PIPELINE, PIPELINE.replace('@v3', '@v4')],
    ['Dockerfile', 'FROM node:18\n', 'FROM node:20\n'],
    [
      'prisma/schema.prisma',
      'model A {\n  id Int @id\n}\n',
      'model A {\n  id   Int @id\n  name String?\n}\n',
    ],
    [
      '.claude/settings.json',
      '{"permissions":{"deny":["a"]}}',
      '{"permissions":{"deny":["a","b"]},"theme":"x"}',
    ],
    ['.claude/commands/a.md', 'Run a.\n', 'Run b.\n'],
    ['.vscode/settings.json', '{"files.autoSave":"off"}', '{"files.autoSave":"afterDelay"}'],
    ['CODEOWNERS', '* @a\n', '* @a @b\n/docs @c\n'],
  ];
  for (const [path, before, after] of passing)
    it(`passes in ${path}: ${JSON.stringify(after).slice(0, 60)}`, () => {
      assert.equal(from(path, before, after), false);
    });

  const weighty: readonly (readonly [path: string, before: string, after: string])[] = [
    [
      'wrangler.toml',
      '[[kv_namespaces]]\nbinding = "KV"\nid = "a"\n',
      '[[kv_namespaces]]\nbinding = "KV"\nid = "b"\n',
    ],
    ['serverless.yml', 'provider:\n  stage: dev\n', 'provider:\n  stage: prod\n'],
    ['k8s/api.yaml', DEPLOYMENT, DEPLOYMENT.replace('replicas: 2', 'replicas: 0')],
    ['k8s/prod/api.yaml', DEPLOYMENT, DEPLOYMENT.replace('api:1', 'api:2')],
    ['.github/workflows/ci.yml', PIPELINE, PIPELINE.replace('    environment: production\n', '')],
    ['.github/workflows/ci.yml', PIPELINE, PIPELINE.replace('on: push', 'on: pull_request_target')],
    ['prisma/schema.prisma', 'model A {\n  id Int @id\n  name String\n}\n', 'model A {\n  id Int @id\n}\n'],
    ['.claude/settings.json', '{"permissions":{"deny":["a"]}}', '{"permissions":{"deny":[]}}'],
    ['.claude/settings.json', '{"permissions":{"allow":["a"]}}', '{"permissions":{"allow":["a","Bash(*)"]}}'],
    ['.claude/commands/a.md', 'Run a.\n', '---\nallowed-tools: Bash(*)\n---\nRun a.\n'],
    ['.claude/hooks/a.sh', 'exit 2\n', 'exit 0\n'],
    ['.vscode/settings.json', '{}', '{"chat.tools.terminal.autoApprove":{"rm":true}}'],
    ['CODEOWNERS', '* @a\n/infra @b\n', '* @a\n'],
    ['a.rules', 'allow read: if request.auth != null;\n', 'allow read: if true;\n'],
  ];
  for (const [path, before, after] of weighty)
    it(`weighs in ${path}: ${JSON.stringify(after).slice(0, 60)}`, () => {
      assert.equal(from(path, before, after), true);
    });

  it('knows less of what nobody has read, and weighs it', () => {
    assert.equal(weighsEdit('compose.yaml', undefined, 'x: 1\n'), true);
    assert.equal(weighsEdit('compose.yaml', [{ kind: 'write', text: 'x: 1' }], undefined), true);
    assert.equal(weighsEdit('compose.yaml', undefined, ''), false);
    assert.equal(weighsEdit('unknown.xyz', [{ kind: 'write', text: '' }], ''), true);
    // Of a part, what it says itself.
    const part = (before: string, after: string) =>
      weighsEdit('compose.yaml', [{ kind: 'replace', before, after }], undefined);
    assert.equal(part('privileged: false', 'privileged: true'), true);
    assert.equal(part('image: a', 'image: b'), false);
  });

  it('takes a file’s removal for what the file held', () => {
    const gone = (path: string, before: string) => weighsEdit(path, [{ kind: 'delete' }], before);
    assert.equal(gone('CODEOWNERS', '* @a\n'), true);
    assert.equal(gone('.github/workflows/lint.yml', 'on: push\n'), false);
    assert.equal(gone('Dockerfile', 'FROM x\n'), false);
  });
});
