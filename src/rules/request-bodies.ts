import type { Platform, RequestView } from '../model/platform.ts';

/** Address and body as one text. */
const text = ({ host, path, query, body = '' }: RequestView) => `${host}${path}?${query} ${body}`;

const SQL_API =
  /bigquery\.googleapis\.com\/bigquery\/v2\/projects\/[^/\s]+\/(queries|jobs)|api\.supabase\.com\/v1\/projects\/[^/\s]+\/database\/query|api\.cloudflare\.com\/client\/v4\/accounts\/[^/\s]+\/d1\/database\/[^/\s]+\/(query|raw)|\.turso\.io\/v2\/pipeline|\/sql(\?|\s|$)|\/v1\/query\b/;
const SQL_LOSS =
  /\b(drop\s+(table|schema|database|owned|view|function|user|role)\b|truncate\s+(table\s+)?\w|delete\s+from\s|alter\s+table\s+\S+\s+drop\b)/i;
/** BigQuery only checks. https://cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query */
const DRY = /"dryRun"\s*:\s*true/i;
const REDIS_COMMAND = /["'](flushall|flushdb|del|unlink|rename|eval)["']/i;

/** Deeds of HTTP requests that only the body tells. */
export const requestBodies: Platform = {
  id: 'request-bodies',
  title: 'APIs',
  docs: 'https://curl.se/docs/manpage.html',
  programs: [],
  hosts: ['*'],
  rules: [
    {
      id: 'sql-over-http',
      http: ['* /**'],
      httpWhen: (request) =>
        SQL_API.test(text(request)) && SQL_LOSS.test(text(request)) && !DRY.test(request.body ?? ''),
      does: {
        verb: 'delete',
        what: 'rows or tables',
        undo: 'none',
        undoNote: 'Only a backup brings it back',
      },
      why: 'Sends SQL to a database’s API that loses data.',
      instead: '',
      stops: [
        `curl -X POST https://api.supabase.com/v1/projects/abcdefghijklmnopqrst/database/query -H "Authorization: Bearer $T" --json '{"query":"drop table bookings"}'`,
        `curl -X POST https://api.cloudflare.com/client/v4/accounts/a/d1/database/d/query -H "Authorization: Bearer $T" --json '{"sql":"DELETE FROM users"}'`,
      ],
      passes: [
        `curl -X POST https://api.supabase.com/v1/projects/abcdefghijklmnopqrst/database/query -H "Authorization: Bearer $T" --json '{"query":"select 1"}'`,
        `curl -X POST https://hooks.example.com/notes -d 'never run drop table users'`,
        'curl -s "$URL"',
        `curl -X POST https://bigquery.googleapis.com/bigquery/v2/projects/p/queries -H "Authorization: Bearer $T" -d '{"query":"DELETE FROM d.t WHERE TRUE","dryRun":true}'`,
      ],
    },
    {
      id: 'cache-purge',
      http: ['POST|DELETE /**/purge_cache'],
      httpWhen: (request) => /purge_everything["']?\s*[:=]/.test(text(request)),
      does: {
        verb: 'stop',
        what: 'whole cache',
        undo: 'repeat',
        undoNote: 'The cache fills again; until then every request goes to the origin',
      },
      why: 'Empties the zone’s whole cache; the origin gets every request until it is full again.',
      instead: 'curl https://api.cloudflare.com/client/v4/zones',
      stops: [
        `curl -X POST -H "Authorization: Bearer $T" -d '{"purge_everything":true}' https://api.cloudflare.com/client/v4/zones/z/purge_cache`,
      ],
      passes: [
        `curl -X POST -H "Authorization: Bearer $T" -d '{"files":["https://x.example/a.css"]}' https://api.cloudflare.com/client/v4/zones/z/purge_cache`,
      ],
    },
    {
      id: 'redis-over-http',
      http: ['* /**'],
      httpWhen: (request) => request.host.endsWith('.upstash.io') && REDIS_COMMAND.test(request.body ?? ''),
      does: {
        verb: 'delete',
        what: 'keys',
        undo: 'none',
        undoNote: 'Redis has no way back but a copy of its dump',
      },
      why: 'Sends a command to Redis that deletes keys.',
      instead: 'curl https://eu1-cat-1.upstash.io/dbsize',
      stops: [`curl https://eu1-cat-1.upstash.io -H "Authorization: Bearer $T" -d '["FLUSHALL"]'`],
      passes: [`curl https://eu1-cat-1.upstash.io -H "Authorization: Bearer $T" -d '["GET","a"]'`],
    },
  ],
};
