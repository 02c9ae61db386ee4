import type { CallView, Platform } from '../model/platform.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html, https://cloud.google.com/storage/docs/soft-delete
// https://developers.cloudflare.com/r2/buckets/delete-buckets/
const NO_UNDO =
  'Only a bucket that keeps versions or deleted objects has them still: Amazon S3 where that was turned on, Google for 7 days unless turned off, Cloudflare R2 never (vendors’ documentation, 2026-11)';
const runs =
  (...names: readonly string[]) =>
  ({ program }: CallView) =>
    names.includes(program);
const isRclone = runs('rclone');
const isMinio = runs('mc', 'mcli');
/** MinIO’s client comes with an alias for this machine and one for MinIO’s public playground. */
const isOwnMinio = (call: CallView) => {
  const places = call.positionals.filter((word) => word.includes('/'));
  return isMinio(call) && places.length > 0 && places.every((word) => /^(local|localhost|play)\//.test(word));
};
/** `-n` rehearses in rclone, s3cmd and `gsutil rsync`; elsewhere it means other things. */
const rehearses = (call: CallView) =>
  (call.has('-n') && (runs('rclone', 's3cmd')(call) || call.args.includes('rsync'))) ||
  (isRclone(call) && call.has('-i', '--interactive'));

export const objectStorage: Platform = {
  id: 'object-storage',
  title: 'Object storage',
  docs: 'https://rclone.org/commands/',
  programs: 'gsutil s5cmd s3cmd s4cmd rclone mc mcli b2 swift azcopy ossutil coscli cos obsutil'.split(' '),
  optionsWithValue:
    '--profile --endpoint-url --credentials-file --numworkers --config --access_key --secret_key --region --host --host-bucket --config-dir --transfers --checkers --max-age --min-age --include --exclude --filter --filter-from --include-from --exclude-from --backup-dir --suffix --max-delete --older-than --newer-than --bwlimit --log-file --log-level -u -o -h -c --account --older_than'.split(
      ' ',
    ),
  environment: {
    options: ['--profile', '--endpoint-url', '--host', '--config'],
    variables: ['AWS_PROFILE', 'RCLONE_CONFIG', 'S3_ENDPOINT_URL', 'MC_HOST_ALIAS'],
  },
  selfConfirm: ['-f', '--force', '--dangerous', '--auto-confirm'],
  dryRun: ['--dryrun', '--fake'],
  steps: { gsutil: 'gsutil ls', s5cmd: 's5cmd ls', s3cmd: 's3cmd ls', mc: 'mc ls', b2: 'b2 bucket list' },
  rules: [
    {
      id: 'remove',
      command: [
        'rm|rb|del|delete|remove|deletefile|purge|rmdirs|dedupe|cleanup|delete-bucket|delete-file-version|clear-bucket|cancel-all-unfinished-large-files',
      ],
      commands: [
        ['bucket|file|object|objects|versions|key', 'delete|rm|remove|delete-all'],
        ['admin', 'decommission', 'start'],
        ['batch', 'start'],
        ['backend', 'cleanup|cleanup-hidden|drop|purge'],
      ],
      when: (call) =>
        !rehearses(call) &&
        !isOwnMinio(call) &&
        (!call.args.includes('start') ||
          (isMinio(call) &&
            (call.args.includes('decommission') ||
              call.positionals.some((word) => /expir|delet|purge/i.test(word))))),
      does: { verb: 'delete', what: 'objects of a bucket', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes objects of the bucket, or the bucket itself.',
      instead: 'rclone ls {target}',
      stops: [
        'gsutil -m rm -r gs://acme-prod-uploads',
        'gsutil rb gs://acme-prod-backups',
        's5cmd rm "s3://acme/*"',
        's3cmd del --recursive --force s3://acme/uploads/',
        'rclone purge remote:backups',
        'rclone delete remote:bucket --min-age 1d',
        'mc rm --recursive --force myminio/uploads',
        'mc rb --force prod/data',
        'b2 delete-bucket acme',
        'azcopy remove "https://acme.blob.core.windows.net/data" --recursive',
      ],
      passes: [
        'gsutil ls -L gs://acme-prod-uploads',
        'rclone ls remote:bucket',
        'rclone delete --dry-run remote:bucket',
        's5cmd ls s3://acme',
        'mc ls myminio',
        's3cmd del --dry-run s3://acme/a',
        'mc rb --force local/test',
      ],
    },
    {
      id: 'mirror',
      command: ['sync|rsync|mirror|bisync|move|moveto|cp|copy|mv'],
      when: (call) => {
        if (isRclone(call))
          return (
            /^(sync|bisync|move)$/.test(
              call.args.find((word) => /^(sync|bisync|move|moveto|copy|copyto)$/.test(word)) ?? '',
            ) && !rehearses(call)
          );
        if (runs('gsutil')(call) && !call.args.includes('mv'))
          return call.args.includes('rsync') && call.has('-d') && !rehearses(call);
        if (rehearses(call)) return false;
        if (call.args.includes('mv'))
          return call.has('--recursive', '-r') || call.args.some((word) => /:\/\/.*\*/.test(word));
        return call.has(
          '--delete',
          '--delete-removed',
          '--delete-after',
          '--remove',
          '--delete-destination',
          '--delete-destination=true',
        );
      },
      does: {
        verb: 'delete',
        what: 'objects that the source does not have',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: { positionals: true },
      why: 'Makes the destination equal to the source, or takes everything away from the source: it is deleted there.',
      instead: 'rclone listremotes',
      stops: [
        'gsutil -m rsync -d -r ./dist gs://acme-site',
        'rclone sync ./empty remote:backups',
        's5cmd sync --delete dist/ s3://acme/',
        's3cmd sync --delete-removed dist/ s3://acme/',
        'mc mirror --overwrite --remove ./dist prod/site',
        'mc mv --recursive prod/uploads archive/uploads',
        'azcopy sync ./dist "https://acme.blob.core.windows.net/site" --delete-destination=true',
      ],
      passes: [
        'rclone copy ./dist remote:site',
        'gsutil -m rsync -r ./dist gs://acme-site',
        'rclone sync -n ./dist remote:site',
        'mc mirror ./dist prod/site',
        's5cmd cp a s3://acme/a',
        's3cmd mv s3://acme/a s3://acme/b',
      ],
    },
    {
      id: 'protection-remove',
      command: [
        'versioning|lifecycle|retention|ilm|softdelete|bucketpolicy|legalhold|replicate|undo|anonymous|encrypt|bucket|post|iam|acl|defacl',
        '*',
      ],
      commands: [['expire|setlifecycle|dellifecycle|delpolicy|dellifecycle|delcors']],
      when: (call) => {
        const line = call.args.join(' ');
        if (
          /^(expire|setlifecycle|dellifecycle|delpolicy)$/.test(
            call.args.find((word) => !word.startsWith('-')) ?? '',
          )
        )
          return true;
        return (
          /versioning (set off|suspend)|lifecycle set|retention (clear|set 0)|softdelete (clear|set 0)|legalhold clear|encrypt clear|replicate (rm|remove)|ilm (rm|remove|import|rule (rm|remove|add|import))/.test(
            line,
          ) ||
          /^(iam|acl|defacl) ch (.* )?-d\b/.test(line) ||
          (runs('b2')(call) &&
            /^bucket update\b/.test(line) &&
            /--lifecycle-?rules?\b|daysFrom/i.test(line)) ||
          (runs('swift')(call) && /^post\b.*X-Delete-(After|At)/i.test(line)) ||
          (isMinio(call) && /^\s*undo|anonymous set (public|download|upload)/.test(line))
        );
      },
      does: {
        verb: 'change',
        what: 'protection of a bucket',
        undo: 'vendor',
        undoNote: 'It can be set again; what was not kept meanwhile stays lost',
      },
      target: { positionals: true },
      why: 'Lets objects expire, or turns off what keeps deleted ones or holds others out.',
      instead: 'gsutil ls',
      stops: [
        'gsutil versioning set off gs://acme-prod',
        'gsutil lifecycle set expire.json gs://acme-prod',
        's3cmd expire s3://acme --expiry-days=1',
        'mc version suspend prod/data && mc ilm rule add --expire-days 1 prod/data',
        'mc anonymous set public prod/data',
      ],
      passes: [
        'gsutil versioning get gs://acme',
        'gsutil lifecycle get gs://acme',
        'mc ilm rule ls prod/data',
        'gsutil versioning set on gs://acme',
      ],
    },
    {
      id: 'versioning-suspend',
      command: ['version', 'suspend'],
      commands: [['admin', 'user|policy|bucket|service|accesskey', 'remove|rm|disable|stop|quota|*']],
      when: (call) =>
        isMinio(call) &&
        (call.args.includes('suspend') || call.args.some((word) => /^(remove|rm|disable|stop)$/.test(word))),
      does: {
        verb: 'stop',
        what: 'versions or access',
        undo: 'vendor',
        undoNote: 'It can be turned on again; what was not kept meanwhile stays lost',
      },
      target: { positionals: true },
      why: 'Stops keeping older versions, or takes a user or a policy away.',
      instead: 'mc ls',
      stops: ['mc version suspend prod/data', 'mc admin user remove prod ci', 'mc admin service stop prod'],
      passes: ['mc version info prod/data', 'mc admin info prod'],
    },
    {
      id: 'public',
      command: ['iam|acl|defacl|setacl', '*'],
      commands: [['setacl|setpolicy']],
      when: (call) =>
        call.has('--acl-public') ||
        call.args.some((word) => /^(allUsers|AllUsers|all|public-read|public-read-write)(:|$)/.test(word)),
      does: {
        verb: 'change',
        what: 'who may read a bucket',
        undo: 'vendor',
        undoNote: 'It can be closed again; what was read meanwhile stays read',
      },
      target: { positionals: true },
      why: 'Opens the bucket to everybody.',
      instead: 'gsutil ls',
      stops: [
        'gsutil iam ch allUsers:objectViewer gs://acme',
        'gsutil acl set public-read gs://acme/a',
        's3cmd setacl --acl-public s3://acme',
      ],
      passes: ['gsutil iam get gs://acme', 's3cmd setacl --acl-private s3://acme'],
    },
  ],
};
