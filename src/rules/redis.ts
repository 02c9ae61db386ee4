import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Redis has no way back but a copy of its dump (Redis documentation)';
const CLIENTS = /^(redis-cli|valkey-cli|keydb-cli|iredis|dragonfly-cli|redli)$/;

/** The Redis commands that a client is told to send, in upper case: the one on the line, and those on its input. */
function commands(call: CallView): readonly (readonly string[])[] {
  if (!CLIENTS.test(call.program)) return [];
  const [head = '', ...rest] = call.positionals.filter((word) => !/^rediss?:\/\//.test(word));
  const typed = (call.input ?? '').split('\n').slice(0, 1000);
  const lines = [[...head.trim().split(/\s+/), ...rest], ...typed.map((line) => line.trim().split(/\s+/))];
  return lines.map((words) => words.map((word) => word.toUpperCase()));
}

const first = (call: CallView, names: RegExp) => commands(call).some(([name = '']) => names.test(name));
const two = (call: CallView, names: RegExp) =>
  commands(call).some((words) => names.test(words.slice(0, 2).join(' ')));
/** Without an address the client talks to this machine. */
const addressed = (call: CallView) =>
  call.has('-h', '-u', '--uri') || call.positionals.some((word) => /^rediss?:\/\//.test(word));
const KEYS =
  /^(DEL|UNLINK|GETDEL|HDEL|SREM|ZREM|LTRIM|LREM|XDEL|XTRIM|ZREMRANGEBY\w+|SPOP|JSON\.DEL|JSON\.FORGET|RENAME|COPY|MOVE|MIGRATE|RESTORE)$/;
const loses = (call: CallView) =>
  commands(call).some(([name = '', ...rest]) => {
    if (name === 'COPY' || name === 'RESTORE') return rest.includes('REPLACE');
    if (/^(P?EXPIRE(AT)?)$/.test(name)) return /^(-\d+|0|1)$/.test(rest[1] ?? '');
    return KEYS.test(name);
  });
const SCRIPT_LOSS =
  /redis\.p?call\(\s*['"](del|unlink|flushall|flushdb|expire|rename|hdel|zrem\w*|srem)['"]/i;
const scripted = (call: CallView) =>
  (first(call, /^(EVAL|FCALL|EVALSHA)$/) && SCRIPT_LOSS.test(call.positionals.join(' '))) ||
  (call.has('--eval') &&
    CLIENTS.test(call.program) &&
    (call.input === undefined || SCRIPT_LOSS.test(call.input)));

export const redis: Platform = {
  id: 'redis',
  title: 'Redis',
  docs: 'https://redis.io/docs/latest/commands/',
  programs: [
    'redis-cli',
    'valkey-cli',
    'keydb-cli',
    'iredis',
    'dragonfly-cli',
    'redli',
    'upstash',
    'redis-trib.rb',
  ],
  optionsWithValue:
    '-h -p -s -a --user --pass -u --uri -r -i -n -t -X -d --sni --cacert --cacertdir --cert --key --tls-ciphers --pattern --quoted-pattern --count --eval --rdb --functions-rdb --db-id --backup-id --id --name --region --index-id --cluster-from --cluster-to --cluster-slots'.split(
      ' ',
    ),
  programOptions: {
    'redis-cli':
      '-h -p -s -a --user --pass -u -r -i -n -t -X -d --sni --cacert --cacertdir --cert --key --tls-ciphers --pattern --quoted-pattern --count --rdb --functions-rdb --cluster-from --cluster-to --cluster-slots --eval'.split(
        ' ',
      ),
  },
  hosts: ['*.upstash.io', 'api.upstash.com', 'qstash.upstash.io'],
  mcpServers: ['redis', 'upstash', 'valkey'],
  environment: {
    options: ['-h', '-u', '--uri', '--db-id'],
    variables: ['REDIS_URL', 'REDIS_HOST', 'UPSTASH_REDIS_REST_URL'],
    fields: ['database_id', 'host'],
  },
  // A second server on this machine is one that somebody started for the day.
  localUnlessTold: {
    elsewhere: ['-h', '-u', '--uri', 'REDIS_URL', 'REDIS_HOST'],
    names: [],
    port: ['-p', '6379'],
  },
  selfConfirm: ['-y', '--yes', '--cluster-yes', '--force'],
  twins: ['redis-cli', 'valkey-cli'],
  reaches: ['-h', '-p', '-n'],
  rules: [
    {
      id: 'flush',
      command: [],
      when: (call) =>
        first(call, /^(FLUSHALL|FLUSHDB|SWAPDB)$/) ||
        two(
          call,
          /^(FUNCTION FLUSH|FUNCTION DELETE|CLUSTER FLUSHSLOTS|CLUSTER RESET|DEBUG \w+|FT\.DROPINDEX .*|XGROUP DESTROY|ACL DELUSER)$/,
        ),
      http: ['* /flushall**', '* /flushdb**', '* /flushall/**', '* /flushdb/**'],
      mcp: ['flushall', 'flushdb', 'redis_database_reset', 'flush_db', 'redis_database_run_redis_commands'],
      mcpWhen: ({ commands }) =>
        commands === undefined || /"(flushall|flushdb)"/i.test(JSON.stringify(commands)),
      does: { verb: 'delete', what: 'every key', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-h', '-u', '-n'] },
      why: 'Empties the database: every key is gone. FLUSHALL takes all databases of the server.',
      instead: 'redis-cli DBSIZE',
      stops: [
        'redis-cli -u "$REDIS_URL" FLUSHALL',
        'redis-cli -h cache.example.com -n 3 flushdb ASYNC',
        'redis-cli "flushall"',
        'valkey-cli CLUSTER RESET HARD',
      ],
      passes: [
        'redis-cli DBSIZE',
        'redis-cli INFO',
        'echo "redis-cli FLUSHALL" >> notes.md',
        'redis-cli -h localhost GET FLUSHALL',
      ],
    },
    {
      id: 'keys-delete',
      command: [],
      when: (call) => (loses(call) && addressed(call)) || scripted(call),
      http: ['* /del/**', '* /unlink/**', '* /rename/**', '* /getdel/**'],
      does: { verb: 'delete', what: 'keys', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes keys or writes over them.',
      instead: 'redis-cli --scan --pattern "session:*"',
      stops: [
        `redis-cli -h cache.example.com --scan --pattern 'session:*' | xargs redis-cli -h cache.example.com DEL`,
        'redis-cli -u "$REDIS_URL" unlink cart:1',
        `redis-cli -h cache.example.com EVAL "for _,k in ipairs(redis.call('keys','*')) do redis.call('del',k) end" 0`,
        'curl https://eu1-cat-1.upstash.io/del/cart:1 -H "Authorization: Bearer $UPSTASH_TOKEN"',
      ],
      passes: [
        `redis-cli -h cache.example.com --scan --pattern 'session:*' | head`,
        'redis-cli -h cache.example.com GET cart:1',
        'redis-cli SET a 1',
        'redis-cli -h cache.example.com EXPIRE a 3600',
      ],
    },
    {
      id: 'local-keys-delete',
      command: [],
      when: (call) => loses(call) && !addressed(call),
      does: {
        verb: 'delete',
        what: 'keys',
        undo: 'repeat',
        undoNote: 'Without an address the client talks to this machine',
      },
      target: { positionals: true },
      why: 'Deletes keys or writes over them.',
      instead: 'redis-cli --scan --pattern "session:*"',
      stops: ['redis-cli DEL session:1', 'redis-cli -n 2 UNLINK a b'],
      passes: ['redis-cli GET session:1', 'redis-cli TTL session:1'],
    },
    {
      id: 'persistence-off',
      command: [],
      when: (call) =>
        commands(call).some((words) =>
          /^CONFIG SET (SAVE|APPENDONLY|DIR|DBFILENAME|MAXMEMORY|MAXMEMORY-POLICY|REQUIREPASS|PROTECTED-MODE)\b/.test(
            words.join(' '),
          ),
        ),
      does: {
        verb: 'change',
        what: 'persistence',
        undo: 'vendor',
        undoNote: 'It can be set back; what was not written to disk is lost with a restart',
      },
      target: { positionals: true },
      why: 'Changes whether and where data is written to disk, what may be evicted, or who may connect.',
      instead: 'redis-cli CONFIG GET save',
      stops: ['redis-cli -h cache.example.com CONFIG SET save ""', 'redis-cli config set appendonly no'],
      passes: [
        'redis-cli -h cache.example.com CONFIG GET save',
        'redis-cli CONFIG SET slowlog-log-slower-than 10000',
      ],
    },
    {
      id: 'server-change',
      command: [],
      when: (call) =>
        first(call, /^(SHUTDOWN|REPLICAOF|SLAVEOF|FAILOVER)$/) ||
        two(call, /^(CLUSTER (FORGET|FAILOVER|DELSLOTS|DELSLOTSRANGE)|CLIENT KILL)$/) ||
        (call.has('--cluster') &&
          call.args.some((word) => /^(del-node|reshard|rebalance|create|fix|import)$/.test(word))) ||
        // https://redis.io/docs/latest/operate/oss_and_stack/management/scaling/
        (call.value('--cluster') === 'call' &&
          call.args.some((word) => /^(flushall|flushdb|shutdown|reset)$/i.test(word))),
      does: {
        verb: 'stop',
        what: 'server',
        undo: 'vendor',
        undoNote: 'A server that becomes a replica drops its own data (redis.io/commands/replicaof, 2026-11)',
      },
      target: { options: ['-h', '-u'] },
      why: 'Stops the server or makes it follow another one; a new replica throws its own data away.',
      instead: 'redis-cli ROLE',
      stops: [
        'redis-cli -h cache.example.com REPLICAOF 10.0.0.9 6379',
        'redis-cli -h cache.example.com SHUTDOWN NOSAVE',
        'redis-cli --cluster del-node 10.0.0.1:6379 abc',
        'redis-cli --cluster call 10.0.0.1:6379 FLUSHALL',
      ],
      passes: [
        'redis-cli -h cache.example.com ROLE',
        'redis-cli --cluster check 10.0.0.1:6379',
        'redis-cli --cluster call 10.0.0.1:6379 DBSIZE',
        'redis-cli BGSAVE',
      ],
    },
    {
      id: 'upstash-delete',
      command: [
        '*',
        'delete|remove|remove-*|reset|reset-*|restore|flush|purge|transfer|rotate-*|disable-prodpack',
      ],
      commands: [
        ['*', '*', 'delete|remove|reset|restore|restore-backup|purge|disable'],
        ['redis', 'backup', 'delete|restore|disable-daily'],
      ],
      when: (call) =>
        call.program === 'upstash' &&
        call.args.some((word) =>
          /^(delete|remove|remove-\w+|reset|reset-\w+|restore|restore-backup|flush|purge|transfer|rotate-\w+|disable|disable-daily|disable-prodpack)$/.test(
            word,
          ),
        ),
      http: [
        'DELETE /v2/**',
        'POST /v2/redis/reset-password/*',
        'POST /v2/redis/restore-backup/*',
        'DELETE /reset',
      ],
      mcp: [
        'redis_database_delete_database',
        'redis_database_delete_backup',
        'redis_database_restore_backup',
        'redis_database_reset_password',
      ],
      does: {
        verb: 'delete',
        what: 'database',
        undo: 'none',
        undoNote: 'Only a copy kept elsewhere brings it back',
      },
      target: {
        options: ['--db-id', '--backup-id', '--id', '--index-id'],
        fields: ['id', 'database_id'],
        positionals: true,
      },
      why: 'Deletes, resets or writes over a database, an index or a backup at Upstash.',
      instead: 'upstash redis list',
      stops: [
        'upstash redis delete --db-id 8f2e',
        'upstash redis backup delete --db-id 8f2e --backup-id b1',
        'upstash qstash rotate-token',
        'upstash search transfer --id 8f2e --account-id t',
        'curl -X DELETE -u "$UPSTASH_EMAIL:$UPSTASH_API_KEY" https://api.upstash.com/v2/redis/database/8f2e',
      ],
      passes: [
        'upstash redis list',
        'upstash redis backup list --db-id 8f2e',
        'upstash redis create --name a --region eu-west-1',
      ],
    },
  ],
};
