import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../src/model/entry.ts';
import { askHook, vscodePayload } from '../kit/hook.ts';
import { giveLine, layOutBareShell, layOutSilentCodex, openTerminal } from '../kit/unguarded.ts';
import { sleep, until } from '../kit/wait.ts';
import { openTerminalWorld, type TerminalWorld } from './terminal-world.ts';

/** What no door has seen: terminals without a guard, and files that change on the disk. */
describe('The last look', function () {
  this.timeout(120_000);
  let world: TerminalWorld;
  let lines = 0;

  before(async function () {
    this.timeout(300_000);
    world = await openTerminalWorld();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Robin', '-c', 'user.email=robin@rentals.example', ...args], {
        cwd: world.root,
      });
    mkdirSync(join(world.root, 'migrations'));
    mkdirSync(join(world.root, 'src'));
    writeFileSync(join(world.root, '.gitignore'), '.env\n');
    writeFileSync(join(world.root, '.env'), 'API_KEY=before\n');
    chmodSync(join(world.root, '.env'), 0o600);
    writeFileSync(join(world.root, 'migrations/001.sql'), 'CREATE TABLE cars (id int);\n');
    for (let at = 0; at < 30; at++) writeFileSync(join(world.root, `src/part-${at}.js`), `// ${at}\n`);
    git('add', '-A');
    git('commit', '-q', '-m', 'Start');
    git('branch', '-M', 'main');
    git('branch', 'other');
  });
  after(() => world?.stop());
  afterEach(() => world.bridge.run(`await vscode.commands.executeCommand('notifications.clearAll')`));

  const openBare = (name: string) => world.bridge.run(openTerminal(name, bare()));
  const bare = () => layOutBareShell(join(world.root, '../bare'));
  const give = (name: string, line: string) => world.bridge.run(giveLine(name, line));
  const messages = async () => await world.page().locator('.notification-toast').allInnerTexts();
  const message = (text: RegExp) =>
    until(
      `a message like ${text}`,
      async () => {
        const seen = await messages();
        const found = seen.find((one) => text.test(one.replace(/\s+/g, ' ')));
        if (found === undefined) throw new Error(`there is “${seen.join(' | ')}”`);
        return found;
      },
      20_000,
    );
  const click = (name: string) =>
    world.page().locator('.notification-toast').getByRole('button', { name, exact: true }).first().click();
  const journal = (): readonly Entry[] => {
    const folder = join(world.home, '.chaperone/journal');
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.jsonl')) : [];
    return files.flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Entry),
    );
  };

  it('interrupts what destroys in a terminal without a guard, says so and writes it down', async () => {
    await openBare('bare');
    lines += 1;
    // The line says itself when it began and when it was interrupted; the editor's events come later.
    const times = join(world.root, '../times');
    const says = (what: string) => `date +%s%3N > ${join(times, what)}`;
    mkdirSync(times, { recursive: true });
    const slow = join(world.root, '../slow');
    writeFileSync(
      slow,
      `trap '${says('ended')}; trap - INT; kill -INT $$' INT\n${says('began')}\nsleep 5 & wait\n`,
    );
    await world.bridge.run(`globalThis.told = undefined;
      const { kill } = process;
      process.kill = (group, signal) => {
        if (signal === 'SIGINT') globalThis.sent = Date.now();
        return kill.call(process, group, signal);
      };
      const on = vscode.window.onDidStartTerminalShellExecution(() => { globalThis.told = Date.now(); on.dispose(); });`);
    await give('bare', `bash ${slow}; railway volume delete --yes --volume target-${lines}`);
    await message(
      /An agent in the terminal “bare” ran .* nobody was asked\. It had started, and was interrupted/,
    );
    const at = (what: string) => Number(readFileSync(join(times, what), 'utf8'));
    const told = await world.bridge.run<number>('return globalThis.told');
    const sent = await world.bridge.run<number | null>('return globalThis.sent ?? null');
    assert.ok(sent, 'Ctrl-C was typed, which takes longer than a signal');
    const took = at('ended') - at('began');
    const parts = `${told - at('began')} ms until the editor told of it, ${sent - told} until the signal`;
    console.log(`      interrupted after ${took} ms: ${parts}`);
    assert.ok(took < 2000, `it ran for ${took} ms`);
    await sleep(5500);
    assert.equal(world.ran(`target-${lines}`), false);
    assert.deepEqual(await world.person().seen(), []);
    const entry = journal().findLast(({ by }) => by === 'watch');
    assert.match(entry?.text ?? '', /railway volume delete/);
    assert.equal(entry?.outcome, 'stopped');
  });

  it('tells of a protected file that an agent changed, and puts it back', async () => {
    await openBare('Codex');
    await give('Codex', `sh -c 'p=.en; echo API_KEY=after >> $p"v"'`);
    await until('the edit', () => /after/.test(readFileSync(join(world.root, '.env'), 'utf8')));
    await message(/“\.env” was changed while Codex worked.*nobody was asked/);
    await click('Show Change');
    await until('the diff', async () => (await world.person().diffs()) > 0);
    await click('Put Back');
    await until(
      'the file as before',
      () => readFileSync(join(world.root, '.env'), 'utf8') === 'API_KEY=before\n',
    );
    await message(/as before/);
    const entry = journal().findLast(({ by }) => by === 'watch');
    assert.equal(entry?.agent, 'codex');
    assert.equal(entry?.text, join(world.root, '.env'));
    assert.equal(entry?.outcome, 'passed');
  });

  it('says nothing of what git or the person did while the agent works', async () => {
    const file = join(world.root, 'migrations/001.sql');
    const before = readFileSync(file, 'utf8');
    const git = (...args: string[]) =>
      execFileSync('git', [
        '-C',
        world.root,
        '-c',
        'user.name=Robin',
        '-c',
        'user.email=robin@rentals.example',
        ...args,
      ]);
    // An agent works all the while.
    await openBare('Gemini CLI');
    await give('Gemini CLI', 'sleep 60');
    // The person saves the file in the editor.
    await world.bridge.run(`const doc = await vscode.workspace.openTextDocument(${JSON.stringify(file)});
      const edit = new vscode.WorkspaceEdit();
      edit.insert(doc.uri, new vscode.Position(0, 0), '-- mine\\n');
      await vscode.workspace.applyEdit(edit);
      await doc.save();`);
    await until('the save', () => readFileSync(file, 'utf8').startsWith('-- mine'));
    await sleep(3000);
    // Git moves to another branch and back, and brings protected files and many others along.
    git('commit', '-q', '-am', 'Mine');
    git('checkout', '-q', 'other');
    await sleep(3000);
    git('rm', '-rq', 'src');
    git('commit', '-q', '-m', 'Fewer');
    git('checkout', '-q', 'main');
    await sleep(3000);
    git('checkout', '-q', 'other');
    await sleep(4000);
    git('checkout', '-q', 'main');
    assert.notEqual(readFileSync(file, 'utf8'), before);
    await sleep(4000);
    assert.deepEqual(await messages(), []);
  });

  it('tells of files that vanish in a burst', async () => {
    // What git has just done may still show.
    await sleep(6000);
    await give('Codex', `sh -c 'd=sr; rm -f $d"c"/part-*.js'`);
    await until('the loss', () => readdirSync(join(world.root, 'src')).length === 0);
    await message(/30 files vanished while Codex worked/);
    execFileSync('git', ['-C', world.root, 'checkout', '-q', '--', '.']);
  });

  it('shows an agent as not held that works and never asks', async () => {
    await layOutSilentCodex(world.home, join(world.root, '../programs'));
    await openBare('mine');
    await give('mine', 'codex');
    await world.person().waitForBadge(/not guarded/, 30_000);
    await message(/Codex seems to change files here, and has not asked Chaperone since it was started/);
    await world.bridge.run(`await vscode.commands.executeCommand('chaperone.agents')`);
    const row = await until('its row', async () => {
      for (const frame of world.page().frames()) {
        const found = frame.locator('.agent.bad', { hasText: 'Codex' });
        if ((await found.count()) > 0) return found.first();
      }
      return undefined;
    });
    assert.match(await row.innerText(), /has not asked Chaperone since it was started at .* Run the test\./);
    assert.equal(await row.getByRole('button', { name: 'Test Codex' }).count(), 1);
    // One question is enough to show that its hook runs.
    assert.equal(
      (await askHook(world.home, vscodePayload(world.root, 'Bash', { command: 'ls' }), 'codex')).code,
      0,
    );
    await world.person().waitForBadge(/^(?!.*not guarded)/, 30_000);
  });
});
