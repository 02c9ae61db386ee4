import { SQL_LOSSES, type SqlKind } from '../../../model/payload.ts';

/** First words of statements that change nothing that matters here, or nothing at all. */
export const PLAIN: Readonly<Record<string, SqlKind>> = Object.fromEntries([
  ...words(`SELECT VALUES TABLE SHOW DESCRIBE DESC HELP FETCH PRINT LIST LS SUMMARIZE`, 'read'),
  ...words(
    `INSERT REPLACE UPSERT CREATE COMMENT SET RESET BEGIN START COMMIT END ROLLBACK ABORT SAVEPOINT
    RELEASE USE VACUUM ANALYZE REINDEX CLUSTER CHECKPOINT REFRESH LISTEN UNLISTEN NOTIFY LOCK UNLOCK DECLARE CLOSE OPEN
    MOVE DISCARD DEALLOCATE LOAD ATTACH DETACH PRAGMA OPTIMIZE REPAIR CHECK CHECKSUM FLUSH HANDLER INSTALL
    UNINSTALL XA SIGNAL RETURN RAISE NULL GET BACKUP DBCC BULK WAITFOR THROW CACHE UNCACHE PUT UNDROP EXPORT ELSE
    IMPORT SECURITY REASSIGN COPY PREPARE ENABLE DISABLE STOP RENAME LEAVE ITERATE LET COMPACT EXCEPTION WHEN THEN
    SAVE LOOP CONTINUE EXIT ELSIF ELSEIF CASE TRY CATCH STATISTICS`,
    'write',
  ),
  ...words(`CALL EXEC EXECUTE DO KILL SHUTDOWN SYSTEM RESTORE PERFORM RECONFIGURE`, 'opaque'),
]);

function words(line: string, kind: SqlKind): readonly (readonly [string, SqlKind])[] {
  return line
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => [word, kind] as const);
}

/** What `DROP` and `CREATE OR REPLACE` of an object of this kind do. */
export const DROPS: Readonly<Record<string, SqlKind>> = {
  DATABASE: 'drop-database',
  KEYSPACE: 'drop-database',
  TABLESPACE: 'drop-other',
  SCHEMA: 'drop-schema',
  OWNED: 'drop-schema',
  DATASET: 'drop-schema',
  CATALOG: 'drop-schema',
  TABLE: 'drop-table',
  TABLES: 'drop-table',
  PREPARE: 'write',
};

/** Worst first. */
export const WORST: readonly SqlKind[] = [
  'drop-database',
  'drop-schema',
  'drop-table',
  'truncate',
  'delete-all',
  'drop-column',
  'update-all',
  'drop-other',
  'delete-where',
  'access',
  'opaque',
  'meta',
  'unread',
  'update-where',
  'rename',
  'alter',
  'write',
  'read',
];

export const DESTRUCTIVE: ReadonlySet<SqlKind> = new Set<SqlKind>([...SQL_LOSSES, 'update-where', 'access']);

/** Commands of the client programs that only show, set or write down. */
const HARMLESS_META =
  /^(?:\\(?:d\w*\+?S?|l\+?|z|x|q|a|t|h|H|f|C|T|pset|timing|conninfo|echo|qecho|warn|errverbose|encoding|set|unset|prompt|if|elif|else|endif|sf\+?|sv\+?|cd|p|r|s|w|crosstabview|gset|gdesc|gx?|html|pager|nopager|rehash|u|lo_list|password|\?|watch|c|connect|copyright|getenv|setenv|W|n|k|R)(?:\s|$)|\.(?:tables?|schema|headers?|mode|dump|quit|exit|width|nullvalue|databases|dbinfo|index(?:es)?|indices|timer|bail|echo|explain|eqp|separator|stats|show|changes|help|fullschema|open|output|once|print|prompt|log|lint|limit|scanstats|timeout|trace|version|vfs\w*|sha3sum|selftest|parameter|save|backup|cd|columns|clone|import)(?:\s|$)|delimiter\s|GO\b|:(?:setvar|on|out|error|list|quit|exit|connect|reset|help)\b)/i;

/** What a line for the client program does: `meta` where it runs something that this text does not show. */
export function metaKind(line: string): SqlKind {
  const opens = /[|`]/.test(line) || /^\\copy\b.*\bprogram\b/i.test(line);
  if (/^\\copy\b/i.test(line)) return opens ? 'meta' : 'write';
  return HARMLESS_META.test(line) && !opens ? 'read' : 'meta';
}

// Functions that end, drop or run something. Functions over values (`json_remove`, `array_delete`) do not.
const ACTING =
  /^(?:.*_)?(?:drop|delete|truncate|purge|terminate|kill|exec|execute|destroy|unlink|wipe|reset|remove|cancel|schedule|unschedule|promote|rename|query|read_file|load_extension|writefile|cmdshell)(?:_.*)?$/i;
const OVER_VALUES = /^(?:json|jsonb|array|hstore|regexp|xml|list|map|object|ts|string|text|bit|date)_/i;

/** Whether calling a function in a query may do more than compute. */
export function isActing(name: string): boolean {
  // Ends one query, which can be sent again; its session goes on.
  if (OVER_VALUES.test(name) || name === 'TRUNCATE' || name === 'PG_CANCEL_BACKEND') return false;
  return ACTING.test(name) || /^DBLINK/.test(name) || name === 'EDIT' || name === 'FTS3_TOKENIZER';
}
