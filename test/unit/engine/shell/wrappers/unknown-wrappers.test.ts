import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const ASK: readonly (readonly [line: string, why: string])[] = [
  ['vault-tool exec -- terraform destroy -auto-approve', 'behind the dashes stands a command'],
  ['vault-tool exec --account prod -- aws s3 rb s3://acme --force', 'whatever options stand before'],
  ['acme run --env production "rails db:drop"', 'the last word is a line for a shell'],
  ['acme ssh web "rm -rf data"', 'it is run on another machine'],
];
const PASS: readonly (readonly [line: string, why: string])[] = [
  ['vault-tool exec -- npm test', 'nothing is lost'],
  ['acme exec web "ls /data"', 'it is looked at'],
  ['acme run --name "delete old things"', 'it is an option’s value'],
  ['vitest run "rm -rf everything"', 'it is the name of a test'],
  ['terragrunt run --all -- plan -destroy', 'it is Terraform’s own word'],
];

describe('engine/shell/unknown-wrappers', () => {
  for (const [line, why] of ASK)
    it(`${line}: ${why}`, async () => assert.equal(await decision({ command: line }), 'ask'));
  for (const [line, why] of PASS)
    it(`lets ${line} through: ${why}`, async () => assert.equal(await decision({ command: line }), 'pass'));
});
