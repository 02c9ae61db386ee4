import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Messages that are deleted do not come back';
// https://docs.aws.amazon.com/msk/latest/developerguide/msk-delete-topic.html
// https://docs.confluent.io/cloud/current/clusters/delete-cluster.html
const TOPIC =
  'A deleted topic does not come back, and Confluent cannot restore a deleted cluster (Amazon MSK and Confluent documentation, 2026-11)';
const REMOVE = 'delete|rm|remove|del|destroy|purge';
/** Where the verb comes from a variable nothing is claimed. */
const VERBS =
  /^(delete|rm|rmm|r|remove|del|destroy|purge|trim-prefix|clear|reset|seek|offset-delete|edit|seal|scrub|pause|peer-remove|decommission)$/;
/** What is this machine's own, and what only makes or shows. */
const OTHERWISE =
  /^((context|plugin|profile|config|container|local)\b|(\S+ )?(topic|group|cluster) (create|list|describe|info|consume|produce)( |$))/;
const at = (call: CallView) => call.positionals.join(' ');
const kafka = (call: CallView, name: string) => call.program.replace(/\.(sh|bat)$/, '') === name;
const KAFKA =
  'kafka-topics kafka-delete-records kafka-configs kafka-consumer-groups kafka-acls kafka-streams-application-reset kafka-storage kafka-reassign-partitions kafka-share-groups kafka-metadata-quorum kafka-leader-election kafka-transactions'.split(
    ' ',
  );

const RABBIT_DELETE =
  /^(delete_\w+|purge_queue|reset|force_reset|clear_\w+|forget_cluster_node|rename_cluster_node|force_boot|eval|delete|purge|shrink|remove_\w+)( |$)/;
const RABBIT_STOP =
  /^(stop|stop_app|shutdown|close_all_connections|close_connection|close_all_user_connections|suspend_listeners|change_password|drain)( |$)/;
const PULSAR_DELETE =
  /^(topics|topic|namespaces|namespace|tenants|tenant|clusters|cluster|functions|sources|sinks|schemas|subscriptions|packages) (partitioned-)?(delete\S*|terminate|truncate|skip\S*|clear-backlog\S*|expire-messages\S*|unsubscribe\S*|remove-\S+|reset-cursor|set-retention|set-message-ttl)( |$)/;

/** Settings by which records expire; where only the time is set and it is a week or more, they are kept as by default. */
function expires({ args }: CallView): boolean {
  const text = args.join(' ');
  const kept = /\bretention\.ms=(-1|\d{9,})\b/.exec(text)?.[1] ?? '0';
  const long = kept === '-1' || Number(kept) >= 604_800_000;
  return /retention|cleanup\.policy|segment|delete/.test(
    long ? text.replace(/\bretention\.ms=\S+|--delete-config/g, '') : text,
  );
}

