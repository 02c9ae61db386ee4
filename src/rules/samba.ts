import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a backup of the domain or of the registry brings it back';
const at = ({ positionals }: CallView) => positionals.join(' ');

/** https://www.samba.org/samba/docs/current/man-html/net.8.html; the program of the same name on Windows has other words. */
const NET =
  /^(usershare delete|conf (delshare|drop|delparm|delincludes|import)|registry (delete\w*|import|setsd)|rpc (user delete|share delete|group (delete|delmem)|service delete|rights revoke|trustdom (del|revoke))|groupmap (delete|cleanup)|sam (delete\w*|delmem|unmapunixgroup)|ads (leave|user delete|group delete|printer remove|keytab (flush|delete)|dns unregister)|idmap (delete|restore|set)|setlocalsid|setdomainsid)( |$)/;
/** What `directories` does not have of it: https://www.samba.org/samba/docs/current/man-html/samba-tool.8.html */
const TOOL =
  /(^| )(setpassword|fsmo (seize|transfer)|ntacl (sysvolreset|changedomsid)|domain (tombstones|schemaupgrade|functionalprep))( |$)/;
/** What ends a daemon, a connection or a machine; all of it starts again. */
const STOPS: Readonly<Record<string, RegExp>> = {
  net: /^rpc (shutdown|service stop)( |$)/,
  // https://www.samba.org/samba/docs/current/man-html/smbcontrol.1.html
  smbcontrol: /(^| )(shutdown|close-share|close-denied-share|kill-client-ip)( |$)/,
};

function loses(call: CallView): boolean {
  switch (call.program) {
    case 'net':
      return NET.test(at(call));
    case 'samba-tool':
      return TOOL.test(at(call));
    case 'smbpasswd':
      return call.has('-x', '-d', '-n');
    case 'pdbedit':
      return call.has('-x', '--delete') || /\[.*D.*\]/.test(call.value('-c', '--account-control') ?? '');
    case 'wbinfo':
      return call.args.some((word) => word.startsWith('--remove-'));
    case 'tdbtool':
      return /^(erase|delete|storev)( |$)/.test(call.positionals.slice(1).join(' '));
    default:
      return false;
  }
}

/** Samba’s domain, its accounts and its shares. */
export const samba: Platform = {
  id: 'samba',
  title: 'Samba',
  docs: 'https://www.samba.org/samba/docs/current/man-html/',
  programs: ['net', 'samba-tool', 'smbpasswd', 'pdbedit', 'smbcontrol', 'wbinfo', 'tdbtool'],
  optionsWithValue:
    '-U --user -S --server -I --ipaddress -w --workgroup -s --configfile -H -u -c --account-control'.split(
      ' ',
    ),
  environment: { options: ['-S', '--server', '-I', '--ipaddress', '-H'], variables: [] },
  selfConfirm: ['-f', '--force', '-P', '-N'],
  rules: [
    {
      id: 'domain-change',
      command: [],
      when: loses,
      does: { verb: 'delete', what: 'account, share or role of the domain', undo: 'none', undoNote: NO_UNDO },
      target: {
        positionals: true,
        says: [
          { words: /^(fsmo|ntacl|domain) \w+/, thing: 'roles or rights of the domain', names: 0 },
          { words: /^user setpassword/, thing: 'password of an account', names: 1 },
        ],
      },
      why: 'Takes accounts, shares or roles of a domain away, or locks people out.',
      instead: 'smbstatus',
      stops: [
        'net usershare delete photos',
        'net conf drop',
        'samba-tool fsmo seize --role=all',
        'samba-tool user setpassword bob --newpassword=example-only',
        'smbpasswd -x bob',
        'pdbedit -x -u bob',
      ],
      passes: [
        'net usershare list',
        'net ads testjoin',
        'net conf list',
        'samba-tool fsmo show',
        'samba-tool user create bob',
        'smbpasswd -a bob',
        'pdbedit -L',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) => STOPS[call.program]?.test(at(call)) ?? false,
      does: {
        verb: 'stop',
        what: 'machine, service or connections',
        undo: 'repeat',
        undoNote: 'It can be started again; what was open and not saved may be lost',
      },
      target: { positionals: true },
      why: 'Stops a machine or a service, or ends the connections of people who work on a share.',
      instead: 'smbstatus',
      stops: [
        'net rpc shutdown -I 10.0.0.5',
        'smbcontrol smbd shutdown',
        'smbcontrol smbd close-share photos',
      ],
      passes: ['smbcontrol smbd reload-config', 'smbcontrol smbd ping', 'net rpc info -S fs1'],
    },
  ],
};
