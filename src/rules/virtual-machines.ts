import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a backup or an exported copy brings a machine’s disk back';
/** What `lxc-snapshot` does is told by its options. */
const at = ({ program, args, positionals }: CallView) =>
  (program === 'lxc-snapshot' ? args : positionals).join(' ');

/** Words that lose a machine's disk, a volume or a snapshot, by program. */
const DELETES: Readonly<Record<string, RegExp>> = {
  virsh:
    /^((\w+-)?undefine|vol-(delete|wipe|upload)|pool-delete|snapshot-(delete|revert)|checkpoint-delete|blockcommit|managedsave-remove)( |$)/,
  lxc: /^(delete|rm|restore|rebuild|(storage|volume|image|network|profile|project|snapshot|cluster)( \S+)? (delete|rm|restore|remove))( |$)/,
  incus:
    /^(delete|rm|rebuild|restore|snapshot restore|(storage|image|network|profile|project|snapshot|cluster)( \S+)? (delete|rm|restore|remove))( |$)/,
  qm: /^(destroy|rollback|delsnapshot|unlink|template|disk (unlink|import))( |$)/,
  pct: /^(destroy|rollback|delsnapshot|template)( |$)/,
  pvesh: /^delete /,
  pvesm: /^(free|remove|prune-backups)( |$)/,
  pveceph: /^(pool destroy|purge|osd destroy|fs destroy|mon destroy|destroypool)( |$)/,
  pvecm: /^(delnode|expected)( |$)/,
  govc: /^(\S+\.(destroy|rm|remove|unregister)|snapshot\.(remove|revert)|datastore\.(rm|disk\.shrink)|vm\.(destroy|disk\.detach|upgrade))( |$)/,
  xe: /^((vm|vdi|sr|snapshot|template|network|pool)-(destroy|uninstall|forget|revert)|snapshot-revert)( |$)/,
  VBoxManage: /^(unregistervm|snapshot \S+ (delete|restore|restorecurrent)|closemedium)( |$)/,
  vboxmanage: /^(unregistervm|snapshot \S+ (delete|restore|restorecurrent)|closemedium)( |$)/,
  prlctl: /^(delete|unregister|snapshot-(delete|switch))( |$)/,
  vmrun: /( |^)(deleteVM|deleteSnapshot|revertToSnapshot)( |$)/,
  tart: /^(delete|prune)( |$)/,
  utmctl: /^delete( |$)/,
  openstack: /(^| )(delete|purge|rebuild|revert|unset|undeploy|bulk delete)( |$)/,
  nova: /^(delete|force-delete|rebuild|image-delete|volume-detach)( |$)/,
  cinder: /^(delete|force-delete|snapshot-delete|backup-delete|snapshot-reset-state|revert-to-snapshot)( |$)/,
  heat: /^stack-delete( |$)/,
  'vim-cmd':
    /^(vmsvc\/(destroy|unregister|snapshot\.(remove|removeall|revert))|hostsvc\/maintenance_mode_enter)( |$)/,
  // https://linuxcontainers.org/lxc/manpages/man1/lxc-snapshot.1.html
  'lxc-snapshot': /(^| )-[dr]( |$)|--(destroy|restore)/,
  limactl: /^(delete|remove|rm|factory-reset|disk (delete|remove|rm)|snapshot (delete|del|apply))( |$)/,
  // https://illumos.org/man/8/zoneadm
  zoneadm: /(^| )uninstall( |$)/,
  colima: /^(delete|rm|prune)( |$)/,
  'docker-machine': /^(rm|delete|prune)( |$)/,
  // https://docs.orbstack.dev/machines/
  orb: /^(delete|rm|reset)( |$)/,
  orbctl: /^(delete|rm|reset)( |$)/,
  // https://distrobox.it/usage/distrobox-rm/, https://containertoolbx.org/doc/
  distrobox: /^rm( |$)/,
  'distrobox-rm': /^/,
  toolbox: /^(rm|reset)( |$)/,
};
const STOPS: Readonly<Record<string, RegExp>> = {
  virsh: /^(destroy|reset|detach-\S+|\w+-destroy|iface-unbridge|inject-nmi|nodesuspend)( |$)/,
  lxc: /^(stop|pause)( |$)/,
  incus: /^(stop|pause)( |$)/,
  qm: /^(stop|shutdown|reset|suspend|reboot)( |$)/,
  pct: /^(stop|shutdown|reboot)( |$)/,
  govc: /^(host\.(shutdown|disconnect|maintenance\.enter)|vm\.network\.change)( |$)/,
  xe: /^(vm|host)-(shutdown|reboot|reset-powerstate|disable|evacuate)( |$)/,
  openstack:
    /^(server|loadbalancer|volume|port) (stop|pause|suspend|shelve|reboot|migrate|evacuate|failover)( |$)/,
};

