import assert from 'node:assert/strict';
import {
  isPlainNoun,
  isProductName,
  isVague,
  namedThing,
  nounOfCommand,
  nounOfOperation,
  nounOfPath,
  singular,
  withArticle,
} from '../../../../src/engine/words/nouns.ts';

describe('engine/nouns', () => {
  it('finds the thing in the words of a sub-command', () => {
    const noun = (text: string, several = false) => nounOfCommand(text.split(' '), several);
    assert.equal(noun('rds delete-db-instance'), 'DB instance');
    assert.equal(noun('ec2 terminate-instances', true), 'EC2 instances');
    assert.equal(noun('storage container delete'), 'storage container');
    assert.equal(noun('volumes delete'), 'volume');
    assert.equal(noun('addons:destroy'), 'addon');
    assert.equal(noun('delete'), undefined);
    assert.equal(noun('42 delete'), undefined);
  });

  it('finds the thing in a path and in an operation', () => {
    assert.equal(nounOfPath('/v1/projects/42'), 'project');
    assert.equal(nounOfPath('/v2/volumes/abc'), 'volume');
    assert.equal(nounOfPath('/api/v1/users/7/api-keys/x'), 'api key'.replace('api', 'API'));
    assert.equal(nounOfPath('/v1/projects'), 'projects');
    assert.equal(nounOfPath('/v1/policies/delete/3'), 'policy');
    assert.equal(nounOfPath('/'), undefined);
    assert.equal(nounOfPath('/v1/42'), undefined);
    assert.equal(nounOfOperation('volumeDelete'), 'volume');
    assert.equal(nounOfOperation('delete'), undefined);
  });

  it('says one of several', () => {
    assert.deepEqual(
      ['policies', 'addresses', 'boxes', 'volumes', 'status', 'access', 'analysis', 'disk'].map(singular),
      ['policy', 'address', 'box', 'volume', 'status', 'access', 'analysis', 'disk'],
    );
  });

  it('knows kinds that say too little, and those that stand behind “the”', () => {
    assert.ok(['resource', 'server, volume or backup', 'dataset or table'].every(isVague));
    assert.ok(!['volume', 'every row of a table', 'remote branch'].some(isVague));
    assert.ok(['volume', 'remote branch', 'service’s public side'].every(isPlainNoun));
    assert.ok(!['every row of a table', 'uncommitted work', 'dataset or table'].some(isPlainNoun));
    assert.equal(withArticle('volume', 'Railway ', true), 'the Railway volume');
    assert.equal(withArticle('every row of a table', '', true), 'every row of the table');
    assert.equal(withArticle('every row of a table', '', false), 'every row of a table');
    assert.equal(namedThing('every row of a table'), 'table');
    assert.equal(namedThing('volume'), 'volume');
    assert.equal(namedThing('server, volume or backup'), undefined);
  });

  it('takes only a product’s name for one', () => {
    assert.ok(['AWS', 'Google Cloud', 'Fly.io', 'Docker’s API', 'macOS', 'Redis'].every(isProductName));
    assert.ok(!['Files and disks', 'Object storage', 'Backups', 'MySQL and MariaDB'].some(isProductName));
  });
});
