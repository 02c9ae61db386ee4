import { SQL_LOSSES } from '../model/payload.ts';
import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'What was deployed can be deployed again; what is kept nowhere else is gone';

const DELETES = /^(delete|remove|purge|cancel|detach)[A-Z]/;
const method = (call: CallView) => call.positionals[0] ?? '';

export const netlify: Platform = {
  id: 'netlify',
  title: 'Netlify',
  docs: 'https://cli.netlify.com/',
  programs: ['netlify', 'ntl'],
  optionsWithValue:
    '--auth --filter -d --data --dir -s --site --context --scope -a --alias -m --message --httpProxy -o --output -i --input --name --query --branch -b -t --trigger'.split(
      ' ',
    ),
  hosts: ['api.netlify.com'],
  mcpServers: ['netlify'],
  environment: {
    options: ['--context', '-s', '--site', '--branch'],
    variables: ['NETLIFY_SITE_ID'],
    fields: ['site_id', 'siteId', 'context'],
  },
  selfConfirm: ['-f', '--force'],
  // `functions:invoke` calls a function of `netlify dev`. https://cli.netlify.com/commands/functions/
  unruled: {
    harmless: [
      ['login|logout|unlink|link|switch|api|dev|build|clone|recipes|completion|status|functions:invoke'],
    ],
  },
  twins: ['netlify', 'ntl'],
  rules: [
    {
      id: 'site-delete',
      command: ['sites:delete|site:delete|projects:delete'],
      commands: [['sites|projects', 'delete']],
      http: ['DELETE /api/v1/sites/*', 'DELETE /api/v1/accounts/*'],
      does: { verb: 'delete', what: 'site', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'site_id'], options: ['-s', '--site'] },
      why: 'Deletes the site with its deploys, forms, variables and stored data.',
      instead: 'netlify sites:list',
      stops: [
        'netlify sites:delete 1234-abcd -f',
        'ntl sites:delete 1234-abcd',
        'curl -X DELETE -H "Authorization: Bearer $NETLIFY_AUTH_TOKEN" https://api.netlify.com/api/v1/sites/1234-abcd',
      ],
      passes: ['netlify sites:list', 'netlify status', 'netlify deploy --dir dist', 'netlify unlink'],
    },
    {
      id: 'data-delete',
      command: [
        'blobs:delete|blob:delete|database:*delete*|db:*delete*|database:reset|db:reset|database:migrations:reset',
      ],
      commands: [
        ['database|db', 'reset|delete|destroy'],
        ['database|db', '*', 'delete|reset'],
      ],
      http: ['DELETE /api/v1/blobs/**', 'DELETE /api/v1/submissions/*', 'DELETE /api/v1/sites/*/forms/*'],
      does: {
        verb: 'delete',
        what: 'stored data',
        undo: 'none',
        undoNote: 'What is kept nowhere else is gone',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Deletes stored data of the site.',
      instead: 'netlify blobs:list {target}',
      stops: ['netlify blobs:delete sessions user-1 --force', 'netlify db reset'],
      passes: ['netlify blobs:list sessions', 'netlify blobs:get sessions user-1', 'netlify db status'],
    },
    {
      id: 'database-query',
      sql: [...SQL_LOSSES, 'opaque', 'unread'],
      does: {
        verb: 'delete',
        what: 'rows or tables',
        undo: 'none',
        undoNote: 'Only a backup brings it back',
      },
      why: 'Runs SQL that changes or deletes data in the site’s database.',
      instead: 'netlify database connect --query "SELECT 1"',
      stops: [
        'netlify database connect --query "DELETE FROM users"',
        'netlify db connect --query "drop table users"',
      ],
      passes: ['netlify database connect --query "SELECT 1"', 'netlify database status'],
    },
    {
      id: 'api-delete',
      command: ['api'],
      when: (call) => DELETES.test(method(call)),
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-d', '--data'] },
      why: 'Calls a method of Netlify’s API that deletes.',
      instead: 'netlify api listSites',
      stops: [
        `netlify api deleteSite --data '{"site_id":"1234-abcd"}'`,
        `netlify api deleteDnsZone --data '{"zone_id":"z"}'`,
      ],
      passes: [
        'netlify api listSites',
        `netlify api getSite --data '{"site_id":"1234-abcd"}'`,
        'netlify api --list',
      ],
    },
    {
      id: 'variable-unset',
      command: ['env:unset|env:delete|env:remove'],
      commands: [['env', 'unset|delete']],
      http: ['DELETE /api/v1/accounts/*/env/**'],
      does: {
        verb: 'delete',
        what: 'variable',
        undo: 'none',
        undoNote: 'The value is gone unless it is kept elsewhere',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Deletes an environment variable; the next deploy runs without it.',
      instead: 'netlify env:list',
      stops: [
        'netlify env:unset DATABASE_URL --context production',
        'netlify env:unset API_KEY -s acme --force',
      ],
      passes: [
        'netlify env:list --context dev',
        'netlify env:get API_KEY',
        'netlify env:set FLAG on --context dev',
      ],
    },
    {
      id: 'variables-replace',
      command: ['env:import|env:clone|env:set|blobs:set'],
      when: (call) =>
        call.has('--replace-existing', '-r') ||
        call.args.includes('env:clone') ||
        (call.has('--force') &&
          (call.args.includes('blobs:set') || call.value('--context', '-c') === 'production')),
      does: {
        verb: 'overwrite',
        what: 'variables',
        undo: 'none',
        undoNote: 'The old values are gone unless they are kept elsewhere',
      },
      why: 'Replaces all of a site’s environment variables.',
      instead: 'netlify env:list',
      stops: [
        'netlify env:import --replace-existing .env',
        'netlify env:clone --to 5678-efgh',
        'netlify env:set API_KEY new --context production --force',
      ],
      passes: ['netlify env:list', 'netlify env:import .env'],
    },
    {
      id: 'outage',
      http: [
        'PUT /api/v1/sites/*/disable',
        'POST /api/v1/sites/*/deploys/*/restore',
        'POST /api/v1/deploys/*/cancel',
        'DELETE /api/v1/dns_zones/**',
        'DELETE /api/v1/deploys/*',
        'DELETE /api/v1/sites/*/ssl',
        'DELETE /api/v1/hooks/**',
      ],
      does: { verb: 'stop', what: 'live site', undo: 'repeat', undoNote: 'Another deploy can be published' },
      target: { fields: ['id'] },
      why: 'Takes the site, a deploy or its address off line.',
      instead: 'netlify status',
      stops: [
        'curl -X PUT -H "Authorization: Bearer $NETLIFY_AUTH_TOKEN" https://api.netlify.com/api/v1/sites/1234/disable',
      ],
      passes: [
        'curl -H "Authorization: Bearer $NETLIFY_AUTH_TOKEN" https://api.netlify.com/api/v1/sites/1234/deploys',
      ],
    },
  ],
};
