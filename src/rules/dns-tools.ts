import type { Platform } from '../model/platform.ts';

const FROM_FILE =
  'The records come back from an older version of the file; resolvers keep the wrong answer as long as its TTL';

/** Tools that make a zone say what a file says, and delete the records that it does not name. */
export const dnsTools: Platform = {
  id: 'dns-tools',
  title: 'DNS from files',
  docs: 'https://docs.dnscontrol.org/commands/preview-push',
  programs: ['dnscontrol', 'octodns-sync', 'dnsimple', 'lexicon'],
  optionsWithValue:
    '--config --creds --providers --domains --config-file --target --source --force-zone'.split(' '),
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
  ],
};
