import type { CallView, Platform } from '../model/platform.ts';

const FROM_AFAR =
  'Whoever works from afar may not get in again; what was set comes back only where it is written down';
const line = ({ args }: CallView) => args.join(' ');

const TABLES = /^(ip6?tables-(legacy|nft)|ebtables(-legacy|-nft)?|arptables(-legacy|-nft)?)$/;
/** A rule taken away by its number says nothing of what it was; one that lets people in locks them out. */
const RULE_GONE = /(^| )(-D|--delete) \S+ (\d+( |$)|.*(--dports? \S*\b22\b|-p \S+ .*ssh).*-j ACCEPT)/;

/** Words that take filters, ports or addresses away, by program. */
const CHANGES: Readonly<Record<string, RegExp>> = {
  // https://firewalld.org/documentation/man-pages/firewall-cmd.html
  'firewall-cmd':
    /--(remove-(?!lockdown|context)\S+|delete-\S+|set-default-zone[= ](drop|block)|reset-to-defaults|panic-on|complete-reload|load-\S+-defaults)/,
  'firewall-offline-cmd': /--(remove-\S+|delete-\S+|disabled|reset-to-defaults)/,
  ufw: /^(--force )?(default allow( incoming)?|route delete)( |$)/,
  nft: /(^| )destroy( |$)/,
  ipset: /^(-\w+ |--\w+ )*(-F|-X|flush|destroy|swap|--flush|--destroy)( |$)/,
  // https://man7.org/linux/man-pages/man1/fail2ban-client.1.html
  'fail2ban-client': /(^| )unban --all( |$)/,
  // https://networkmanager.dev/docs/api/latest/nmcli.html
  nmcli:
    /(^| )(d(ev(ice)?)? (disconnect|down|delete)|n(et(working)?)? off|r(adio)? (all|wifi|wwan) off|c(on(nection)?)? (delete|del|remove|down)|c(on(nection)?)? mod(ify)? .*(ipv4\.method disabled|connection\.autoconnect no))( |$)/,
  brctl: /^del(br|if)( |$)/,
  // https://shorewall.org/manpages/shorewall.html
  shorewall: /^(-\S+ )*(clear|stop|restore|drop|reset|forget)( |$)/,
  shorewall6: /^(-\S+ )*(clear|stop|restore|drop|reset|forget)( |$)/,
  // https://download.configserver.com/csf/readme.txt
  csf: /(^| )(-x|--disable|-f|--stop|-tf|--tempflush|-df|--denyf)( |$)/,
  // https://man7.org/linux/man-pages/man8/ethtool.8.html
  ethtool: /(^| )(-E|--change-eeprom|-f|--flash|--reset)( |$)/,
  // Out of the network that one came in by. https://tailscale.com/kb/1080/cli, https://docs.zerotier.com/cli
  tailscale: /^logout( |$)/,
  'zerotier-cli': /(^| )leave( |$)/,
  // Nothing gets through any more. https://man7.org/linux/man-pages/man8/tc-netem.8.html
  tc: /^qdisc (add|change|replace) .*\bloss (random )?100%/,
  // https://docs.openvswitch.org/en/latest/ref/ovs-vsctl.8/
  'ovs-vsctl': /(^| )(del-(br|port|controller|manager|ssl)|emer-reset|destroy|clear)( |$)/,
  'ovs-ofctl': /^(-\S+ )*(del-(flows|groups|meters)|replace-flows)( |$)/,
  networkctl: /^(down|delete)( |$)/,
  wg: /^(set \S+ .*peer \S+ remove|setconf |syncconf )/,
  vconfig: /^rem( |$)/,
  ifenslave: /(^| )-d( |$)/,
  // https://linux.die.net/man/8/targetcli
  targetcli: /(^| )(clearconfig|restoreconfig|delete)( |$)/,
  targetctl: /^(clear|restore)( |$)/,
  iscsiadm: /(^| )(--logout(all)?\b|-[uU]( |$)|--op[= ]delete\b|-o delete\b|--killiscsid\b|-k )/,
  multipath: /(^| )-[fFwW]( |$)/,
  multipathd: /^(del|remove|suspend|fail|disablequeueing|forcequeueing|shutdown)( |$)/,
  exportfs: /(^| )-\w*u/,
};
/** Words that end connections or a guard, by program. */
const STOPS: Readonly<Record<string, RegExp>> = {
  'fail2ban-client': /^(-\S+ )*stop( |$)/,
  // https://man7.org/linux/man-pages/man8/ipvsadm.8.html
  ipvsadm: /(^| )(-C|--clear|-D|--delete-service|-d|--delete-server|-R|--restore|--zero-all)( |$)/,
  conntrack: /(^| )(-F|--flush|-D|--delete)( |$)/,
};

