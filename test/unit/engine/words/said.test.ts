import assert from 'node:assert/strict';
import { judged } from '../lab.ts';

/** What a person reads first. */
const SAYS: readonly (readonly [line: string, begins: string])[] = [
  ['npm deprecate acme@1.0 "use 2"', 'It would change the package “acme@1.0” '],
  ['npm team rm acme:dev bob', 'It would change the team “acme:dev” '],
  ['npm profile disable-2fa', 'It would change the npm profile '],
  ['npm owner rm bob acme', 'It would change the owners of the package “acme” '],
  ['cargo owner --remove bob acme', 'It would change the owners of the package “acme” '],
  ['sudo ip addr del 10.0.0.2/24 dev eth0', 'It would change the network address “10.0.0.2/24” '],
  ['ip link set eth0 down', 'It would change the network interface “eth0” '],
  ['php artisan queue:clear --queue=mail', 'It would delete jobs of the queue “mail” '],
  ['git push origin :refs/tags/v1', 'It would delete the remote tag “v1” '],
  ['git push origin :feature', 'It would delete the remote branch “feature” '],
  ['git branch -f main HEAD~3', 'It would overwrite the Git branch “main”.'],
  ['git update-ref -d refs/heads/x', 'It would delete the Git ref “refs/heads/x” '],
  ['docker container prune -f', 'It would delete the stopped containers '],
  ['qemu-img snapshot -d a x.qcow2', 'It would overwrite the disk image “x.qcow2” '],
  ['psql -h db.acme.io shop -c "call wipe()"', 'It would run code in the database “wipe” '],
  ['psql -h db.acme.io shop -c "drop user bob"', 'It would delete the PostgreSQL user “bob” '],
  ['mysql -h db.prod.acme.io shop -e "rename table a to b"', 'It would run the renaming of “a” '],
  [
    `mysql -h db.acme.io -e "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'app'@'%'"`,
    'It would change access to “app” ',
  ],
  ["cypher-shell -a neo4j://n.acme.io 'MATCH (n) DETACH DELETE n'", 'It would delete the database '],
  ['pgbackrest --stanza=shop stanza-delete --force', 'It would delete the backups “shop” '],
  ['grpcurl -d x api.acme.io:443 acme.v1.Users/DeleteUser', 'It would delete the user '],
  [
    'curl -X POST https://api.acme.io/apps/shop/dynos/actions/stop',
    'It would stop the dyno “api.acme.io/apps/shop/dynos/actions/stop” ',
  ],
  [
    `curl https://api.acme.io/graphql -d '{"query":"mutation{removeTenant(id:7){id}}"}'`,
    'It would delete the tenant “7” ',
  ],
  ['gh auth token', 'It would show GitHub’s token to the agent.'],
];

describe('engine/words: what an act is said to be', () => {
  for (const [command, begins] of SAYS)
    it(`${command}: ${begins.trim()}`, async () => {
      const { verdict } = await judged({ command });
      assert.equal(verdict.why.slice(0, begins.length), begins);
    });
});
