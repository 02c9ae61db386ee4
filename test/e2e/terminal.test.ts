import assert from 'node:assert/strict';
import { type ShellName, shellsHere } from '../kit/terminal-shell.ts';
import { sleep, until } from '../kit/wait.ts';
import { openTerminalWorld, type TerminalWorld } from './terminal-world.ts';

const here = shellsHere();
const marks = { AI_AGENT: 'a-test-agent', COPILOT_AGENT: '1' };
const title: Readonly<Record<ShellName, string>> = { bash: 'one', zsh: 'two', fish: 'three' };

describe('Terminals', function () {
  this.timeout(120_000);
  let world: TerminalWorld;
  let lines = 0;

  before(async function () {
    this.timeout(300_000);
    world = await openTerminalWorld();
  });
  after(() => world?.stop());
  afterEach(() => world.person().tidy());

  /** Opens a terminal as an extension does, shows it, and waits for its prompt. */
  const open = async (
    name: string,
    shell: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const options = JSON.stringify({ name, shellPath: shell, env });
    await world.bridge.run(
      `const t = vscode.window.createTerminal(${options}); t.show(); await t.processId;`,
    );
    await prompt();
  };
  const terminal = (name: string) =>
    `vscode.window.terminals.find((t) => t.name === ${JSON.stringify(name)})`;
  const show = (name: string) => world.bridge.run(`${terminal(name)}.show()`);
  const send = (name: string, line: string) =>
    world.bridge.run(`${terminal(name)}.sendText(${JSON.stringify(line)})`);
  const execute = (name: string, line: string) =>
    world.bridge.run(`
      const t = ${terminal(name)};
      for (let i = 0; i < 150 && !t.shellIntegration; i++) await new Promise((next) => setTimeout(next, 100));
      if (!t.shellIntegration) throw new Error('no shell integration');
      t.shellIntegration.executeCommand(${JSON.stringify(line)});`);
  const type = async (name: string, line: string) => {
    await show(name);
    await keys(line);
  };
  const keys = async (line: string) => {
    await world.page().locator('.terminal-wrapper.active .xterm-helper-textarea').first().focus();
    await world.page().keyboard.type(line);
    await world.page().keyboard.press('Enter');
  };
  const ways = { sendText: send, executeCommand: execute, typed: type } as const;
  const prompt = () => until('a prompt', async () => /[#$>%❯] *$/m.test(await rows()), 30_000);
  const rows = async () =>
    (await world.page().locator('.terminal-wrapper.active .xterm-rows').first().innerText())
      .replaceAll('\u00a0', ' ')
      .trimEnd();

  /** A line that destroys, with a name of its own. */
  const destroy = (): { readonly line: string; readonly name: string } => {
    lines += 1;
    const name = `target-${lines}`;
    return { line: `railway volume delete --yes --volume ${name}`, name };
  };
  const blocked = async (
    give: (line: string) => Promise<unknown>,
    wrap = (line: string) => line,
  ): Promise<void> => {
    const { line, name } = destroy();
    await give(wrap(line));
    const question = await world.person().question(30_000);
    assert.equal(world.ran(name), false, 'it ran before anybody was asked');
    await question.block();
    await sleep(400);
    assert.equal(world.ran(name), false, `it ran although it was blocked: ${line}`);
    await until('the reason', async () => /Stopped|Chaperone/.test(await rows()), 10_000);
  };
  const allowed = async (give: (line: string) => Promise<unknown>): Promise<void> => {
    const { line, name } = destroy();
    await give(line);
    const question = await world.person().question(30_000);
    assert.equal(world.ran(name), false, 'it ran before anybody was asked');
    await question.allowOnce(name);
    await until(`${name} to be gone`, () => world.ran(name), 10_000);
    await sleep(300);
    assert.deepEqual(await world.person().seen(), [], 'it was asked twice');
  };

  for (const shell of here) {
    describe(shell, () => {
      const name = title[shell];
      const give = (line: string) => send(name, line);
      it('opens an agent’s terminal', () => open(name, shell, marks));
      for (const [way, by] of Object.entries(ways)) {
        it(`${way}: blocks`, () => blocked((line) => by(name, line)));
        it(`${way}: lets it run once, and asks once`, () => allowed((line) => by(name, line)));
      }
      it('runs a harmless line unasked', async () => {
        await give('echo harm"less"');
        await until('its output', async () => /^harmless/m.test(await rows()), 10_000);
        assert.deepEqual(await world.person().seen(), []);
      });
      it('blocks a line with a leading space', () => blocked(give, (line) => ` ${line}`));
      it('blocks a long line', () => blocked(give, (line) => `echo ${'long '.repeat(300)}; ${line}`));
      it('blocks several lines', () =>
        blocked(give, (line) =>
          shell === 'fish' ? `for i in 1 2\n ${line}\nend` : `for i in 1 2; do\n ${line}\ndone`,
        ));
      it('blocks behind a trap for INT', async () => {
        await give(shell === 'fish' ? 'function t --on-signal INT; end' : "trap '' INT");
        await sleep(300);
        await blocked(give);
      });
      it('blocks what a script starts', () =>
        blocked(give, (line) => `python3 -c "import subprocess; subprocess.call('${line}'.split())"`));
      it('blocks in a shell inside', async () => {
        await give('bash -i');
        await sleep(1500);
        await blocked(give);
        await give('exit');
        await sleep(300);
      });
      it('Ctrl-C while it is held', async () => {
        const { line, name: target } = destroy();
        await show(name);
        await give(line);
        await world.person().question(30_000);
        await world.bridge.run(`${terminal(name)}.sendText('\\x03', false)`);
        await until('the question to go', async () => {
          if ((await world.person().seen()).length > 0) await world.page().keyboard.press('Escape');
          return (await world.person().seen()).length === 0;
        });
        await sleep(300);
        assert.equal(world.ran(target), false);
        await give('\x03');
      });
    });
  }

  describe('also', () =>
    it('asks about the lines of an extension’s terminal without any mark', async () => {
      await open('unmarked', 'bash');
      await blocked((line) => send('unmarked', line));
    }));

  describe('of a person', () => {
    const mine = () =>
      world.bridge.run<string>(`
      await vscode.commands.executeCommand('workbench.action.terminal.new');
      await new Promise((next) => setTimeout(next, 500));
      return vscode.window.activeTerminal.name;`);
    it('is left alone', async () => {
      await mine();
      await prompt();
      await sleep(1000);
      const { line, name } = destroy();
      await keys(line);
      await until(`${name} to be gone`, () => world.ran(name), 10_000);
      assert.deepEqual(await world.person().seen(), []);
    });
    it('is asked about where the person wants that', async () => {
      await world.setting('chaperone.guardMyTerminal', 'protected');
      await sleep(500);
      await keys('true');
      await blocked(keys);
      await world.setting('chaperone.guardMyTerminal', undefined);
    });
  });

  describe('also', () =>
    it('without shell integration', async () => {
      await world.setting('terminal.integrated.shellIntegration.enabled', false);
      for (const shell of here) {
        await open(`plain ${shell}`, shell, marks);
        await blocked((line) => send(`plain ${shell}`, line));
        await allowed((line) => send(`plain ${shell}`, line));
      }
      await world.setting('terminal.integrated.shellIntegration.enabled', undefined);
    }));

  describe('also', () =>
    it('after the window was loaded again, in the terminals of before', async () => {
      await world.open();
      for (const shell of here) {
        await until(`the terminal of ${shell}`, () =>
          world.bridge.run<boolean>(`return ${terminal(title[shell])} !== undefined`),
        );
        await show(title[shell]);
        await blocked((line) => send(title[shell], line));
        await allowed((line) => send(title[shell], line));
      }
    }));
});
