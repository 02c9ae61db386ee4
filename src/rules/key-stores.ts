import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a copy of the key that was exported before brings it back';
const at = ({ positionals }: CallView) => positionals.join(' ');

export const keyStores: Platform = {
  id: 'key-stores',
  title: 'Keys and certificates',
  docs: 'https://www.gnupg.org/documentation/manuals/gnupg/OpenPGP-Key-Management.html',
  programs: 'gpg gpg2 secret-tool lpass step certbot keyctl conjur ssh-keygen openssl easyrsa'.split(' '),
  programOptions: { 'ssh-keygen': '-f -t -b -N -C -P -m -a -R -F -I -n -s -V -z -O -Z -D -w -Y'.split(' ') },
  optionsWithValue:
    '--homedir --cert-name --cert-path --cert --key --reason --ca-url --config-dir -d --domain'.split(' '),
  environment: { options: ['--ca-url', '--cert-name'], variables: ['STEP_CA_URL'] },
  selfConfirm: ['--yes', '--batch', '--non-interactive', '-n', '--force', '-f'],
  steps: { certbot: 'certbot certificates' },
  rules: [
    {
      id: 'key-delete',
      command: [],
      when: (call) => {
        const words = at(call);
        switch (call.program) {
          case 'gpg':
          case 'gpg2':
            return call.has(
              '--delete-keys',
              '--delete-key',
              '--delete-secret-keys',
              '--delete-secret-key',
              '--delete-secret-and-public-key',
            );
          case 'secret-tool':
            return /^clear( |$)/.test(words);
          case 'lpass':
            return /^(rm|rmdir|share (rm|userdel))( |$)/.test(words);
          case 'step':
            return /^(ca (revoke|acme eab remove|admin remove|provisioner remove)|certificate uninstall|crypto (keypair|jwk) delete)( |$)/.test(
              words,
            );
          case 'conjur':
            return (
              /^policy replace( |$)/.test(words) ||
              (/^policy load( |$)/.test(words) && call.has('--replace', '--delete'))
            );
          // It asks before it writes over a key; here the answer stands on the line. https://man.openbsd.org/ssh-keygen
          case 'ssh-keygen':
            return (
              call.value('-f') !== undefined &&
              (/^\s*y/i.test(call.input ?? '') || call.fedBy().some((from) => /^yes\b/.test(from))) &&
              !call.has('-y', '-l', '-e', '-i', '-p', '-c', '-R', '-F', '-r')
            );
          // https://docs.openssl.org/master/man1/openssl-ca/
          case 'openssl':
            return /^ca( |$)/.test(words) && call.has('-revoke');
          // https://easy-rsa.readthedocs.io/en/latest/: `init-pki` begins with an empty folder.
          case 'easyrsa':
            return /^(revoke\S*|init-pki|gen-crl-new)( |$)/.test(words);
          case 'keyctl':
            return /^(purge|clear|revoke|invalidate|unlink|reap)( |$)/.test(words);
          default:
            return /^(revoke|delete)( |$)/.test(words);
        }
      },
      does: { verb: 'delete', what: 'key or certificate', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['--cert-name', '--cert-path', '--cert'] },
      why: 'Deletes a key or makes a certificate worthless: what needs it stops, what it encrypted stays closed.',
      instead: 'gpg --list-secret-keys',
      stops: [
        'gpg --batch --yes --delete-secret-keys 0123456789ABCDEF',
        'secret-tool clear service db',
        'echo y | ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519 -N ""',
        'lpass rm Shared/db',
        'step ca revoke 123456',
        'certbot revoke --cert-name example.com',
        'certbot delete --cert-name example.com',
        'conjur policy replace -b root -f policy.yml',
        'openssl ca -revoke client.pem',
        './easyrsa revoke client1',
      ],
      passes: [
        'gpg --list-secret-keys',
        'gpg --export-secret-keys -a 0123456789ABCDEF',
        'secret-tool lookup service db',
        'ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519 -N ""',
        'certbot renew --dry-run',
        'certbot certificates',
        'step ca health',
        'openssl x509 -in a.pem -noout -dates',
        './easyrsa show-ca',
        'conjur policy load -b root -f policy.yml',
      ],
    },
  ],
};
