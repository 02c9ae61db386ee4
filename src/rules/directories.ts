import type { CallView, Platform } from '../model/platform.ts';

// https://learn.microsoft.com/openspecs/windows_protocols/ms-adts/1887de08-2a9e-4694-95e2-898cde411180
const NO_UNDO =
  'Active Directory keeps a deleted object whole for the deleted-object lifetime, where its recycle bin is on (Microsoft documentation, 2026-11); otherwise only a backup helps, for a new one of the same name has other ids';
const has = (call: CallView, wanted: RegExp) => call.args.some((word) => wanted.test(word));

/** Directories of people and machines: LDAP, Active Directory, FreeIPA, Keycloak. */
export const directories: Platform = {
  id: 'directories',
  title: 'Directories',
  docs: 'https://www.openldap.org/software/man.cgi?query=ldapdelete',
  programs: [
    'ldapdelete',
    'ldapmodify',
    'dsrm',
    'dsmod',
    'ipa',
    'samba-tool',
    'kcadm',
    'kcadm.sh',
    'adtool',
    'smbldap-userdel',
  ],
  optionsWithValue:
    '-H -h -p -D -w -y -b -f -r --realm --server --user --password --config -s --set -U --URL'.split(' '),
  environment: { options: ['-H', '--server', '-r', '--realm'], variables: ['LDAPURI'] },
  selfConfirm: ['-noprompt', '--force', '--continue', '-c'],
  unruled: { harmless: [['config', '*']] },
  rules: [
    {
      id: 'entry-delete',
      command: [],
      when: (call) =>
        /^(dsrm|smbldap-userdel)$/.test(call.program) ||
        (call.program === 'ldapdelete' && !call.has('-n')) ||
        (call.program === 'ldapmodify' &&
          /(^|\n)changetype:\s*(delete|modrdn)|(^|\n)delete:/i.test(call.input ?? '')) ||
        (call.program === 'ipa' && has(call, /^[a-z]+-(del|disable|remove-\w+)$/)) ||
        (call.program === 'samba-tool' && has(call, /^(delete|remove|removemembers|demote|disable)$/)) ||
        (call.program === 'adtool' && has(call, /^(user|group|ou|computer|attribute)(delete|remove)$/)) ||
        (/^kcadm/.test(call.program) && call.args[0] === 'delete'),
      does: { verb: 'delete', what: 'entries of the directory', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes people, machines or groups, or takes their access.',
      instead: 'ldapsearch -x -b dc=example,dc=com',
      stops: [
        'ldapdelete -x -D cn=admin,dc=acme -W -r "ou=people,dc=acme,dc=io"',
        'dsrm "CN=Bob,DC=acme" -noprompt',
        'ipa user-del alice',
        'samba-tool ou delete "OU=x" --force-subtree-delete',
        'kcadm.sh delete realms/acme',
      ],
      passes: [
        'ipa user-show alice',
        'samba-tool user list',
        'kcadm.sh get realms',
        'ldapdelete -n -x "cn=x,dc=acme"',
      ],
    },
    {
      id: 'entry-change',
      command: [],
      when: (call) =>
        (/^kcadm/.test(call.program) && call.args[0] === 'update' && has(call, /^enabled=false$/)) ||
        (call.program === 'dsmod' && has(call, /^-disabled$/)),
      does: {
        verb: 'change',
        what: 'accounts',
        undo: 'vendor',
        undoNote: 'It can be enabled again; who is locked out waits',
      },
      target: { positionals: true },
      why: 'Locks people or a whole realm out.',
      instead: 'kcadm.sh get users -r acme',
      stops: [
        'kcadm.sh update users/1 -r prod -s enabled=false',
        'dsmod user "CN=Bob,DC=acme" -disabled yes',
      ],
      passes: ['kcadm.sh update users/1 -r prod -s firstName=Bob'],
    },
  ],
};
