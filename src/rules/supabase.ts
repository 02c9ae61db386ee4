import type { CallView, Platform } from '../model/platform.ts';

const PLANS =
  'Daily backups reach back 7 days on Pro, 14 on Team and up to 30 on Enterprise; more often with point-in-time recovery (supabase.com/docs/guides/platform/backups, 2026-11)';

/** Without these the CLI works on the database that `supabase start` runs on this machine. */
const remote = (call: CallView) => call.has('--linked', '--db-url', '--project-ref') && !call.has('--local');

export const supabase: Platform = {
  id: 'supabase',
  title: 'Supabase',
  docs: 'https://supabase.com/docs/reference/cli',
  programs: ['supabase'],
  optionsWithValue:
    '--project-ref --db-url --workdir -p --password --profile --network-id -o --output --create-ticket --dns-resolver --version --last --status -s --schema -f --file --experimental-flag --sql -q --query --backup -t --timestamp -j --jobs --agent'.split(
      ' ',
    ),
  directory: ['--workdir'],
  hosts: ['api.supabase.com', '*.supabase.co', '*.supabase.in'],
  mcpServers: ['supabase'],
  environment: {
    options: ['--db-url', '--project-ref'],
    variables: ['SUPABASE_PROJECT_REF', 'SUPABASE_PROJECT_ID'],
    fields: ['project_id', 'project_ref', 'branch_id'],
  },
  selfConfirm: ['--yes', '-y', 'confirm'],
  linked: true,
  unruled: {
    harmless: [
      ['login|logout|stop|start|unlink|link|test|services|seed|gen|completion'],
      ['functions', 'serve'],
      ['db', 'start|reset'],
    ],
  },
  rules: [
    {
      id: 'database-reset',
      command: ['db', 'reset'],
      commands: [
        ['migration|migrations', 'down'],
        ['branches|branch', 'reset'],
      ],
      when: (call) => remote(call) || call.args.includes('branches') || call.args.includes('branch'),
      http: [
        'POST /v1/branches/*/reset',
        'POST /v1/projects/*/database/backups/*',
        'POST /v1/projects/*/database/migrations/rollback',
        'DELETE /v1/projects/*/database/migrations',
      ],
      mcp: ['reset_branch', 'rebase_branch', 'merge_branch'],
      does: { verb: 'overwrite', what: 'database', undo: 'none', undoNote: PLANS },
      target: {
        options: ['--project-ref', '--db-url'],
        fields: ['branch_id', 'project_id', 'id'],
        positionals: true,
      },
      why: 'Drops everything in the remote database and builds it anew, or puts an older state over it.',
      instead: 'supabase migration list',
      stops: [
        'npx supabase db reset --linked',
        'supabase db reset --db-url "postgresql://postgres:x@db.abcdefghijklmnopqrst.supabase.co:5432/postgres" --yes',
        'supabase migration down --last 3 --linked',
        { server: 'supabase', tool: 'reset_branch', input: { branch_id: 'br-1' } },
        'curl -X POST https://api.supabase.com/v1/projects/abcdefghijklmnopqrst/database/backups/restore-pitr -H "Authorization: Bearer $SUPABASE_ACCESS_TOKEN" -d "{}"',
      ],
      passes: [
        'supabase db reset',
        'supabase db reset --local',
        'supabase db diff',
        'npx supabase migration up',
        'supabase db push --dry-run',
      ],
    },
    {
      id: 'project-delete',
      command: ['projects|project|orgs|branches|branch|preview', 'delete|remove|disable'],
      http: ['DELETE /v1/projects/*', 'DELETE /v1/branches/*', 'DELETE /v1/projects/*/branches'],
      mcp: ['delete_project', 'delete_branch'],
      does: {
        verb: 'delete',
        what: 'project',
        undo: 'none',
        undoNote:
          'A deleted project cannot be recovered; its data, files and backups are removed for good (supabase.com/docs/guides/platform/delete-project, 2026-11)',
      },
      target: { positionals: true, fields: ['id', 'project_id', 'branch_id'] },
      why: 'Deletes the project or branch with its database, files, users and backups.',
      instead: 'supabase projects list',
      stops: [
        'supabase projects delete abcdefghijklmnopqrst --yes',
        'supabase branches delete feature-x --project-ref abcdefghijklmnopqrst',
        'curl -X DELETE https://api.supabase.com/v1/projects/abcdefghijklmnopqrst -H "Authorization: Bearer $SUPABASE_ACCESS_TOKEN"',
        { server: 'supabase', tool: 'delete_branch', input: { branch_id: 'br-1' } },
      ],
      passes: [
        'supabase projects list',
        'supabase branches list --project-ref abcdefghijklmnopqrst',
        'supabase branches create feature-x',
        { server: 'supabase', tool: 'list_branches', input: {} },
      ],
    },
    {
      id: 'storage-remove',
      command: ['storage', 'rm|remove|mv'],
      when: (call) => !call.has('--local'),
      http: ['DELETE /storage/v1/**', 'POST /storage/v1/bucket/*/empty'],
      does: {
        verb: 'delete',
        what: 'stored files',
        undo: 'none',
        undoNote:
          'Backups of the database do not hold stored files (supabase.com/docs/guides/platform/backups, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Deletes or moves stored files; database backups do not hold them.',
      instead: 'supabase storage ls -r ss:///avatars --linked --experimental',
      stops: [
        'supabase storage rm -r ss:///avatars --linked --experimental',
        'curl -X POST "https://abcdefghijklmnopqrst.supabase.co/storage/v1/bucket/avatars/empty" -H "Authorization: Bearer $SERVICE_KEY"',
      ],
      passes: [
        'supabase storage ls -r ss:///avatars --linked',
        'supabase storage cp a.png ss:///avatars/a.png',
        'supabase storage rm ss:///avatars/a.png --local',
      ],
    },
    {
      id: 'rows-delete',
      http: ['DELETE /rest/v1/*', 'DELETE /auth/v1/admin/users/*', 'PUT /rest/v1/*'],
      does: { verb: 'delete', what: 'rows', undo: 'none', undoNote: PLANS },
      target: { fields: ['id'] },
      why: 'Deletes rows or users through the project’s own API; without a filter, every row.',
      instead: 'supabase migration list',
      stops: [
        'curl -X DELETE "https://abcdefghijklmnopqrst.supabase.co/rest/v1/bookings" -H "apikey: $SERVICE_KEY"',
      ],
      passes: [
        'curl "https://abcdefghijklmnopqrst.supabase.co/rest/v1/bookings?select=id&limit=1" -H "apikey: $ANON_KEY"',
        'curl -X DELETE "http://127.0.0.1:54321/rest/v1/bookings?id=eq.1" -H "apikey: $ANON_KEY"',
      ],
    },
    {
      id: 'rows-overwrite',
      http: ['PATCH /rest/v1/*'],
      httpWhen: ({ query }) =>
        !/(^|&)(?!select=|columns=|order=|limit=|apikey=|on_conflict=)[\w.]+=/.test(query),
      does: { verb: 'overwrite', what: 'every row of a table', undo: 'none', undoNote: PLANS },
      target: { fields: ['id'] },
      why: 'Writes over every row of the table: the request names no filter.',
      instead: 'supabase migration list',
      stops: [
        `curl -X PATCH "https://abcdefghijklmnopqrst.supabase.co/rest/v1/users" -H "apikey: $KEY" -d '{"role":"none"}'`,
      ],
      passes: [
        `curl -X PATCH "https://abcdefghijklmnopqrst.supabase.co/rest/v1/users?id=eq.1" -H "apikey: $KEY" -d '{"role":"none"}'`,
      ],
    },
    {
      id: 'local-data',
      command: ['stop'],
      when: (call) => call.has('--no-backup'),
      does: {
        verb: 'delete',
        what: 'local database',
        undo: 'none',
        undoNote: 'The volumes of the local stack are deleted',
      },
      why: 'Stops the local stack and deletes the data in it.',
      instead: 'supabase stop',
      stops: ['supabase stop --no-backup'],
      passes: ['supabase stop', 'supabase start'],
    },
    {
      id: 'settings-remove',
      command: [
        'secrets|functions|function|domains|vanity-subdomains|sso|postgres-config|network-bans|backups|snippets|log-drains|api-keys|third-party-auth',
        'unset|delete|remove|restore|rotate|revoke',
      ],
      http: ['DELETE /v1/projects/*/**'],
      mcp: ['delete_edge_function'],
      does: {
        verb: 'delete',
        what: 'project setting',
        undo: 'none',
        undoNote: 'It can be set up again where its values are kept',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Takes a secret, function, domain or other setting of the project away; what uses it stops working.',
      instead: 'supabase secrets list',
      stops: [
        'supabase secrets unset STRIPE_KEY --project-ref abcdefghijklmnopqrst',
        'supabase functions delete webhook --project-ref abcdefghijklmnopqrst',
        'supabase domains delete --project-ref abcdefghijklmnopqrst',
      ],
      passes: [
        'supabase secrets list',
        'supabase functions deploy webhook',
        'supabase functions list',
        'supabase secrets set A=1',
      ],
    },
    {
      id: 'history-repair',
      command: ['migration|migrations', 'repair|squash'],
      commands: [['config', 'push']],
      when: (call) =>
        !call.has('--local') && (call.args.includes('repair') || call.args.includes('push') || remote(call)),
      does: {
        verb: 'change',
        what: 'migration history',
        undo: 'vendor',
        undoNote: 'It can be repaired the other way round',
      },
      target: { positionals: true },
      why: 'Rewrites which migrations the database counts as applied; the next push may run or skip the wrong ones.',
      instead: 'supabase migration list',
      stops: [
        'supabase migration repair --status reverted 20260101000000',
        'supabase migration squash --linked',
      ],
      passes: [
        'supabase migration list',
        'supabase migration repair --local --status applied 20260101000000',
        'supabase migration new add_table',
      ],
    },
    {
      id: 'outage',
      command: ['projects|branches', 'pause'],
      commands: [
        ['encryption', 'update-root-key'],
        ['network-restrictions|ssl-enforcement', 'update'],
      ],
      http: [
        'POST /v1/projects/*/pause',
        'PUT /v1/projects/*/pgsodium',
        'PUT /v1/projects/*/ssl-enforcement',
        'POST /v1/projects/*/network-restrictions/apply',
      ],
      mcp: ['pause_project'],
      does: {
        verb: 'stop',
        what: 'project',
        undo: 'repeat',
        undoNote:
          'A paused project can be resumed for a year (supabase.com/docs/guides/platform/free-project-pausing, 2026-11)',
      },
      target: { fields: ['project_id', 'id'], positionals: true },
      why: 'Takes the project off line, or changes who can reach its database.',
      instead: 'supabase projects list',
      stops: [
        { server: 'supabase', tool: 'pause_project', input: { project_id: 'abcdefghijklmnopqrst' } },
        'supabase network-restrictions update --db-allow-cidr 0.0.0.0/0 --project-ref abcdefghijklmnopqrst',
      ],
      passes: [
        { server: 'supabase', tool: 'get_project', input: { id: 'abcdefghijklmnopqrst' } },
        'supabase network-restrictions get',
      ],
    },
  ],
};
