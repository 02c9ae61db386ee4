import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markTerminal } from '../../../src/host/terminal.ts';
import { AGENT, openTerminalLab, REASON, type TerminalLab } from '../../kit/terminal-lab.ts';
import { type ShellName, shellsHere } from '../../kit/terminal-shell.ts';
import { sleep, until } from '../../kit/wait.ts';

const here = shellsHere();

it('there is a shell to guard', () => assert.ok(here.includes('bash')));

for (const name of here) {
  describe(`guard in ${name}`, function () {
    this.timeout(60_000);
    let lab: TerminalLab;
    beforeEach(async () => {
      lab = await openTerminalLab();
    });
    afterEach(() => lab.close());
    const made = (file: string) => existsSync(join(lab.cwd, file));
    const agent = (more: { env?: Record<string, string>; rc?: string } = {}) =>
      lab.shell(name, { ...more, env: { ...AGENT, ...more.env } });

    it('holds an agent’s line and says why; runs the next', async () => {
      const shell = agent();
      const held = await shell.line('touch doomed; touch after');
      assert.match(held.output, new RegExp(REASON));
      if (name !== 'zsh') assert.notEqual(held.status, 0);
      assert.equal(made('doomed') || made('after'), false);
      assert.deepEqual(await shell.line('touch fine').then(({ status }) => status), 0);
      assert.equal(made('fine'), true);
      assert.deepEqual(lab.lines(), ['touch doomed; touch after', 'touch fine']);
      assert.equal(lab.asked[0]?.cwd, lab.cwd);
    });

    it('reads a line of any characters', async () => {
      const text = `echo "a\\\\b" 'ü“💥”' $HOME # tab`;
      const shell = agent();
      await shell.line(text);
      assert.deepEqual(lab.lines(), [text]);
    });

    it('asks about a line with a leading space, and one that came before', async () => {
      const shell = agent({
        rc: { bash: 'HISTCONTROL=ignoreboth', zsh: 'setopt hist_ignore_space hist_ignore_dups', fish: '' }[
          name
        ],
      });
      await shell.line(' touch doomed');
      await shell.line('touch x');
      await shell.line('touch x');
      assert.deepEqual(
        lab.lines().map((line) => line.trim()),
        ['touch doomed', 'touch x', 'touch x'],
      );
      assert.equal(made('doomed'), false);
    });

    it('asks once about several lines', async () => {
      const text = { bash: 'for i in 1 2; do', zsh: 'for i in 1 2; do', fish: 'for i in 1 2' }[name];
      const shell = agent();
      shell.type(`${text}\r  touch m$i\r`);
      await shell.line(name === 'fish' ? 'end' : 'done');
      assert.equal(made('m2'), true);
      assert.equal(lab.lines().length, 1);
      assert.match(lab.lines()[0] ?? '', /touch m\$i/);
      const last = name === 'fish' ? 'end' : 'done';
      shell.type(`${text} # note\r  touch doomed\r`);
      await shell.line(last);
      assert.equal(made('doomed'), false);
    });

    it('lets a person’s own line through without asking', async () => {
      const shell = lab.shell(name);
      await shell.line('echo first');
      const pid = Number(lab.asked[0]?.session?.replace('terminal-', ''));
      await markTerminal(lab.home, pid, 'person');
      await shell.line('true');
      lab.asked.length = 0;
      await shell.line('touch doomed');
      assert.equal(made('doomed'), true);
      assert.deepEqual(lab.asked, []);
    });

    it('finds the next window by itself', async () => {
      const shell = agent();
      await shell.line('touch one');
      await lab.closeWindow();
      await lab.openWindow();
      await shell.line('touch doomed');
      assert.equal(made('doomed'), false);
      assert.deepEqual(lab.lines(), ['touch one', 'touch doomed']);
    });

    it('holds an agent’s line where nothing answers, and not a person’s', async () => {
      await lab.closeWindow();
      const shell = agent();
      await shell.waitFor(/\S/);
      shell.type('touch doomed\r');
      await shell.waitFor(/its guard gave no answer/);
      assert.equal(made('doomed'), false);
      await lab.shell(name).line('touch mine');
      assert.equal(made('mine'), true);
    });

    it('holds in a shell inside a shell', async () => {
      const shell = agent();
      await shell.line('true');
      for (const inner of here) {
        shell.type(`${inner} -i\r`);
        await sleep(700);
        for (const file of [`doomed-${inner}`, `doomed-again-${inner}`, `fine-${inner}`]) {
          shell.type(`touch ${file}\r`);
          await until(`the question about ${file}`, () => lab.lines().includes(`touch ${file}`), 5000, 20);
          await sleep(200);
        }
        assert.equal(made(`doomed-${inner}`) || made(`doomed-again-${inner}`), false, inner);
        assert.equal(made(`fine-${inner}`), true, `${inner}: ${shell.printed()}`);
      }
    });

    it('keeps exit codes, and the user’s start file', async () => {
      const rc = {
        bash: 'alias hi="echo from-rc"',
        zsh: 'alias hi="echo from-rc"; HISTFILE=~/mine',
        fish: 'alias hi "echo from-rc"',
      }[name];
      const shell = agent({ rc });
      assert.match((await shell.line('hi')).output, /[\r\n]from-rc/);
      assert.equal((await shell.line('false')).status, 1);
      assert.equal(
        (await shell.line({ bash: '(exit 7)', zsh: '(exit 7)', fish: 'sh -c "exit 7"' }[name])).status,
        7,
      );
    });

    it('Ctrl-C while it is held ends the line', async () => {
      let answer: (allowed: boolean) => void = () => {};
      lab.decide((request) =>
        request.act.kind === 'command' && request.act.command.includes('doomed')
          ? new Promise((resolve) => {
              answer = resolve;
            })
          : true,
      );
      const shell = agent();
      await shell.line('true');
      shell.type('touch doomed\r');
      await until('the question', () => lab.lines().includes('touch doomed'), 5000, 20);
      shell.type('\x03');
      await sleep(300);
      answer(true);
      // fish keeps the line to be changed; a second Ctrl-C clears it.
      shell.type('\x03');
      await sleep(200);
      await shell.line('touch fine');
      assert.equal(made('fine'), true);
      assert.equal(made('doomed'), false);
    });

    const traps: Readonly<Record<ShellName, readonly string[]>> = {
      bash: ["trap '' INT", "trap 'echo caught' INT"],
      zsh: ["trap '' INT", "trap 'echo caught' INT", 'TRAPINT() { return 0 }'],
      fish: ['function caught --on-signal INT; echo caught; end'],
    };
    for (const trap of traps[name]) {
      it(`holds after ${trap}`, async () => {
        const shell = agent();
        await shell.line(trap);
        await shell.line('touch doomed').catch(() => undefined);
        assert.equal(made('doomed'), false);
      });
    }
  });
}

