import assert from 'node:assert/strict';
import { deedOf, doing, verbOf } from '../../../../src/engine/words/deeds.ts';

describe('engine/words/deeds', () => {
  it('takes the act’s own word where the rule’s verb covers several', () => {
    assert.equal(deedOf('stop', ['ec2', 'detach-volume'], true), 'detach');
    assert.equal(deedOf('stop', ['elbv2', 'delete-load-balancer'], true), 'delete');
    assert.equal(deedOf('change', ['repo', 'archive'], false), 'archive');
    assert.equal(deedOf('delete', ['zone-purge'], false), 'purge');
    assert.equal(deedOf('overwrite', ['server', 'rebuild'], true), 'rebuild');
  });

  it('keeps the rule’s verb where the own word says less or fits another thing', () => {
    assert.equal(deedOf('delete', ['job', 'stop'], true), undefined);
    assert.equal(deedOf('delete', ['reset'], false), undefined);
    assert.equal(deedOf('change', ['team', 'rm'], true), undefined);
    assert.equal(deedOf('delete', ['volume', 'delete'], true), undefined);
    assert.equal(deedOf('run', ['detach'], true), undefined);
    assert.equal(deedOf('stop', [], false), undefined);
  });

  it('says what somebody does', () => {
    assert.deepEqual(['delete', 'detach', 'destroy', 'empty', 'purge', 'flush'].map(doing), [
      'deletes',
      'detaches',
      'destroys',
      'empties',
      'purges',
      'flushes',
    ]);
    assert.equal(verbOf({ verb: 'expose' }), 'show the values in');
    assert.equal(verbOf({ verb: 'stop', deed: 'drain' }), 'drain');
  });
});
