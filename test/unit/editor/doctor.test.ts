import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agentChanges } from '../../../src/editor/changes.ts';
import { agentReports, agentStates, newCanary } from '../../../src/editor/doctor.ts';
import { isOlder, versionIn } from '../../../src/editor/version.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { agentRow } from '../../../src/ui/agents-page.ts';
import { temporary } from '../observe/folders.ts';

function entry(agent: string, at: string, word?: string): Entry {
  const canary = { platform: 'chaperone', rule: 'canary', verb: 'edit', what: 'a mark', environments: [] };
  return {
    ...{ at, id: at, agent, session: undefined, cwd: '/w', act: 'command', text: 'ls', unread: [] },
    ...{ credentials: [], verdict: word ? 'stop' : 'pass', outcome: word ? 'stopped' : 'passed' },
    ...{ by: 'policy', why: '', took: 1 },
    actions: word === undefined ? [] : [{ ...canary, targets: [word] }],
  } as Entry;
}

describe('doctor', () => {
  it('finds the agents of a home folder, and those that have no hook', async () => {
    const home = await temporary();
    assert.deepEqual([...(await agentStates(home, [], false))], []);
    await mkdir(join(home, '.codex'));
    await mkdir(join(home, '.continue'));
    const found = await agentStates(home, [], true);
    assert.equal(found.get('vscode'), 'carried');
    assert.equal(found.get('codex'), 'missing');
    assert.equal(found.get('continue'), 'none');
    assert.equal(found.has('gemini'), false);
  });

  it('tells a hook that Codex does not trust yet from one that it does', async () => {
    const home = await temporary();
    const state = async () => (await agentStates(home, [], false)).get('codex');
    await mkdir(join(home, '.codex'));
    for (const change of await agentChanges(home, 'codex', 'add')) await writeFile(change.path, change.after);
    assert.equal(await state(), 'untrusted');
    const place = `${join(home, '.codex/hooks.json')}:pre_tool_use:0:0`;
    await writeFile(
      join(home, '.codex/config.toml'),
      `[hooks.state."${place}"]\ntrusted_hash = "sha256:0"\n`,
    );
    assert.equal(await state(), 'installed');
  });

  it('names who is not guarded on Windows, and why', async () => {
    const home = await temporary();
    await mkdir(join(home, '.cline'), { recursive: true });
    const states = await agentStates(home, [], false, 'win32');
    assert.deepEqual([...states], [['cline', 'none']]);
    const none = { entries: [], versions: new Map<string, string>(), silent: [] };
    const [report] = await agentReports({ home, states, ...none, platform: 'win32' });
    assert.match(
      report?.troubles[0] ?? '',
      /^Chaperone does not guard Cline on Windows\. Cline’s hook lies /,
    );
    await rm(home, { recursive: true, force: true });
  });

  it('gives a test that the shells of Windows understand', () => {
    const command = (home: string) => newCanary(home, 'win32').command.replace(/[0-9a-f]{8}$/, 'WORD');
    assert.equal(command('/c/me'), '/c/me/.chaperone/bin/chaperone-canary.cmd WORD');
    assert.equal(command('/c/J M'), "& '/c/J M/.chaperone/bin/chaperone-canary.cmd' WORD");
  });

  it('keeps three facts apart: installed, seen asking, seen stopping', async () => {
    const home = await temporary();
    const states = new Map([
      ['codex', 'installed'],
      ['gemini', 'installed'],
      ['claude', 'installed'],
    ] as const);
    const { word, command } = newCanary(home);
    assert.match(command, new RegExp(`/\\.chaperone/bin/chaperone-canary ${word}$`));
    await mkdir(join(home, '.chaperone/canaries'), { recursive: true });
    // Claude Code asked, was told no, and ran it all the same.
    await writeFile(join(home, '.chaperone/canaries', word), '');
    const entries = [
      entry('claude', '2026-11-21T10:00:00.000Z', word),
      entry('gemini', '2026-11-21T09:00:00.000Z', 'aa11'),
      entry('gemini', '2026-11-21T08:00:00.000Z'),
    ];
    const reports = await agentReports({
      home,
      states,
      entries,
      versions: new Map([['claude', '2.1.100']]),
      silent: [],
    });
    const of = (id: string) => reports.find((report) => report.id === id);
    assert.deepEqual(of('gemini')?.honoured, { at: '2026-11-21T09:00:00.000Z', stopped: true });
    assert.equal(of('claude')?.honoured?.stopped, false);
    assert.match(of('claude')?.troubles[0] ?? '', /not stopped/);
    assert.match(of('claude')?.troubles.join() ?? '', /2\.1\.100 is too old/);
    assert.equal(of('codex')?.asked, undefined);
    assert.match(of('codex')?.troubles.join() ?? '', /\/hooks/);
    const levels = reports.map((report) => [report.id, agentRow(report, false).level]);
    assert.deepEqual(levels, [
      ['claude', 'bad'],
      ['codex', 'open'],
      ['gemini', 'good'],
    ]);
    const [first] = reports;
    assert.ok(first);
    assert.equal(agentRow(first, true).level, 'ignored');
  });

  it('shows an agent that works and does not ask as not held, and does not take the watch for a question', async () => {
    const home = await temporary();
    const states = new Map([['codex', 'installed']] as const);
    const seen = { ...entry('codex', '2026-11-21T09:00:00.000Z'), by: 'watch' } as const;
    const silent = [{ id: 'codex', since: Date.now(), flag: '--disable hooks' }];
    const report = async (quiet: typeof silent) => {
      const [found] = await agentReports({
        home,
        states,
        entries: [seen],
        versions: new Map(),
        silent: quiet,
      });
      assert.ok(found);
      return found;
    };
    const works = await report(silent);
    assert.equal(works.asked, undefined);
    assert.match(works.troubles[0] ?? '', /started with “--disable hooks”.*Run the test/);
    assert.equal(agentRow(works, false).level, 'bad');
    assert.equal(agentRow(await report([]), false).level, 'open');
  });

  it('compares versions as numbers', () => {
    assert.equal(versionIn('codex-cli 0.169.0 (abc)'), '0.169.0');
    assert.equal(versionIn('none'), undefined);
    assert.equal(isOlder('2.1.99', '2.1.295'), true);
    assert.equal(isOlder('2.1.295', '2.1.295'), false);
    assert.equal(isOlder('2.2', '2.1.295'), false);
    assert.equal(isOlder('2', '2.0.1'), true);
  });
});
