import assert from 'node:assert/strict';
import { decision } from './lab.ts';

const DROP = "psql -h localhost -c 'drop table users'";

describe('engine/tunnels', () => {
  it('takes this machine for another one behind a tunnel of the same line', async () => {
    for (const opens of [
      'ssh -fNL 5432:db.internal:5432 bastion &&',
      'ssh -N -L5432:db:5432 bastion & sleep 2;',
      'kubectl port-forward svc/pg 5432 &',
      'cloud-sql-proxy acme:eu:main &',
      'fly proxy 5432 -a pg &',
      'pscale connect shop main &',
      'aws ssm start-session --target i-1 --document-name AWS-StartPortForwardingSession &',
    ])
      assert.equal(await decision({ command: `${opens} ${DROP}` }), 'ask', opens);
    assert.equal(
      await decision({
        command: 'kubectl port-forward svc/es 9200 & curl -X DELETE localhost:9200/logs',
      }),
      'ask',
    );
  });

  it('leaves what comes before it, or after something else, alone', async () => {
    for (const command of [
      DROP,
      `${DROP}; kubectl port-forward svc/pg 5432`,
      `kubectl get pods && ${DROP}`,
      `ssh bastion uptime; ${DROP}`,
      `fly status && ${DROP}`,
    ])
      assert.equal(await decision({ command }), 'pass', command);
  });

  it('knows that a client on another machine calls that machine local', async () => {
    assert.equal(await decision({ command: `ssh db.example.com "${DROP}"` }), 'ask');
    assert.equal(await decision({ command: `railway run ${DROP}` }), 'pass');
  });
});
