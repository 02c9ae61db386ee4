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
  ['psql -h db.acme.io shop -c "call wipe()"', 'It would run “wipe” (code in the database) '],
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
  ['kubectl delete deploy web', 'It would delete the Kubernetes deployment “web” '],
  ['kubectl drain node-1 --force', 'It would drain the Kubernetes node “node-1” '],
  ['kubectl scale statefulset pg --replicas=0', 'It would stop the Kubernetes statefulset “pg” '],
  ['aws ec2 detach-volume --volume-id vol-1 --force', 'It would detach the AWS EC2 volume “vol-1” '],
  ['aws ec2 delete-key-pair --key-name deploy', 'It would delete the AWS key pair “deploy” '],
  ['aws kms schedule-key-deletion --key-id k1', 'It would delete the AWS KMS key “k1” '],
  ['az search service delete -g rg -n s -y', 'It would delete the Azure service “s” '],
  ['hcloud server rebuild web --image debian-12', 'It would rebuild the Hetzner Cloud server “web” '],
  ['gh repo archive acme/api -y', 'It would archive the GitHub repository “acme/api” '],
  ['drone secret rm --repository a/b --name s', 'It would delete the secret “s” '],
  ['clever delete --app acme --yes', 'It would delete the app “acme” '],
  ['influx delete --bucket telegraf', 'It would delete the bucket “telegraf” '],
  ['modal app stop ap-123', 'It would stop the app “ap-123” '],
  ['bin/console app:purge-customers --force', 'It would delete the customers '],
  ['incus snapshot delete web s1', 'It would delete the snapshot “web” and “s1” '],
  ['acmectl snapshot delete web s1', 'It would delete the snapshot “web s1” '],
  ['vendor sync ./site remote --delete', 'It would run “vendor sync ./site remote --delete” '],
  ['xargs -a ids.txt kubectl delete ns', 'It would delete the Kubernetes namespace that “{}” stands for '],
  ['virsh net-undefine default', 'It would delete the net “default” '],
  ['redis-cli -h cache.prod flushall', 'It would delete every key of “cache.prod” '],
  [
    'psql -h db.acme.io -c "alter table t disable row level security"',
    'It would change the row security of the table “t” ',
  ],
  ['argocd cluster rm prod', 'It would delete “prod” (cluster of Argo CD) '],
];

const TOOLS: readonly (readonly [tool: string, input: object, begins: string])[] = [
  ['delete_event', { id: 'e1' }, 'It would delete the event “e1” '],
  ['github-delete-repo', { repo: 'a/b' }, 'It would delete the repository “a/b” '],
  ['unpublish_entry', { entryId: 'e' }, 'It would unpublish the entry “e” '],
  [
    'update_branch_protection',
    { repo: 'r', branch: 'main', enforce_admins: false },
    'It would change the branch protection “main” ',
  ],
  ['execute', { operation: 'purge' }, 'It would use “execute” of “acme” '],
  ['remove_project_member', { project_id: '1', user_id: '2' }, 'It would delete the project member '],
];

describe('engine/words: what an act is said to be', () => {
  for (const [command, begins] of SAYS)
    it(`${command}: ${begins.trim()}`, async () => {
      const { verdict } = await judged({ command });
      assert.equal(verdict.why.slice(0, begins.length), begins);
    });

  for (const [tool, input, begins] of TOOLS)
    it(`${tool} ${JSON.stringify(input)}: ${begins.trim()}`, async () => {
      const { verdict } = await judged({ tool: { kind: 'mcp', server: 'acme', tool, input } });
      assert.equal(verdict.why.slice(0, begins.length), begins);
    });

  it('says a name that stands twice in the act once', async () => {
    const { verdict } = await judged({ command: 'dropdb prod' });
    assert.deepEqual(verdict.actions[0]?.where[0]?.evidence, ['“prod” in dropdb']);
  });

  it('counts the same deed once', async () => {
    const { verdict } = await judged({ command: 'dropdb a && dropdb a; dropdb b' });
    assert.match(verdict.why, /, and 1 more thing\./);
  });

  it('shows no secret of a program that nobody described', async () => {
    const { verdict } = await judged({
      command: 'acmectl wipe --token=ghp_0123456789abcdefghijABCDEFGHIJ012345',
    });
    assert.doesNotMatch(JSON.stringify(verdict), /ghp_0123/);
    assert.match(verdict.why, /^It would run “acmectl wipe --token=/);
  });

  it('takes no option with a value for a confirmation', async () => {
    const { verdict } = await judged({
      command: 'psql -h db.acme.io -f x.sql',
      files: { 'x.sql': 'DROP TABLE t;' },
    });
    assert.equal(verdict.actions[0]?.selfConfirmed, undefined);
  });
});
