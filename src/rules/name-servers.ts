import type { CallView, Platform } from '../model/platform.ts';

const KEPT_AS_LONG =
  'What is taken out of a zone comes back only from a copy of it; resolvers keep the wrong answer as long as its TTL';
const at = ({ positionals }: CallView) => positionals.join(' ');
const line = ({ args }: CallView) => args.join(' ');

/** Words that take zones, records or keys away, or write over them, by program. */
const CHANGES: Readonly<Record<string, RegExp>> = {
  // https://bind9.readthedocs.io/en/stable/manpages.html#rndc-name-server-control-utility
  rndc: /^(delzone|modzone|signing -clear|dnssec -rollover)( |$)/,
  // https://doc.powerdns.com/authoritative/manpages/pdnsutil.1.html, also in its newer order of words
  pdnsutil:
    /^((delete|remove|clear|deactivate|disable|unset|replace)-\S+|load-zone|set-kind|((zone|rrset|tsigkey|metadata|zone-key|network|view|autoprimary) (delete|clear|replace|load|unset|remove|deactivate)|dnssec disable|zone dnssec-disable)|backend-cmd)( |$)/,
  'unbound-control':
    /^(local_zone_remove|local_zones_remove|local_data_remove|local_datas_remove|forward_remove|stub_remove|view_local_\w+_remove)( |$)/,
  // https://www.knot-dns.cz/docs/latest/html/man_knotc.html
  knotc: /^(zone-(purge|unset|restore|key-rollover)|conf-unset|conf-import)( |$)/,
  'nsd-control': /^(delzones?|changezone|del_tsig)( |$)/,
  'dnssec-revoke': /./,
  'dnssec-settime': /(^| )-[DIR] ?(now|[+-]?\d)/,
  'kea-shell':
    /(^| )((lease\d|subnet\d|reservation|network\d|remote-\w+)-(del|wipe|resend)\S*|config-set|shutdown)( |$)/,
};
/** Words that stop the server, by program. */
const STOPS: Readonly<Record<string, RegExp>> = {
  rndc: /^(stop|halt)( |$)/,
  pdns_control: /^(quit|rquit)( |$)/,
  rec_control: /^(quit|quit-nicely)( |$)/,
  'unbound-control': /^stop( |$)/,
  knotc: /^stop( |$)/,
  'nsd-control': /^stop( |$)/,
  keactrl: /^stop( |$)/,
};
/** What `nsupdate` is told to take away. https://bind9.readthedocs.io/en/stable/manpages.html#nsupdate-dynamic-dns-update-utility */
const TAKES = /^\s*(update\s+)?del(ete)?\s+\S/im;

/** Name servers and DHCP servers, told by their own control programs. */
export const nameServers: Platform = {
  id: 'name-servers',
  title: 'Name servers',
  docs: 'https://bind9.readthedocs.io/en/stable/manpages.html',
  programs: [...new Set([...Object.keys(CHANGES), ...Object.keys(STOPS), 'nsupdate'])],
  optionsWithValue: '-c -k -s -p -y -b -r -h -H --config-dir --config-name --host --port --service'.split(
    ' ',
  ),
  environment: { options: ['-s', '--host'], variables: [] },
  selfConfirm: ['-f', '--force', '-clean'],
  // What a cache forgets it asks for again.
  unruled: {
    harmless: [
      [
        'flush*|freeze|thaw|notify|retransfer|refresh|trace|notrace|querylog|nta|purge|wipe-cache|zone-flush|conf-abort|zone-abort|cancel',
      ],
    ],
  },
  rules: [
    {
      id: 'zone-change',
      command: [],
      when: (call) =>
        call.program === 'nsupdate'
          ? TAKES.test(call.input ?? '')
          : (CHANGES[call.program]?.test(/^(rndc|dnssec-)/.test(call.program) ? line(call) : at(call)) ??
            false),
      does: { verb: 'delete', what: 'zone, records or keys', undo: 'none', undoNote: KEPT_AS_LONG },
      target: { positionals: true },
      why: 'Takes a zone, records or keys away from a name server, or puts others in their place.',
      instead: 'dig +short {target}',
      stops: [
        'rndc delzone -clean example.com',
        'pdnsutil delete-zone example.com',
        'pdnsutil load-zone example.com zone.txt',
        'pdnsutil disable-dnssec example.com',
        'pdnsutil zone delete example.com',
        'knotc zone-purge example.com',
        'unbound-control forward_remove example.com',
        "nsupdate -k key <<< $'update delete www.example.com A\\nsend'",
        {
          command: 'nsupdate -k /etc/ddns.key changes.txt',
          files: { 'changes.txt': 'del www.example.com A\nsend\n' },
        },
        'dnssec-settime -D now Kexample.com.+008+12345.key',
        'kea-shell --host 10.0.0.1 lease4-wipe',
      ],
      passes: [
        'rndc reload example.com',
        'pdnsutil show-zone example.com',
        'pdnsutil add-record example.com www A 192.0.2.1',
        'pdns_control purge example.com$',
        'unbound-control flush_zone example.com',
        'knotc zone-status example.com',
        "nsupdate -k key <<< $'update add www.example.com 300 A 192.0.2.1\\nsend'",
        'dnssec-settime -p all Kexample.com.+008+12345.key',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) => STOPS[call.program]?.test(at(call)) ?? false,
      does: { verb: 'stop', what: 'name server', undo: 'repeat', undoNote: 'It can be started again' },
      why: 'Stops the server that answers for names or addresses: what asks it finds nothing.',
      instead: 'rndc status',
      stops: ['rndc stop', 'unbound-control stop', 'knotc stop', 'keactrl stop'],
      passes: ['rndc status', 'unbound-control reload', 'keactrl status', 'rndc flush'],
    },
  ],
};
