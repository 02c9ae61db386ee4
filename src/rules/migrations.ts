import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a backup brings the data back; a migration backwards drops what it once added';

type Table = Readonly<Record<string, RegExp>>;

/** Drops or empties the whole database, by program; read against the positional words. */
const RESETS: Table = {
  prisma: /^migrate reset/,
  'drizzle-kit': /^drop-database$/,
  typeorm: /^schema:drop/,
  'sequelize-cli': /^(db:drop|db:migrate:undo:all)/,
  flyway: /(^| )clean( |$)/,
  liquibase: /(^| )(drop-all|dropAll)( |$)/,
  goose: /(^| )(reset|down-to 0)( |$)/,
  dbmate: /^(drop|load)( |$)/,
  migrate: /^drop( |$)/,
  hasura: /^(metadata (clear|reset)|migrate (delete|squash))( |$)/,
  sqlx: /^(database|db) (drop|reset)/,
  diesel: /^database (reset|drop)/,
  'sea-orm-cli': /^migrate (fresh|refresh|reset)/,
  'mikro-orm': /^(schema:(drop|fresh)|migration:fresh|database:drop)/,
  'db-migrate': /^(reset|db:drop)/,
  'graphile-migrate': /^reset/,
  sqitch: /^(revert|rebase)( |$)/,
  aerich: /^(downgrade)/,
  mvn: /(^| )(\S*flyway\S*:clean|\S*liquibase\S*:dropAll)( |$)/,
  gradle: /(^| |:)(flywayClean|(liquibaseD|d)ropAll(Schemas)?)( |$)/,
  sbt: /(^| |\/|;)\s*(flywayClean|flyway:clean)( |;|$)/,
  umzug: /^down --to 0/,
  'prisma-migrate': /^reset/,
  tortoise: /^downgrade/,
  lein: /^migratus (reset|rollback|down)( |$)/,
  'migrate-mongo': /^down/,
};

/** Runs migrations backwards. */
const BACKWARDS: Table = {
  typeorm: /^migration:revert/,
  'sequelize-cli': /^(db:migrate:undo(?!:all)|db:seed:undo)/,
  knex: /^migrate:(rollback|down)/,
  alembic: /(^| )downgrade( |$)/,
  flyway: /(^| )undo( |$)/,
  liquibase:
    /(^| )rollback(-count|Count|-to-date|ToDate|-one-changeset|OneChangeset|-one-update|OneUpdate)?( |$)/,
  goose: /(^| )(down|down-to|redo)( |$)/,
  dbmate: /^(rollback|down)( |$)/,
  migrate: /^(down|goto)( |$)/,
  sqlx: /^(migrate|mig) revert/,
  diesel: /^migration (revert|redo)/,
  'sea-orm-cli': /^migrate down/,
  'mikro-orm': /^migration:down/,
  'node-pg-migrate': /^(down|redo)( |$)/,
  'db-migrate': /^down/,
  kysely: /^migrate[: ](down|rollback)/,
  phinx: /^rollback/,
  yoyo: /^(rollback|reapply)/,
  umzug: /^(down|rollback)( |$)/,
  mvn: /(^| )(\S*flyway\S*:undo|\S*liquibase\S*:rollback\w*)( |$)/,
  gradle: /(^| |:)(flywayUndo|(liquibaseR|r)ollback(Count|ToDate)?)( |$)/,
};

/** Changes what the tool believes about the database. */
const HISTORY: Table = {
  prisma: /^migrate resolve/,
  alembic: /(^| )stamp( |$)/,
  flyway: /(^| )repair( |$)/,
  migrate: /^force /,
};

const ALIASES: Readonly<Record<string, string>> = {
  sequelize: 'sequelize-cli',
  zenstack: 'prisma',
  zen: 'prisma',
  'typeorm-ts-node-commonjs': 'typeorm',
  'typeorm-ts-node-esm': 'typeorm',
  'flyway.cmd': 'flyway',
  'mikro-orm-esm': 'mikro-orm',
  mvnw: 'mvn',
  gradlew: 'gradle',
};
const PYTHON = /^(python|py|pypy)[\d.]*$/;

/** The tool that a call starts and the words behind it: `python -m alembic downgrade`, `yarn rw prisma migrate reset`. */
function tool(call: CallView): { readonly name: string; readonly line: string } {
  const { program, positionals } = call;
  const line = positionals.join(' ');
  if (PYTHON.test(program)) return { name: call.value('-m') ?? '', line };
  if (program === 'blitz' && positionals[0] === 'db')
    return { name: 'prisma', line: `migrate ${positionals.slice(1).join(' ')}` };
  if (/^(rw|redwood|blitz)$/.test(program))
    return { name: positionals[0] ?? '', line: positionals.slice(1).join(' ') };
  return { name: ALIASES[program] ?? program, line };
}

