import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { foregroundOf, interruptForeground } from '../../../src/host/foreground.ts';
import { until } from '../../kit/wait.ts';

/** util-linux’s program that runs another in a pseudo terminal. */
const SCRIPT = 'script';

describe('what runs in front in a terminal', () => {
  it('is told by the system, whatever the program is called', () => {
    assert.equal(foregroundOf('12 (bash) S 1 12 12 34816 40 4194304 1'), 40);
    assert.equal(foregroundOf('12 (a) b (c 1 2 3) S 1 12 12 34816 41 4194304 1'), 41);
    assert.equal(foregroundOf('12 (sshd) S 1 12 12 0 -1 4194304 1'), undefined);
    assert.equal(foregroundOf(''), undefined);
  });

  // Only Linux tells.
  const told = process.platform === 'linux' ? it : undefined;
  told?.('ends by the signal of Ctrl-C', async function () {
    this.timeout(20_000);
    const line = 'echo shell-$$; sleep 30; echo over';
    const child = spawn(SCRIPT, ['-qfec', `bash --norc -ic '${line}'`, '/dev/null']);
    let printed = '';
    child.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    try {
      const shell = await until('the shell', () => Number(/shell-(\d+)/.exec(printed)?.[1]) || undefined);
      await until('the program', () => interruptForeground(shell));
      await ended;
      assert.doesNotMatch(printed, /over/);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is left alone where nothing is known of it', () => {
    assert.equal(interruptForeground(2 ** 30), false);
  });
});
