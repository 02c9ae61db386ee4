import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import { writtenBy } from '../files/written.ts';
import { commandAction } from '../matching/build.ts';
import { readArguments } from '../matching/view.ts';
import { scanSql } from '../payload/sql/sql.ts';
import { isForTests } from './for-tests.ts';
import { anyProgram, destroys } from './rules.ts';
import { LOSSES } from './sql.ts';

const PLACES = /(^|[/\\])(migrations?|migrate|versions|changelogs?|db|drizzle|prisma|sql)[/\\]/i;
/** What migrations that are programs call what they drop. */
const DROPS =
  /\b(?:drop_table|drop_column|remove_columns?|drop_schema|DeleteModel|RemoveField|dropTable(?:IfExists)?|dropColumns?|removeColumn|dropSchema|dropCollection|deleteMany|truncate)\s*\(|\bop\.drop_\w+|\bSchema::drop\w*|\bexecute\w*\(\s*["'`]{1,3}\s*(?:drop|truncate|delete)\b/;
/** Where the way back begins: it does not run. */
const BACKWARDS =
  /\bdef (?:down|downgrade|reverse)\b|exports\.down\b|export (?:async )?function down\b|(?:async )?\bdown\s*[(:=]|function down\b|--\s*(?:migrate:down|\+goose Down|\+migrate Down|rollback)/i;

/** https://www.prisma.io/docs/orm/reference/prisma-cli-reference, and the others’ own. */
const APPLIES =
  /^(?:prisma (?:\S+ )*(?:migrate (?:deploy|dev)|db execute)|wrangler d1 migrations apply|(?:python[\d.]*|\.?\/?manage\.py|django-admin) ?(?:manage\.py )?migrate|alembic (?:\S+ )*upgrade|flask db upgrade|(?:rails|rake) (?:\S+ )*db:migrate|knex migrate:(?:latest|up)|sequelize(?:-cli)? db:migrate|typeorm \S*migration:run|drizzle-kit (?:migrate|push)|dbmate (?:\S+ )*(?:up|migrate)|goose (?:\S+ )*up|migrate (?:\S+ )*(?:up|goto)|flyway (?:\S+ )*migrate|liquibase (?:\S+ )*update|diesel migration run|sqlx (?:migrate|database) (?:run|setup)|supabase (?:db push|migration up)|php artisan migrate|artisan migrate|mix ecto\.migrate|atlas migrate apply|node-pg-migrate up|yoyo apply|sqitch deploy)(?: |$)/;

/** A migration that this same line writes and applies, and that drops what holds data: two steps of one act. */
export function writtenMigrations(calls: readonly Call[]): readonly Action[] {
  let file: string | undefined;
  const found: Action[] = [];
  for (const call of calls) {
    for (const { path, text } of writtenBy(call)) if (PLACES.test(path) && drops(path, text)) file ??= path;
    if (file === undefined || isForTests(call)) continue;
    const line = [call.program, ...call.args.map(({ text }) => text)].join(' ');
    if (!APPLIES.test(line)) continue;
    const action = commandAction(anyProgram, destroys, readArguments(call, anyProgram), []);
    found.push({
      ...action,
      rule: 'migration-loss',
      what: 'tables or columns',
      targets: [{ name: file.split('/').at(-1) ?? file, certain: true }],
      undoNote: 'Only a backup brings back what the migration drops',
      why: 'Applies a migration that the same line writes, and that drops or empties something.',
    });
  }
  return found;
}

const LONGEST = 100_000;

function drops(path: string, whole: string): boolean {
  const text = whole.slice(0, LONGEST);
  const forward = text.slice(0, BACKWARDS.exec(text)?.index ?? text.length);
  return /\.sql$/i.test(path)
    ? scanSql(forward).some(({ kind }) => kind !== 'unread' && kind !== 'opaque' && LOSSES.has(kind))
    : DROPS.test(forward);
}
