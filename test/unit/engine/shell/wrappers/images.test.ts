import assert from 'node:assert/strict';
import { commandsOfParameters } from '../../../../../src/engine/shell/words/parameters.ts';
import { imageProgram } from '../../../../../src/engine/shell/wrappers/images.ts';
import { reading } from '../print.ts';

/** The programs that a line starts inside its wrapper, with their words. */
const inside = (line: string) =>
  reading(line)
    .calls.filter(({ via }) => via.length > 0)
    .map(({ program, args }) => [program, ...args.map(({ text }) => text)].join(' '));

const rows: readonly (readonly [line: string, ...expected: string[]])[] = [
  ['docker run --rm -v a:/w hashicorp/terraform:1.9 -chdir=/w destroy', 'terraform -chdir=/w destroy'],
  ['docker container run amazon/aws-cli s3 rb s3://b', 'aws s3 rb s3://b'],
  ['podman run registry.example.com:5000/mirror/kubectl@sha256:0 delete ns a', 'kubectl delete ns a'],
  ['docker compose run --rm terraform destroy', 'terraform destroy'],
  ['docker run google/cloud-sdk gcloud projects list', 'gcloud projects list'],
  ['docker run --entrypoint aws hashicorp/terraform s3 ls', 'aws s3 ls'],
  ['docker run --entrypoint "" hashicorp/terraform terraform destroy', 'terraform destroy'],
  ['docker run hashicorp/terraform sh -c "terraform destroy"', 'terraform destroy'],
  ['docker exec terraform ls', 'ls'],
  ['docker run hashicorp/terraform'],
  ['docker run node:20 npm test', 'npm test'],
  ['heroku run rake db:drop -a acme', 'rake db:drop'],
  ['heroku run rake db:drop --app=acme', 'rake db:drop'],
  [`aws --profile p ssm send-command --parameters 'commands=["cd /srv","rm -rf a"]'`, 'cd /srv', 'rm -rf a'],
  [`aws ssm send-command --parameters '{"commands":["rm -rf a"],"timeout":["60"]}'`, 'rm -rf a'],
  ['aws ssm send-command --parameters commands=uptime', 'uptime'],
  ['aws ssm start-session --target i --parameters command="rm -rf a"', 'rm -rf a'],
  ['aws ssm start-session --target i'],
];

describe('shell: images and parameters', () => {
  for (const [line, ...expected] of rows) it(line, () => assert.deepEqual(inside(line), expected));

  it('knows an image by its last name, and leaves words that name a program alone', () => {
    assert.equal(imageProgram('quay.io/skopeo/stable:v1', 'delete'), 'skopeo');
    assert.equal(imageProgram('ghcr.io/opentofu/opentofu', 'destroy'), 'tofu');
    assert.equal(imageProgram('hashicorp/terraform', 'terraform'), undefined);
    assert.equal(imageProgram('hashicorp/terraform', '/bin/sh'), undefined);
    assert.equal(imageProgram('postgres:16', 'psql'), undefined);
    assert.equal(imageProgram('', ''), undefined);
  });

  it('reads the commands of parameters in every notation', () => {
    const code = (text: string) =>
      commandsOfParameters({ text, certain: true, place: { start: 0, end: text.length } });
    for (const text of [
      '{"commands":["a","b c"]}',
      'commands=["a","b c"],executionTimeout=["60"]',
      'executionTimeout=60,commands=a,b c',
      'commands=[a,b c]',
      'Commands="a","b c"',
    ])
      assert.equal(code(text)?.text, 'a\nb c', text);
    assert.equal(code('portNumber=80'), undefined);
    assert.equal(code('{"portNumber":["80"]}'), undefined);
    assert.equal(code('file://commands.json')?.certain, false);
    assert.equal(code(',commands=['.repeat(10_000))?.certain, false);
  });
});