describe('guard in bash', function () {
  this.timeout(60_000);
  let lab: TerminalLab;
  beforeEach(async () => {
    lab = await openTerminalLab();
  });
  afterEach(() => lab.close());

  for (const off of ['HISTSIZE=0', "HISTIGNORE='touch*'", 'shopt -u cmdhist lithist', 'unset HISTFILE']) {
    it(`reads the line after ${off}`, async () => {
      const shell = lab.shell('bash', { env: AGENT });
      await shell.line(off);
      await shell.line('touch doomed');
      assert.equal(existsSync(join(lab.cwd, 'doomed')), false);
      assert.deepEqual(lab.lines(), [off, 'touch doomed']);
    });
  }

  for (const rc of ['readonly HISTCONTROL=ignoreboth', 'set +o history'])
    it(`asks about what it cannot read after ${rc}`, async () => {
      const shell = lab.shell('bash', { env: AGENT, rc });
      lab.decide((request) => request.act.kind !== 'unreadable');
      await shell.waitFor(/\S/);
      shell.type(' touch doomed\r');
      await shell.waitFor(new RegExp(REASON));
      assert.equal(existsSync(join(lab.cwd, 'doomed')), false);
    });

  it('guards where an rc file takes PROMPT_COMMAND over', async () => {
    const shell = lab.shell('bash', { env: AGENT, rc: "PROMPT_COMMAND='true'" });
    await shell.line('touch doomed');
    await shell.line('touch doomed');
    await shell.line('touch fine');
    assert.equal(existsSync(join(lab.cwd, 'doomed')), false);
    assert.equal(existsSync(join(lab.cwd, 'fine')), true);
  });

  it('leaves a person’s settings as they were', async () => {
    const rc = "HISTCONTROL=ignoreboth HISTIGNORE='x*' HISTSIZE=0; shopt -u lithist; trap 'echo caught' INT";
    const shell = lab.shell('bash', { rc });
    await shell.line('true');
    await markTerminal(lab.home, Number(lab.asked[0]?.session?.replace('terminal-', '')), 'person');
    await shell.line('true');
    const { output } = await shell.line(
      'echo "[$HISTCONTROL $HISTIGNORE $HISTSIZE $(shopt -q lithist; echo $?)]"; trap -p INT',
    );
    assert.match(output, /[\r\n]\[ignoreboth x\* 0 1\]/);
    assert.match(output, /trap -- 'echo caught' SIGINT/);
  });

  it('holds in tmux, where that is installed', async () => {
    if (spawnSync('tmux', ['-V']).error) console.log('      tmux is not installed here.');
    const tmux = (...args: string[]) =>
      spawnSync('tmux', ['-S', join(lab.home, 't'), '-f', '/dev/null', ...args], {
        env: { ...lab.env, ...AGENT },
        cwd: lab.cwd,
      });
    if (tmux('new-session', '-d', 'bash -i').error) return;
    for (const file of ['doomed', 'doomed-again', 'fine']) {
      tmux('send-keys', `touch ${file}`, 'Enter');
      await until(file, () => lab.lines().includes(`touch ${file}`), 10_000, 50);
    }
    await until('fine', () => existsSync(join(lab.cwd, 'fine')), 10_000, 50);
    tmux('kill-server');
    assert.equal(existsSync(join(lab.cwd, 'doomed')) || existsSync(join(lab.cwd, 'doomed-again')), false);
  });

  it('keeps the history as the user wants it', async () => {
    const rc = 'HISTCONTROL=ignoreboth; HISTIGNORE="secret*"; HISTFILE=~/h';
    const shell = lab.shell('bash', { env: AGENT, rc });
    for (const line of ['echo one', 'echo one', ' echo spaced', 'secret 2>/dev/null', 'echo two'])
      await shell.line(line);
    await shell.line('history -w');
    const kept = readFileSync(join(lab.home, 'h'), 'utf8');
    assert.deepEqual(
      kept
        .trim()
        .split('\n')
        .filter((line) => !line.includes("4''2")),
      ['echo one', 'echo two', 'history -w'],
    );
  });
});
