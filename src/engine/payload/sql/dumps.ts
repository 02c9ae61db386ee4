import type { Call } from '../../../model/call.ts';

const CREATES = '-- what a dump writes: it creates and inserts';
const DROPS = 'DROP TABLE IF EXISTS "the tables of the dump";';

const holds = ({ args }: Call, options: RegExp): boolean => args.some(({ text }) => options.test(text));

/**
 * What a program writes that puts a database down as SQL, as far as it matters to whom it is fed: whether it drops what
 * stands in the way. Undefined where it is none, or writes another format.
 * https://www.postgresql.org/docs/current/app-pgdump.html, https://dev.mysql.com/doc/refman/8.4/en/mysqldump.html,
 * https://sqlite.org/cli.html#converting_an_entire_database_to_a_text_file
 */
export function dumpText(call: Call): string | undefined {
  switch (call.program) {
    case 'pg_dump':
    case 'pg_dumpall':
      if (holds(call, /^(?:-F(?!p)|--format=(?!p)|--help$|-f|--file)/)) return undefined;
      return holds(call, /^(?:--clean|-[a-zA-Z]*c[a-zA-Z]*)$/) ? DROPS : CREATES;
    case 'mysqldump':
    case 'mariadb-dump':
      if (holds(call, /^(?:--xml|-X|--tab|-T|--result-file|-r)/)) return undefined;
      if (holds(call, /^--add-drop-database$/)) return 'DROP DATABASE IF EXISTS "the databases of the dump";';
      return holds(call, /^(?:--skip-add-drop-table|--compact|--skip-opt|-t|--no-create-info)$/)
        ? CREATES
        : DROPS;
    case 'sqlite3':
      return holds(call, /^\.dump\b/) ? CREATES : undefined;
    default:
      return undefined;
  }
}
