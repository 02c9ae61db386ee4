import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  guardMine,
  installTerminalGuard,
  markTerminal,
  sweepMarks,
  unmarkTerminal,
} from '../../../src/host/terminal.ts';
import { openedBy, terminalVariables } from '../../../src/model/terminal.ts';

describe('terminal variables', () => {
  const value = (name: string, env: Record<string, string> = {}) =>
    terminalVariables("/home/o'neil/.chaperone/lib/terminal", env).find((one) => one.name === name)?.value;

  it('quotes the folder', () => {
    assert.match(
      value('PROMPT_COMMAND') ?? '',
      /\. '\/home\/o'\\''neil\/\.chaperone\/lib\/terminal\/guard\.bash'/,
    );
  });

  it('gives PS0 the text that guard.bash gives it', () => {
    const own = /__chaperone_PS0='(.*)'/.exec(readFileSync('media/terminal/guard.bash', 'utf8'))?.[1];
    assert.equal(value('PS0'), own);
  });

  it('keeps the places of the user', () => {
    assert.equal(
      value('XDG_DATA_DIRS'),
      "/home/o'neil/.chaperone/lib/terminal/xdg:/usr/local/share:/usr/share",
    );
    assert.match(value('XDG_DATA_DIRS', { XDG_DATA_DIRS: '/mine' }) ?? '', /xdg:\/mine$/);
    assert.equal(value('CHAPERONE_ZDOTDIR', { ZDOTDIR: '/z' }), '/z');
    assert.equal(value('CHAPERONE_ZDOTDIR'), undefined);
  });

  it('tells a terminal of the window from one of an extension', () => {
    const byWindow = {
      name: '',
      shellPath: undefined,
      shellArgs: undefined,
      cwd: undefined,
      env: undefined,
      hideFromUser: undefined,
    };
    assert.equal(openedBy(byWindow), 'person');
    assert.equal(openedBy({ ...byWindow, shellPath: '/bin/zsh' }), 'person');
    assert.equal(openedBy({ ...byWindow, env: { A: '1' } }), 'unknown');
    assert.equal(openedBy({ ...byWindow, hideFromUser: true }), 'unknown');
    assert.equal(openedBy({ name: 'Agent' }), 'unknown');
    assert.equal(openedBy({ name: '', shellPath: undefined, shellArgs: undefined }), 'unknown');
    assert.equal(openedBy({}), 'unknown');
  });
});

describe('marks of terminals', () => {
  let home: string;
  beforeEach(async () => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'ch-m-')));
    await installTerminalGuard(home);
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  const marks = () => readdirSync(join(home, '.chaperone/run/terminals')).sort();
  const mark = (pid: number) => readFileSync(join(home, '.chaperone/run/terminals', String(pid)), 'utf8');

  it('stay what was said first, until the shell ends', async () => {
    await markTerminal(home, process.pid, 'unknown');
    await markTerminal(home, process.pid, 'person');
    assert.equal(mark(process.pid), 'unknown\n');
    await unmarkTerminal(home, process.pid);
    await markTerminal(home, process.pid, 'person');
    assert.equal(mark(process.pid), 'person\n');
  });

  it('are swept with their shells', async () => {
    await markTerminal(home, process.pid, 'person');
    await markTerminal(home, 2 ** 30, 'person');
    writeFileSync(join(home, '.chaperone/run/terminals/no-number'), '');
    await sweepMarks(home);
    assert.deepEqual(marks(), [String(process.pid)]);
  });

  it('guards a person’s own lines on demand', async () => {
    await guardMine(home, true);
    assert.ok(readdirSync(join(home, '.chaperone/run')).includes('guard-mine'));
    await guardMine(home, false);
    await guardMine(home, false);
    assert.equal(readdirSync(join(home, '.chaperone/run')).includes('guard-mine'), false);
  });
});