/** Filters, links and shares of a Linux machine that others reach it by. */
export const linuxNetwork: Platform = {
  id: 'linux-network',
  ownMachine: true,
  title: 'Network of a Linux machine',
  docs: 'https://man7.org/linux/man-pages/dir_section_8.html',
  programs: [
    ...new Set([...Object.keys(CHANGES), ...Object.keys(STOPS)]),
    ...'iptables ip6tables iptables-legacy ip6tables-legacy iptables-nft ip6tables-nft ebtables ebtables-legacy ebtables-nft arptables arptables-legacy arptables-nft'.split(
      ' ',
    ),
  ],
  optionsWithValue: ['-t', '--table', '-f', '--fields', '-c', '--color', '-w', '--wait', '-i'],
  selfConfirm: ['--force', '-f', '-y', 'confirm=True', '--permanent'],
  unruled: {
    harmless: [['radio|general|monitor|agent|status|show|list']],
    programs: ['ovs-vsctl', 'brctl', 'targetcli', 'networkctl', 'cscli'],
  },
  rules: [
    {
      id: 'reach-change',
      command: [],
      when: (call) =>
        (CHANGES[call.program]?.test(line(call)) ?? false) ||
        (TABLES.test(call.program) && call.has('-F', '--flush', '-X', '--delete-chain', '-P', '--policy')) ||
        ((TABLES.test(call.program) || /^ip6?tables$/.test(call.program)) && RULE_GONE.test(line(call))),
      does: { verb: 'change', what: 'network settings', undo: 'none', undoNote: FROM_AFAR },
      target: {
        positionals: true,
        says: [
          { words: /^[A-Z]\w*(?= \d+$)/, thing: 'rule of the packet filter', names: 1 },
          // https://networkmanager.dev/docs/api/latest/nmcli.html
          { words: /^c(?:on(?:nection)?)? \w+(?: id| uuid)?/, thing: 'network connection', names: 1 },
          { words: /^(?:d(?:ev(?:ice)?)? \w+|down|delete) /, thing: 'network interface', names: 1 },
          { words: /^(?:r(?:adio)?|n(?:et(?:working)?)?) /, thing: 'network settings', names: 0 },
        ],
      },
      why: 'Takes away filters, links, ports or shares by which the machine is guarded or reached.',
      instead: 'ip address show',
      stops: [
        'firewall-cmd --remove-port=443/tcp',
        'firewall-cmd --permanent --delete-zone=dmz',
        'firewall-cmd --set-default-zone=drop',
        'ufw default allow incoming',
        'nft destroy table inet filter',
        'iptables -D INPUT -p tcp --dport 22 -j ACCEPT',
        'iptables -D INPUT 3',
        'iptables-legacy -F',
        'ebtables -F',
        'ipset flush blocked',
        'nmcli device disconnect eth0',
        'nmcli con modify eth0 ipv4.method disabled',
        'brctl delif br0 eth0',
        'ovs-vsctl emer-reset',
        'wg set wg0 peer abc= remove',
        'targetcli clearconfig confirm=True',
        'exportfs -ua',
        'multipath -f mpatha',
        'iscsiadm -m node -T iqn.2026-01.com.example:disk -u',
      ],
      passes: [
        'firewall-cmd --list-all',
        'firewall-cmd --permanent --add-service=https',
        'ufw default deny incoming',
        'nft list ruleset',
        'iptables -t nat -D POSTROUTING -s 10.8.0.0/24 -j MASQUERADE',
        'ipset add blocked 192.0.2.1',
        'nmcli device status',
        'nmcli radio wifi on',
        'ovs-vsctl show',
        'wg show',
        'targetcli ls',
        'exportfs -ra',
        'multipath -ll',
        // It sets counters to nought. https://wiki.nftables.org/wiki-nftables/index.php/Stateful_objects
        'nft reset rules',
        'fail2ban-client set sshd unbanip 192.0.2.1',
      ],
    },
    {
      id: 'reach-stop',
      command: [],
      when: (call) => STOPS[call.program]?.test(line(call)) ?? false,
      does: {
        verb: 'stop',
        what: 'connections or guard',
        undo: 'repeat',
        undoNote: 'It can be started again',
      },
      why: 'Ends the connections that are open, or the guard that keeps attackers off.',
      instead: 'ss -s',
      stops: ['conntrack -F', 'fail2ban-client stop', 'fail2ban-client stop sshd'],
      passes: ['conntrack -L', 'fail2ban-client status sshd', 'fail2ban-client reload'],
    },
  ],
};
