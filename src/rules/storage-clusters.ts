import type { CallView, Platform } from '../model/platform.ts';

// https://docs.ceph.com/en/latest/rbd/rados-rbd-cmds/
const NO_UNDO =
  'Only a snapshot or a copy kept elsewhere brings it back; `rbd trash restore` does for what was moved to the trash (Ceph documentation, 2026-11)';
const at = ({ positionals }: CallView) => positionals.join(' ');

/** Words that lose what a distributed store holds, by program. */
const DELETES: Readonly<Record<string, RegExp>> = {
  ceph: /^(osd (pool (delete|rm|rmsnap|rename|set \S+ (min_)?size 1)|purge\S*|destroy|rm|out|lost|set (pause|pauserd|pausewr)|(crush )?reweight \S+ 0(\.0+)?|crush (rm|remove))|fs fail|mds fail|fs (rm|reset|volume rm|subvolume (rm|snapshot rm)|subvolumegroup rm)|orch (rm|host rm|osd rm|apply osd)|mon (remove|rm)|auth (del|rm)|pg \S+ mark_unfound_lost|mds rm|config-key (rm|del)|nfs \S+ (rm|delete))( |$)/,
  cephadm: /^(rm-cluster|rm-daemon|zap-osds)( |$)/,
  'ceph-volume': /^lvm (zap|batch|migrate)( |$)/,
  'ceph-deploy': /^(purge|purgedata|disk zap|osd destroy)( |$)/,
  rbd: /^(rm|remove|import-diff|snap (rm|remove|purge|rollback|revert|limit)|trash (rm|remove|purge|mv)|image-meta rm|journal reset|group (rm|remove|snap rollback)|mirror (pool|image) (disable|demote|resync)|migration abort)( |$)/,
  rados:
    /^(-p \S+ )?(rm|rmpool|purge|cppool|rmsnap|rollback|truncate|rmxattr|rmomapkey|clearomap|cleanup)( |$)/,
  'radosgw-admin':
    /^((bucket|user|key|subuser|object|objects|realm|zone|zonegroup|lc|usage|mfa|caps) (rm|delete|unlink|remove|trim|suspend|process|expire)|gc process|orphans finish)( |$)/,
  gluster:
    /^(--mode=script )?(volume (delete|stop|reset|remove-brick|quota disable|clear-locks)|peer detach|snapshot (delete|restore|deactivate))( |$)/,
  hdfs: /^(namenode$|dfsadmin (-\S+ )*(deleteSnapshot|disallowSnapshot)|diskbalancer)( |$)/,
  dvc: /^(gc|destroy|remove)( |$)/,
  juicefs: /^(destroy|rmr|restore|gc)( |$)/,
  lakectl: /^((repo|branch|tag|fs|actions|auth\s\S+) (delete|rm|reset|revert)|gc)( |$)/,
  weed: /^shell$/,
  linstor: /(^| )(delete|rollback|lost|rd d|r d|vd d)( |$)/,
  pxctl:
    /^((volume|v|cloudsnap|credentials|service pool|clouddrive|snap) (delete|restore|remove|d)|service node-wipe|cluster delete|c d)( |$)/,
  longhornctl: /(^| )(uninstall|trim)( |$)/,
  uplink: /^(rm|rb|revoke)( |$)/,
  storj: /^(rm|rb|revoke)( |$)/,
  ipfs: /^(pin rm|files rm|key rm|block rm|repo gc)( |$)/,
};

/** `hdfs dfs -rm -r /data`, `hadoop fs -rm`: the deed is an option. */
const HADOOP = [
  '-rm',
  '-rmr',
  '-rmdir',
  '-expunge',
  '-truncate',
  '-deleteSnapshot',
  '-format',
  '-decommission',
];

export const storageClusters: Platform = {
  id: 'storage-clusters',
  title: 'Storage clusters',
  docs: 'https://docs.ceph.com/en/latest/man/8/ceph/',
  programs: [...Object.keys(DELETES), 'hadoop'],
  optionsWithValue: [
    '-c',
    '--conf',
    '-n',
    '--name',
    '--cluster',
    '--id',
    '-p',
    '--pool',
    '--bucket',
    '--uid',
    '--controllers',
  ],
  programOptions: { hdfs: ['-D', '--config', '-fs'], hadoop: ['-D', '--config', '-fs'] },
  environment: {
    options: ['-c', '--conf', '--cluster', '-fs', '--controllers'],
    variables: ['CEPH_CONF', 'HADOOP_CONF_DIR'],
  },
  dryRun: ['--dry'],
  selfConfirm: [
    '--yes-i-really-mean-it',
    '--yes-i-really-really-mean-it',
    '--yes-i-really-really-mean-it-not-faking',
    '-f',
    '--force',
    '-y',
    '--yes',
  ],
  unruled: {
    harmless: [
      [
        'config|remote|cache|queue|unprotect|unfreeze|stage|exp|plots|repro|crash|health|log|progress|bootstrap|swarm',
      ],
    ],
  },
  steps: {
    rbd: 'rbd ls',
    rados: 'rados lspools',
    gluster: 'gluster volume info',
    hdfs: 'hdfs dfs -ls /',
    dvc: 'dvc status',
  },
  rules: [
    {
      id: 'delete',
      command: [],
      when: (call) => {
        if (/^(hdfs|hadoop)$/.test(call.program)) {
          const words = call.args.join(' ');
          return (
            call.has(...HADOOP) ||
            /(^| )dfsadmin .*-(safemode (leave|forceExit)|finalizeUpgrade|rollingUpgrade finalize)/.test(
              words,
            )
          );
        }
        if (call.program === 'rbd' && call.has('--allow-shrink')) return true;
        if (call.program === 'juicefs' && call.args.includes('gc')) return call.has('--delete');
        return DELETES[call.program]?.test(at(call)) ?? false;
      },
      does: {
        verb: 'delete',
        what: 'pool, image or files of a storage cluster',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: { positionals: true, options: ['-p', '--pool', '--bucket', '--uid'] },
      why: 'Deletes what the storage cluster holds, puts an older state over it, or takes disks out of it.',
      instead: 'ceph status',
      stops: [
        'ceph osd pool delete data data --yes-i-really-really-mean-it',
        'rbd snap rollback pool/db@before',
        'rbd resize --size 10G --allow-shrink pool/db',
        'ceph osd pool set data size 1',
        'ceph osd crush reweight osd.3 0',
        'ceph fs fail cephfs',
        'rados rmpool data data --yes-i-really-really-mean-it',
        'radosgw-admin bucket rm --bucket=uploads --purge-objects',
        'ceph-volume lvm zap /dev/sdb --destroy',
        'gluster volume delete data',
        'hdfs dfs -rm -r -skipTrash /data',
        'hadoop fs -rm -r /data',
        'hdfs namenode -format',
        'juicefs destroy redis://r/1 2f4c',
        'uplink rb sj://uploads --force',
        'dvc gc --workspace --cloud --force',
      ],
      passes: [
        'ceph osd pool ls',
        'ceph df',
        'ceph osd pool set data size 3',
        'ceph osd set noout',
        'rbd resize --size 20G pool/db',
        'rbd snap create pool/db@before',
        'radosgw-admin bucket list',
        'gluster volume info',
        'hdfs dfs -ls /data',
        'hadoop fs -cat /data/rm.txt',
        'juicefs gc redis://r/1',
        'uplink ls',
        'dvc gc --workspace --cloud --dry',
        'dvc pull',
      ],
    },
  ],
};
