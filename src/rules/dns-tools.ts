import type { Platform } from '../model/platform.ts';

const FROM_FILE =
  'The records come back from an older version of the file; resolvers keep the wrong answer as long as its TTL';

// https://www.namecheap.com/support/api/methods/domains-dns/set-hosts/
const WHOLE =
  'Records that the request does not name are deleted and come back only from a list that was kept (Namecheap documentation, 2026-11)';

/** Tools that make a zone say what a file says, and delete the records that it does not name. */
export const dnsTools: Platform = {
  id: 'dns-tools',
  title: 'DNS from files',
  docs: 'https://docs.dnscontrol.org/commands/preview-push',
  programs: ['dnscontrol', 'octodns-sync', 'dnsimple', 'lexicon'],
  optionsWithValue:
    '--config --creds --providers --domains --config-file --target --source --force-zone'.split(' '),
  hosts: ['api.namecheap.com'],
  environment: { options: ['--domains', '--target'], variables: [] },
  selfConfirm: ['--doit', '--force'],
  unruled: { harmless: [] },
  rules: [
    {
      id: 'push',
      command: [],
      when: (call) =>
        (call.program === 'dnscontrol' && /^(push|ppush)$/.test(call.positionals[0] ?? '')) ||
        (call.program === 'octodns-sync' && call.has('--doit')),
      does: { verb: 'overwrite', what: 'DNS records', undo: 'vendor', undoNote: FROM_FILE },
      target: { options: ['--domains'] },
      why: 'Deletes or changes every record of the zone that the file does not name so.',
      instead: 'dnscontrol preview',
      stops: ['dnscontrol push', 'octodns-sync --config-file prod.yaml --doit --force'],
      passes: ['dnscontrol preview', 'octodns-sync --config-file prod.yaml'],
    },
    {
      id: 'set-hosts',
      http: ['GET|POST /xml.response'],
      httpWhen: ({ query, body = '' }) =>
        /(^|&)Command=namecheap\.(domains\.dns\.set\w+|domains\.(ns\.(delete|update)|setContacts))/i.test(
          `${query}&${body}`,
        ),
      does: { verb: 'overwrite', what: 'DNS records', undo: 'none', undoNote: WHOLE },
      target: {},
      why: 'Replaces every record of the domain by those in the request.',
      instead: '',
      stops: [
        'curl "https://api.namecheap.com/xml.response?ApiUser=a&UserName=a&ApiKey=$K&Command=namecheap.domains.dns.setHosts&SLD=example&TLD=com&HostName1=@&RecordType1=A&Address1=192.0.2.1"',
      ],
      passes: [
        'curl "https://api.namecheap.com/xml.response?ApiUser=a&UserName=a&ApiKey=$K&Command=namecheap.domains.getList"',
      ],
    },
  ],
};
