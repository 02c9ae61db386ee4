import type { CallView, Platform } from '../model/platform.ts';

const BACKUP = 'Only a backup brings it back (MongoDB documentation)';
const ATLAS =
  'When a cluster is terminated its data and its backups are deleted, unless they are kept by a compliance policy (mongodb.com/docs/atlas/pause-terminate-cluster, 2026-11)';
const REMOVE = 'delete|remove|rm|drop';
/** What belongs to this machine or is made anew with one command. */
const LOCAL = /^(config|plugin|plugins|local|auth|completion)$/;

const shell = (call: CallView) => /^(mongosh|mongo)$/.test(call.program);

/** What a shell is told to run, without comments and what it would merely print. */
const script = (call: CallView): string =>
  shell(call)
    ? [
        ...call.args.map((word, at) =>
          call.args[at - 1] === '--eval' ? word : word.startsWith('--eval=') ? word.slice(7) : '',
        ),
        call.input ?? '',
      ]
        .join('\n')
        .replace(/\b(print|printjson|console\.\w+)\(\s*("[^"]*"|'[^']*'|`[^`]*`)\s*\)/g, '')
        .replace(/(^|[\s;])\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '')
        // https://www.mongodb.com/docs/manual/reference/method/db.collection.explain/: the operation is not run.
        .replace(/\.explain\(\s*(?:"[^"]*"|'[^']*')?\s*\)\s*\.\s*\w+\s*\(/g, '.explained(')
    : '';

const DROPS =
  /\.\s*(dropDatabase|drop|dropAllUsers(?:FromDatabase)?|dropUser|dropRole|dropAllRoles|removeShard|dropSearchIndex|dropIndexes|dropIndex)\s*\(|(?<![.\w])["']?(?<!\.)\b(dropDatabase|drop|dropUser|dropAllUsersFromDatabase|dropIndexes|removeShard)["']?\s*:|\[\s*["'](drop|dropDatabase)["']\s*\]/;
const DELETES =
  /\.\s*(deleteMany|deleteOne|remove|findOneAndDelete|bulkDelete)\s*\(|\b(deleteMany|deleteOne)["']?\s*:|findAndModify\([\s\S]*remove["']?\s*:\s*true|runCommand\(\s*\{\s*["']?delete["']?\s*:|expireAfterSeconds/;
const OVERWRITES =
  /\.\s*(updateMany|update)\s*\(\s*\{\s*\}|\.\s*(renameCollection|convertToCapped|cloneCollectionAsCapped)\s*\(|\$out\b|runCommand\(\s*\{\s*["']?(convertToCapped|renameCollection|collMod)["']?\s*:/;
const STOPS =
  /\.\s*(shutdownServer|stepDown|reconfig|killOp|fsyncLock|setProfilingLevel\(\s*2)|\brs\.(remove|reconfig|stepDown|freeze)\s*\(|["']?\b(shutdown|replSetStepDown)["']?\s*:\s*1/;

const atlas = (call: CallView) =>
  call.program === 'atlas' &&
  call.args.some((word) => /^(delete|remove|rm|drop)$/.test(word)) &&
  !LOCAL.test(call.args.find((word) => !word.startsWith('-')) ?? '');

export const mongodb: Platform = {
  id: 'mongodb',
  title: 'MongoDB',
  docs: 'https://www.mongodb.com/docs/mongodb-shell/reference/methods/',
  programs: ['mongosh', 'mongo', 'mongoimport', 'mongorestore', 'atlas'],
  optionsWithValue:
    '--eval --host -h --port -u --username -p --password --authenticationDatabase --authenticationMechanism --db -d --collection -c --uri -f --file --mode --type --dir --nsInclude --nsExclude --nsFrom --nsTo -P --profile --projectId --orgId --clusterName --targetClusterName --targetProjectId --snapshotId --pointInTimeUTCSeconds --from --to --url --dev-url -o --output --tlsCAFile --tlsCertificateKeyFile --apiVersion --name'.split(
      ' ',
    ),
  hosts: ['cloud.mongodb.com', 'cloud-dev.mongodb.com'],
  mcpServers: ['mongodb', 'mongo', 'atlas'],
  environment: {
    options: ['--host', '-h', '--uri', '--db', '-d', '-P', '--profile', '--clusterName'],
    variables: ['MONGODB_URI', 'MONGO_URL', 'MONGODB_ATLAS_PROJECT_ID'],
    fields: ['database', 'clusterName', 'projectId'],
  },
  localUnlessTold: {
    elsewhere: ['--host', '-h', '--uri', '--url', '-P', '--profile'],
    names: ['--db', '-d'],
    positional: true,
  },
  selfConfirm: ['--force'],
  unruled: {
    harmless: [['auth|config|setup|plugin|plugins|local|deployments|completion|kubernetes']],
    programs: ['atlas'],
  },
  twins: ['mongosh', 'mongo'],
  reaches: ['--host', '--port'],
  rules: [
    {
      id: 'drop',
      command: [],
      when: (call) => DROPS.test(script(call)),
      mcp: ['drop-database', 'drop-collection', 'drop-index', 'drop_database', 'drop_collection'],
      does: { verb: 'delete', what: 'database or collection', undo: 'none', undoNote: BACKUP },
      target: { fields: ['database', 'collection'], options: ['--db', '-d'] },
      why: 'Drops a database, a collection or an index with everything in it.',
      instead: `mongosh --eval 'db.getCollectionNames()'`,
      stops: [
        `mongosh "mongodb+srv://app:x@cluster0.abcde.mongodb.net/shop" --eval 'db.dropDatabase()'`,
        `mongo "$MONGODB_URI" --eval 'db.bookings.drop()'`,
        `mongosh "$MONGODB_URI" --quiet --eval "db.getSiblingDB('shop').runCommand({ dropDatabase: 1 })"`,
        { command: 'mongosh "$MONGODB_URI" reset.js', files: { 'reset.js': 'db.bookings.drop()' } },
        { server: 'mongodb', tool: 'drop-collection', input: { database: 'shop', collection: 'bookings' } },
      ],
      passes: [
        `mongosh "$MONGODB_URI" --eval 'db.bookings.countDocuments({})'`,
        `mongosh "$MONGODB_URI" --eval 'print("db.dropDatabase()")'`,
        `grep -rn 'db.dropDatabase()' src`,
      ],
    },
    {
      id: 'documents-delete',
      command: [],
      when: (call) => DELETES.test(script(call)),
      mcp: ['delete-many', 'delete_many', 'delete_documents'],
      does: { verb: 'delete', what: 'documents', undo: 'none', undoNote: BACKUP },
      target: { fields: ['collection', 'database'] },
      why: 'Deletes documents; with an empty filter, all of them.',
      instead: `mongosh --eval 'db.getCollectionNames()'`,
      stops: [
        `mongosh "$MONGODB_URI" --eval 'db.bookings.deleteMany({})'`,
        `mongo shop --host db.example.com --eval 'db.bookings.remove({})'`,
        `mongosh "$MONGODB_URI" --eval 'db.sessions.createIndex({ at: 1 }, { expireAfterSeconds: 60 })'`,
      ],
      passes: [
        `mongosh "$MONGODB_URI" --eval 'db.bookings.find({ deleted: true }).limit(3)'`,
        `mongosh --eval 'db.bookings.createIndex({ at: 1 })'`,
        `mongosh "$MONGODB_URI" --eval 'db.bookings.explain("executionStats").remove({})'`,
      ],
    },
    {
      id: 'documents-overwrite',
      command: [],
      when: (call) => OVERWRITES.test(script(call)),
      mcp: ['rename-collection', 'update-many'],
      mcpWhen: (input) =>
        !('update' in input) ||
        /"\$unset"/.test(JSON.stringify(input.update)) ||
        JSON.stringify(input.filter ?? {}) === '{}',
      does: { verb: 'overwrite', what: 'documents', undo: 'none', undoNote: BACKUP },
      target: { fields: ['collection'] },
      why: 'Overwrites every document of a collection, or a whole collection.',
      instead: `mongosh --eval 'db.getCollectionNames()'`,
      stops: [
        `mongosh "$MONGODB_URI" --eval 'db.bookings.updateMany({}, { $set: { price: 0 } })'`,
        `mongosh "$MONGODB_URI" --eval 'db.a.aggregate([{ $out: "bookings" }])'`,
      ],
      passes: [
        `mongosh "$MONGODB_URI" --eval 'db.bookings.updateOne({ _id: 1 }, { $set: { price: 0 } })'`,
        `mongosh "$MONGODB_URI" --eval 'db.a.aggregate([{ $count: "n" }])'`,
      ],
    },
    {
      id: 'server-stop',
      command: [],
      when: (call) => STOPS.test(script(call)),
      does: { verb: 'stop', what: 'database server', undo: 'repeat', undoNote: 'It can be started again' },
      why: 'Stops a database server, or changes which one leads.',
      instead: `mongosh --eval 'rs.status()'`,
      stops: [
        `mongosh "$MONGODB_URI" --eval 'db.adminCommand({ shutdown: 1 })'`,
        `mongosh "$MONGODB_URI" --eval 'rs.stepDown()'`,
      ],
      passes: [`mongosh "$MONGODB_URI" --eval 'rs.status()'`],
    },
    {
      id: 'script',
      command: [],
      when: (call) =>
        shell(call) &&
        call.input === undefined &&
        (call.value('-f', '--file') !== undefined ||
          call.positionals.some((word) => /\.(m?js|mongodb)$/.test(word))),
      does: { verb: 'run', what: 'database script', undo: 'none', undoNote: BACKUP },
      target: { positionals: true, options: ['-f', '--file'] },
      why: 'Runs a script in the database whose text could not be read.',
      instead: `mongosh --eval 'db.getCollectionNames()'`,
      stops: ['mongosh "$MONGODB_URI" cleanup.js', 'mongosh "$MONGODB_URI" --file migrate.js'],
      passes: [
        'mongosh "$MONGODB_URI"',
        'node cleanup.js --help',
        {
          command: 'mongosh "$MONGODB_URI" count.js',
          files: { 'count.js': 'db.bookings.countDocuments({})' },
        },
      ],
    },
    {
      id: 'import-over',
      command: [],
      when: (call) =>
        /^mongo(import|restore)$/.test(call.program) &&
        (call.has('--drop') || call.value('--mode') === 'delete'),
      does: { verb: 'overwrite', what: 'collections', undo: 'none', undoNote: BACKUP },
      target: { options: ['-c', '--collection', '-d', '--db', '--uri'] },
      why: 'Drops or deletes what is there before it brings the copy in.',
      instead: 'mongorestore --dryRun --drop dump',
      stops: [
        'mongoimport --uri "$MONGODB_URI" -c bookings --drop --file b.json',
        'mongorestore --drop dump/',
        'mongoimport --mode=delete -c a --file a.json',
      ],
      passes: [
        'mongoexport --uri "$MONGODB_URI" -c bookings --out b.json',
        'mongorestore dump/',
        'mongodump --out dump',
      ],
    },
    {
      id: 'atlas-delete',
      command: ['*', REMOVE],
      commands: [
        ['*', '*', REMOVE],
        ['*', '*', '*', REMOVE],
        ['*', '*', '*', '*', REMOVE],
      ],
      when: (call) => atlas(call) && call.value('--type') !== 'local',
      mcp: ['atlas-delete-cluster', 'atlas-delete-project'],
      http: ['DELETE /api/atlas/**'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: ATLAS },
      target: { positionals: true, fields: ['id'], options: ['--clusterName'] },
      why: 'Deletes it in Atlas: a cluster with its data and snapshots, a backup, a user or what guards them.',
      instead: 'atlas clusters list',
      stops: [
        'atlas clusters delete acme --force',
        'atlas backups snapshots delete snap1 --clusterName acme --force',
        'atlas backups schedule delete acme --force',
        'atlas projects delete 5e2211c17a3e5a48f5497de3',
        'curl --digest -u "$K" -X DELETE https://cloud.mongodb.com/api/atlas/v2/groups/g/clusters/acme',
      ],
      passes: [
        'atlas clusters describe acme',
        'atlas backups snapshots list acme',
        'atlas config delete old',
        'atlas deployments delete local1 --type local --force',
        'atlas clusters create acme',
      ],
    },
    {
      id: 'atlas-restore',
      command: ['backups|backup', 'restores', 'start'],
      commands: [
        ['backups', 'compliancePolicy', 'disable|*'],
        ['clusters', 'pause|failover|stop'],
        ['liveMigrations', 'cutover'],
        ['backups', 'schedule', 'update'],
        ['alerts', 'settings', 'disable'],
        ['maintenanceWindows', 'clear'],
      ],
      when: (call) =>
        call.program === 'atlas' &&
        !call.args.some((word) => /^(describe|enable|copyprotection)$/.test(word)),
      http: ['POST /api/atlas/*/groups/*/clusters/*/backup/restoreJobs'],
      does: {
        verb: 'overwrite',
        what: 'cluster',
        undo: 'none',
        undoNote:
          'Atlas deletes all that the target cluster holds before it restores (mongodb.com/docs/atlas/cli, 2026-11)',
      },
      target: { positionals: true, options: ['--clusterName', '--targetClusterName'] },
      why: 'Puts a snapshot over a cluster, pauses it, or weakens its backups.',
      instead: 'atlas clusters list',
      stops: [
        'atlas backups restores start automated --clusterName acme --snapshotId s --targetClusterName acme --targetProjectId p',
        'atlas clusters pause acme',
      ],
      passes: [
        'atlas backups restores list acme',
        'atlas backups schedule describe acme',
        'atlas clusters start acme',
      ],
    },
  ],
};
