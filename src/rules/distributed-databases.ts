import type { CallView, Platform } from '../model/platform.ts';

const GONE = 'Only a backup brings it back';
const line = (call: CallView) => call.args.join(' ');
const is = (call: CallView, program: RegExp, words: RegExp) =>
  program.test(call.program) && words.test(line(call));
const CYPHER =
  /\b(detach\s+delete|delete\s+\w|drop\s+(database|constraint|index|user|role|alias)|remove\s+\w+[.:]\w|stop\s+database)\b/i;
/** With `EXPLAIN` nothing is run. https://neo4j.com/docs/cypher-manual/current/planning-and-tuning/execution-plans/ */
const changesGraph = (texts: readonly string[]) =>
  texts
    .flatMap((text) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, ' ').split(';'))
    .some((statement) => CYPHER.test(statement) && !/^\s*explain\b/i.test(statement));
/** https://aerospike.com/docs/database/reference/info */
const AEROSPIKE = /\b(truncate(-namespace)?|sindex-delete|quiesce|roster-set|recluster)\s*:/;
const RMAN =
  /\b(delete\s+(noprompt|force|obsolete|expired|backup|copy|archivelog)|drop\s+(database|catalog)|reset\s+database)\b/i;

/** Clusters of databases, their nodes, copies and archives, by the tools that run beside the SQL client. */
export const distributedDatabases: Platform = {
  id: 'distributed-databases',
  title: 'Database clusters',
  docs: 'https://cassandra.apache.org/doc/latest/cassandra/managing/tools/nodetool/nodetool.html',
  programs:
    'nodetool cockroach cypher-shell neo4j-admin patronictl repmgr pg_archivecleanup pg_ctl pg_ctlcluster rman pt-archiver yb-admin mysqlsh sstableutil couchbase-cli tiup scylla-manager arangorestore asinfo asadm fdbcli mgconsole impdp imp dgmgrl memcflush'.split(
      ' ',
    ),
  optionsWithValue:
    '--exec -h --host -p --port -u --username -pw --password -a --address --uri -d --database -D --url --certs-dir -c --config-file -m --mode -s --source --where --from-path --dest'.split(
      ' ',
    ),
  mcpServers: ['neo4j', 'cassandra', 'couchbase'],
  environment: {
    options: ['-h', '--host', '-a', '--address', '--uri', '--url', '--source'],
    variables: ['COCKROACH_URL', 'NEO4J_URI'],
  },
  selfConfirm: ['-f', '--force', '--yes', '-y', '--commit-delete'],
  dryRun: ['--dry-run'],
  unruled: {
    harmless: [
      [
        'flush|drain|cleanup|compact|repair|scrub|refresh|reload*|disable*|invalidate*|truncatehints|reset*|stop*',
      ],
    ],
  },
  rules: [
    {
      id: 'node-remove',
      command: [],
      when: (call) =>
        is(
          call,
          /^nodetool$/,
          /\b(decommission|removenode|assassinate|stopdaemon|drain|disablegossip|disablebinary)\b/,
        ) ||
        is(
          call,
          /^cockroach$/,
          /^(node (decommission|drain)|quit|debug (reset-quorum|recover|unsafe-remove-dead-replicas))\b/,
        ) ||
        is(call, /^patronictl$/, /\b(remove|reinit|failover|switchover|pause)\b/) ||
        is(call, /^repmgr$/, /\b(standby unregister|primary unregister|node rejoin|standby promote)\b/) ||
        (is(call, /^(pg_ctl|pg_ctlcluster)$/, /\bstop\b/) &&
          !/^(\/private)?\/tmp\//.test(call.value('-D') ?? '')) ||
        is(call, /^couchbase-cli$/, /\b(bucket-(delete|flush)|rebalance-stop|server-eject|failover)\b/) ||
        is(call, /^tiup$/, /^cluster (destroy|clean|scale-in|prune|stop)\b/),
      does: {
        verb: 'stop',
        what: 'database node',
        undo: 'none',
        undoNote: 'A node that was taken out joins again only as a new one',
      },
      target: { positionals: true },
      why: 'Takes a node out of the cluster, stops it, or makes another one lead; copies of the data go with it.',
      instead: 'nodetool status',
      stops: [
        'nodetool decommission',
        'nodetool removenode 192d',
        'cockroach node decommission 4 --host db.example.com',
        'patronictl reinit main node2',
      ],
      passes: [
        'nodetool status',
        'cockroach node status',
        'patronictl list',
        'cockroach node decommission --help',
        'pg_ctl -D /tmp/pg stop',
      ],
    },
    {
      id: 'copies-delete',
      command: [],
      when: (call) =>
        is(call, /^nodetool$/, /\b(clearsnapshot|truncatehints|invalidate\w*cache|import .*-c)\b/) ||
        (call.program === 'pg_archivecleanup' && !call.has('-n')) ||
        (call.program === 'rman' && RMAN.test(`${line(call)} ${call.input ?? ''}`)) ||
        is(call, /^scylla-manager$/, /\b(backup delete|cluster delete)\b/),
      does: {
        verb: 'delete',
        what: 'backup',
        undo: 'none',
        undoNote: 'Deleted snapshots and archives do not come back',
      },
      target: { positionals: true },
      why: 'Deletes snapshots, archives or backups, from which a database would be restored.',
      instead: 'nodetool listsnapshots',
      stops: [
        'nodetool clearsnapshot --all',
        'pg_archivecleanup /archive 000000010000000000000010',
        `echo 'delete noprompt obsolete;' | rman target /`,
      ],
      passes: [
        'nodetool listsnapshots',
        'pg_archivecleanup -n /archive 000000010000000000000010',
        'nodetool snapshot app',
      ],
    },
    {
      id: 'data-loss',
      command: [],
      when: (call) =>
        (/^(cypher-shell|mgconsole)$/.test(call.program) &&
          changesGraph([...call.positionals, call.input ?? ''])) ||
        (/^(asinfo|asadm)$/.test(call.program) &&
          (AEROSPIKE.test(line(call)) || /\bmanage\s+(truncate|sindex\s+delete)\b/.test(line(call)))) ||
        // https://docs.oracle.com/en/database/oracle/oracle-database/19/sutil/datapump-import-utility.html
        is(call, /^impdp$/, /\btable_exists_action=(replace|truncate)\b|\breuse_datafiles=y/i) ||
        is(call, /^imp$/, /\bdestroy=y/i) ||
        is(call, /^dgmgrl$/, /\bremove\s+(configuration|database|far_sync)\b/i) ||
        call.program === 'memcflush' ||
        // https://apple.github.io/foundationdb/command-line-interface.html
        (call.program === 'fdbcli' &&
          /(^|[;\s])(clear|clearrange|exclude|configure new|lock|kill)\s+\S/.test(
            `${call.value('--exec') ?? ''};${call.input ?? ''}`,
          )) ||
        (call.program === 'arangorestore' && !/--overwrite[= ]false\b/.test(line(call))) ||
        (is(call, /^neo4j-admin$/, /^database (load|restore|copy)\b/) &&
          /--overwrite-destination(=true|\s+true)?(\s|$)/.test(line(call))) ||
        is(call, /^yb-admin$/, /\b(delete_\w+|remove_tablet_server|change_blacklist|drop_\w+)\b/) ||
        (call.program === 'pt-archiver' && call.has('--purge') && !call.has('--dry-run')) ||
        (is(call, /^mysqlsh$/, /\butil\s+(load-?dump|loadDump)\b/i) &&
          /--?dropExistingObjects|--drop-existing-objects/i.test(line(call))),
      mcp: ['write-neo4j-cypher', 'write_cypher', 'execute_cypher', 'run_cypher'],
      mcpWhen: (input) => CYPHER.test(JSON.stringify(input)),
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: GONE },
      target: { positionals: true },
      why: 'Deletes nodes, rows or tables, or writes a dump over a database.',
      instead: `cypher-shell 'MATCH (n) RETURN count(n)'`,
      stops: [
        `cypher-shell -a neo4j+s://db.example.com 'MATCH (n) DETACH DELETE n'`,
        'neo4j-admin database load app --from-path=/dumps --overwrite-destination=true',
        'pt-archiver --source h=db.example.com,D=app,t=orders --purge --where 1=1',
        'yb-admin delete_table ysql.app orders',
        // https://docs.arangodb.com/stable/components/tools/arangorestore/options/: it overwrites unless told otherwise.
        'arangorestore --server.endpoint ssl://arango.example.com:8529 --input-directory dump',
        `asinfo -h as.example.com -v 'truncate-namespace:namespace=shop'`,
        `fdbcli --exec "writemode on; clearrange a b"`,
        'impdp system/x@db directory=d dumpfile=x.dmp table_exists_action=replace',
        'memcflush --servers=mc.example.com',
        `asadm -h as.example.com --enable -e 'manage truncate ns shop'`,
      ],
      passes: [
        `cypher-shell 'EXPLAIN MATCH (n) DETACH DELETE n'`,
        'arangorestore --overwrite false --input-directory dump',
        `cypher-shell 'MATCH (n) RETURN count(n)'`,
        'neo4j-admin database dump app',
        `asinfo -h as.example.com -v 'namespace/shop'`,
        'fdbcli --exec status',
        'impdp system/x@db sqlfile=ddl.sql dumpfile=x.dmp',
        'pt-archiver --source h=db.example.com,D=app,t=orders --purge --dry-run',
        'mysqlsh --uri root@db.example.com -- util dump-instance /dumps',
      ],
    },
  ],
};
