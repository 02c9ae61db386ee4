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
  programs: ['ldapdelete', 'ldapmodify', 'dsrm', 'dsmod', 'ipa', 'samba-tool', 'adtool', 'smbldap-userdel'],
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
        (call.program === 'adtool' && has(call, /^(user|group|ou|computer|attribute)(delete|remove)$/)),
      does: { verb: 'delete', what: 'entries of the directory', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes people, machines or groups, or takes their access.',
      instead: '',
      stops: [
        'ldapdelete -x -D cn=admin,dc=acme -W -r "ou=people,dc=acme,dc=io"',
        'dsrm "CN=Bob,DC=acme" -noprompt',
        'ipa user-del alice',
        'samba-tool ou delete "OU=x" --force-subtree-delete',
      ],
      passes: ['ipa user-show alice', 'samba-tool user list', 'ldapdelete -n -x "cn=x,dc=acme"'],
    },
    {
      id: 'entry-change',
      command: [],
      when: (call) => call.program === 'dsmod' && has(call, /^-disabled$/),
      does: {
        verb: 'change',
        what: 'account',
        undo: 'vendor',
        undoNote: 'It can be enabled again; who is locked out waits',
      },
      target: { positionals: true, says: [{ words: /^(?:user|computer) /, thing: 'account', names: 1 }] },
      why: 'Locks people out.',
      instead: '',
      stops: ['dsmod user "CN=Bob,DC=acme" -disabled yes'],
      passes: ['dsmod user "CN=Bob,DC=acme" -desc tester'],
    },
  ],
};
