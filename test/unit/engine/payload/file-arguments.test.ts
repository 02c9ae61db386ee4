import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const DNS = 'aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch file://c.json';
const SCALE = 'aws ecs update-service --cli-input-json file://s.json';
const batch = (action: string) => JSON.stringify({ Changes: [{ Action: action }] });
const scale = (desiredCount: number) => JSON.stringify({ cluster: 'prod', service: 'api', desiredCount });

describe('engine/payload: files in the place of an option’s JSON', () => {
  for (const [command, files, answer] of [
    [DNS, { 'c.json': batch('CREATE') }, 'pass'],
    [DNS, { 'c.json': batch('DELETE') }, 'ask'],
    [DNS, {}, 'ask'],
    [SCALE, { 's.json': scale(0) }, 'ask'],
    [SCALE, { 's.json': scale(3) }, 'pass'],
    [SCALE, {}, 'pass'],
    [SCALE, { 's.json': 'no json' }, 'pass'],
    [`aws rds modify-db-instance --cli-input-json '{"BackupRetentionPeriod":0}'`, {}, 'ask'],
  ] as const)
    it(`${command} ${JSON.stringify(files)}`, async () =>
      assert.equal(await decision({ command, files }), answer));
});
