import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO =
  'A message that is taken out of a queue or a mailbox is gone, unless a backup of the server has it';
const has = (call: CallView, program: RegExp) => program.test(call.program);

/** Exim’s options that take messages out of its queue. https://www.exim.org/exim-html-current/doc/html/spec_html/ch-the_exim_command_line.html */
const EXIM = ['-Mrm', '-Mg', '-Mmd', '-Mmad'];
/** Zimbra’s short words for `deleteAccount`, `deleteDomain` and the like. https://wiki.zimbra.com/wiki/Zmprov */
const ZIMBRA = /^(d(a|d|dl|c|cr|s|ds|id|sig|aoc|ucs|xc)|delete[A-Z]\w*)$/;

/** Mail servers on a machine: the queue of what is not sent yet, and the mailboxes. */
export const mailServers: Platform = {
  id: 'mail-servers',
  title: 'Postfix, Exim, Dovecot, Zimbra',
  docs: 'https://www.postfix.org/postsuper.1.html',
  programs: ['postsuper', 'postfix', 'exim', 'exim4', 'doveadm', 'zmprov', 'imapsync'],
  optionsWithValue: ['-c', '-u', '-S', '-o', '-F', '-l', '-s', '-a', '-p'],
  programOptions: {
    zmprov:
      '-a --account -f --file -p --password -P --passfile -s --server -y --authtoken -Y --authtokenfile -L'.split(
        ' ',
      ),
  },
  environment: { options: ['-s', '-S'], variables: [] },
  unruled: {
    harmless: [['search|fetch|who|user|auth|index|force-resync|replicator|stats|log|dump|flags|quota|purge']],
    programs: ['doveadm'],
  },
  rules: [
    {
      id: 'queue-delete',
      command: [],
      when: (call) =>
        (has(call, /^postsuper$/) && call.args.some((word) => /^-[a-z]*d/.test(word))) ||
        (has(call, /^exim4?$/) && call.args.some((word) => EXIM.includes(word))),
      does: { verb: 'delete', what: 'mail that is not sent yet', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['-d'] },
      why: 'Deletes messages that wait to be sent.',
      instead: 'postqueue -p',
      stops: [
        'postsuper -d ALL',
        'sudo postsuper -d ALL deferred',
        'postqueue -p | postsuper -d -',
        'exim -Mrm 1abcde-000001-2A',
        'exiqgrep -i | xargs exim -Mrm',
      ],
      passes: ['postqueue -p', 'postsuper -r ALL', 'exim -bp', 'exim -M 1abcde-000001-2A', 'exiqgrep -c'],
    },
    {
      id: 'mailbox-delete',
      command: [],
      when: (call) =>
        (has(call, /^doveadm$/) &&
          /^(expunge|dedup|backup|mailbox delete|acl (delete|remove)|fs delete|dict unset)( |$)/.test(
            call.positionals.join(' '),
          )) ||
        // https://imapsync.lamiral.info/FAQ.d/FAQ.Folders_Selection.txt: what one side lacks, or what was copied, goes.
        (has(call, /^imapsync$/) &&
          !call.has('--dry') &&
          call.args.some((word) => /^--?(delete[12]\w*|expunge[12])$/.test(word))) ||
        (has(call, /^zmprov$/) && ZIMBRA.test(call.positionals[0] ?? '')),
      does: { verb: 'delete', what: 'mailboxes or the mail in them', undo: 'none', undoNote: NO_UNDO },
      target: {
        positionals: true,
        options: ['-u'],
        says: [
          { words: /^mailbox delete/, thing: 'mailbox', names: 1 },
          { words: /^(expunge|dedup|backup)/, thing: 'mail', names: 0 },
          { words: /^(d[a-z]{1,3}|delete[A-Z]\w*)(?= )/, thing: 'account, list or domain', names: 1 },
        ],
      },
      why: 'Deletes mail, mailboxes or accounts of a mail server.',
      instead: '',
      stops: [
        'doveadm expunge -A mailbox INBOX all',
        'doveadm mailbox delete -u bob@example.com Archive',
        // https://doc.dovecot.org/latest/core/man/doveadm-sync.1.html: what only the other side has is lost.
        'doveadm backup -u bob@example.com remote:mx2',
        'zmprov deleteAccount bob@example.com',
        'zmprov da bob@example.com',
        'zmprov -l ddl team@example.com',
        'imapsync --host1 a.example.com --user1 bob --host2 b.example.com --user2 bob --delete1',
      ],
      passes: [
        'doveadm search -u bob@example.com mailbox INBOX all',
        'zmprov getAccount bob@example.com',
        'zmprov gaa',
        'zmprov desc',
        'imapsync --host1 a.example.com --user1 bob --host2 b.example.com --user2 bob',
        'doveadm mailbox cryptokey list -u bob@example.com -U',
      ],
    },
    {
      id: 'stop',
      command: ['stop|abort'],
      when: (call) => has(call, /^postfix$/),
      does: { verb: 'stop', what: 'mail server', undo: 'repeat', undoNote: 'It can be started again' },
      target: {},
      why: 'Stops the mail server: nothing is sent or taken in.',
      instead: 'postqueue -p',
      stops: ['postfix stop', 'sudo postfix abort'],
      passes: ['postfix status', 'postfix reload', 'postfix check'],
    },
  ],
};
