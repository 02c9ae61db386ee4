import type { CallView, Platform } from '../model/platform.ts';

// https://docs.plesk.com/en-US/obsidian/cli-linux/using-command-line-utilities/subscription-subscriptions.37768/
const NO_UNDO =
  'A panel deletes the files, databases and mail with it; only a backup of the panel or of the host brings them back (Plesk and cPanel documentation, 2026-11)';
/** `plesk bin subscription --remove example.com`: the command is an option of the utility. */
const removes = (call: CallView) =>
  call.args.some(
    (word, at) => at > 1 && /^(--remove(-\w+)?|-r|--delete|--suspend|--webspace-off|-del_user)$/.test(word),
  );
/** `uapi --user=bob Mysql delete_database`: the function’s name says it. */
const deletes = (call: CallView) =>
  call.args.some(
    (word) =>
      /^(delete|remove|del|terminate|kill|suspend|wipe|restore)_?[a-z_]*$/.test(word) ||
      /^(removeacct|suspendacct|deletedb|deldb|deldir)$/.test(word),
  );

/** Panels of web hosts: one call deletes a customer with sites, databases and mail. */
export const hostingPanels: Platform = {
  id: 'hosting-panels',
  title: 'Hosting panels',
  docs: 'https://docs.plesk.com/en-US/obsidian/cli-linux/',
  programs: ['plesk', 'uapi', 'cpapi1', 'cpapi2', 'cpapi3', 'whmapi0', 'whmapi1'],
  optionsWithValue: ['--user', '--output', '-domain', '-owner', '-server', '-type'],
  hosts: ['*'],
  rules: [
    {
      id: 'hosting-delete',
      command: [],
      when: (call) => (call.program === 'plesk' ? call.args[0] === 'bin' && removes(call) : deletes(call)),
      // https://api.docs.cpanel.net/cpanel/introduction/: every function is taken as a GET.
      http: [
        'GET|POST /execute/*/delete_*',
        'GET|POST /execute/*/remove_*',
        'GET|POST /execute/*/restore_*',
        'GET|POST /cpsess*/execute/*/delete_*',
        'GET|POST /json-api/removeacct',
        'GET|POST /json-api/killacct',
        'GET|POST /json-api/suspendacct',
        'GET|POST /json-api/killdns',
        'GET|POST /json-api/terminate*',
      ],
      does: { verb: 'delete', what: 'site, database or account', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes a customer, a site, a database or mail on the host, with all that lies in it.',
      instead: 'plesk bin subscription --list',
      stops: [
        'plesk bin subscription --remove example.com',
        'plesk bin database --remove shop -domain example.com',
        'plesk bin site -r example.com',
        'uapi --user=bob Mysql delete_database name=bob_shop',
        'whmapi1 removeacct username=bob',
        'curl -H "Authorization: cpanel bob:$T" "https://host.example.com:2083/execute/Mysql/delete_database?name=bob_shop"',
      ],
      passes: [
        'plesk bin subscription --list',
        'plesk bin database --create shop -domain example.com',
        'plesk bin subscription --info example.com',
        'uapi --user=bob Mysql list_databases',
        'whmapi1 listaccts',
        'curl -H "Authorization: cpanel bob:$T" "https://host.example.com:2083/execute/Mysql/list_databases"',
      ],
    },
  ],
};
