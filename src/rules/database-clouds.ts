import type { CallView, Platform, RequestView } from '../model/platform.ts';

// https://clickhouse.com/docs/products/cloud/guides/deletion-protection
const CLICKHOUSE =
  'ClickHouse Cloud has no way to bring a deleted service back; only data that was exported stays (ClickHouse documentation, 2026-11)';
// https://www.cockroachlabs.com/docs/cockroachcloud/managed-backups-basic
const COCKROACH =
  'CockroachDB keeps the backups of a deleted Basic cluster for 30 days; its support can restore one (CockroachDB Cloud documentation, 2026-11)';
// https://docs.pingcap.com/tidbcloud/delete-tidb-cluster/
const TIDB =
  'A Starter cluster cannot be restored; automatic backups of a Dedicated one lie in the recycle bin for 7 days (TiDB Cloud documentation, 2026-11)';
// https://redis.io/docs/latest/operate/rc/databases/back-up-data/
const REDIS =
  'Redis Cloud keeps no copy unless remote backup was turned on; those backups lie in the customer’s own storage (Redis documentation, 2026-11)';
// https://www.elastic.co/docs/deploy-manage/uninstall/delete-a-cloud-deployment
const ELASTIC =
  'Its snapshots go soon after it: ask Elastic’s support at once; snapshots in a repository of one’s own stay (Elastic documentation, 2026-11)';
// https://docs.couchbase.com/cloud/clusters/delete-database.html
const CAPELLA =
  'It cannot be reversed: the backups go with the cluster (Couchbase Capella documentation, 2026-11)';
// https://cloud.docs.scylladb.com/stable/operate/scylla-cloud-delete-cluster.html
const SCYLLA = 'Its backups stay for 1 day unless told otherwise (ScyllaDB Cloud documentation, 2026-11)';

const at = ({ positionals }: CallView) => positionals.join(' ');
const of = (program: string, words: RegExp) => (call: CallView) =>
  call.program === program && words.test(at(call));
const host = (name: string) => (request: RequestView) => request.host === name;
const ANY = ['-f', '--force', '-y', '--yes', '--confirm'];

