import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AGENT, openTerminalLab, REASON, type TerminalLab } from '../../kit/terminal-lab.ts';
import { sleep, until } from '../../kit/wait.ts';

// Elsewhere the window makes no pipes.
const suite = process.platform === 'linux' ? describe : undefined;

suite?.('guard in bash, by pipes', function () {
  this.timeout(60_000);
  let lab: TerminalLab;
  beforeEach(async () => {
    lab = await openTerminalLab();
  });
  afterEach(() => lab.close());
  const made = (file: string) => existsSync(join(lab.cwd, file));
  const links = () =>
    readdirSync(join(lab.home, '.chaperone/run')).filter((name) => /^\d+-[0-9a-f]{8}\.\d+$/.test(name));

  /** An agent's shell that has its pipes, and finds no way to ask without them. */
  async function shell(more: { rc?: string } = {}) {
    const programs = join(lab.home, 'programs');
    mkdirSync(programs, { recursive: true });
    rmSync(join(programs, 'nc'), { force: true });
    const one = lab.shell('bash', { ...more, env: { ...AGENT, PATH: `${programs}:${process.env.PATH}` } });
    await one.line('true');
    await until('the pipes', () => links().length > 0);
    writeFileSync(join(programs, 'nc'), `#!/bin/sh\necho nc >>'${lab.home}/nc'\nexit 1\n`);
    chmodSync(join(programs, 'nc'), 0o755);
    // It remembers where the other one lies.
    await one.line('hash -r');
    lab.asked.length = 0;
    return one;
  }
  const withoutNc = () => assert.equal(existsSync(join(lab.home, 'nc')), false);

  for (const rc of ['', 'HISTCONTROL=ignoreboth', 'HISTIGNORE="ls*"; HISTSIZE=0', 'set -C; shopt -s extglob'])
    it(`holds and lets through, also with “${rc}”`, async () => {
      const one = await shell({ rc });
      assert.match((await one.line('touch doomed; touch after')).output, new RegExp(REASON));
      assert.equal((await one.line('touch "a\\b" \'ü“💥”\'; false')).status, 1);
      await one.line("printf 'two\nlines' > many");
      assert.deepEqual(
        [made('doomed'), made('after'), made('a\\b'), made('ü“💥”')],
        [false, false, true, true],
      );
      assert.equal(readFileSync(join(lab.cwd, 'many'), 'utf8'), 'two\nlines');
      assert.equal(lab.lines()[1], 'touch "a\\b" \'ü“💥”\'; false');
      withoutNc();
    });

  it('leaves nothing open for what the line starts, and nothing of the line in a file', async () => {
    const one = await shell();
    const { output } = await one.line('ls -l /proc/self/fd; echo my-made-up-secret');
    assert.doesNotMatch(output, /answer|\/ask/);
    const [link = ''] = links();
    assert.equal(readFileSync(join(lab.home, '.chaperone/run', link, 'line'), 'utf8'), '');
    withoutNc();
  });

  it('withdraws the question where Ctrl-C takes the line back', async () => {
    let answer = (_: boolean) => {};
    lab.decide((request) =>
      request.act.kind === 'command' && request.act.command.includes('doomed')
        ? new Promise((resolve) => (answer = resolve))
        : true,
    );
    const one = await shell();
    one.type('touch doomed\r');
    await until('the question', () => lab.lines().includes('touch doomed'), 5000, 20);
    one.type('\x03');
    await sleep(300);
    answer(true);
    await one.line('touch fine');
    assert.deepEqual([made('doomed'), made('fine')], [false, true]);
    withoutNc();
  });

  it('holds the line of an agent at once where the window dies meanwhile', async () => {
    lab.decide(() => new Promise(() => {}));
    const one = lab.shell('bash', { env: AGENT });
    lab.decide(() => true);
    await one.line('true');
    await until('the pipes', () => links().length > 0);
    lab.decide(() => new Promise(() => {}));
    one.type('touch doomed\r');
    await until('the question', () => lab.lines().includes('touch doomed'), 5000, 20);
    const began = Date.now();
    await lab.closeWindow();
    await one.waitFor(/its guard gave no answer/);
    assert.ok(Date.now() - began < 10_000);
    assert.equal(made('doomed'), false);
    assert.deepEqual(links(), []);
  });

  it('asks the next window once the first has gone', async () => {
    const one = lab.shell('bash', { env: AGENT });
    await one.line('true');
    await until('the pipes', () => links().length > 0);
    await lab.closeWindow();
    await lab.openWindow();
    assert.match((await one.line('touch doomed')).output, new RegExp(REASON));
    await until('new pipes', () => links().length > 0);
    assert.match((await one.line('touch doomed')).output, new RegExp(REASON));
    assert.equal(made('doomed'), false);
  });

  for (const length of [5_000, 29_000, 33_000])
    it(`holds a line of ${length} characters, by the pipe or by the socket`, async () => {
      const one = lab.shell('bash', { env: AGENT });
      await one.line('true');
      await until('the pipes', () => links().length > 0);
      lab.asked.length = 0;
      const line = `: ${'x'.repeat(length)}; touch doomed`;
      assert.match((await one.line(`\x1b[200~${line}\x1b[201~`)).output, new RegExp(REASON));
      assert.deepEqual(lab.lines(), [line]);
      assert.equal(made('doomed'), false);
    });

  it('keeps many shells apart', async () => {
    const all = Array.from({ length: 6 }, () => lab.shell('bash', { env: AGENT }));
    for (const one of all) await one.line('true');
    await until('the pipes', () => links().length === all.length);
    const held = await Promise.all(
      all.map(async (one, index) => {
        const { output } = await one.line(`touch ${index % 2 ? 'doomed' : 'fine'}-${index}`);
        return output.includes(REASON);
      }),
    );
    assert.deepEqual(held, [false, true, false, true, false, true]);
    assert.deepEqual(
      all.map((_, index) => made(`fine-${index}`) || made(`doomed-${index}`)),
      [true, false, true, false, true, false],
    );
  });
});
