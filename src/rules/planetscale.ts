import type { Platform } from '../model/platform.ts';

const NO_UNDO =
  'A backup is restored into a new branch, while the database exists (planetscale.com/docs/cli/backup, 2026-11)';
const REMOVE = 'delete|rm|remove';

export const planetscale: Platform = {
  id: 'planetscale',
  title: 'PlanetScale',
  docs: 'https://planetscale.com/docs/cli',
  programs: ['pscale', 'planetscale'],
  optionsWithValue:
    '--org --api-url --config --service-token --service-token-id --service-token-name -f --format --region --from --role --ttl --notes --name --restore --keyspace --tables --plan --database --branch --debug-flag'.split(
      ' ',
    ),
  hosts: ['api.planetscale.com'],
  mcpServers: ['planetscale', 'pscale'],
  environment: {
    options: ['--database', '--branch', '--org'],
    variables: ['PLANETSCALE_DATABASE', 'PLANETSCALE_BRANCH'],
    fields: ['database', 'branch'],
  },
  selfConfirm: ['--force', '--yes'],
  unruled: { harmless: [['auth|org|connect|shell|api|completion|signup|mcp|agent-guide']] },
  rules: [
    {
      id: 'data-delete',
      command: ['database|db|databases|branch|branches|backup|backups|keyspace|keyspaces|bouncer', REMOVE],
      http: [
        'DELETE /v1/organizations/*/databases/*',
        'DELETE /v1/organizations/*/databases/*/branches/*',
        'DELETE /v1/organizations/*/databases/*/branches/*/backups/*',
      ],
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'database', 'branch'] },
      why: 'Deletes a database, a branch or a backup with all data in it.',
      instead: 'pscale database list',
      stops: [
        'pscale database delete shop --force --org acme',
        'pscale branch delete shop main --force',
        'pscale backup delete shop main bk-1 --force',
      ],
      passes: [
        'pscale database list',
        'pscale branch create shop feat-1',
        'pscale backup list shop main',
        'pscale backup create shop main',
        'pscale connect shop main',
      ],
    },
    {
      id: 'deploy-request',
      command: ['deploy-request|dr', 'skip-revert|revert|apply|deploy'],
      http: [
        'POST /v1/organizations/*/databases/*/deploy-requests/*/skip-revert',
        'POST /v1/organizations/*/databases/*/deploy-requests/*/revert',
      ],
      does: {
        verb: 'change',
        what: 'schema',
        undo: 'vendor',
        undoNote:
          'A deployed change can be reverted for 30 minutes unless that is skipped (planetscale.com/docs/vitess/schema-changes/deploy-requests, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Changes the schema of the branch that the deploy request goes to, or gives up the way back.',
      instead: 'pscale database list',
      stops: ['pscale deploy-request skip-revert shop 12', 'pscale dr deploy shop 12'],
      passes: [
        'pscale deploy-request list shop',
        'pscale deploy-request diff shop 12',
        'pscale deploy-request create shop feat-1',
      ],
    },
    {
      id: 'protection-off',
      command: ['branch|branches', 'demote|refresh-schema'],
      commands: [
        ['branch|branches', 'safe-migrations', 'disable'],
        ['branch|branches', 'routing-rules|vschema|infra', 'update'],
        ['deletion-protection|branch-protection', '*', 'disable'],
      ],
      http: [
        'POST /v1/organizations/*/databases/*/branches/*/demote',
        'DELETE /v1/organizations/*/databases/*/branches/*/safe-migrations',
      ],
      does: {
        verb: 'change',
        what: 'protection of a branch',
        undo: 'vendor',
        undoNote: 'It can be turned on again',
      },
      target: { positionals: true },
      why: 'Takes a branch’s protection away: schema changes then run at once and without review.',
      instead: 'pscale branch list {target}',
      stops: ['pscale branch safe-migrations disable shop main', 'pscale branch demote shop main'],
      passes: [
        'pscale branch safe-migrations enable shop main',
        'pscale branch list shop',
        'pscale branch schema shop main',
      ],
    },
    {
      id: 'access-remove',
      command: [
        'password|passwords|service-token|role|roles|webhook|webhooks|traffic-control',
        `${REMOVE}|delete-access|reset|reset-default|renew|reassign`,
      ],
      http: [
        'DELETE /v1/organizations/*/databases/*/branches/*/passwords/*',
        'DELETE /v1/organizations/*/service-tokens/*',
      ],
      does: {
        verb: 'delete',
        what: 'credential',
        undo: 'none',
        undoNote:
          'PlanetScale shows a password once; another has to be made (planetscale.com/docs/vitess/security/connection-strings, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Takes a credential away; programs that use it lose the database.',
      instead: 'pscale database list',
      stops: [
        'pscale password delete shop main pw-1 --force',
        'pscale service-token delete tok1',
        'pscale role reset-default shop main',
      ],
      passes: [
        'pscale password list shop main',
        'pscale password create shop main ci',
        'pscale service-token list',
      ],
    },
    {
      id: 'restore-over',
      command: ['database|db', 'restore-dump'],
      when: (call) => call.has('--overwrite-tables'),
      does: { verb: 'overwrite', what: 'tables', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Drops the tables of the branch that the dump holds, and writes the dump’s in their place.',
      instead: 'pscale database list',
      stops: ['pscale database restore-dump shop main --dir dump --overwrite-tables'],
      passes: ['pscale database restore-dump shop copy --dir dump', 'pscale database dump shop main'],
    },
    {
      id: 'workflow',
      command: [
        'workflow|workflows|data-imports',
        'cancel|complete|cutover|reverse-cutover|reverse-traffic|switch-replicas|switch-primaries|switch-traffic|detach-external-database|make-replica|make-primary',
      ],
      does: { verb: 'stop', what: 'move of data', undo: 'repeat', undoNote: 'It can be started again' },
      target: { positionals: true },
      why: 'Changes where reads and writes go, or ends a move of data half way.',
      instead: 'pscale database list',
      stops: ['pscale workflow cancel shop 3', 'pscale data-imports cancel --name shop --force'],
      passes: ['pscale workflow list shop', 'pscale workflow show shop 3'],
    },
  ],
};
