import type { CallView, Platform } from '../model/platform.ts';

// https://firebase.google.com/docs/database/backups
const PITR =
  'Firestore can read the last hour back, or the last 7 days where point-in-time recovery is on; other data comes back only from a backup or an export (firebase.google.com/docs/firestore/pitr, 2026-11)';
// https://firebase.google.com/docs/reference/firebase-management/rest/v1beta1/projects.androidApps/remove
const REMOVED =
  'What was deployed can be deployed again from its source; a removed app can be restored for 30 days unless it was deleted at once (Firebase Management API reference, 2026-11)';

/** Projects named `demo-…` live in the emulators alone. */
const real = (call: CallView) =>
  !/^demo-/.test(call.value('-P', '--project') ?? '') &&
  call.variable('FIRESTORE_EMULATOR_HOST') === undefined &&
  call.variable('FIREBASE_DATABASE_EMULATOR_HOST') === undefined;

export const firebase: Platform = {
  id: 'firebase',
  title: 'Firebase',
  docs: 'https://firebase.google.com/docs/cli',
  programs: ['firebase', 'firebase-tools'],
  optionsWithValue:
    '-P --project --account --token -c --config --instance -b --backend -l --location --region --database --collection-ids -d --data --only --except -m --message --site -e --expires --hash-algo --hash-key --rounds --mem-cost --type --app -v --version-number --service --schema'.split(
      ' ',
    ),
  hosts: [
    '*.firebaseio.com',
    '*.firebasedatabase.app',
    'firestore.googleapis.com',
    'firebase.googleapis.com',
    'firebasehosting.googleapis.com',
    'identitytoolkit.googleapis.com',
    'firebaseremoteconfig.googleapis.com',
    'firebaserules.googleapis.com',
    'firebasestorage.googleapis.com',
  ],
  mcpServers: ['firebase'],
  environment: {
    options: ['-P', '--project', '--site', '--instance'],
    variables: ['FIREBASE_PROJECT', 'GCLOUD_PROJECT'],
    fields: ['project_id', 'projectId', 'project'],
  },
  selfConfirm: ['-f', '--force', '-y', '--yes'],
  unruled: { harmless: [['login*|logout|use|emulators*|target*|serve|experiments*|setup*']] },
  rules: [
    {
      id: 'data-delete',
      command: [
        'firestore:delete|firestore:bulkdelete|database:remove|firestore:databases:delete|firestore:indexes:delete|auth:delete|database:update|dataconnect:services:delete|database:instances:delete',
      ],
      commands: [['firestore', 'delete']],
      when: real,
      http: [
        'DELETE /v1/projects/*/databases/**',
        'POST /v1/projects/*/databases/*:bulkDeleteDocuments',
        'DELETE /**.json',
        'DELETE /v0/b/*/o/**',
        'PATCH /**.json',
        'POST /v1/projects/*/databases/*/documents:commit',
        'POST /v1/projects/*/databases/*/documents:batchWrite',
      ],
      httpWhen: ({ method, path, body = '' }) =>
        method === 'DELETE' ||
        path.endsWith(':bulkDeleteDocuments') ||
        (method === 'PATCH' ? /:\s*null\b/ : /"delete"\s*:/).test(body),
      mcp: ['firestore_delete_document', 'delete_document', 'firestore_delete_database', 'auth_delete_user'],
      does: { verb: 'delete', what: 'documents', undo: 'none', undoNote: PITR },
      target: { positionals: true, fields: ['path', 'paths', 'id'], options: ['--collection-ids'] },
      why: 'Deletes documents, users, collections or a whole database.',
      instead: 'firebase firestore:databases:list',
      stops: [
        'firebase firestore:delete --all-collections --force -P acme-shop',
        'firebase firestore:databases:delete "(default)" --force -P acme-shop',
        'firebase database:remove /bookings -f',
        'curl -X DELETE "https://acme-shop.firebaseio.com/.json?auth=$SECRET"',
        `curl -X PATCH -d '{"a":null}' "https://acme-shop.firebaseio.com/users.json?auth=$SECRET"`,
        { server: 'firebase', tool: 'firestore_delete_document', input: { path: 'bookings/1' } },
      ],
      passes: [
        'firebase firestore:databases:get "(default)" -P acme-shop',
        'firebase firestore:delete --all-collections --force -P demo-acme',
        'firebase emulators:start',
        'firebase database:get /bookings',
        `curl -X PATCH -d '{"a":1}' "https://acme-shop.firebaseio.com/users.json?auth=$SECRET"`,
        {
          server: 'firebase',
          tool: 'firestore_query_collection',
          input: { collection_path: 'bookings', limit: 1 },
        },
      ],
    },
    {
      id: 'data-overwrite',
      command: [
        'database:set|database:import|hosting:rollback|auth:import|firestore:databases:restore|firestore:databases:clone|database:settings:set|dataconnect:sql:migrate',
      ],
      when: (call) =>
        real(call) && (!call.args.includes('dataconnect:sql:migrate') || call.has('-f', '--force')),
      http: ['PUT /**.json'],
      mcp: ['realtimedatabase_set_data', 'database_set_data'],
      does: { verb: 'overwrite', what: 'data', undo: 'none', undoNote: PITR },
      target: { positionals: true, fields: ['id'] },
      why: 'Writes over what stands there: the whole path, its users or its schema.',
      instead: 'firebase database:get / --shallow',
      stops: [
        'firebase database:set /bookings data.json -f',
        'firebase auth:import users.json -P acme-shop',
        `curl -X PUT -d '{}' "https://acme-shop-default-rtdb.firebaseio.com/bookings.json?auth=$SECRET"`,
      ],
      passes: [
        'firebase auth:export users.json',
        'firebase database:get / -o backup.json',
        'firebase database:push /log -d "{}"',
        'curl "https://acme-shop.firebaseio.com/.json?shallow=true&auth=$SECRET"',
      ],
    },
    {
      id: 'backup-delete',
      command: [
        'firestore:backups:delete|firestore:backups:schedules:delete|firestore:backups:schedules:update',
      ],
      http: ['DELETE /v1/projects/*/locations/*/backups/*'],
      does: { verb: 'delete', what: 'backup', undo: 'none', undoNote: 'A deleted backup does not come back' },
      target: { positionals: true },
      why: 'Deletes a backup, or ends or shortens the scheduled ones.',
      instead: 'firebase firestore:backups:list',
      stops: [
        'firebase firestore:backups:delete b1 --force',
        'firebase firestore:backups:schedules:delete s1 -f',
      ],
      passes: ['firebase firestore:backups:list', 'firebase firestore:backups:schedules:list'],
    },
    {
      id: 'resource-delete',
      command: [
        'functions:delete|functions:secrets:*|apphosting:*:delete|hosting:sites:delete|hosting:channel:delete|functions:config:unset|ext:uninstall|functions:kits:uninstall|ailogic:providers:disable|apps:*:delete|appdistribution:*:delete|appdistribution:*:remove|projects:delete|apps:delete|apphosting:*:revokeaccess|remoteconfig:delete|functions:artifacts:*',
      ],
      when: (call) =>
        real(call) && !call.args.some((word) => /:(access|get|set|describe)$|:setpolicy$/.test(word)),
      http: ['DELETE /v1beta1/**', 'DELETE /v1/projects/*/rulesets/*', 'DELETE /v1beta/**'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: REMOVED },
      target: { positionals: true, fields: ['id'] },
      why: 'Deletes a function, back end, site, secret or extension; what calls it stops working.',
      instead: 'firebase functions:list',
      stops: [
        'firebase functions:delete sendMail --force',
        'firebase apphosting:backends:delete web -f -P acme-shop',
        'firebase hosting:sites:delete old-site -f',
        'firebase functions:secrets:destroy API_KEY',
        'firebase ext:uninstall storage-resize --force',
      ],
      passes: [
        'firebase functions:list',
        'firebase apphosting:backends:list',
        'firebase functions:secrets:access API_KEY --help',
        'firebase functions:log',
      ],
    },
    {
      id: 'deploy-force',
      command: ['deploy'],
      when: (call) => real(call) && call.has('-f', '--force'),
      does: {
        verb: 'delete',
        what: 'functions and indexes',
        undo: 'vendor',
        undoNote: 'They can be deployed again where the source is kept',
      },
      target: { options: ['--only', '-P', '--project'] },
      why: 'Deploys and deletes functions and indexes that the source does not name.',
      instead: 'firebase deploy --only hosting',
      stops: ['firebase deploy --only functions --force', 'firebase deploy --force -P acme-shop'],
      passes: [
        'firebase deploy --only hosting',
        'firebase deploy -P acme-shop',
        'firebase hosting:channel:deploy pr-12',
      ],
    },
    {
      id: 'outage',
      command: ['hosting:disable|hosting:clone|remoteconfig:rollback|auth:disable'],
      when: real,
      http: [
        'POST /v1/accounts:delete',
        'POST /v1/projects/*/accounts:delete',
        'POST /v1/projects/*/accounts:batchDelete',
        'POST /v1/projects/*:rollback',
      ],
      does: { verb: 'stop', what: 'live site', undo: 'vendor', undoNote: 'Another release can be deployed' },
      target: { positionals: true, options: ['--site'] },
      why: 'Takes the site off line, deletes users, or replaces what users get.',
      instead: 'firebase hosting:channel:list',
      stops: [
        'firebase hosting:disable -f -P acme-shop',
        'firebase remoteconfig:rollback --force',
        'firebase hosting:clone a:live b:live',
      ],
      passes: ['firebase hosting:channel:list -P acme-shop', 'firebase remoteconfig:get'],
    },
  ],
};
