import type { SqlDialect } from './sql-tokens.ts';

/** How a database client is handed SQL. */
export interface SqlClient {
  readonly programs: readonly string[];
  /** Sub-command words; alternatives are separated by `|`. */
  readonly command?: readonly string[];
  /** Options whose value is SQL. */
  readonly text: string;
  /** Options whose value names a file of SQL. */
  readonly files: string;
  /** Other options that take a value. */
  readonly valued: string;
  /** Options with which it runs no SQL. */
  readonly harmless?: string;
  /** Whether it reads SQL from standard input where none is given otherwise. */
  readonly stdin: boolean;
  /** A flag that makes it read standard input. */
  readonly inputFlag?: string;
  /** Options after which it reads standard input all the same. */
  readonly readsOn?: readonly string[];
  /** Positionals from this one on (0-based) are SQL. */
  readonly positional?: number;
  /** Long options have one dash. */
  readonly singleDash?: boolean;
  readonly dialect?: SqlDialect;
}

const PSQL = {
  text: '-c --command',
  files: '-f --file',
  valued: `-d --dbname -F --field-separator -h --host -L --log-file -o --output -p --port -P --pset -R --record-separator
    -T --table-attr -U --username -v --set --variable`,
  harmless: '-l --list -V --version -? --help',
  dialect: 'postgres',
} as const;

const MYSQL = {
  text: '-e --execute --init-command',
  files: '',
  valued: `-D --database -h --host -P --port -S --socket -u --user --defaults-file --defaults-extra-file
    --defaults-group-suffix --login-path --default-character-set --delimiter --protocol --ssl-ca --ssl-cert --ssl-key
    --ssl-mode --connect-timeout --max-allowed-packet --prompt --tee --pager --plugin-dir --character-sets-dir`,
  harmless: '-V --version -? --help --print-defaults',
  dialect: 'mysql',
} as const;

