import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'The old certificate or record does not come back';
const at = ({ positionals }: CallView) => positionals.join(' ');

export const configurationManagement: Platform = {
  id: 'configuration-management',
  title: 'Salt, Puppet and Chef',
  docs: 'https://docs.saltproject.io/en/latest/ref/cli/salt-key.html',
  programs: 'salt-key salt-cloud salt-run puppet puppetserver chef-server-ctl chef-client molecule'.split(
    ' ',
  ),
  optionsWithValue:
    '-c --config-dir --certname --server --environment -s --scenario-name -p --profile -m --map'.split(' '),
  environment: {
    options: ['--environment', '--server', '-p', '--profile'],
    variables: ['PUPPET_ENVIRONMENT'],
  },
  selfConfirm: ['-y', '--yes', '--force'],
  dryRun: ['--noop', '-W', '--why-run'],
  rules: [
    {
      id: 'machine-remove',
      command: [],
      when: (call) => {
        const words = at(call);
        switch (call.program) {
          case 'salt-key':
            return call.has('-d', '-D', '--delete', '--delete-all', '-R', '--reject-all', '-r', '--reject');
          case 'salt-cloud':
            return (
              call.has('-d', '-D', '--destroy') ||
              /^(destroy|stop|reboot)\b/.test(call.value('-a', '--action') ?? '')
            );
          case 'salt-run':
            return /(removekeys=true|\.(delete|destroy|purge|clear\w*|remove\w*)\b)/i.test(words);
          case 'puppet':
            return (
              /^(node (purge|clean|deactivate)|cert(ificate)? (clean|destroy|revoke)|ca (clean|destroy|revoke)|module uninstall|ssl clean)( |$)/.test(
                words,
              ) || /^resource .*\bensure=(absent|purged|stopped)\b/.test(words)
            );
          case 'puppetserver':
            return /^ca (clean|revoke|delete|prune)( |$)/.test(words);
          case 'chef-server-ctl':
            return /^(cleanse|uninstall|(org|user|key)-\S*(delete|remove)\S*|delete-\S+-key|org-user-remove|stop|kill|graceful-kill|restore)( |$)/.test(
              words,
            );
          default:
            return false;
        }
      },
      does: { verb: 'delete', what: 'machine, key or certificate', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['--certname'] },
      why: 'Removes a machine, its key or what the tool set up on it; what depends on it stops.',
      instead: 'salt-key -L',
      stops: [
        'salt-key -D -y',
        'salt-cloud -d web1 -y',
        'salt-run manage.down removekeys=True',
        'puppet node purge web1',
        'puppetserver ca clean --certname web1',
        'puppet resource package nginx ensure=absent',
        'chef-server-ctl cleanse',
      ],
      passes: [
        'salt-key -L',
        'salt-run manage.status',
        'puppet agent -t --noop',
        'puppet resource package nginx ensure=present',
        'puppetserver ca list --all',
        'chef-server-ctl status',
      ],
    },
  ],
};