function spells(call: CallView, table: Table): boolean {
  const { name, line } = tool(call);
  return Object.hasOwn(table, name) && (table[name]?.test(line) ?? false);
}

/** `goose sqlite3 ./test.db down` */
const TEST_FILE = /^sqlite3? (:memory:|(\.\/)?([\w-]+\/)*([\w-]+_)?tests?\.(db|sqlite3?))( |$)/;
/** Acts rather than prints, and on something else than a test database, which is made anew before every run. */
function acts(call: CallView): boolean {
  const { name, line } = tool(call);
  if (call.forTests() || TEST_FILE.test(line) || call.has('--dump-sql', '--show-sql', '--dump')) return false;
  if (name === 'alembic') return !call.has('--sql');
  return !(name === 'mikro-orm' && /^schema:/.test(line) && !call.has('--run', '-r'));
}

/** Makes the database look like the schema, whatever that drops. */
function dropsUnnamed(call: CallView): boolean {
  const { name, line } = tool(call);
  if (name === 'prisma') return /^db push/.test(line) && call.has('--force-reset', '--accept-data-loss');
  if (name === 'drizzle-kit') return /^push/.test(line) && call.has('--force');
  if (name === 'atlas') return /^(schema (apply|clean)|migrate down)( |$)/.test(line);
  if (name === 'typeorm')
    return (
      /^schema:sync/.test(line) ||
      (/^query /.test(line) && /\b(drop|truncate)\s|\bdelete\s+from\b/i.test(line))
    );
  if (name === 'mikro-orm') return /^schema:update/.test(line) && call.has('--drop-tables', '--drop-db');
  if (name === 'hasura')
    return /^migrate apply/.test(line) && (call.has('--down') || call.value('--type') === 'down');
  if (name !== 'dbt') return false;
  if (/^run-operation \S*(drop|delete|truncate|purge|clean|wipe)/i.test(line))
    return !/\bdry_?run['"]?\s*:\s*['"]?true\b/i.test(call.value('--args') ?? '');
  // A target of one’s own is made anew all day.
  const own = /^(dev|development|ci|test|testing|local|sandbox)/i.test(call.value('--target', '-t') ?? '');
  return /^(run|build|seed)( |$)/.test(line) && call.has('--full-refresh', '-f') && !own;
}

const LIST = 'npx prisma migrate status';

export const migrations: Platform = {
  id: 'migrations',
  title: 'Database migrations',
  docs: 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference',
  programs:
    'prisma zenstack zen drizzle-kit typeorm typeorm-ts-node-commonjs typeorm-ts-node-esm sequelize sequelize-cli knex python python2 python3 py pypy alembic flyway flyway.cmd liquibase goose dbmate migrate atlas hasura sqlx diesel sea-orm-cli mikro-orm mikro-orm-esm node-pg-migrate db-migrate graphile-migrate kysely sqitch aerich yoyo phinx migrate-mongo dbt rw redwood blitz mvn mvnw gradle gradlew sbt umzug lein'.split(
      ' ',
    ),
  optionsWithValue:
    '-m -c --command --schema --config --url -u --to --from -d --dataSource --datasource -e --env --environment --database --database-url --connection --path -path -source --source -n --count --step --name -x -dir --dir --migrations-dir --dev-url --endpoint --admin-secret --database-name --database-type --type --version --target -table -url --changelog-file --changeLogFile --username --password --tag --knexfile --migrations-path --options-path --models-path'.split(
      ' ',
    ),
  programOptions: {
    mvn: ['-f', '-s', '-P', '-pl'],
    mvnw: ['-f', '-s', '-P', '-pl'],
    gradle: ['-p', '-b', '-c', '-I'],
    gradlew: ['-p', '-b', '-c', '-I'],
    dbt: ['--select', '-s', '--target', '-t', '--profile', '--profiles-dir', '--project-dir', '--vars'],
    diesel: ['--database-url', '--config-file', '--migration-dir', '-n', '--number'],
    migrate: [
      '-path',
      '--path',
      '-database',
      '--database',
      '-source',
      '--source',
      '-lock-timeout',
      '-prefetch',
    ],
  },
  environment: {
    options:
      '-e --env --environment --database-url --url -u -url -database --target -Dflyway.url -Pflyway.url'.split(
        ' ',
      ),
    variables: ['DATABASE_URL', 'NODE_ENV', 'GOOSE_DBSTRING', 'FLYWAY_URL'],
  },
  selfConfirm: '--force -f -y --yes --accept-data-loss --auto-approve --skip-confirm'.split(' '),
  mcpServers: ['prisma', 'drizzle'],
  steps: {
    flyway: 'flyway info',
    liquibase: 'liquibase status',
    sqlx: 'sqlx migrate info',
    dbmate: 'dbmate status',
    knex: 'npx knex migrate:list',
    alembic: 'alembic current',
    goose: 'goose status',
    typeorm: 'npx typeorm migration:show',
    'sequelize-cli': 'npx sequelize-cli db:migrate:status',
    migrate: 'migrate version',
  },
  rules: [
    {
      id: 'reset',
      command: [],
      when: (call) => acts(call) && spells(call, RESETS),
      mcp: ['migrate-reset', 'migrate_reset'],
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--database', '--schema', '--url', '--database-url', '-url', '-u'] },
      why: 'Drops or empties the database that the tool’s settings point at. Which one that is does not stand on the line.',
      instead: LIST,
      stops: [
        'npx prisma migrate reset --force',
        'yarn rw prisma migrate reset',
        'flyway -url=jdbc:postgresql://db.example.com/app -cleanDisabled=false clean',
        'liquibase --url=jdbc:postgresql://db.example.com/app drop-all --force',
        'sqlx database reset -y',
        'npx sequelize-cli db:drop',
        'dbmate drop',
        'mvn flyway:clean',
        'mvn -Pprod flyway:clean',
        './gradlew flywayClean',
        './gradlew liquibaseDropAll',
        'sbt "db/flywayClean"',
        'lein migratus reset',
      ],
      passes: [
        LIST,
        'npx prisma migrate deploy',
        'npx mikro-orm schema:drop',
        'lein migratus migrate',
        'NODE_ENV=test npx sequelize-cli db:drop',
        'git commit -m "run prisma migrate reset locally"',
      ],
    },
    {
      id: 'backwards',
      command: [],
      when: (call) => acts(call) && spells(call, BACKWARDS),
      does: { verb: 'delete', what: 'tables and columns', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--database', '--url', '--to', '-u'] },
      why: 'Runs migrations backwards: tables and columns that they added are dropped with their data.',
      instead: LIST,
      stops: [
        'npx knex migrate:rollback --all',
        'alembic downgrade base',
        'python -m alembic downgrade -1',
        'liquibase rollback-count 50',
        'goose postgres "host=db.example.com dbname=app" down',
        'migrate -path db -database "$DATABASE_URL" down 1',
        'npx typeorm migration:revert -d src/data-source.ts',
      ],
      passes: [
        'npx knex migrate:latest',
        'alembic downgrade head:base --sql',
        'liquibase rollback-count-sql 50',
        'alembic upgrade head',
        'goose up',
        'dbmate up',
      ],
    },
    {
      id: 'schema-loss',
      command: [],
      when: (call) => acts(call) && dropsUnnamed(call),
      does: { verb: 'overwrite', what: 'tables and columns', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--url', '-u', '--schema', '--to', '-d'] },
      why: 'Makes the database look like the schema and drops what the schema does not name, data included.',
      instead: LIST,
      stops: [
        'npx prisma db push --accept-data-loss',
        'PRISMA_USER_CONSENT_FOR_DANGEROUS_AI_ACTION="yes" npx prisma db push --force-reset',
        'npx drizzle-kit push --force',
        'npx typeorm schema:sync -d src/data-source.ts',
        'atlas schema apply -u "$DB_URL" --to file://schema.hcl --auto-approve',
      ],
      passes: [
        'npx prisma db push',
        'npx drizzle-kit check',
        'npx drizzle-kit generate',
        'atlas schema diff --from "$DB_URL" --to file://schema.hcl',
        'atlas schema apply --dry-run -u "$DB_URL" --to file://s.hcl',
      ],
    },
    {
      id: 'schema-push',
      command: ['push'],
      when: (call) => call.program === 'drizzle-kit' && !call.has('--force', '--strict') && !call.forTests(),
      does: { verb: 'change', what: 'schema', undo: 'vendor', undoNote: NO_UNDO },
      target: { options: ['--config', '--url'] },
      why: 'Changes the database’s schema without a migration that could be reviewed.',
      instead: 'npx drizzle-kit generate',
      stops: ['npx drizzle-kit push --config=drizzle.config.ts'],
      passes: [
        'npx drizzle-kit generate',
        'npx drizzle-kit studio',
        'npx drizzle-kit push --config drizzle.test.config.ts',
      ],
    },
    {
      id: 'history',
      command: [],
      when: (call) => acts(call) && spells(call, HISTORY),
      does: {
        verb: 'change',
        what: 'migration history',
        undo: 'vendor',
        undoNote: 'The record can be set back by hand',
      },
      why: 'Rewrites what the tool believes about the database; the next run may do too much or too little.',
      instead: LIST,
      stops: ['migrate -path db -database "$DATABASE_URL" force 3', 'alembic stamp head', 'flyway repair'],
      passes: ['alembic history', 'migrate -path db -database "$DATABASE_URL" version', 'flyway info'],
    },
  ],
};