export const sqlClients: readonly SqlClient[] = [
  { programs: ['psql', 'cockroach-sql'], ...PSQL, stdin: true },
  { programs: ['pgcli'], ...PSQL, text: '-c --command --init-command', stdin: false },
  { programs: ['mysql', 'mariadb'], ...MYSQL, stdin: true, readsOn: ['--init-command'] },
  { programs: ['mycli'], ...MYSQL, stdin: true },
  {
    programs: ['sqlite3', 'sqlite', 'litecli', 'libsql', 'sqlcipher'],
    text: '-cmd',
    files: '-init',
    valued: '-separator -newline -nullvalue -vfs -mmap -maxsize -lookaside -pagecache -escape',
    harmless: '-version -help --version --help',
    stdin: true,
    readsOn: ['-cmd', '-init'],
    positional: 1,
    singleDash: true,
    dialect: 'sqlite',
  },
  {
    programs: ['duckdb'],
    text: '-c -s -cmd --command',
    files: '-f -init',
    valued: '-separator -newline -nullvalue',
    harmless: '-version -help --version --help',
    stdin: true,
    readsOn: ['-cmd', '-init'],
    positional: 1,
    singleDash: true,
  },
  {
    programs: ['sqlcmd', 'osql', 'go-sqlcmd'],
    text: '-Q -q --query --initial-query',
    files: '-i --input-file',
    valued:
      '-S -U -P -d -D -H -l -t -h -s -w -v -o -m -V -y -Y -a -c -K -F -g -z -Z -M --server --user-name --database-name --output-file --variables',
    harmless: '-? -L --help --version',
    stdin: true,
    dialect: 'mssql',
  },
  {
    programs: ['usql'],
    text: '-c --command',
    files: '-f --file',
    valued: '-o -v --set -P --pset -F -R -T',
    stdin: true,
  },
  {
    programs: ['clickhouse-client', 'clickhouse-local', 'chc'],
    text: '-q --query',
    files: '--queries-file',
    valued:
      '-h --host --port -u --user --password -d --database -f --format -C --config-file -c --connection',
    stdin: true,
  },
  {
    programs: ['clickhouse'],
    command: ['client|local'],
    text: '-q --query',
    files: '--queries-file',
    valued: '-h --host --port -u --user --password -d --database -f --format -C --config-file',
    stdin: true,
  },
  {
    programs: ['cockroach'],
    command: ['sql'],
    text: '-e --execute',
    files: '-f --file',
    valued: '--url --host -d --database -u --user --certs-dir --port -p --format --set -s',
    stdin: true,
    dialect: 'postgres',
  },
  {
    programs: ['supabase'],
    command: ['db', 'execute|query'],
    text: '--sql -q --query',
    files: '-f --file',
    valued: '--db-url --workdir --project-ref -p --password',
    stdin: true,
    positional: 0,
    dialect: 'postgres',
  },
  {
    programs: ['prisma'],
    command: ['db', 'execute'],
    text: '',
    files: '--file',
    valued: '--url --schema --config',
    stdin: false,
    inputFlag: '--stdin',
  },
  {
    programs: ['wrangler'],
    command: ['d1', 'execute'],
    text: '--command',
    files: '--file',
    valued: '-c --config -e --env --cwd --persist-to',
    stdin: false,
    dialect: 'sqlite',
  },
  {
    programs: ['turso'],
    command: ['db', 'shell'],
    text: '',
    files: '',
    valued: '--location --instance',
    stdin: true,
    positional: 1,
    dialect: 'sqlite',
  },
  {
    programs: ['bq'],
    command: ['query'],
    text: '',
    files: '--flagfile_sql',
    valued:
      '--project_id --dataset_id --location --destination_table -n --max_rows --format --parameter --label',
    stdin: true,
    positional: 0,
    singleDash: true,
    dialect: 'mysql',
  },
  {
    programs: ['snowsql'],
    text: '-q --query',
    files: '-f --filename',
    valued:
      '-a --accountname -u --username -d --dbname -s --schemaname -r --rolename -w --warehouse -c --connection -o --option -D --variable --config -h --host -p --port',
    stdin: true,
  },
  {
    programs: ['snow'],
    command: ['sql'],
    text: '-q --query',
    files: '-f --filename',
    valued: '-c --connection --database --schema --role --warehouse -D',
    stdin: false,
    inputFlag: '-i',
  },
  {
    programs: ['heroku'],
    command: ['pg:psql'],
    text: '-c --command',
    files: '-f --file',
    valued: '-a --app -r --remote --credential',
    stdin: true,
    dialect: 'postgres',
  },
  {
    programs: ['fly', 'flyctl'],
    command: ['postgres|pg|mpg', 'connect'],
    text: '',
    files: '',
    valued: '-a --app -d --database -u --user -p --password -c --config --cluster',
    stdin: true,
    dialect: 'postgres',
  },
  {
    programs: ['netlify', 'ntl'],
    command: ['database|db', 'connect'],
    text: '-q --query',
    files: '',
    valued: '--filter --auth',
    stdin: false,
    dialect: 'postgres',
  },
  {
    programs: ['spanner-cli'],
    text: '-e --execute',
    files: '-f --file',
    valued: '-p --project -i --instance -d --database',
    stdin: true,
  },
  {
    programs: ['gcloud'],
    command: ['spanner', 'databases', 'execute-sql'],
    text: '--sql',
    files: '',
    valued: '--instance --project',
    stdin: false,
  },
  {
    programs: ['pscale'],
    command: ['shell'],
    text: '',
    files: '',
    valued: '--org',
    stdin: true,
    dialect: 'mysql',
  },
  {
    programs: ['neonctl', 'neon'],
    command: ['psql'],
    text: '-c --command',
    files: '-f --file',
    valued: '--project-id --branch',
    stdin: true,
    dialect: 'postgres',
  },
  {
    programs: ['aws'],
    command: ['rds-data|redshift-data|athena', 'execute-statement|start-query-execution'],
    text: '--sql --query-string',
    files: '',
    valued:
      '--resource-arn --secret-arn --database --cluster-identifier --workgroup-name --work-group --profile --region --query --output',
    stdin: false,
  },
  {
    programs: ['trino', 'presto', 'presto-cli'],
    text: '--execute',
    files: '-f --file',
    valued: '--server --catalog --schema --user',
    stdin: true,
  },
  {
    programs: ['hive', 'beeline', 'spark-sql', 'impala-shell'],
    text: '-e -q --query',
    files: '-f --query_file',
    valued: '-u -n -p -d --hiveconf --hivevar -i',
    stdin: true,
  },
  {
    programs: ['cqlsh'],
    text: '-e --execute',
    files: '-f --file',
    valued: '-u -p -k --keyspace --username --password',
    stdin: true,
  },
  { programs: ['sqlplus', 'sql'], text: '', files: '', valued: '-R -M', stdin: true },
];