export const virtualMachines: Platform = {
  id: 'virtual-machines',
  title: 'Virtual machines',
  docs: 'https://libvirt.org/manpages/virsh.html',
  programs: [...new Set([...Object.keys(DELETES), ...Object.keys(STOPS), 'qemu-img'])],
  optionsWithValue:
    '-c --connect --pool --domain --snapshotname --project --remote --os-cloud --os-project-name --os-region-name -vm -u -dc -ds --host --name -T --format -f --image --storage'.split(
      ' ',
    ),
  programOptions: {
    lxc: ['--project', '--format'],
    incus: ['--project', '--format'],
    openstack: '--os-cloud --os-project-name --os-region-name --image --project -f -c --name'.split(' '),
    virsh: ['-c', '--connect', '--pool'],
    govc: '-vm -u -dc -ds -pool -host -k'.split(' ').filter((option) => option !== '-k'),
  },
  mcpServers: ['proxmox', 'libvirt', 'vsphere', 'vmware', 'openstack'],
  environment: {
    options: ['-c', '--connect', '--project', '--os-cloud', '--os-project-name', '-dc', '-u'],
    variables: ['OS_CLOUD', 'OS_PROJECT_NAME', 'GOVC_URL', 'LIBVIRT_DEFAULT_URI'],
    fields: ['node', 'project'],
  },
  selfConfirm: ['-f', '--force', '-y', '--yes', '--purge', '--skiplock'],
  unruled: {
    harmless: [['remote|alias|profile|switch'], ['server', 'restore|unlock|lock'], ['cached', '*']],
  },
  steps: {
    lxc: 'lxc list',
    incus: 'incus list',
    qm: 'qm list',
    pct: 'pct list',
    VBoxManage: 'VBoxManage list vms',
    openstack: 'openstack {group} list',
  },
  rules: [
    {
      id: 'delete',
      command: [],
      when: (call) =>
        (DELETES[call.program]?.test(at(call)) ?? false) ||
        (call.program === 'virsh' && /^(vol-resize|blockresize) /.test(at(call)) && call.has('--shrink')),
      mcp: [
        'delete_vm',
        'destroy_vm',
        'delete_snapshot',
        'rollback_snapshot',
        'delete_container',
        'delete_domain',
      ],
      does: { verb: 'delete', what: 'machine, disk or snapshot', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['-vm', '--domain'], fields: ['vmid', 'name', 'vm'] },
      why: 'Deletes a machine, its disk or a snapshot, or puts an older state over it.',
      instead: 'virsh list --all',
      stops: [
        'virsh undefine db --remove-all-storage',
        'virsh snapshot-revert db before',
        'virsh vol-upload disk.qcow2 other.img --pool default',
        'virsh vol-resize disk.qcow2 5G --pool default --shrink',
        'lxc delete web --force',
        'incus storage volume delete default data',
        'qm destroy 100 --purge',
        'limactl delete --force default',
        'colima delete -f',
        'docker-machine rm -y web',
        'pct rollback 200 before',
        'pvesh delete /nodes/pve/qemu/100',
        'govc vm.destroy db-1',
        'VBoxManage unregistervm dev --delete',
        'VBoxManage snapshot dev delete s1',
        'openstack volume delete v --cascade',
        'openstack server rebuild db-1 --image ubuntu',
        { server: 'proxmox', tool: 'delete_vm', input: { node: 'pve', vmid: 100 } },
      ],
      passes: [
        'virsh list --all',
        'virsh snapshot-create-as db before',
        'lxc list',
        'virsh vol-resize disk.qcow2 50G --pool default',
        'openstack server lock web',
        'openstack server restore web',
        'qm config 100',
        'limactl stop default',
        'colima list',
        'docker-machine ls',
        'pvesh get /nodes',
        'govc vm.info db-1',
        'VBoxManage snapshot dev take s1',
        'openstack server list --deleted',
        'openstack server create --image ubuntu --flavor small delete-me',
      ],
    },
    {
      // https://www.qemu.org/docs/master/tools/qemu-img.html
      id: 'disk-image',
      command: ['snapshot|commit|rebase|resize'],
      when: (call) =>
        call.program === 'qemu-img' &&
        (!/^(snapshot|resize)$/.test(call.args[0] ?? '') ||
          call.has('-d', '--delete', '-a', '--apply', '--shrink')),
      does: { verb: 'overwrite', what: 'disk image', undo: 'none', undoNote: NO_UNDO },
      target: {
        positionals: true,
        says: [
          { words: /^snapshot \S+/, thing: 'disk image', names: 1 },
          { words: /^\w+/, thing: 'disk image', names: 1 },
        ],
      },
      why: 'Deletes a snapshot in the image, puts it over what is there now, or cuts off what lies at the end.',
      instead: 'qemu-img info disk.qcow2',
      stops: [
        'qemu-img snapshot -d before disk.qcow2',
        'qemu-img snapshot -a before disk.qcow2',
        'qemu-img resize --shrink disk.qcow2 10G',
      ],
      passes: [
        'qemu-img snapshot -l disk.qcow2',
        'qemu-img resize disk.qcow2 +10G',
        'qemu-img create -f qcow2 disk.qcow2 10G',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) =>
        (STOPS[call.program]?.test(at(call)) ?? false) ||
        (call.program === 'govc' &&
          /^vm\.power( |$)/.test(at(call)) &&
          call.has('-off', '-s', '-r', '-reset')) ||
        (/^vboxmanage$/i.test(call.program) &&
          /^controlvm \S+ (poweroff|reset|savestate|acpipowerbutton)/.test(at(call))),
      mcp: ['stop_vm', 'shutdown_vm', 'reset_vm', 'stop_container'],
      does: { verb: 'stop', what: 'machine', undo: 'repeat', undoNote: 'It can be started again' },
      target: { positionals: true, fields: ['vmid', 'name'] },
      why: 'Stops the machine: what runs on it stops too.',
      instead: 'virsh list --all',
      stops: [
        'virsh destroy web',
        'qm stop 100',
        'govc vm.power -off vm1',
        'openstack server stop web',
        'lxc stop web',
      ],
      passes: [
        'virsh shutdown web',
        'virsh start web',
        'qm start 100',
        'govc vm.power -on vm1',
        'openstack server start web',
      ],
    },
  ],
};
