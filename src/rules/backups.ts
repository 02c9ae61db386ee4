import type { CallView, Platform } from '../model/platform.ts';

// https://restic.readthedocs.io/en/stable/060_forget.html
const NO_UNDO =
  'A deleted backup does not come back; what `restic forget` takes away keeps its data until `restic prune` (restic documentation, 2026-11)';
const at = (call: CallView) => call.positionals.join(' ');

/** Words that delete backups, by program. */
const DELETES: Readonly<Record<string, RegExp>> = {
  restic: /^(forget|prune|key remove|repair snapshots|rewrite|unlock)( |$)/,
  rustic: /^(forget|prune|key remove|merge)( |$)/,
  borg: /^(delete|prune|compact|recreate|repo-delete|rdelete|key (import|remove|change-location)|config \S+ append_only 0)( |$)/,
  borgmatic: /^(prune|compact|delete|repo-delete|rdelete)( |$)/,
  duplicity: /^(remove-older-than|remove-all-but-n-full|remove-all-inc-of-but-n-full|cleanup)( |$)/,
  duply: / (purge\S*|cleanup)( |$)/,
  velero: /^((backup|schedule|restore|backup-location|snapshot-location|repo) delete|delete|uninstall)( |$)/,
  pgbackrest: /^(expire|stanza-delete|repo-rm)( |$)/,
  'wal-g': /^(delete|st (rm|delete))( |$)/,
  'wal-e': /^delete( |$)/,
  barman: /^delete( |$)/,
  'barman-cloud-backup-delete': /^/,
  kopia:
    /^(snapshot (delete|expire)|blob (delete|gc)|content delete|manifest (delete|rm)|policy (delete|rm|remove)|repository (destroy|remove)|snap (delete|rm))( |$)/,
  duplicacy: /^prune( |$)/,
  bup: /^(prune-older|rm|gc)( |$)/,
  'rdiff-backup': /^remove( |$)/,
  pbm: /^(delete-backup|delete-pitr|cleanup)( |$)/,
  snapper: /(^| )(delete|rm|remove|cleanup|delete-config)( |$)/,
  btrbk: /^(clean|prune)( |$)/,
  'proxmox-backup-client': /^(snapshot forget|prune|forget|namespace delete)( |$)/,
  litestream: /^(reset)( |$)/,
  // https://autorestic.vercel.app/cli/forget, https://creativeprojects.github.io/resticprofile/
  autorestic: /^forget( |$)/,
  // https://docs.k8up.io/k8up/references/restic-config-reference.html
  k8up: / prune( |$)/,
  // https://github.com/bahamas10/zfs-prune-snapshots, https://github.com/yboetz/pyznap, https://zrepl.github.io/usage.html
  'zfs-prune-snapshots': /./,
  zrepl: /^zfs-abstraction release-(all|stale)( |$)/,
  // https://burp.grke.org/docs/manpage.html, https://www.zmanda.com/wiki/index.php/Amrmtape
  burp: /(^| )D( |$)/,
  amrmtape: /./,
  mysqlbackup: /(^| )copy-back( |$)/,
};
const FLAGGED: Readonly<Record<string, readonly string[]>> = {
  'rdiff-backup': ['--remove-older-than'],
  timeshift: ['--delete', '--delete-all'],
  // https://borgbackup.readthedocs.io/en/stable/usage/check.html: what cannot be repaired is deleted.
  borg: ['--repair'],
  tarsnap: ['-d', '--nuke', '--fsck-prune'],
  pyznap: ['--clean'],
};
/** Tools that only list what they would delete until they are told to. */
function rehearses(call: CallView): boolean {
  const words = at(call);
  if (call.program === 'duplicity' || call.program === 'duply') return !call.has('--force');
  if (call.program === 'wal-g') return /^delete/.test(words) && !call.has('--confirm');
  if (call.program === 'kopia')
    return (
      /^snapshot (delete|expire)/.test(words) &&
      !call.has('--delete', '--unsafe-ignore-source', '--all-snapshots-for-source')
    );
  if (call.program === 'restic' && /^rewrite/.test(words)) return !call.has('--forget');
  if (call.program === 'restic' && /^unlock/.test(words)) return !call.has('--remove-all');
  if (call.program === 'duplicacy') return call.has('-d', '-dry-run');
  return false;
}

const deletes = (call: CallView): boolean =>
  !rehearses(call) &&
  ((DELETES[call.program]?.test(at(call)) ?? false) || call.has(...(FLAGGED[call.program] ?? ['\0'])));

