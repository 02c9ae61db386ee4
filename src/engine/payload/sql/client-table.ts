import { vendorClients } from './client-vendors.ts';
import type { SqlDialect } from './tokens.ts';

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
  /** Short options whose value only stands in the same word. https://dev.mysql.com/doc/refman/8.4/en/command-line-options.html */
  readonly attached?: string;
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
  /** All positionals together are one statement: `db2 drop table orders`. */
  readonly joined?: true;
  /** Positionals that begin with `@` name a file of SQL. */
  readonly at?: true;
  /** Long options have one dash. */
  readonly singleDash?: boolean;
  /** What stands behind `--` goes to the client that it starts. */
  readonly through?: true;
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
  attached: '-p',
  harmless: '-V --version -? --help --print-defaults',
  dialect: 'mysql',
} as const;

export const sqlClients: readonly SqlClient[] = [
  { programs: ['psql', 'cockroach-sql', 'ysqlsh', 'gsql', 'vsql', 'edb-psql'], ...PSQL, stdin: true },
  { programs: ['pgcli'], ...PSQL, text: '-c --command --init-command -e --execute', stdin: true },
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
    programs: ['sqlcmd', 'osql', 'go-sqlcmd', 'mssql-cli'],
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
    positional: 0,
  },
  {
    programs: ['clickhouse'],
    command: ['client|local'],
    text: '-q --query',
    files: '--queries-file',
    valued: '-h --host --port -u --user --password -d --database -f --format -C --config-file',
    stdin: true,
    positional: 0,
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
    // https://www.freetds.org/userguide/tsql.html, https://www.unixodbc.org
    programs: ['tsql', 'fisql', 'osql', 'isql', 'iusql', 'vsql', 'nzsql', 'bteq', 'dbaccess'],
    text: '-c -Q -q',
    files: '-f -i -I',
    valued: '-S -H -p -U -P -D -h -d -u -n -w -o',
    stdin: true,
  },
  {
    // https://learning.sap.com/courses/sap-hana-installation-and-administration/using-the-sap-hana-hdbsql-command-line-tool
    programs: ['hdbsql'],
    text: '',
    files: '-I',
    valued: '-n -i -u -p -d -U -o -S -e -c -P -F -B -R',
    stdin: true,
    positional: 0,
  },
  {
    // https://www.ibm.com/docs/en/db2/11.5?topic=clp-command-line-processor-options
    programs: ['db2'],
    text: '',
    files: '-f -tf -tvf -stvf -xf',
    valued: '-l -r -z',
    stdin: true,
    positional: 0,
    joined: true,
  },
  ...vendorClients,
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
    // https://docs.influxdata.com/influxdb/v1/tools/influx-cli/
    programs: ['influx'],
    text: '-execute',
    files: '',
    valued: '-host -port -database -username -password -format',
    stdin: false,
    singleDash: true,
  },
  {
    // https://dev.mysql.com/doc/mysql-shell/8.4/en/mysqlsh.html
    programs: ['mysqlsh'],
    ...MYSQL,
    text: '-e --execute',
    files: '-f --file',
    valued: `${MYSQL.valued} --uri`,
    stdin: true,
  },
  {
    // https://www.drush.org/latest/commands/sql_query/
    programs: ['drush'],
    command: ['sql:query|sqlq|sql-query|sql:cli|sqlc'],
    text: '',
    files: '--file',
    valued: '--uri -l --root -r --database --target',
    stdin: true,
    positional: 0,
    dialect: 'mysql',
  },
  {
    // https://docs.dbatools.io/Invoke-DbaQuery
    programs: ['Invoke-DbaQuery'],
    text: '-Query',
    files: '-File -InputFile',
    valued:
      '-ServerInstance -SqlInstance -Database -Credential -ConnectionString -Username -Password -Hostname',
    stdin: false,
    singleDash: true,
    dialect: 'mssql',
  },
  {
    // https://learn.microsoft.com/powershell/module/sqlserver/invoke-sqlcmd
    programs: ['Invoke-Sqlcmd'],
    text: '',
    files: '-InputFile',
    valued:
      '-ServerInstance -Database -Query -Username -Password -ConnectionString -Credential -QueryTimeout',
    stdin: false,
    singleDash: true,
    dialect: 'mssql',
  },
  {
    programs: ['spanner-cli'],
    text: '-e --execute',
    files: '-f --file',
    valued: '-p --project -i --instance -d --database',
    stdin: true,
  },
  {
    programs: ['trino', 'presto', 'presto-cli'],
    text: '--execute',
    files: '-f --file',
    valued: '--server --catalog --schema --user',
    stdin: true,
  },
  {
    programs: ['hive', 'beeline', 'spark-sql', 'impala-shell', 'dbsqlcli'],
    text: '-e -q --query',
    files: '-f --query_file',
    valued: '-u -n -p -d --hiveconf --hivevar -i',
    stdin: true,
  },
  {
    programs: ['cqlsh', 'ycqlsh'],
    text: '-e --execute',
    files: '-f --file',
    valued: '-u -p -k --keyspace --username --password',
    stdin: true,
  },
  {
    programs: ['sqlplus', 'sqlplus64', 'sql', 'sqlcl'],
    text: '',
    files: '',
    valued: '-R -M -C',
    stdin: true,
    at: true,
    singleDash: true,
  },
];
