import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO =
  'Only a saved configuration brings it back, and a device that lost its own may no longer be reached';
const ROLLED_BACK = 'Only a saved configuration, or the device’s own rollback, brings it back';

const line = ({ args }: CallView) => args.join(' ');

/** What a shell of a device is told on its command line: one line, or several options with a line each. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  // https://docs.frrouting.org/projects/dev-guide/en/latest/vtysh.html
  vtysh: ['-c', '--command', '-e', '--execute'],
  cli: ['-c'],
  clish: ['-c'],
  FastCli: ['-c'],
};

/** The orders of a call: those in the options of a device's shell, or the call itself. */
function orders(call: CallView): readonly string[] {
  const options = TOLD[call.program];
  if (options === undefined) return [`${call.program} ${line(call)}`];
  return call.args
    .flatMap((word, at) => (options.includes(call.args[at - 1] ?? '') ? word.split(/[;\n]/) : []))
    .map((order) => order.trim());
}

/** Back to what the factory put there, or without what it starts with. */
const RESETS: readonly RegExp[] = [
  // https://www.cisco.com/c/en/us/td/docs/routers/c8400/c8400-software-config-guide.pdf
  /^(write erase|erase (startup-config|nvram:|flash:|bootflash:|all)|factory-reset|clear config(ure)? (all|primary)|config(ure)? factory-default)/,
  /^delete( \/\S+)* (flash|bootflash|nvram|disk\d|slot\d|usbflash\d):/,
  /^format (flash|bootflash|disk\d|slot\d|usbflash\d|hard-disk):?/,
  // https://www.juniper.net/documentation/us/en/software/junos/cli-reference/topics/ref/command/request-system-zeroize.html
  /^request system (zeroize|private-data-reset)/,
  /^system reset-configuration/,
  // https://community.fortinet.com/t5/FortiGate/Technical-Tip-Least-Privilege-Administrator-Profile-to-Factory/ta-p/349767
  /^execute (factoryreset\d?|erase-disk|formatlogdisk|restore config)/,
  /^reset saved-configuration/,
  // https://openwrt.org/docs/guide-user/troubleshooting/failsafe_and_factory_reset
  /^(firstboot|jffs2reset|nvram erase)/,
  /^racadm (-\S+ \S+ )*(racresetcfg|systemerase|storage (deletevd|resetconfig))/,
  /^tmsh load sys config default/,
  /^nv (unset system|config replace)/,
];

/** Parts of what is configured. */
const REMOVES: readonly RegExp[] = [
  /^no (router|interface|vlan|ip route|ipv6 route|vrf|access-list|ip access-list|username|snmp-server|crypto|policy-map|route-map|neighbor|network|switchport|bgp)\b/,
  // https://docs.vyos.io/en/latest/cli.html
  /^delete (interfaces?|network|service|protocols|firewall|vpn|system|nat|policy|config|startup-config|vlan|vrf|bgp|container|qos|chassis|routing-\w+|security|groups)( |$)/,
  /^ip (firewall|dhcp-server|pool|dns|hotspot|service|ipsec|address|route) (.* )?remove( |$)/,
  /^tmsh delete /,
  /^uci (-\S+ )*delete /,
  /^nv unset /,
  /^esxcli (network|storage|software|system) .*(remove|delete|destroy|reset)( |$)/,
  /^ipmitool .*(sel clear|user (disable|set (password|name))|lan set \d+ (ipaddr|ipsrc|netmask|access off))( |$)/,
];

/** Off, or starting anew. */
const STOPS: readonly RegExp[] = [
  /^reload( (in|at|now|cancel|fast|warm|location) ?\S*)?$/,
  /^request system (reboot|halt|power-off|power-cycle)/,
  /^system (reboot|shutdown)$/,
  /^execute (reboot|shutdown)/,
  // https://github.com/ipmitool/ipmitool
  /^ipmitool .*((chassis )?power (off|cycle|reset|soft)|[bm]?mc reset)( |$)/,
  /^racadm .*(serveraction (powerdown|powercycle|hardreset|graceshutdown)|racreset)( |$)/,
  /^esxcli (vm process kill|system (shutdown|maintenanceMode set))/,
];