export const streaming: Platform = {
  id: 'streaming',
  title: 'Queues and streams',
  docs: 'https://kafka.apache.org/documentation/#basic_ops',
  programs: [
    ...KAFKA.flatMap((name) => [name, `${name}.sh`, `${name}.bat`]),
    ...'confluent ccloud rpk kafkactl kaf rabbitmqctl rabbitmqadmin rabbitmq-queues rabbitmq-upgrade nats pulsar-admin pulsarctl celery rq temporal tctl zkCli.sh zkcli zookeeper-shell zookeeper-shell.sh etcdctl mqadmin'.split(
      ' ',
    ),
  ],
  optionsWithValue:
    '--version --subject --bootstrap-server --bootstrap-servers --broker-list --zookeeper --topic --group --command-config --offset-json-file --entity-type --entity-name --add-config --delete-config --application-id --input-topics --config --cluster --environment --context --brokers -X --api-urls -s --server --creds --user --password -p --vhost -n --node -H --host -P --port -u --username -V -c -A --app -Q --queues -b --broker --url --address --namespace --workflow-id -w --reason --query -q --endpoints --cacert --cert --key --admin-url --auth-params --subscription --to-offset --to-datetime --partition --subject --seq --keep'.split(
      ' ',
    ),
  hosts: ['api.confluent.cloud', '*.confluent.cloud', '*.cloudamqp.com', 'rabbitmq.*', '*.rmq.cloudamqp.com'],
  mcpServers: ['kafka', 'confluent', 'rabbitmq', 'nats', 'pulsar', 'redpanda', 'temporal'],
  environment: {
    options: [
      '--bootstrap-server',
      '--brokers',
      '-X',
      '-s',
      '--server',
      '-n',
      '--node',
      '-H',
      '--host',
      '--cluster',
      '--environment',
      '--context',
      '--vhost',
      '--address',
      '--endpoints',
      '-A',
      '--app',
    ],
    variables: ['KAFKA_BROKERS', 'RPK_BROKERS', 'NATS_URL', 'NATS_CONTEXT', 'RABBITMQ_NODENAME'],
  },
  selfConfirm: ['-f', '--force', '-y', '--yes', '--no-confirm'],
  unruled: { harmless: [['login|logout|context|profile|plugin|completion|local']] },
  steps: {
    confluent: 'confluent kafka topic list',
    kafkactl: 'kafkactl get topics',
    rabbitmqadmin: 'rabbitmqadmin list queues',
    celery: 'celery inspect active',
    rq: 'rq info',
    etcdctl: 'etcdctl get "" --prefix --keys-only',
  },
  rules: [
    {
      id: 'kafka-delete',
      command: [],
      when: (call) =>
        (kafka(call, 'kafka-topics') && call.has('--delete')) ||
        kafka(call, 'kafka-delete-records') ||
        (kafka(call, 'kafka-consumer-groups') &&
          (call.has('--delete', '--delete-offsets') ||
            (call.has('--reset-offsets') && call.has('--execute')))) ||
        (kafka(call, 'kafka-share-groups') && call.has('--delete')) ||
        (kafka(call, 'kafka-acls') && call.has('--remove')) ||
        kafka(call, 'kafka-streams-application-reset') ||
        (kafka(call, 'kafka-storage') && call.args.includes('format')) ||
        (kafka(call, 'kafka-configs') && call.has('--alter') && expires(call)) ||
        (kafka(call, 'kafka-metadata-quorum') && call.args.includes('remove-controller')) ||
        (kafka(call, 'kafka-leader-election') && call.value('--election-type') === 'unclean') ||
        (kafka(call, 'kafka-transactions') &&
          /\b(abort|forceTerminateTransaction)\b/.test(call.args.join(' '))) ||
        (kafka(call, 'kafka-reassign-partitions') && call.has('--execute')) ||
        (kafka(call, 'kafka-topics') && call.has('--alter') && /retention/.test(call.args.join(' '))),
      does: { verb: 'delete', what: 'topic', undo: 'none', undoNote: TOPIC },
      target: { options: ['--topic', '--group', '--entity-name', '--offset-json-file'] },
      why: 'Deletes a topic, its records or a group’s place in it, or lets records expire.',
      instead: 'kafka-topics.sh --list',
      stops: [
        'kafka-topics.sh --bootstrap-server k.example.com:9092 --delete --topic orders',
        'kafka-delete-records.sh --bootstrap-server k.example.com:9092 --offset-json-file o.json',
        'kafka-configs.sh --bootstrap-server k.example.com:9092 --alter --entity-type topics --entity-name orders --add-config retention.ms=1',
        'kafka-consumer-groups --bootstrap-server k.example.com:9092 --group g --topic orders --reset-offsets --to-earliest --execute',
      ],
      passes: [
        'kafka-topics.sh --bootstrap-server k.example.com:9092 --list',
        'kafka-consumer-groups --bootstrap-server k.example.com:9092 --group g --reset-offsets --to-earliest --dry-run',
        'kafka-configs.sh --describe --entity-type topics',
        'kafka-topics --bootstrap-server localhost:9092 --delete --topic a --help',
      ],
    },
    {
      id: 'broker-cli-delete',
      command: ['*', `${REMOVE}|trim-prefix|clear`],
      commands: [
        ['*', '*', `${REMOVE}|reset`],
        ['*', '*', '*', REMOVE],
        ['topic', 'trim-prefix'],
        ['group', 'seek|offset-delete'],
        ['topic', 'alter-config'],
        ['kafka', 'topic', 'update'],
        ['connect', 'cluster', 'pause'],
        ['redpanda', 'admin', 'brokers', 'decommission'],
        ['reset', 'offset*'],
        ['delete', '*'],
      ],
      when: (call) =>
        /^(confluent|ccloud|rpk|kafkactl|kaf)$/.test(call.program) &&
        (call.args.some((word) => /^(alter-config|update)$/.test(word))
          ? expires(call)
          : call.program === 'kafkactl' && call.args.includes('reset')
            ? call.has('--execute')
            : call.args.some((word) => VERBS.test(word))) &&
        !OTHERWISE.test(at({ ...call, positionals: call.args })),
      http: [
        'DELETE /kafka/v3/**',
        'DELETE /cmk/**',
        'DELETE /org/**',
        'DELETE /api/queues/**',
        'DELETE /api/vhosts/**',
        'DELETE /api/exchanges/**',
      ],
      mcp: ['delete-topics', 'delete-connector', 'delete-flink-statements'],
      does: { verb: 'delete', what: 'topic or cluster', undo: 'none', undoNote: TOPIC },
      target: { positionals: true, fields: ['id', 'topicNames'] },
      why: 'Deletes a topic, a cluster or another part of the stream with the messages in it.',
      instead: 'rpk topic list',
      stops: [
        'confluent kafka topic delete orders --force',
        'confluent environment delete env-123',
        'rpk topic delete orders',
        'rpk topic trim-prefix orders --offset 100',
        'kafkactl delete topic orders',
        'rpk topic alter-config orders --set retention.ms=1000',
        'rpk redpanda admin brokers decommission 1',
      ],
      passes: [
        'rpk topic list',
        'confluent kafka topic describe orders',
        'confluent context delete old',
        'rpk topic produce orders',
        'rpk topic alter-config orders --set max.message.bytes=2000000',
      ],
    },
    {
      id: 'rabbitmq-delete',
      command: [],
      when: (call) =>
        (/^rabbitmq(ctl|-queues)$/.test(call.program) && RABBIT_DELETE.test(at(call))) ||
        (call.program === 'rabbitmqctl' &&
          /^set_(operator_)?policy( |$)/.test(at(call)) &&
          /ttl|expires|max-length/.test(call.args.join(' '))) ||
        (call.program === 'rabbitmqadmin' &&
          RABBIT_DELETE.test(at(call).replace(/^(\w+) (delete|purge)\b.*/, '$2'))),
      does: { verb: 'delete', what: 'queue', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes a queue, its messages, a user or a virtual host, or resets the node.',
      instead: 'rabbitmqctl list_queues',
      stops: [
        'rabbitmqctl delete_queue orders',
        'rabbitmqctl -n rabbit@mq1 purge_queue orders',
        'rabbitmqctl force_reset',
        'rabbitmqadmin -H mq.example.com delete queue name=orders',
        'rabbitmqctl delete_vhost /shop',
      ],
      passes: [
        'rabbitmqctl list_queues',
        'rabbitmqctl status',
        'rabbitmqadmin list queues',
        'rabbitmqctl add_vhost /test',
      ],
    },
    {
      id: 'nats-delete',
      command: [
        'stream|str|st|s|kv|object|obj|consumer|con|account|auth|server|srv',
        `${REMOVE}|rmm|rm|r|edit|seal|scrub`,
      ],
      commands: [
        ['*', '*', `${REMOVE}|rm|peer-remove`],
        ['consumer|con', 'rm|pause'],
        ['stream|str', 'cluster', 'peer-remove'],
      ],
      when: (call) =>
        call.program === 'nats' &&
        call.args.some((word) => VERBS.test(word)) &&
        (!call.args.includes('edit') || call.has('--max-age', '--max-msgs', '--max-bytes')),
      does: { verb: 'delete', what: 'stream', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, first: true },
      why: 'Deletes or empties a stream, bucket or consumer.',
      instead: 'nats stream ls',
      stops: [
        'nats stream purge ORDERS -f',
        'nats stream rm ORDERS --force',
        'nats kv del CONFIG -f',
        'nats consumer rm ORDERS worker -f',
        'nats object rm FILES a.png',
      ],
      passes: ['nats stream info ORDERS', 'nats stream ls', 'nats kv get CONFIG a', 'nats pub orders hi'],
    },
    {
      id: 'pulsar-delete',
      command: [],
      when: (call) => /^(pulsar-admin|pulsarctl)$/.test(call.program) && PULSAR_DELETE.test(at(call)),
      does: { verb: 'delete', what: 'topic', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes a topic, a namespace or a tenant, or skips messages that nobody has read.',
      instead: 'pulsar-admin topics list public/default',
      stops: [
        'pulsar-admin topics delete persistent://public/default/orders --force',
        'pulsar-admin namespaces clear-backlog public/default',
        'pulsar-admin tenants delete acme',
      ],
      passes: [
        'pulsar-admin topics list public/default',
        'pulsar-admin topics stats persistent://public/default/orders',
      ],
    },
    {
      id: 'jobs-purge',
      command: [],
      when: (call) =>
        (call.program === 'celery' &&
          /(^| )(purge|control (revoke|terminate|shutdown)|amqp queue\.(delete|purge))( |$)/.test(
            at(call),
          )) ||
        (call.program === 'rq' && /^empty( |$)/.test(at(call))) ||
        (/^(temporal|tctl)$/.test(call.program) &&
          /(^| )(workflow|wf|schedule|namespace|batch) (terminate|delete|term|reset|cancel)( |$)/.test(
            at(call),
          )) ||
        (/^(zkCli\.sh|zkcli|zookeeper-shell(\.sh)?)$/i.test(call.program) &&
          /(^| )(delete|deleteall|rmr) /.test(` ${at(call)}`)) ||
        (call.program === 'etcdctl' &&
          /^(del|rm|rmdir|snapshot restore|member remove|user delete|role delete|auth disable|compact|compaction)( |$)/.test(
            at(call),
          )) ||
        (call.program === 'mqadmin' && /^delete\w+/i.test(at(call))),
      does: { verb: 'delete', what: 'jobs or keys', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['-w', '--workflow-id', '--query'] },
      why: 'Deletes waiting jobs, running workflows or coordination data.',
      instead: 'temporal workflow list',
      stops: [
        'celery -A app purge -f',
        'rq empty default',
        'temporal workflow terminate --workflow-id order-1',
        'etcdctl del --prefix /registry',
        'etcdctl del "" --from-key=true',
        'zkCli.sh -server zk.example.com deleteall /kafka',
      ],
      passes: ['celery -A app inspect active', 'temporal workflow list', 'etcdctl snapshot save db.snap'],
    },
    {
      id: 'broker-stop',
      command: [],
      when: (call) => /^rabbitmq(ctl|-upgrade)$/.test(call.program) && RABBIT_STOP.test(at(call)),
      does: { verb: 'stop', what: 'broker', undo: 'repeat', undoNote: 'It can be started again' },
      target: { options: ['-n', '--node'] },
      why: 'Stops the broker or cuts its connections.',
      instead: 'rabbitmqctl status',
      stops: ['rabbitmqctl stop_app', 'rabbitmqctl -n rabbit@mq1 shutdown', 'rabbitmq-upgrade drain'],
      passes: ['rabbitmqctl start_app', 'rabbitmqctl list_connections'],
    },
  ],
};
