import assert from 'node:assert/strict';
import { commandsIn } from '../../../../src/engine/payload/commands.ts';
import { readCommand } from '../../../../src/engine/shell/read.ts';

/** The command lines that the last program of a line would start. */
function started(command: string): readonly string[] {
  const { calls } = readCommand({ command, shell: 'bash', cwd: '/w', variables: {}, facts: new Map() });
  return calls.flatMap((call) => commandsIn(call).map(({ text }) => text.text));
}

const rows: readonly (readonly [command: string, ...starts: readonly string[]])[] = [
  // Editors.
  ["vim -c '!rm -rf x' -c q", 'rm -rf x'],
  [`vim -c 'call delete("/srv/data","rf")'`, "rm -rf -- '/srv/data'"],
  [`nvim --headless -c 'lua os.execute("ls")'`, 'ls'],
  ["ex -sc '%d|x' /etc/hosts", "truncate -s 0 '/etc/hosts'"],
  ["ed -s /etc/hosts <<< $',d\\nw'", "truncate -s 0 '/etc/hosts'"],
  ["ed -s notes.md <<< $'1,3p\\nq'"],
  ["vim -es -c '%s/a/b/' -c wq notes.md"],
  [`emacs --batch --eval '(delete-directory "/srv" t)'`, "rm -rf -- '/srv'"],
  [`emacs --eval='(call-process "rm" nil nil nil "-rf" "/srv")'`, 'rm -rf /srv'],
  [`emacs --eval '(message "delete-directory")'`],
  // What is sent to another machine as lines.
  ['echo FLUSHALL | nc cache 6379', 'redis-cli -h cache -p 6379 FLUSHALL'],
  ["printf 'flush_all\\r\\n' | nc cache 11211", 'redis-cli -h cache -p 11211 flushall'],
  ['echo hello | nc host 9999'],
  ["sftp web <<< 'rm /srv/app.db'", "ssh 'web' rm -rf /srv/app.db"],
  ["sftp web <<< 'get /srv/app.db'"],
  ["lftp -e 'rm -r /www; bye' ftp.acme.io", "ssh 'ftp.acme.io' rm -rf /www"],
  // Variables and options that hold commands.
  ["EDITOR='sh -c ls' crontab -e", 'sh -c ls'],
  ['EDITOR=vim crontab -e'],
  ["PAGER='sh -c ls' man ls", 'sh -c ls'],
  ["PAGER='sh -c ls' make"],
  ["git grep -O'sh -c ls' x", 'sh -c ls'],
  ["git difftool --extcmd='sh x' HEAD", 'sh x'],
  ["rsync -e 'sh -c ls' a b:", 'sh -c ls'],
  ["rsync -e 'ssh -p 22' a b:"],
];

describe('command lines that a call holds', () => {
  for (const [command, ...expected] of rows) it(command, () => assert.deepEqual(started(command), expected));
});