const tells = (table: readonly RegExp[]) => (call: CallView) =>
  // A reload that is called off stops nothing.
  orders(call).some((order) => table.some((one) => one.test(order)) && !/^reload cancel/.test(order));

/** Programs whose names are words of a device's own language: they come with `ssh switch '…'`. */
const LINES = 'write erase delete format reload request execute no system ip factory-reset clear reset';

/** Switches, routers, firewalls and the controllers of servers. */
export const networkDevices: Platform = {
  id: 'network-devices',
  title: 'Network devices',
  docs: 'https://www.cisco.com/c/en/us/td/docs/routers/c8400/c8400-software-config-guide.pdf',
  programs: [
    ...Object.keys(TOLD),
    ...LINES.split(' '),
    ...'tmsh firstboot jffs2reset nvram racadm ipmitool esxcli nv uci'.split(' '),
  ],
  optionsWithValue: '-c --command -e -H -U -P -I -r -u -p -h --server'.split(' '),
  environment: { options: ['-H', '-r', '--server'], variables: [] },
  selfConfirm: ['-y', '-f', '--force', '--yes'],
  unruled: { harmless: [['show|display|list|get|export|print|sdr|sel|fru|lan|user|history', '*']] },
  rules: [
    {
      id: 'factory-reset',
      command: [],
      when: tells(RESETS),
      does: {
        verb: 'delete',
        what: 'the configuration of a network device',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      why: 'Erases what the device is set up with, so that it starts as it left the factory.',
      instead: '',
      stops: [
        'ssh switch "write erase"',
        'ssh sw1 "delete flash:vlan.dat"',
        'ssh sw1 "format flash:"',
        'ssh asa "clear configure all"',
        'cli -c "request system zeroize"',
        'ssh mikrotik "/system reset-configuration no-defaults=yes"',
        'ssh fortigate "execute factoryreset"',
        'tmsh load sys config default',
        'firstboot -y',
        'racadm racresetcfg',
      ],
      passes: [
        'ssh switch "show running-config"',
        'ssh switch "write memory"',
        'ssh asa "clear counters"',
        'cli -c "show interfaces"',
        // Logs that were put away and files of a moment.
        'cli -c "request system storage cleanup"',
        'ssh mikrotik "/export"',
        'racadm getsysinfo',
        'clear',
      ],
    },
    {
      id: 'remove',
      command: [],
      when: tells(REMOVES),
      does: {
        verb: 'delete',
        what: 'the configuration of a network device',
        undo: 'none',
        undoNote: ROLLED_BACK,
      },
      why: 'Takes out a part of what the device is set up with: what goes through it may stop.',
      instead: '',
      stops: [
        'vtysh -c "configure terminal" -c "no router bgp 65001"',
        'ssh fw "delete network"',
        'tmsh delete ltm pool web',
        'uci delete network.lan',
        'clish -c "delete interface eth0"',
        'nv unset interface swp1',
        'ipmitool sel clear',
      ],
      passes: [
        'vtysh -c "show ip bgp summary"',
        'vtysh -c "configure terminal" -c "router bgp 65001" -c "no shutdown"',
        'tmsh list ltm pool',
        'uci show network',
        'nv show interface',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: tells(STOPS),
      does: { verb: 'stop', what: 'device', undo: 'repeat', undoNote: 'It can be switched on again' },
      why: 'Restarts the device or switches it off: what goes through it, or runs on it, stops.',
      instead: '',
      stops: [
        'ssh sw1 "reload in 1"',
        'ipmitool -H bmc -U a chassis power off',
        'racadm serveraction powerdown',
      ],
      passes: ['ipmitool sdr list', 'ipmitool -H bmc chassis power on', 'ssh sw1 "reload cancel"'],
    },
  ],
};
