import type { Platform } from '../model/platform.ts';
import type { Json } from '../model/request.ts';

type Args = { readonly [name: string]: Json };

const VOLUME_UNDO =
  'Railway queues a deleted volume and removes it for good within 48 hours; until then it can be restored. Its backups go with it (docs.railway.com/reference/volumes, 2026-11)';
const BACKUP_UNDO = 'Railway delays the deletion of a backup by 48 hours (Railway blog, 2026-04-29)';
// https://blog.railway.com/p/how-we-oops-proofed-infrastructure-deletion-on-railway
export const NO_UNDO =
  'Railway keeps deleted projects, volumes and buckets for 48 hours; for this it names no way back (Railway docs and blog, 2026-11)';
// https://docs.railway.com/storage-buckets#deleting-a-bucket
const BUCKET_UNDO =
  'Railway deletes a bucket for good after two days; it keeps no versions of its objects (docs.railway.com/storage-buckets, 2026-11)';

/** A patch of an environment's configuration deletes where it says so, and may where it cannot be read. */
function patchDeletes(value: Json | undefined, depth = 0): boolean {
  if (value === undefined || value === null || typeof value !== 'object' || depth > 8) return false;
  if (Array.isArray(value)) return value.some((item) => patchDeletes(item, depth + 1));
  return Object.entries(value).some(
    ([key, item]) => (key === 'isDeleted' && item !== false) || patchDeletes(item, depth + 1),
  );
}

const PATCH_NAMES = ['patch', 'input', 'config'];
const patched = (args: Args, unknown: readonly string[]) =>
  unknown.some((name) => PATCH_NAMES.includes(name)) || PATCH_NAMES.some((name) => patchDeletes(args[name]));

/** `volumeInstanceUpdate` moves and mounts; it destroys when it sets the state to deleted, or when the input is unknown. */
function stateDeleted(args: Args, unknown: readonly string[]): boolean {
  if (unknown.includes('input') || unknown.includes('state')) return true;
  const input = args.input;
  const state = input !== null && typeof input === 'object' && 'state' in input ? input.state : args.state;
  return typeof state === 'string' && /^(deleted|deleting)$/i.test(state);
}

/** A line that sends this to Railway's API. */
export const api = (query: string, variables?: Json) =>
  `curl https://backboard.railway.com/graphql/v2 --json '${JSON.stringify({ query, variables })}'`;