export const backups: Platform = {
  id: 'backups',
  title: 'Backups',
  docs: 'https://restic.readthedocs.io/en/stable/060_forget.html',
  programs: [
    ...new Set([...Object.keys(DELETES), ...Object.keys(FLAGGED), 'pg_rewind', 'influx', 'influxd']),
  ],
  optionsWithValue:
    '-r --repo --repository-file -p --password-file --password-command -o --option --cache-dir --limit-upload --limit-download --tag --host --path --keep-last --keep-hourly --keep-daily --keep-weekly --keep-monthly --keep-yearly --keep-within --keep-tag --group-by --stanza --repo-path --set --type --target --config -c -C --storage --keep -a --glob-archives -P --prefix --safety --last --first --older --newer --namespace --kubecontext --kubeconfig --selector -l --snapshot-device --remove-older-than --retention-policy -t --aws-profile --destination -s --snapshot --backup-name --ns --rsh --remote-path --lock-wait -f --pg1-path --archive-directory'.split(
      ' ',
    ),
  programOptions: {
    restic:
      '-r --repo --repository-file -p --password-file --password-command -o --option --cache-dir --tag --keep-tag -H --host --path -l --keep-last --keep-hourly -d --keep-daily -w --keep-weekly -m --keep-monthly -y --keep-yearly --keep-within -g --group-by --target -t -i -e --include --exclude --limit-upload --limit-download'.split(
        ' ',
      ),
    borg: '-r --repo --rsh --remote-path --lock-wait -a --glob-archives -P --prefix --keep-last --keep-within -H --keep-hourly -d --keep-daily -w --keep-weekly -m --keep-monthly -y --keep-yearly --first --last --older --newer --checkpoint-interval -C --compression --threshold'.split(
      ' ',
    ),
    velero:
      '-n --namespace --kubecontext --kubeconfig -l --selector --from-backup --from-schedule --existing-resource-policy --schedule --ttl --include-namespaces --exclude-namespaces --namespace-mappings'.split(
        ' ',
      ),
    snapper: ['-c', '--config', '-r', '--root'],
    burp: ['-c', '-b', '-C', '-r', '-d'],
    tarsnap: ['-f', '--keyfile', '--cachedir', '-C', '-T', '-X'],
    'wal-g': ['--config', '-s', '--target'],
  },
  mcpServers: ['restic', 'velero'],
  environment: {
    options: ['-r', '--repo', '--stanza', '--kubecontext'],
    variables: ['RESTIC_REPOSITORY', 'BORG_REPO', 'PGBACKREST_STANZA', 'WALG_S3_PREFIX'],
  },
  selfConfirm: ['--force', '-f', '--yes', '-y', '--confirm'],
  dryRunOf: {
    restic: ['-n'],
    rustic: ['-n'],
    borg: ['-n'],
    borgmatic: ['-n'],
    btrbk: ['-n'],
    autorestic: ['-n'],
  },
  unruled: {
    harmless: [
      ['unlock|break-lock|cache|mount|umount|session|maintenance|client'],
      ['delete', 'retain|before|everything|target|garbage'],
      // Without `--force`, or `--delete`, they only list.
      ['remove-older-than|remove-all-but-n-full|remove-all-inc-of-but-n-full|cleanup'],
      ['snapshot|snap', 'delete|expire'],
      // duply’s own words stand behind a profile.
      ['*', 'purge*|cleanup'],
    ],
  },
  steps: {
    borg: 'borg list',
    duplicity: 'duplicity collection-status',
    velero: 'velero backup get',
    pgbackrest: 'pgbackrest info',
    'wal-g': 'wal-g backup-list',
    barman: 'barman list-backups all',
    kopia: 'kopia snapshot list',
    timeshift: 'timeshift --list',
    pbm: 'pbm list',
  },
  rules: [
    {
      id: 'delete',
      command: [],
      when: deletes,
      does: { verb: 'delete', what: 'backups', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['-r', '--repo', '--stanza'] },
      why: 'Deletes backups, or rewrites what they hold. They are the last way back.',
      instead: 'restic snapshots',
      stops: [
        'restic forget --keep-last 1 --prune',
        'restic -r s3:s3.amazonaws.com/acme-backups prune',
        'borg delete --force /mnt/backup/repo',
        'borg check --repair /mnt/backup/repo',
        'borg prune --keep-last=1 /mnt/backup/repo',
        'duplicity remove-older-than 1D --force s3://acme/backup',
        'velero backup delete nightly --confirm',
        'pgbackrest --stanza=main stanza-delete --force',
        'wal-g delete everything FORCE --confirm',
        'barman delete main oldest',
        'kopia snapshot delete k1 --delete',
        'timeshift --delete-all',
      ],
      passes: [
        'restic forget --keep-last 1 --dry-run',
        'borg list /mnt/backup/repo',
        'borg prune --dry-run --list --keep-last=1 /mnt/backup/repo',
        'duplicity remove-older-than 1D s3://acme/backup',
        'velero backup get',
        'wal-g delete retain 5',
        'restic backup ~/work',
        'pgbackrest --stanza=main info',
      ],
    },
    {
      id: 'restore-over',
      command: [],
      when: (call) =>
        (call.program === 'pgbackrest' && /^restore( |$)/.test(at(call))) ||
        (call.program === 'pg_rewind' && !call.has('-n', '--dry-run')) ||
        (call.program === 'pbm' && /^restore( |$)/.test(at(call))) ||
        (call.program === 'wal-g' && /^backup-fetch( |$)/.test(at(call))) ||
        (call.program === 'barman' && /^(recover|restore)( |$)/.test(at(call))) ||
        (call.program === 'velero' &&
          /^restore create( |$)/.test(at(call)) &&
          (call.value('--existing-resource-policy') ?? '') === 'update') ||
        // Without `--full` only new buckets are made: https://docs.influxdata.com/influxdb/v2/reference/cli/influx/restore/
        (call.program === 'influx' && /^restore( |$)/.test(at(call)) && call.has('--full')) ||
        // The portable form takes no database that is there: https://docs.influxdata.com/influxdb/v1/administration/backup_and_restore/
        (call.program === 'influxd' && /^restore( |$)/.test(at(call)) && !call.args.includes('-portable')) ||
        (call.program === 'timeshift' && call.has('--restore')) ||
        (call.program === 'duplicity' && /^restore( |$)/.test(at(call)) && call.has('--force')) ||
        (call.program === 'snapper' && /(^| )(undochange|rollback)( |$)/.test(at(call))) ||
        (call.program === 'restic' &&
          /^restore( |$)/.test(at(call)) &&
          (call.has('--delete') || call.value('--target', '-t') === '/')),
      does: {
        verb: 'overwrite',
        what: 'present data',
        undo: 'none',
        undoNote: 'What was written after the backup is lost',
      },
      target: { positionals: true, options: ['--stanza', '--target'] },
      why: 'Puts an older state over the present data.',
      instead: 'restic snapshots',
      stops: [
        'pgbackrest --stanza=main --delta restore',
        'pbm restore 2026-01-01T00:00:00Z',
        'restic restore latest --target /',
        'influx restore /var/backups/influx --full',
        'influxd restore -metadir /var/lib/influxdb/meta /var/backups/influx',
        'velero restore create --from-backup b --existing-resource-policy=update',
      ],
      passes: [
        'restic restore latest --target /tmp/look',
        'influx restore /var/backups/influx --bucket telegraf --new-bucket telegraf-restored',
        'influxd restore -portable -db telegraf -newdb telegraf2 /var/backups/influx',
        'pbm list',
        'velero restore create --from-backup b',
        'pgbackrest --stanza=main backup',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) =>
        (call.program === 'pgbackrest' && /^stop( |$)/.test(at(call))) ||
        (call.program === 'velero' && /^schedule pause( |$)/.test(at(call))) ||
        (call.program === 'kopia' &&
          /^policy set( |$)/.test(at(call)) &&
          call.args.some((word) => /^--keep-\S+(=[01])?$/.test(word))) ||
        (call.program === 'kopia' && call.value('--safety') === 'none') ||
        (call.program === 'pbm' &&
          /^config( |$)/.test(at(call)) &&
          /pitr\.enabled=false/.test(call.args.join(' '))),
      does: {
        verb: 'stop',
        what: 'backups',
        undo: 'repeat',
        undoNote: 'They can be started again; days without a backup cannot be made up',
      },
      target: { positionals: true, options: ['--stanza'] },
      why: 'Stops scheduled backups, or keeps fewer of them.',
      instead: 'velero schedule get',
      stops: [
        'pgbackrest --stanza=main stop',
        'velero schedule pause nightly',
        'kopia policy set --keep-latest 1 --global',
      ],
      passes: [
        'pgbackrest --stanza=main start',
        'velero schedule unpause nightly',
        'kopia policy show --global',
      ],
    },
  ],
};