/** Databases that a vendor runs, apart from those with a file of their own. */
export const databaseClouds: Platform = {
  id: 'database-clouds',
  title: 'Hosted databases',
  docs: 'https://clickhouse.com/docs/products/cloud/guides/deletion-protection',
  programs: ['clickhousectl', 'ccloud', 'ticloud', 'ecctl'],
  optionsWithValue:
    '-c --cluster-id -p --project-id -b --branch-id --cluster --org-id --profile -P --region --host --apikey --config --output -o --format --ref-id --kind --type --timeout'.split(
      ' ',
    ),
  hosts: [
    'api.clickhouse.cloud',
    'cockroachlabs.cloud',
    'serverless.tidbapi.com',
    'dedicated.tidbapi.com',
    'api.redislabs.com',
    'api.elastic-cloud.com',
    'cloudapi.cloud.couchbase.com',
    'api.cloud.scylladb.com',
  ],
  mcpServers: ['clickhouse', 'cockroach', 'tidb', 'redis', 'elastic', 'capella', 'scylla'],
  environment: { options: ['--profile', '-P', '--cluster'], variables: [] },
  selfConfirm: ANY,
  unruled: { harmless: [['auth|config|completion|local|user-config']] },
  rules: [
    {
      id: 'clickhouse-delete',
      command: [],
      when: of('clickhousectl', /^cloud (service|org|backup|clickpipe|postgres)( \S+)? (delete|remove)( |$)/),
      http: ['DELETE /v1/organizations/*/services/*', 'DELETE /v1/organizations/*/postgres/*'],
      httpWhen: host('api.clickhouse.cloud'),
      does: { verb: 'delete', what: 'ClickHouse Cloud service', undo: 'none', undoNote: CLICKHOUSE },
      target: { positionals: true, skip: 3 },
      why: 'Deletes the service with all of its data.',
      instead: 'clickhousectl cloud service list',
      stops: [
        'clickhousectl cloud service delete 5f2c --force',
        'curl -X DELETE https://api.clickhouse.cloud/v1/organizations/o1/services/s1 -u "$KEY:$SECRET"',
      ],
      passes: [
        'clickhousectl cloud service list',
        'curl https://api.clickhouse.cloud/v1/organizations/o1/services -u "$KEY:$SECRET"',
      ],
    },
    {
      id: 'cockroach-delete',
      command: [],
      when: of('ccloud', /^(cluster|folder)( \S+)? (delete|remove)( |$)/),
      http: [
        'DELETE /api/v1/clusters/*',
        'DELETE /api/v1/clusters/*/databases/**',
        'DELETE /api/v1/folders/*',
      ],
      httpWhen: host('cockroachlabs.cloud'),
      does: { verb: 'delete', what: 'CockroachDB Cloud cluster', undo: 'vendor', undoNote: COCKROACH },
      target: { positionals: true, skip: 2 },
      why: 'Deletes the cluster or the database with everything in it.',
      instead: 'ccloud cluster list',
      stops: [
        'ccloud cluster delete orders-prod',
        'curl -X DELETE https://cockroachlabs.cloud/api/v1/clusters/35c4 -H "Authorization: Bearer $KEY"',
      ],
      passes: [
        'ccloud cluster list',
        'curl https://cockroachlabs.cloud/api/v1/clusters -H "Authorization: Bearer $KEY"',
      ],
    },
    {
      id: 'tidb-delete',
      command: [],
      when: of(
        'ticloud',
        /^(serverless|cluster|branch|s)( (cluster|branch|export|import|sql-user))? ?(delete|rm)( |$)/,
      ),
      http: ['DELETE /v1beta1/clusters/**', 'DELETE /v1beta1/branches/**'],
      httpWhen: ({ host: name }) => name.endsWith('.tidbapi.com'),
      does: { verb: 'delete', what: 'TiDB Cloud cluster', undo: 'none', undoNote: TIDB },
      target: { options: ['-c', '--cluster-id', '-b', '--branch-id'] },
      why: 'Deletes the cluster or the branch with everything in it.',
      instead: 'ticloud serverless list',
      stops: [
        'ticloud serverless delete --cluster-id 12 --force',
        'ticloud serverless branch delete -c 12 -b bran-x --force',
        'curl --digest -u "$PUB:$PRIV" -X DELETE https://serverless.tidbapi.com/v1beta1/clusters/10',
      ],
      passes: ['ticloud serverless list -p 2', 'ticloud serverless branch create -c 1 -n dev'],
    },
    {
      id: 'redis-delete',
      http: [
        'DELETE /v1/subscriptions/**',
        'DELETE /v1/fixed/subscriptions/**',
        'PUT /v1/subscriptions/*/databases/*/flush',
        'POST /v1/subscriptions/*/databases/*/import',
      ],
      httpWhen: host('api.redislabs.com'),
      mcp: ['delete-subscription', 'delete-essential-subscription', 'delete-database'],
      does: { verb: 'delete', what: 'Redis Cloud database', undo: 'none', undoNote: REDIS },
      target: { fields: ['subscriptionId', 'databaseId'] },
      why: 'Deletes, empties or overwrites the database.',
      instead: 'curl https://api.redislabs.com/v1/subscriptions -H "x-api-key: $KEY"',
      stops: [
        'curl -X DELETE https://api.redislabs.com/v1/subscriptions/12/databases/34 -H "x-api-key: $KEY"',
        'curl -X PUT https://api.redislabs.com/v1/subscriptions/12/databases/34/flush -H "x-api-key: $KEY"',
        { server: 'redis-cloud', tool: 'delete-subscription', input: { subscriptionId: 12 } },
      ],
      passes: [
        'curl -X POST https://api.redislabs.com/v1/subscriptions/12/databases/34/backup -H "x-api-key: $KEY"',
        { server: 'redis-cloud', tool: 'get-subscriptions', input: {} },
      ],
    },
    {
      id: 'elastic-delete',
      command: [],
      when: of(
        'ecctl',
        /^deployment( (elasticsearch|kibana|apm|extension|resource|template))? (shutdown|delete|stop|trust delete)( |$)/,
      ),
      http: [
        'POST /api/v1/deployments/*/_shutdown',
        'POST /api/v1/deployments/*/*/*/_shutdown',
        'DELETE /api/v1/deployments/**',
        'DELETE /api/v1/serverless/projects/**',
      ],
      httpWhen: host('api.elastic-cloud.com'),
      does: { verb: 'delete', what: 'Elastic Cloud deployment', undo: 'vendor', undoNote: ELASTIC },
      target: { positionals: true, skip: 2 },
      why: 'Shuts the deployment down and erases its data and, soon after, its snapshots.',
      instead: 'ecctl deployment show 5c1f',
      stops: [
        'ecctl deployment shutdown 5c1f --force',
        'curl -X POST https://api.elastic-cloud.com/api/v1/deployments/5c1f/_shutdown -H "Authorization: ApiKey $KEY"',
      ],
      passes: [
        'ecctl deployment list',
        'ecctl deployment show 5c1f',
        'curl -X POST https://api.elastic-cloud.com/api/v1/deployments/5c1f/_restore -H "Authorization: ApiKey $KEY"',
      ],
    },
    {
      id: 'capella-delete',
      http: ['DELETE /v4/organizations/**'],
      httpWhen: host('cloudapi.cloud.couchbase.com'),
      does: { verb: 'delete', what: 'Couchbase Capella cluster or bucket', undo: 'none', undoNote: CAPELLA },
      target: {},
      why: 'Deletes it with its data and its backups.',
      instead: 'curl https://cloudapi.cloud.couchbase.com/v4/organizations -H "Authorization: Bearer $KEY"',
      stops: [
        'curl -X DELETE https://cloudapi.cloud.couchbase.com/v4/organizations/o/projects/p/clusters/c -H "Authorization: Bearer $KEY"',
      ],
      passes: [
        'curl https://cloudapi.cloud.couchbase.com/v4/organizations/o/projects -H "Authorization: Bearer $KEY"',
      ],
    },
    {
      id: 'scylla-delete',
      http: ['POST /account/*/cluster/*/delete', 'DELETE /account/**'],
      httpWhen: host('api.cloud.scylladb.com'),
      does: { verb: 'delete', what: 'ScyllaDB Cloud cluster', undo: 'vendor', undoNote: SCYLLA },
      target: {},
      why: 'Deletes the cluster with its data.',
      instead: 'curl https://api.cloud.scylladb.com/account/default -H "Authorization: Bearer $KEY"',
      stops: [
        'curl -X POST https://api.cloud.scylladb.com/account/1/cluster/2/delete -H "Authorization: Bearer $KEY" -d \'{"clusterName":"a"}\'',
      ],
      passes: ['curl https://api.cloud.scylladb.com/account/1/clusters -H "Authorization: Bearer $KEY"'],
    },
  ],
};
