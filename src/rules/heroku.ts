import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO =
  'Heroku destroys apps and add-ons for good (devcenter.heroku.com/articles/heroku-cli-commands, 2026-11)';
const BACKUPS =
  'Where the plan has rollback, a new database can be made from an earlier moment; how far back depends on the plan (devcenter.heroku.com/articles/heroku-postgres-rollback, 2026-11)';
const RELEASES =
  'Config vars belong to a release, and an older one can be rolled back to (devcenter.heroku.com/articles/releases, 2026-11)';

/** `web=0` and `worker=0:Basic` stop every dyno of a process type. */
const toZero = (call: CallView) => call.positionals.some((word) => /=0(:|$)/.test(word));

export const heroku: Platform = {
  id: 'heroku',
  title: 'Heroku',
  docs: 'https://devcenter.heroku.com/articles/heroku-cli-commands',
  programs: ['heroku'],
  optionsWithValue:
    '-a --app -r --remote -c --confirm --command -t --team --pipeline -p --name -n --credential -s --space --stage --bypass --exit-code --as --file -f --wait-interval --size --dyno-name'.split(
      ' ',
    ),
  hosts: ['api.heroku.com', 'api.data.heroku.com', 'postgres-api.heroku.com'],
  mcpServers: ['heroku'],
  environment: {
    options: ['-a', '--app', '-r', '--remote', '-s', '--space'],
    variables: ['HEROKU_APP'],
    fields: ['app', 'space'],
  },
  selfConfirm: ['-c', '--confirm', '-f', '--force'],
  unruled: {
    harmless: [
      ['plugins*|autocomplete*|local*|2fa*|labs*|sessions*|keys:add|commands|search'],
      ['ps:restart|restart|dyno:restart'],
    ],
  },
  rules: [
    {
      id: 'app-destroy',
      command: ['apps:destroy|apps:delete|destroy|spaces:destroy|pipelines:destroy'],
      commands: [['apps|spaces|pipelines', 'destroy|delete']],
      http: ['DELETE /apps/*', 'DELETE /spaces/*', 'DELETE /pipelines/*', 'DELETE /teams/*'],
      does: { verb: 'delete', what: 'app', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-a', '--app', '-s', '--space'], fields: ['id'], positionals: true },
      why: 'Destroys the app or space with its dynos, add-ons, databases, settings and releases.',
      instead: 'heroku apps',
      stops: [
        'heroku apps:destroy -a acme-shop --confirm acme-shop',
        'heroku destroy --app acme-shop',
        'heroku spaces:destroy --space acme-space --confirm acme-space',
        'curl -n -X DELETE https://api.heroku.com/apps/acme-shop -H "Accept: application/vnd.heroku+json; version=3"',
      ],
      passes: ['heroku apps:info -a acme-shop', 'heroku apps', 'heroku help apps:destroy', 'heroku create'],
    },
    {
      id: 'addon-destroy',
      command: ['addons:destroy|addons:remove|addons:delete|data:*:destroy|kafka:*:destroy|kafka:fail'],
      commands: [['addons', 'destroy|remove']],
      http: ['DELETE /apps/*/addons/*', 'DELETE /data/**'],
      does: { verb: 'delete', what: 'add-on', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id'] },
      why: 'Destroys the add-on and all data in it; a database’s backups can go with it.',
      instead: 'heroku addons',
      stops: [
        'heroku addons:destroy postgresql-cubed-123 -a acme-shop --confirm acme-shop',
        'heroku data:pg:destroy postgresql-cubed-123 --confirm acme-shop',
        'heroku kafka:topics:destroy orders -a acme-shop',
      ],
      passes: [
        'heroku addons -a acme-shop',
        'heroku addons:create heroku-redis:mini',
        'heroku data:pg:info db-1',
      ],
    },
    {
      id: 'database-reset',
      command: ['pg:reset|pg:backups:restore|pg:copy|pg:push|pg:upgrade|pg:upgrade:run|pg:upgrade:prepare'],
      commands: [
        ['pg', 'reset|copy'],
        ['pg', 'backups', 'restore'],
      ],
      http: ['PUT /client/v11/databases/*/reset', 'POST /client/v11/apps/*/transfers'],
      does: { verb: 'overwrite', what: 'database', undo: 'vendor', undoNote: BACKUPS },
      target: { positionals: true, options: ['-a', '--app'] },
      why: 'Empties the database or puts another one’s data over it.',
      instead: 'heroku pg:backups',
      stops: [
        'heroku pg:reset DATABASE_URL -a acme-shop --confirm acme-shop',
        'heroku pg:backups:restore b101 DATABASE_URL -a acme-shop --confirm acme-shop',
        'heroku pg:copy acme-staging::DATABASE DATABASE -a acme-shop --confirm acme-shop',
      ],
      passes: [
        'heroku pg:info -a acme-shop',
        'heroku pg:backups:capture -a acme-shop',
        'heroku pg:backups:download -a acme-shop',
        'heroku pg:pull DATABASE_URL localdb -a acme-shop',
      ],
    },
    {
      id: 'backup-delete',
      command: ['pg:backups:delete|pg:backups:unschedule'],
      commands: [['pg', 'backups', 'delete|unschedule']],
      does: { verb: 'delete', what: 'backup', undo: 'none', undoNote: 'A deleted backup does not come back' },
      target: { positionals: true },
      why: 'Deletes a backup, or ends the scheduled ones.',
      instead: 'heroku pg:backups',
      stops: [
        'heroku pg:backups:delete b101 -a acme-shop --confirm acme-shop',
        'heroku pg:backups:unschedule DATABASE_URL -a acme-shop',
      ],
      passes: ['heroku pg:backups:schedules -a acme-shop', 'heroku pg:backups:info b101 -a acme-shop'],
    },
    {
      id: 'settings-remove',
      command: [
        'config:unset|config:remove|ci:config:unset|buildpacks:clear|buildpacks:remove|certs:remove|drains:remove|webhooks:remove|pipelines:remove|container:rm|*:links:destroy|*:peerings:destroy|*:vpn:destroy|*:privatelink:destroy|reviewapps:disable|addons:detach|teams:*:remove|orgs:*:remove|data:*:*:destroy|data:*:*:delete|labs:disable|features:disable',
      ],
      http: ['DELETE /apps/*/**'],
      does: { verb: 'delete', what: 'setting', undo: 'vendor', undoNote: RELEASES },
      target: { positionals: true },
      why: 'Takes a setting away; the app restarts at once without it.',
      instead: 'heroku releases',
      stops: [
        'heroku config:unset DATABASE_URL -a acme-shop',
        'heroku certs:remove --name tokyo-1050 -a acme-shop',
        'heroku container:rm web -a acme-shop',
      ],
      passes: [
        'heroku config -a acme-shop',
        'heroku config:set LOG_LEVEL=debug -a acme-shop',
        'heroku certs -a acme-shop',
      ],
    },
    {
      id: 'settings-null',
      http: ['PATCH /apps/*/config-vars', 'PATCH /pipelines/*/stage/*/config-vars'],
      httpWhen: ({ body = '' }) => /:\s*null\b/.test(body),
      does: { verb: 'delete', what: 'setting', undo: 'vendor', undoNote: RELEASES },
      target: { fields: ['id'] },
      why: 'Takes settings away; the app restarts at once without them.',
      instead: 'heroku releases',
      stops: [
        `curl -n -X PATCH https://api.heroku.com/apps/acme-shop/config-vars -d '{"DATABASE_URL":null}'`,
      ],
      passes: [
        `curl -n -X PATCH https://api.heroku.com/apps/acme-shop/config-vars -d '{"LOG_LEVEL":"debug"}'`,
      ],
    },
    {
      id: 'access-remove',
      command: [
        'access:remove|members:remove|auth:2fa:disable|2fa:disable|keys:clear|keys:remove|authorizations:revoke|authorizations:destroy|authorizations:rotate|clients:destroy|clients:rotate|sessions:destroy|sessions:delete|pg:credentials:destroy|pg:credentials:rotate|apps:transfer|apps:leave|spaces:transfer|pipelines:transfer|sharing:*',
      ],
      mcp: ['transfer_app'],
      does: {
        verb: 'change',
        what: 'access',
        undo: 'none',
        undoNote: 'Revoked keys and given-away apps do not come back by themselves',
      },
      target: { positionals: true },
      why: 'Takes access away or hands the app to somebody else; what uses the old credentials stops working.',
      instead: 'heroku access',
      stops: [
        'heroku access:remove dev@example.com -a acme-shop',
        'heroku pg:credentials:rotate DATABASE_URL -a acme-shop --confirm acme-shop',
        'heroku apps:transfer other@example.com -a acme-shop',
        'heroku keys:clear',
      ],
      passes: [
        'heroku access -a acme-shop',
        'heroku keys',
        'heroku pg:credentials DATABASE_URL -a acme-shop',
      ],
    },
    {
      id: 'outage',
      command: [
        'maintenance:on|domains:clear|domains:remove|ps:stop|ps:kill|dyno:stop|dyno:kill|stop|kill|releases:rollback|rollback|pg:promote|pg:unfollow|redis:promote|pg:kill|pg:killall|pg:maintenance:run|redis:maintenance|data:maintenances:run|certs:auto:disable|apps:rename|rename|addons:downgrade',
      ],
      commands: [
        ['domains', 'clear|remove'],
        ['maintenance', 'on'],
      ],
      mcp: ['maintenance_on', 'pg_kill', 'pg_upgrade'],
      does: { verb: 'stop', what: 'app', undo: 'repeat', undoNote: 'It can be turned back' },
      target: { options: ['-a', '--app'], positionals: true },
      why: 'Takes the app or a part of it off line, or changes which version or database it runs on.',
      instead: 'heroku ps',
      stops: [
        'heroku domains:clear -a acme-shop',
        'heroku releases:rollback v102 -a acme-shop',
        'heroku maintenance:on -a acme-shop',
        'heroku pg:kill 4711 -a acme-shop',
      ],
      passes: [
        'heroku releases -a acme-shop',
        'heroku domains -a acme-shop',
        'heroku maintenance:off -a acme-shop',
        'heroku restart -a acme-shop',
      ],
    },
    {
      id: 'scale-zero',
      command: ['ps:scale|scale|dyno:scale'],
      when: toZero,
      mcp: ['ps_scale'],
      mcpWhen: (input) => /=0\b/.test(JSON.stringify(input)),
      does: { verb: 'stop', what: 'dynos', undo: 'repeat', undoNote: 'They can be scaled up again' },
      target: { positionals: true },
      why: 'Stops every dyno of a process type.',
      instead: 'heroku ps',
      stops: ['heroku ps:scale web=0 worker=0 -a acme-shop'],
      passes: ['heroku ps:scale web=2 -a acme-shop', 'heroku ps -a acme-shop'],
    },
    {
      id: 'client-input',
      command: ['redis:cli'],
      when: (call) =>
        call.program === 'heroku' &&
        /^\s*(flushall|flushdb|del|unlink|swapdb|shutdown|config\s+set|rename)\b/im.test(call.input ?? ''),
      does: {
        verb: 'delete',
        what: 'keys',
        undo: 'none',
        undoNote: 'Redis has no way back but a copy of its dump (Redis documentation)',
      },
      target: { options: ['-a', '--app'] },
      why: 'Sends commands to the app’s Redis that delete keys.',
      instead: 'heroku redis:info',
      stops: ['echo FLUSHALL | heroku redis:cli -a acme-shop --confirm acme-shop'],
      passes: ['echo INFO | heroku redis:cli -a acme-shop', 'heroku redis:info -a acme-shop'],
    },
  ],
};
