import type { CallView, Platform } from '../model/platform.ts';

const HISTORY =
  'The restore window reaches back 6 hours on Free, up to 7 days on Launch and 30 on Scale, while the branch exists; some accounts can recover a deleted branch for 7 days (neon.com/docs/introduction/restore-window, 2026-11)';
const REMOVE = 'delete|remove|rm|destroy';

/** Where the verb comes from a variable nothing is claimed. */
const removes = (call: CallView) => call.args.some((word) => /^(delete|remove|rm|destroy)$/.test(word));

export const neon: Platform = {
  id: 'neon',
  title: 'Neon',
  docs: 'https://neon.com/docs/reference/neon-cli',
  programs: ['neonctl', 'neon'],
  optionsWithValue:
    '-o --output --config-dir --api-key --api-host --context-file --project-id --org-id --branch --database --role-name --name --parent --timestamp --preserve-under-name --pg-version --region-id --cu --limit --id --endpoint-id -c --command -f --file --expires-at'.split(
      ' ',
    ),
  hosts: ['*.neon.tech'],
  mcpServers: ['neon'],
  environment: {
    options: ['--branch', '--project-id', '--database'],
    variables: ['NEON_BRANCH', 'NEON_PROJECT_ID'],
    fields: ['branchId', 'branchIdOrName', 'branch_id', 'projectId', 'project_id'],
  },
  selfConfirm: ['-y', '--yes', '--force'],
  unruled: { harmless: [['auth|me|set-context|completion|psql|init|dev']] },
  rules: [
    {
      id: 'project-delete',
      command: ['projects|project|orgs|org', REMOVE],
      http: ['DELETE /api/v2/projects/*', 'DELETE /api/v2/organizations/*'],
      mcp: ['delete_project'],
      does: {
        verb: 'delete',
        what: 'project',
        undo: 'vendor',
        undoNote:
          'For 7 days: neonctl projects recover (neon.com/docs/reference/api/projects/recover-project, 2026-11)',
      },
      target: { positionals: true, fields: ['id', 'projectId', 'project_id'] },
      why: 'Deletes the project with every branch, database and its history.',
      instead: 'neonctl projects list',
      stops: [
        'neonctl projects delete polished-snowflake-12345678',
        'curl -X DELETE -H "Authorization: Bearer $NEON_API_KEY" https://console.neon.tech/api/v2/projects/p1',
        { server: 'neon', tool: 'delete_project', input: { projectId: 'p1' } },
      ],
      passes: [
        'neonctl projects list --recoverable-only',
        'neonctl projects get p1',
        'neonctl projects recover p1',
      ],
    },
    {
      id: 'branch-delete',
      command: ['branches|branch', REMOVE],
      commands: [
        [
          'databases|database|db|dbs|buckets|bucket|snapshots|snapshot|data-api|auth|functions|function',
          REMOVE,
        ],
        ['*', '*', REMOVE],
      ],
      when: removes,
      http: [
        'DELETE /api/v2/projects/*/branches/*',
        'DELETE /api/v2/projects/*/branches/*/databases/*',
        'DELETE /api/v2/projects/*/snapshots/*',
        'DELETE /api/v2/projects/*/branches/*/**',
      ],
      mcp: ['delete_branch', 'delete_database'],
      does: { verb: 'delete', what: 'branch or database', undo: 'none', undoNote: HISTORY },
      target: { positionals: true, fields: ['id', 'branchId', 'branchIdOrName', 'databaseName'] },
      why: 'Deletes a branch, database or bucket with all data in it.',
      instead: 'neonctl branches list',
      stops: [
        'neonctl branches delete main --project-id polished-snowflake-12345678',
        'neonctl databases delete appdb --branch main',
        'neonctl bucket delete uploads',
        'curl -X DELETE -H "Authorization: Bearer $NEON_API_KEY" https://console.neon.tech/api/v2/projects/p1/branches/br-1',
      ],
      passes: [
        'neonctl branches list',
        'neonctl branches get main',
        'neonctl branches create --name feat',
        'neonctl bucket list',
      ],
    },
    {
      id: 'branch-reset',
      command: ['branches|branch', 'reset|restore'],
      commands: [['snapshots|snapshot', 'restore'], ['reset|restore']],
      http: [
        'POST /api/v2/projects/*/branches/*/restore',
        'POST /api/v2/projects/*/branches/*/reset',
        'POST /api/v2/projects/*/snapshots/*/restore',
      ],
      mcp: ['reset_from_parent', 'restore_snapshot', 'complete_database_migration'],
      does: { verb: 'overwrite', what: 'branch', undo: 'vendor', undoNote: HISTORY },
      target: { positionals: true, fields: ['id', 'branchIdOrName', 'branchId'] },
      why: 'Puts another state over the branch; what was written since is gone from it.',
      instead: 'neonctl branches list',
      stops: [
        'neonctl branches reset feature --parent',
        'neonctl branches restore main ^self@2026-01-01T00:00:00Z --preserve-under-name old',
        { server: 'neon', tool: 'reset_from_parent', input: { projectId: 'p1', branchIdOrName: 'main' } },
      ],
      passes: [
        'neonctl branches schema-diff main',
        { server: 'neon', tool: 'compare_database_schema', input: { projectId: 'p1' } },
      ],
    },
    {
      id: 'access-remove',
      command: [
        'roles|role|vpc|ip-allow|operations|api-keys|endpoints|endpoint|compute',
        `${REMOVE}|reset|revoke|suspend`,
      ],
      commands: [
        ['branches|branch', 'set-default|set-protected|unprotect|set-expiration'],
        ['roles|role', 'reset-password|reset-pass'],
      ],
      http: [
        'DELETE /api/v2/projects/*/endpoints/*',
        'POST /api/v2/projects/*/endpoints/*/suspend',
        'POST /api/v2/projects/*/branches/*/set_as_default',
        'POST /api/v2/projects/*/branches/*/roles/*/reset_password',
        'DELETE /api/v2/api_keys/*',
        'POST /api/v2/projects/*/transfer_requests',
        'POST /api/v2/users/me/projects/transfer',
      ],
      does: {
        verb: 'change',
        what: 'access or default branch',
        undo: 'vendor',
        undoNote: 'It can be set again; programs fail until then',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Changes who or what reaches the database, or which branch counts as the main one.',
      instead: 'neonctl roles list',
      stops: [
        'neonctl roles delete app_rw --branch main',
        'neonctl branches set-default feature',
        'neonctl ip-allow reset',
      ],
      passes: ['neonctl roles list', 'neonctl ip-allow list', 'neonctl connection-string main'],
    },
  ],
};
