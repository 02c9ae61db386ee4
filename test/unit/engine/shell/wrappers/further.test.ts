import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const AROUND = [
  'zellij run --',
  'wezterm cli spawn --',
  'kitty @ launch',
  'tsp',
  'nq',
  'run-one',
  'daemonize',
  's6-setuidgid app',
  'direnv exec .',
  'systemd-nspawn -D /',
  'machinectl shell root@web',
  'lxc-attach -n web --',
  'pct exec 100 --',
  'nomad alloc exec abc',
  'docker-machine ssh prod',
  'tsh ssh root@web',
  'tailscale ssh root@web',
  'dokku run app',
];

describe('engine/shell/further-wrappers', () => {
  for (const around of AROUND)
    it(`reads what ${around} starts`, async () => {
      assert.equal(await decision({ command: `${around} rm -rf /srv` }), 'ask');
      assert.equal(await decision({ command: `${around} ls -la` }), 'pass');
    });
  it('reads what stands in an option', async () => {
    assert.equal(await decision({ command: `start-stop-daemon --start --exec /bin/rm -- -rf /srv` }), 'ask');
    assert.equal(await decision({ command: `cf ssh app -c 'rm -rf /app'` }), 'ask');
    assert.equal(await decision({ command: `bolt command run 'rm -rf /srv' -t web` }), 'ask');
    assert.equal(await decision({ command: `bolt command run uptime -t web` }), 'pass');
  });
});
