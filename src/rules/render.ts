import type { Platform } from '../model/platform.ts';

const NO_UNDO =
  'Paid databases can be restored to a moment of the last 3 or 7 days by plan while they exist; what was deleted is gone (docs.render.com/postgresql-backups, 2026-11)';
const REMOVE = 'delete|remove|rm|destroy';

export const render: Platform = {
  id: 'render',
  title: 'Render',
  docs: 'https://render.com/docs/cli',
  programs: ['render'],
  optionsWithValue:
    '-o --output --project --environment -e --service --name --type --region --plan --repo --branch -s --commit --image --env-var --since --until --workspace -w --instance --bucket'.split(
      ' ',
    ),
  hosts: ['api.render.com'],
  mcpServers: ['render'],
  environment: {
    options: ['--environment', '-e', '--project'],
    variables: ['RENDER_ENVIRONMENT'],
    fields: ['environmentId', 'serviceId'],
  },
  selfConfirm: ['--confirm', '-y', '--yes'],
  unruled: { harmless: [['login|logout|workspace|ssh|restart|logs'], ['jobs|job|deploys|deploy', 'cancel']] },
  rules: [
    {
      id: 'service-delete',
      command: [
        'services|service|srv|projects|project|environments|environment|env|blueprints|blueprint|workflows|crons|static-sites|web-services',
        REMOVE,
      ],
      http: [
        'DELETE /v1/services/*',
        'DELETE /v1/projects/*',
        'DELETE /v1/environments/*',
        'DELETE /v1/blueprints/*',
      ],
      does: { verb: 'delete', what: 'service', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'serviceId'] },
      why: 'Deletes the service or project with its settings, deploys and disks.',
      instead: 'render services list -o json',
      stops: [
        'render services delete my-api --confirm',
        'render projects delete prj-1 --yes',
        'curl -X DELETE -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/services/srv-abc',
      ],
      passes: [
        'render services list -o json',
        'render deploys create srv-abc',
        'render logs -r srv-abc',
        'render restart srv-abc',
      ],
    },
    {
      id: 'data-delete',
      command: [
        'pg|postgres|psql|kv|keyvalue|key-value|redis|disks|disk|objects|object|buckets|bucket|ea',
        REMOVE,
      ],
      commands: [['*', 'objects|object|snapshots|disks|pg|postgres|kv|keyvalue', REMOVE]],
      http: [
        'DELETE /v1/postgres/*',
        'DELETE /v1/key-value/*',
        'DELETE /v1/redis/*',
        'DELETE /v1/disks/*',
        'DELETE /v1/objects/**',
      ],
      does: {
        verb: 'delete',
        what: 'database',
        undo: 'none',
        undoNote:
          'Paid databases can be restored to a moment of the last 3 or 7 days by plan while they exist; of one that is deleted only an export is left (docs.render.com/postgresql-backups, 2026-11)',
      },
      target: { positionals: true, fields: ['id', 'postgresId', 'diskId'] },
      why: 'Deletes a database, disk or stored object with all data in it.',
      instead: 'render pg get my-db',
      stops: [
        'render pg delete dpg-abc123 --confirm',
        'render kv delete red-abc123 --confirm',
        'render objects delete a.png b.png --yes',
        'curl -X DELETE -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/disks/dsk-abc',
      ],
      passes: [
        'render pg get my-db',
        'render kv get red-abc123',
        'render psql dpg-abc',
        'curl -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/disks/dsk-abc/snapshots',
      ],
    },
    {
      id: 'data-restore',
      command: ['disks|disk', 'restore|recover|recovery'],
      commands: [['pg|postgres', 'failover']],
      http: ['POST /v1/disks/*/snapshots/restore', 'POST /v1/postgres/*/failover'],
      does: {
        verb: 'overwrite',
        what: 'disk',
        undo: 'none',
        undoNote: 'A disk loses what was written after the snapshot (docs.render.com/disks, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Puts an older state over the present data.',
      instead: 'render pg get my-db',
      stops: [
        'curl -X POST -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/disks/dsk-abc/snapshots/restore -d "{}"',
      ],
      passes: [
        'curl -X POST -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/postgres/dpg-1/export',
        // A recovery makes a new database beside the old one. https://docs.render.com/postgresql-backups
        'curl -X POST -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/postgres/dpg-1/recovery -d "{}"',
      ],
    },
    {
      id: 'outage',
      command: ['pg|postgres|kv|keyvalue|services|service|workspace', 'suspend|pause|stop'],
      commands: [
        ['deploys|deploy', 'cancel|rollback'],
        ['services|service', 'rollback'],
        ['custom-domains|domains', REMOVE],
      ],
      http: [
        'POST /v1/services/*/suspend',
        'POST /v1/postgres/*/suspend',
        'POST /v1/key-value/*/suspend',
        'POST /v1/services/*/rollback',
        'DELETE /v1/services/*/custom-domains/*',
      ],
      mcp: ['suspend_service', 'rollback_deploy'],
      does: { verb: 'stop', what: 'service', undo: 'repeat', undoNote: 'It can be resumed' },
      target: { positionals: true, fields: ['id', 'serviceId'] },
      why: 'Takes the service or database off line, or puts an older version in its place.',
      instead: 'render services list -o json',
      stops: [
        'render pg suspend my-db --confirm',
        'curl -X POST -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/services/srv-1/suspend',
      ],
      passes: [
        'render pg get my-db',
        'curl -X POST -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/services/srv-1/resume',
      ],
    },
    {
      id: 'variables-replace',
      http: [
        'PUT /v1/services/*/env-vars',
        'PUT /v1/services/*/secret-files',
        'DELETE /v1/services/*/env-vars/*',
        'DELETE /v1/services/*/secret-files/*',
        'DELETE /v1/env-groups/**',
      ],
      mcp: ['update_environment_variables'],
      mcpWhen: (input) => input.replace === true,
      does: {
        verb: 'overwrite',
        what: 'variables',
        undo: 'none',
        undoNote: 'The old values are gone unless they are kept elsewhere',
      },
      target: { fields: ['id', 'serviceId'] },
      why: 'Deletes variables or replaces the whole list: those that it does not name are gone.',
      instead: 'render services list -o json',
      stops: [
        `curl -X PUT -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/services/srv-1/env-vars -d '[{"key":"A","value":"1"}]'`,
        {
          server: 'render',
          tool: 'update_environment_variables',
          input: { serviceId: 'srv-1', replace: true, envVars: [] },
        },
      ],
      passes: [
        `curl -X PUT -H "Authorization: Bearer $RENDER_API_KEY" https://api.render.com/v1/services/srv-1/env-vars/A -d '{"value":"1"}'`,
        {
          server: 'render',
          tool: 'update_environment_variables',
          input: { serviceId: 'srv-1', envVars: [] },
        },
      ],
    },
  ],
};
