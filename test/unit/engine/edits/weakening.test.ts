import assert from 'node:assert/strict';
import { turnsOffProtection } from '../../../../src/engine/edits/weakening.ts';

const OFF: readonly string[] = [
  'Action=ModifyDBInstance&DBInstanceIdentifier=prod&DeletionProtection=false&Version=2014-10-31',
  'Action=ModifyDBInstance&BackupRetentionPeriod=0',
  '<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>',
  '{"PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled": false}}',
  '{"settings":{"deletionProtectionEnabled":false}}',
  '{"protection":{"delete":false,"rebuild":false}}',
  '(Bucket="b", VersioningConfiguration={"Status": "Suspended"})',
  'deletion_protection = False',
  '{"softDeletePolicy":{"retentionDurationSeconds":0}}',
  '{"properties":{"enableSoftDelete":false}}',
  '{"versioning":{"enabled":false}}',
  '{"spec":{"finalizers":[]}}',
];
const ON: readonly string[] = [
  '{"deletionProtection":true}',
  'BackupRetentionPeriod=10',
  '{"retention":0.5}',
  '{"versioning":{"enabled":true}}',
  '{"backup":true,"deleted":false}',
  '{"status":"disabled"}',
  '{"text":"we turned off deletion protection"}',
  '{"finalizers":["kubernetes.io/pvc-protection"]}',
];

describe('engine/weakening', () => {
  for (const text of OFF) it(`sees ${text}`, () => assert.equal(turnsOffProtection(text), true));
  for (const text of ON) it(`lets ${text} be`, () => assert.equal(turnsOffProtection(text), false));

  it('stays quick on long texts', () => {
    const started = performance.now();
    for (const piece of ['versioning', 'retention', 'protection:{', '<a>', ' : ', 'softdeleteretention'])
      turnsOffProtection(piece.repeat(3_000));
    assert.ok(performance.now() - started < 2500);
  });
});
