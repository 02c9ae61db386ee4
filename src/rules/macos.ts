import type { CallView, Platform } from '../model/platform.ts';

const line = (call: CallView) => call.args.join(' ');

/** What only macOS has: its protections, accounts, backups, keychains and start-up. */
export const macos: Platform = {
  id: 'macos',
  title: 'macOS',
  docs: 'https://support.apple.com/guide/terminal/welcome/mac',
  programs:
    'csrutil spctl nvram dscl sysadminctl security tmutil asr launchctl fdesetup pmset systemsetup osascript defaults socketfilterfw pwpolicy'.split(
      ' ',
    ),
  rules: [
    {
      id: 'protection-off',
      command: [],
      when: (call) =>
        (call.program === 'csrutil' && /^(disable|clear|authenticated-root disable)/.test(line(call))) ||
        (call.program === 'spctl' && call.has('--master-disable', '--global-disable')) ||
        (call.program === 'fdesetup' && /^(disable|removerecovery)/.test(line(call))) ||
        (call.program === 'socketfilterfw' && /--setglobalstate off\b/.test(line(call))) ||
        (call.program === 'systemsetup' && /-setremotelogin off\b/.test(line(call))) ||
        (call.program === 'nvram' && call.has('-c', '-d')),
      does: {
        verb: 'change',
        what: 'protection',
        undo: 'none',
        undoNote: 'It can be turned on again; what happened meanwhile stays, and cleared settings are gone',
      },
      why: 'Turns off what guards the Mac, or clears the settings that it starts with.',
      instead: 'csrutil status',
      stops: [
        'csrutil disable',
        'sudo spctl --master-disable',
        'sudo nvram -c',
        'sudo systemsetup -setremotelogin off',
      ],
      passes: ['systemsetup -getremotelogin', 'csrutil status', 'spctl --status', 'nvram -p'],
    },
    {
      id: 'finder-delete',
      command: [],
      when: (call) =>
        call.program === 'osascript' &&
        /\bempty (the )?trash\b|\bFinder\b[\s\S]*\b(delete|erase|eject)\b/i.test(
          [...call.args, call.input ?? ''].join(' '),
        ),
      does: {
        verb: 'delete',
        what: 'files',
        undo: 'vendor',
        undoNote: 'The Finder moves what it deletes to the Trash; what is emptied from there is gone',
      },
      why: 'Tells the Finder to delete files or to empty the Trash.',
      instead: 'ls ~/.Trash',
      stops: [
        `osascript -e 'tell application "Finder" to delete every item of desktop'`,
        `osascript -e 'tell application "Finder" to empty trash'`,
      ],
      passes: [`osascript -e 'display notification "deleted 3 files"'`],
    },
    {
      id: 'power-off',
      command: [],
      when: (call) =>
        call.program === 'osascript' &&
        /\b(tell|application|app)\b[\s\S]*\b(shut down|restart|log out)\b/i.test(
          [...call.args, call.input ?? ''].join(' '),
        ),
      does: { verb: 'stop', what: 'machine', undo: 'none', undoNote: 'What was not saved is lost' },
      why: 'Shuts the Mac down, restarts it or logs the person out.',
      instead: 'uptime',
      stops: [`osascript -e 'tell app "System Events" to shut down'`],
      passes: [`osascript -e 'tell app "System Events" to keystroke "x"'`],
    },
    {
      id: 'account-or-secret',
      command: [],
      when: (call) =>
        // Every setting of the account, or those that all programs share.
        (call.program === 'defaults' &&
          /^(delete|remove) (-g|-globalDomain|NSGlobalDomain|-all)( |$)/.test(line(call))) ||
        (call.program === 'dscl' && /(^| )-?delete( |$)/.test(line(call))) ||
        (call.program === 'sysadminctl' && call.has('-deleteUser', '-resetPasswordFor')) ||
        (call.program === 'pwpolicy' && /(^| )-clear\w+/.test(line(call))) ||
        (call.program === 'security' &&
          /^(delete-keychain|delete-(generic|internet)-password|delete-certificate|delete-identity|remove-trusted-cert|authorizationdb (remove|write))\b/.test(
            line(call),
          )),
      does: {
        verb: 'delete',
        what: 'account or secret',
        undo: 'none',
        undoNote: 'Only a backup has it',
      },
      target: { positionals: true },
      why: 'Deletes an account, or passwords and certificates of the keychain.',
      instead: 'security list-keychains',
      stops: [
        'sudo dscl . -delete /Users/deploy',
        'security delete-keychain login.keychain',
        'security delete-generic-password -s api',
      ],
      passes: ['dscl . -list /Users', 'security list-keychains', 'security find-certificate -a'],
    },
    {
      id: 'backups',
      command: [],
      when: (call) =>
        (call.program === 'tmutil' &&
          /^(delete|deletelocalsnapshots|disable|removedestination)\b/.test(line(call))) ||
        (call.program === 'asr' && call.has('--erase', '-erase')),
      does: {
        verb: 'delete',
        what: 'backup or disk',
        undo: 'none',
        undoNote: 'Deleted backups do not come back',
      },
      target: { positionals: true },
      why: 'Deletes backups of Time Machine, turns them off, or writes over a whole disk.',
      instead: 'tmutil listbackups',
      stops: [
        'sudo tmutil delete /Volumes/Backup/x',
        'asr restore --source a.dmg --target /dev/disk2 --erase',
      ],
      passes: ['tmutil listbackups', 'tmutil status'],
    },
    {
      id: 'service-unload',
      command: ['bootout|unload|disable|remove|kill|stop|reboot'],
      when: (call) =>
        call.program === 'launchctl' &&
        (/^(disable|remove|kill|stop)$/.test(call.args[0] ?? '') ||
          call.args.some((word) => /^(system\b|\/Library\/|\/System\/|com\.apple\.)/.test(word))),
      does: { verb: 'stop', what: 'service', undo: 'repeat', undoNote: 'It can be loaded again' },
      target: { positionals: true },
      why: 'Stops a service of the whole Mac.',
      instead: 'launchctl list',
      stops: [
        'launchctl bootout system/com.example.api',
        'launchctl remove com.example.db',
        'launchctl unload -w /Library/LaunchDaemons/db.plist',
      ],
      passes: ['launchctl list', 'launchctl bootout gui/501/com.me.dev', 'launchctl print system'],
    },
  ],
};
