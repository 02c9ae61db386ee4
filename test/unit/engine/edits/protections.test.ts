import assert from 'node:assert/strict';
import { takesProtection } from '../../../../src/engine/edits/protections.ts';

describe('engine/protections', () => {
  const taken: readonly (readonly [string, string])[] = [
    ['prevent_destroy = true', 'prevent_destroy = false'],
    ['lifecycle {\n  prevent_destroy = true\n}', ''],
    ['DeletionPolicy: Retain', 'DeletionPolicy: Delete'],
    ['"DeletionProtection": true', '"DeletionProtection": false'],
    ['removalPolicy: cdk.RemovalPolicy.RETAIN', 'removalPolicy: cdk.RemovalPolicy.DESTROY'],
    ['reclaimPolicy: Retain', 'reclaimPolicy: Delete'],
    ['backup_retention_period = 14', 'backup_retention_period = 0'],
    ['VersioningConfiguration:\n  Status: Enabled', ''],
    ['opts=ResourceOptions(protect=True)', 'opts=ResourceOptions(protect=False)'],
    ['  acl = "x"\n', '  acl = "x"\n  force_destroy = true\n'],
  ];
  for (const [before, after] of taken)
    it(`is taken: ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      assert.equal(takesProtection(before, after), true);
      // Turned on, nothing is lost.
      assert.equal(takesProtection(after, before), false);
    });

  it('is not taken by a comment, by what is new, or by another setting', () => {
    assert.equal(takesProtection('# prevent_destroy = true', ''), false);
    assert.equal(takesProtection('a', 'resource "x" "y" {\n  force_destroy = true\n}'), false);
    assert.equal(
      takesProtection('deletion_protection = true\nsize = 1', 'deletion_protection = true\nsize = 2'),
      false,
    );
  });
});
