import assert from 'node:assert/strict';
import { systemEdits } from '../../../../src/engine/supervision/system-edits.ts';

const seen = (path: string, roots = ['/w']) =>
  systemEdits([{ path, changes: [{ kind: 'write', text: 'x' }] }], '/w', roots).length > 0;

describe('engine/system-edits', () => {
  it('sees what the system or a session runs by itself', () => {
    for (const path of [
      '/etc/passwd',
      '/etc/systemd/system/x.service',
      '/usr/local/bin/node',
      '/boot/grub/grub.cfg',
      'C:\\Windows\\System32\\drivers\\etc\\hosts',
      '~/.zshrc',
      '/home/me/.ssh/authorized_keys',
      '/Users/me/Library/LaunchAgents/x.plist',
      '.git/hooks/pre-commit',
      '.git/config',
    ])
      assert.equal(seen(path), true, path);
  });

  it('leaves the project’s own files alone, wherever the project lies', () => {
    for (const path of [
      'etc/passwd',
      'src/bashrc',
      '.git/hooks/pre-commit.sample',
      '/tmp/x',
      '.husky/pre-push',
    ])
      assert.equal(seen(path), false, path);
    assert.equal(seen('/etc/nixos/configuration.nix', ['/etc/nixos']), false);
  });
});