export const railway: Platform = {
  id: 'railway',
  title: 'Railway',
  docs: 'https://docs.railway.com/cli',
  programs: ['railway'],
  optionsWithValue:
    '-e --environment -s --service -p --project -v --volume -b --bucket -f --function --file --var --name --mount-path --2fa-code -w --workspace --replica --region'.split(
      ' ',
    ),
  hosts: ['backboard.railway.com', 'backboard.railway.app', 'api.railway.app'],
  mcpServers: ['railway'],
  environment: {
    options: ['-e', '--environment'],
    variables: ['RAILWAY_ENVIRONMENT', 'RAILWAY_ENVIRONMENT_ID', 'RAILWAY_ENVIRONMENT_NAME'],
    fields: ['environmentId', 'environment', 'environment_id'],
  },
  selfConfirm: ['-y', '--yes', '--confirm-destructive', 'confirm'],
  resources: ['volume'],
  linked: true,
  unruled: {
    harmless: [
      [
        'logout|login|unlink|link|run|connect|ssh|shell|completion|docs|open|upgrade|telemetry|agent|skills|mcp|api',
      ],
      ['restart|redeploy'],
    ],
  },
  rules: [
    {
      id: 'volume-delete',
      command: ['volume', 'delete|rm|remove'],
      graphql: ['volumeDelete'],
      mcp: ['remove_volume', 'volume_delete', 'delete_volume'],
      does: { verb: 'delete', what: 'volume', undo: 'vendor', undoNote: VOLUME_UNDO },
      target: {
        options: ['-v', '--volume'],
        fields: ['volumeId', 'volume_id', 'id', 'volume'],
        positionals: true,
      },
      why: 'Deletes the volume, everything stored on it and its backups, in every environment that it is attached to.',
      instead: 'railway volume list',
      stops: [
        'railway volume delete --volume pgdata --yes',
        'railway --environment production volume rm -v pgdata',
        'cd api && sudo railway volume remove',
        'echo $(railway volume delete)',
        `curl -X POST https://backboard.railway.com/graphql/v2 -H 'Content-Type: application/json' -d '{"query":"mutation { volumeDelete(volumeId: \\"vol-1\\") }"}'`,
        api('mutation D($id: String!) { gone: volumeDelete(volumeId: $id) }', { id: 'vol-1' }),
        { server: 'railway', tool: 'remove_volume', input: { volume_id: 'vol-1', confirm: true } },
      ],
      passes: [
        'railway volume list',
        'railway volume delete --help',
        'echo railway volume delete',
        'grep -rn volumeDelete src',
        'git commit -m "Never call mutation { volumeDelete } from scripts"',
        api('query { project(id: "p") { volumes { edges { node { id } } } } }'),
        { server: 'railway', tool: 'list_volumes', input: {} },
      ],
    },
    {
      id: 'volume-instance-delete',
      graphql: ['volumeInstanceUpdate'],
      graphqlWhen: stateDeleted,
      does: { verb: 'delete', what: 'volume', undo: 'vendor', undoNote: VOLUME_UNDO },
      target: { fields: ['volumeId'] },
      why: 'Sets the volume to deleted. Without an environment it does so in every environment that has it.',
      instead: 'railway volume list',
      stops: [
        api('mutation { volumeInstanceUpdate(volumeId: "vol-1", input: { state: DELETED }) }'),
        api(
          'mutation U($i: VolumeInstanceUpdateInput!) { volumeInstanceUpdate(volumeId: "vol-1", input: $i) }',
          { i: { state: 'DELETED' } },
        ),
      ],
      passes: [api('mutation { volumeInstanceUpdate(volumeId: "vol-1", input: { mountPath: "/data" }) }')],
    },
    {
      id: 'environment-patch',
      command: ['config', 'apply'],
      when: (call) => call.has('--confirm-destructive', '--yes', '-y'),
      graphql: ['environmentPatchCommit', 'environmentStageChanges', 'environmentApplyChangeSet'],
      graphqlWhen: patched,
      does: {
        verb: 'delete',
        what: 'services and volumes of an environment',
        undo: 'vendor',
        undoNote: VOLUME_UNDO,
      },
      target: { keys: ['volumes', 'services'], fields: ['environmentId'], options: ['-e', '--environment'] },
      why: 'Applies a change of the environment’s configuration that deletes services or volumes.',
      instead: 'railway config plan --json',
      stops: [
        api(
          'mutation P($p: EnvironmentConfig) { environmentPatchCommit(environmentId: "env-1", patch: $p) }',
          { p: { volumes: { 'vol-1': { isDeleted: true } } } },
        ),
        'railway config apply --json --confirm-destructive',
      ],
      passes: [
        api(
          'mutation P($p: EnvironmentConfig!) { environmentStageChanges(environmentId: "env-1", input: $p) { id } }',
          { p: { services: { 'svc-1': { deploy: { numReplicas: 2 } } } } },
        ),
        'railway config plan --json',
      ],
    },
    {
      id: 'environment-patch-staged',
      graphql: ['environmentPatchCommitStaged'],
      does: {
        verb: 'delete',
        what: 'whatever was staged for deletion',
        undo: 'vendor',
        undoNote: VOLUME_UNDO,
      },
      target: { fields: ['environmentId'] },
      why: 'Commits staged changes. What they hold cannot be seen from here; they may delete services and volumes.',
      instead: 'railway config plan --json',
      stops: [api('mutation { environmentPatchCommitStaged(environmentId: "env-1") }')],
      passes: ['railway config plan --json'],
    },
    {
      id: 'environment-delete',
      command: ['environment|env', 'delete|rm|remove'],
      graphql: ['environmentDelete'],
      mcp: ['delete_environment', 'remove_environment', 'environment_delete'],
      does: { verb: 'delete', what: 'environment', undo: 'none', undoNote: NO_UNDO },
      target: { fields: ['id', 'environmentId', 'environment_id'], positionals: true },
      why: 'Deletes the environment with every service and volume in it.',
      instead: 'railway status',
      stops: ['railway environment delete staging --yes', 'railway environment rm production'],
      passes: [
        'railway environment staging',
        'railway environment new pr-12',
        'railway environment delete --help',
      ],
    },
    {
      id: 'service-delete',
      command: ['service', 'delete|rm|remove'],
      commands: [['functions|function|func|fn', 'delete|rm|remove']],
      graphql: ['serviceDelete', 'pluginDelete'],
      mcp: ['remove_service', 'service_delete', 'delete_service'],
      does: { verb: 'delete', what: 'service', undo: 'none', undoNote: NO_UNDO },
      target: {
        options: ['-s', '--service', '-f', '--function'],
        fields: ['id', 'serviceId', 'service_id', 'service'],
        positionals: true,
      },
      why: 'Deletes the service with its deployments, variables and domains.',
      instead: 'railway status',
      stops: [
        'railway service delete --service api --yes',
        'railway functions delete --function cleanup --yes',
        { server: 'railway', tool: 'remove_service', input: { service_id: 'svc-1', confirm: true } },
      ],
      passes: ['railway service status', 'railway functions list', 'railway logs --service api'],
    },
    {
      id: 'project-delete',
      command: ['delete'],
      commands: [['project', 'delete|rm|remove']],
      graphql: [
        'projectDelete',
        'projectScheduleDelete',
        'projectScheduleDeleteForce',
        'workspaceDelete',
        'userDelete',
      ],
      mcp: ['project_delete', 'delete_project', 'remove_project'],
      does: {
        verb: 'delete',
        what: 'project',
        undo: 'vendor',
        // https://blog.railway.com/p/how-we-oops-proofed-infrastructure-deletion-on-railway, https://docs.railway.com/cli/delete
        undoNote:
          'Railway lets a deletion of a project be undone for 48 hours, not a forced one; its CLI’s page calls it permanent (Railway docs and blog, 2026-11)',
      },
      target: {
        options: ['-p', '--project'],
        fields: ['id', 'projectId', 'project_id', 'workspaceId'],
        positionals: true,
      },
      why: 'Deletes the whole project: every environment, service, volume and backup.',
      instead: 'railway list',
      stops: [
        'railway delete --project rentals --yes',
        'railway project delete rentals',
        api('mutation { projectScheduleDeleteForce(id: "p-1") }'),
      ],
      passes: ['railway list', 'railway project list', 'railway unlink'],
    },
    {
      id: 'backup-delete',
      graphql: ['volumeInstanceBackupDelete'],
      mcp: ['delete_backup', 'remove_backup'],
      does: { verb: 'delete', what: 'backup', undo: 'vendor', undoNote: BACKUP_UNDO },
      target: { fields: ['volumeInstanceBackupId', 'volumeInstanceId'] },
      why: 'Deletes a backup of the volume.',
      instead: 'railway volume list',
      stops: [
        api(
          'mutation { volumeInstanceBackupDelete(volumeInstanceBackupId: "b", volumeInstanceId: "i") { workflowId } }',
        ),
      ],
      passes: [api('{ volumeInstanceBackupList(volumeInstanceId: "i") { id } }')],
    },
    {
      id: 'backup-restore',
      // A restore to a point in time makes a new service beside the old one (docs.railway.com/volumes/point-in-time-recovery).
      graphql: ['volumeInstanceBackupRestore', 'templateRevert'],
      does: {
        verb: 'overwrite',
        what: 'volume',
        undo: 'none',
        undoNote:
          'A restore removes the backups that are newer than it (docs.railway.com/volumes/backups, 2026-11)',
      },
      target: { fields: ['volumeInstanceId', 'volumeInstanceBackupId'] },
      why: 'Puts an older state over the present data and removes newer backups.',
      instead: 'railway volume list',
      stops: [
        api(
          'mutation { volumeInstanceBackupRestore(volumeInstanceBackupId: "b", volumeInstanceId: "i") { workflowId } }',
        ),
      ],
      passes: [
        'railway volume list --json',
        api(
          'mutation { volumeInstancePITRRestore(volumeInstanceId: "i", targetTimestamp: "t") { workflowId } }',
        ),
      ],
    },
    {
      id: 'volume-files',
      command: ['volume', 'files|file|browse', 'delete|rm|remove'],
      does: { verb: 'delete', what: 'files on a volume', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes files on the volume itself.',
      instead: 'railway volume files list /data',
      stops: ['railway volume files delete /data/pgdata/base --yes'],
      passes: ['railway volume files list /data', 'railway volume files download /data/app.db ./app.db'],
    },
    {
      id: 'bucket-delete',
      command: ['bucket', 'delete|rm|remove'],
      mcp: ['remove_bucket', 'delete_bucket'],
      does: { verb: 'delete', what: 'bucket', undo: 'vendor', undoNote: BUCKET_UNDO },
      target: { options: ['-b', '--bucket'], fields: ['bucketId', 'bucket_id', 'id'], positionals: true },
      why: 'Deletes the bucket and every object in it.',
      instead: 'railway bucket list',
      stops: [
        'railway bucket delete -b uploads --yes',
        { server: 'railway', tool: 'remove_bucket', input: { bucket_id: 'b', confirm: true } },
      ],
      passes: ['railway bucket list', 'railway bucket credentials -b uploads'],
    },
  ],
};
