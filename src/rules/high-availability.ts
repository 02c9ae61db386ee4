import type { CallView, Platform, Rule } from '../model/platform.ts';

const COPY = 'Only a copy of the configuration, or of the data, that was kept brings it back';
const at = ({ positionals }: CallView) => positionals.join(' ');
const line = ({ args }: CallView) => args.join(' ');

/** Words that lose configuration or data, by program. */
const DELETES: Readonly<Record<string, RegExp>> = {
  // https://github.com/ClusterLabs/pcs (pcs(8))
  pcs: /^(cluster (destroy|node (remove|delete|clear)|cib-push|cib-upgrade)|(resource|stonith|constraint|alert|tag|ticket|booth|acl \w+|quorum device|qdevice) (\w+ )?(delete|remove|destroy)|config restore|property set .*(stonith-enabled=false|no-quorum-policy=ignore)|stonith sbd disable)( |$)/,
  // https://crmsh.github.io/man/
  crm: /^(configure (erase|delete|rm|load replace|load update|upgrade)|node delete|cluster (remove|geo-\w+ remove)|cib (delete|commit)|configure property .*(stonith-enabled=false|no-quorum-policy=ignore))( |$)/,
  cibadmin: /(^| )(-\w*[EDR]|--(erase|delete|delete-all|replace))( |$)/,
  crm_resource: /(^| )(-D|--delete|--delete-parameter|--delete-attr)( |$)/,
  crm_node: /(^| )(-R|--remove)( |$)/,
  crm_attribute: /(^| )(-D|--delete)( |$)/,
  // https://manpages.ubuntu.com/manpages/noble/man8/drbdadm-8.3.8.html
  drbdadm:
    /(^| )(invalidate(-remote)?|wipe-md|(create-md|primary) .*--force|--force (create-md|primary)|--(overwrite-data-of-peer|discard-my-data))( |$)|--(overwrite-data-of-peer|discard-my-data)/,
};
/** Words that take what the cluster keeps up off line, or move it elsewhere. */
const STOPS: Readonly<Record<string, RegExp>> = {
  pcs: /^(cluster (stop|kill|standby|disable)|(resource|stonith) (disable|ban|move|debug-stop|unclone|ungroup)|stonith (fence|confirm)|node (standby|maintenance)|property set .*maintenance-mode=true|quorum unblock)( |$)/,
  crm: /^(resource (stop|ban|move|migrate|demote|unmanage|maintenance)|node (standby|fence|maintenance|server stop)|cluster (stop|disable|crash_test))( |$)/,
  crm_resource: /(^| )(-B|--ban|-M|--move|--force-(stop|demote))( |$)/,
  crm_standby: /(-v|--update)[= ](on|true)/,
  stonith_admin: /(^| )(-[FBC]|--(fence|reboot|confirm))[= ]/,
  'corosync-cfgtool': /(^| )-[Hk]( |$)/,
  drbdadm: /^(down|secondary|disconnect|detach|outdate)( |$)/,
};

/** Only a file is changed, or only shown what would be run: `pcs -f cib.xml …`, `drbdadm -d …` (elsewhere `-d` asks for more output). */
const rehearses = (call: CallView) =>
  (call.program === 'pcs' && call.has('-f')) || (call.program === 'drbdadm' && call.has('-d'));

/** Whether the words or the options of a call stand in a table; `pcs` and `crm` are told by words alone. */
const spells = (call: CallView, table: Readonly<Record<string, RegExp>>): boolean =>
  !rehearses(call) &&
  (table[call.program]?.test(/^(pcs|crm)$/.test(call.program) ? at(call) : line(call)) ?? false);

/** What the words of `pcs`, `crm` and `drbdadm` make of the name behind them. */
const TARGET: Rule['target'] = {
  positionals: true,
  says: [
    { words: /^property set/, thing: 'cluster property', names: 1 },
    {
      words:
        /^(acl|alert|booth|cib|cluster|config|configure|constraint|node|qdevice|quorum|resource|stonith|tag|ticket) \S+/,
      thing: 'cluster resource or machine',
      names: 1,
    },
    {
      words:
        /^(--\S+ )?(invalidate(-remote)?|wipe-md|create-md|primary|secondary|down|disconnect|detach|outdate)(?= |$)/,
      thing: 'mirrored disk',
      names: 1,
    },
  ],
};

/** Clusters of machines that keep a service up, and disks that mirror each other. */
export const highAvailability: Platform = {
  id: 'high-availability',
  title: 'High availability',
  docs: 'https://clusterlabs.org/pacemaker/doc/',
  programs: [...new Set([...Object.keys(DELETES), ...Object.keys(STOPS)])],
  optionsWithValue: ['-f', '-r', '--resource', '--node', '-N', '-n', '-c', '--config-file', '-H'],
  programOptions: { crm: ['-H', '-o', '-D'], stonith_admin: [], cibadmin: ['-X', '-x', '-A'] },
  environment: { options: ['--node', '-N'], variables: [] },
  dryRun: ['--dry-run', '--simulate'],
  selfConfirm: ['--force', '-F', '--yes'],
  unruled: { harmless: [['*', 'cleanup|refresh|clear|show|unstandby'], ['options|history|status']] },
  steps: { drbdadm: 'drbdadm status', crm: 'crm status' },
  rules: [
    {
      id: 'cluster-delete',
      command: [],
      when: (call) => spells(call, DELETES),
      does: { verb: 'delete', what: 'cluster configuration or data', undo: 'none', undoNote: COPY },
      target: TARGET,
      why: 'Deletes what the cluster keeps up or how it does, or makes one side write over the other.',
      instead: 'pcs status',
      stops: [
        'pcs cluster destroy --all',
        'pcs resource delete vip',
        'pcs property set stonith-enabled=false',
        'crm configure erase',
        'cibadmin --erase --force',
        'crm_node -R node3 --force',
        'drbdadm invalidate r0',
        'drbdadm -- --overwrite-data-of-peer primary r0',
      ],
      passes: [
        'pcs status',
        'pcs resource create vip IPaddr2 ip=10.0.0.5',
        'crm configure show',
        'cibadmin --query',
        'pcs -f cib.xml resource delete vip',
        'drbdadm -d invalidate r0',
        'drbdadm status',
      ],
    },
    {
      id: 'cluster-stop',
      command: [],
      when: (call) => spells(call, STOPS),
      does: {
        verb: 'stop',
        what: 'service or machine',
        undo: 'repeat',
        undoNote: 'It can be started or moved back',
      },
      target: TARGET,
      why: 'Stops or moves what the cluster keeps up, or turns a machine off.',
      instead: 'pcs status',
      stops: [
        'pcs node standby node2',
        'pcs stonith fence node2',
        'crm resource stop web',
        'stonith_admin --reboot node2',
        'drbdadm down r0',
      ],
      passes: [
        'pcs node unstandby node2',
        'pcs resource cleanup web',
        'crm resource start web',
        'stonith_admin -L',
        'drbdadm up r0',
      ],
    },
  ],
};
