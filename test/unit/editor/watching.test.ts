import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleEngine } from '../../../src/assemble.ts';
import { createStarted } from '../../../src/editor/started.ts';
import { createWatching } from '../../../src/editor/watching.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';
import { temporary } from '../observe/folders.ts';

const QUIET = { marks: [], cwd: undefined, interrupt: () => {} };
const BARE = { ...QUIET, name: 'Codex', opened: 'unknown' } as const;
const MINE = { ...QUIET, name: 'bash', opened: 'person' } as const;
const MINUTE = 60_000;

async function world() {
  const root = await temporary();
  const home = join(root, '../home');
  const entries: Entry[] = [];
  let now = Date.now();
  const ports = {
    engine: assembleEngine(() => ''),
    append: async (entry: Entry) => void entries.push(entry),
    hash: (text: string) => text,
    now: () => now,
  };
  const started = createStarted({
    ...ports,
    policy: async () => ({ policy: defaultPolicy, files: [], problems: [] }),
    observe: async () => new Map(),
  });
  const watching = createWatching({
    ...ports,
    home,
    started,
    policy: async () => defaultPolicy,
    roots: () => [root],
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=R', '-c', 'user.email=r@example.com', ...args], {
      cwd: root,
      stdio: 'pipe',
    });
  const path = (name: string) => join(root, name);
  const write = async (name: string, text: string) => {
    await mkdir(join(path(name), '..'), { recursive: true });
    await writeFile(path(name), text);
    return path(name);
  };
  const remember = (...names: string[]) => watching.remember(names.map(path));
  /** What is told of these files, some time after they changed; those that are not there count as gone. */
  const told = async (...names: string[]) => {
    const paths = names.map(path);
    const there = await Promise.all(paths.map((one) => stat(one).catch(() => undefined)));
    const noticed = await watching.changed(
      paths.filter((_, at) => there[at]),
      paths.filter((_, at) => !there[at]),
    );
    return noticed?.edits.map((edit) => edit.path.slice(root.length + 1)) ?? [];
  };
  const agent = (line = 'sleep 60') => watching.began({ ...BARE, terminal: 'a', line });
  return {
    root,
    watching,
    entries,
    git,
    path,
    write,
    remember,
    told,
    agent,
    pass: (ms: number) => (now += ms),
  };
}

const passed = (over: Partial<Entry>): Entry =>
  ({
    act: 'command',
    text: '',
    cwd: undefined,
    actions: [],
    outcome: 'passed',
    by: 'policy',
    agent: 'codex',
    ...over,
  }) as Entry;

describe('what came past every door', () => {
  it('tells of a protected file that changed while an agent worked, journals it, and puts it back', async () => {
    const { watching, entries, path, write, remember, told, agent } = await world();
    await write('.env', 'API_KEY=made-up-1\n');
    await chmod(path('.env'), 0o600);
    await write('notes.md', 'mine\n');
    await remember('.env');
    await agent();
    await write('.env', 'API_KEY=made-up-2\n');
    await write('notes.md', 'theirs\n');
    const noticed = await watching.changed([path('.env'), path('notes.md')], []);
    assert.equal(noticed?.agentTitle, 'Codex');
    assert.deepEqual(
      noticed.edits.map((edit) => edit.path),
      [path('.env')],
    );
    const entry = entries.at(-1);
    assert.deepEqual(
      [entry?.agent, entry?.by, entry?.outcome, entry?.text],
      ['codex', 'watch', 'passed', path('.env')],
    );
    assert.doesNotMatch(JSON.stringify(entries), /made-up/);
    const [edit] = noticed.edits;
    assert.ok(edit);
    await watching.putBack(edit);
    assert.equal(await readFile(path('.env'), 'utf8'), 'API_KEY=made-up-1\n');
    assert.equal((await stat(path('.env'))).mode & 0o777, 0o600);
    assert.deepEqual(await told('.env'), [], 'putting it back is no edit of the agent’s');
  });

  it('takes a new file away again and brings a deleted one back, but not over a later change', async () => {
    const { watching, path, write, remember, agent } = await world();
    await write('migrations/001.sql', 'one\n');
    await remember('migrations/001.sql');
    await agent();
    await rm(path('migrations/001.sql'));
    await write('.mcp.json', 'two\n');
    const noticed = await watching.changed([path('.mcp.json')], [path('migrations/001.sql')]);
    assert.equal(noticed?.edits.length, 2);
    for (const edit of noticed?.edits ?? []) await watching.putBack(edit);
    assert.equal(await readFile(path('migrations/001.sql'), 'utf8'), 'one\n');
    await assert.rejects(readFile(path('.mcp.json')));
    await write('migrations/001.sql', 'later\n');
    const [edit] = noticed?.edits ?? [];
    assert.ok(edit);
    await assert.rejects(watching.putBack(edit), /changed once more/);
  });

  const quiet: readonly {
    name: string;
    play: (at: Awaited<ReturnType<typeof world>>) => Promise<unknown>;
  }[] = [
    {
      name: 'nobody but the person works',
      play: async ({ watching }) => watching.began({ ...MINE, terminal: 'a', line: 'sleep 60' }),
    },
    {
      name: 'the person saved it',
      play: async ({ agent, watching, path }) => [await agent(), watching.touched([path('.env')])],
    },
    {
      name: 'a line of the person’s runs',
      play: async ({ agent, watching }) => [
        await agent(),
        await watching.began({ ...MINE, terminal: 'b', line: 'npm run setup' }),
      ],
    },
    {
      name: 'a line of the person’s has just ended',
      play: async ({ agent, watching, pass }) => {
        await agent();
        await watching.began({ ...MINE, terminal: 'b', line: 'npm run setup' });
        pass(MINUTE);
        watching.ended('b');
      },
    },
    {
      name: 'the agent’s edit was let through',
      play: async ({ watching }) => watching.decided(passed({ act: 'edit', text: '.env' })),
    },
    {
      name: 'a command that names it was let through',
      play: async ({ watching }) =>
        watching.decided(
          passed({
            actions: [
              {
                platform: 'files',
                rule: 'protected-edit',
                verb: 'edit',
                what: '',
                targets: ['./.env'],
                environments: [],
              },
            ],
          }),
        ),
    },
    {
      name: 'the agent ended long ago',
      play: async ({ agent, watching, pass }) => {
        await agent();
        watching.ended('a');
        pass(MINUTE);
      },
    },
    {
      name: 'the agent asked long ago',
      play: async ({ watching, pass }) => {
        watching.decided(passed({}));
        pass(2 * MINUTE);
      },
    },
  ];
  for (const { name, play } of quiet) {
    it(`says nothing where ${name}`, async () => {
      const at = await world();
      await at.write('.env', 'API_KEY=made-up-1\n');
      await at.remember('.env');
      await play(at);
      await at.write('.env', 'API_KEY=made-up-2\n');
      assert.deepEqual(await at.told('.env'), []);
    });
  }

  const loud: typeof quiet = [
    {
      name: 'the agent has just asked about something else',
      play: async ({ watching }) => watching.decided(passed({ text: 'ls' })),
    },
    {
      name: 'the agent was told no',
      play: async ({ watching }) =>
        watching.decided(passed({ act: 'edit', text: '.env', outcome: 'stopped' })),
    },
    {
      name: 'a server of the person’s has run for a while',
      play: async ({ agent, watching, pass }) => {
        await watching.began({ ...MINE, terminal: 'b', line: 'npm run dev' });
        pass(10 * MINUTE);
        await agent();
      },
    },
    {
      name: 'the person has started an agent in a terminal',
      play: async ({ watching }) =>
        watching.began({ ...MINE, terminal: 'b', line: 'cd api && npx_x=1 claude --continue' }),
    },
    {
      name: 'the terminal is marked as an agent’s',
      play: async ({ watching }) =>
        watching.began({ ...BARE, name: 'bash', marks: ['CLINE_ACTIVE=true'], terminal: 'b', line: 'make' }),
    },
  ];
  for (const { name, play } of loud) {
    it(`tells of it where ${name}`, async () => {
      const at = await world();
      await at.write('.env', 'API_KEY=made-up-1\n');
      await at.remember('.env');
      await play(at);
      await at.write('.env', 'API_KEY=made-up-2\n');
      assert.deepEqual(await at.told('.env'), ['.env']);
    });
  }

  it('knows what git did from what an agent did and then committed', async () => {
    const { git, write, told, agent, remember, pass, path } = await world();
    const names = ['.gitignore', 'migrations/001.sql', 'migrations/002.sql', '.env'];
    git('init', '-q', '-b', 'main');
    await write('.gitignore', '.env\n');
    await write('migrations/001.sql', 'one\n');
    await write('.env', 'API_KEY=made-up-1\n');
    git('add', '-A');
    git('commit', '-q', '-m', 'one');
    git('checkout', '-q', '-b', 'other');
    await write('migrations/001.sql', 'two\n');
    await write('migrations/002.sql', 'two\n');
    git('add', '-A');
    git('commit', '-q', '-m', 'two');
    git('checkout', '-q', 'main');
    await remember(...names);
    await agent();
    git('checkout', '-q', 'other');
    assert.deepEqual(await told(...names), [], 'a branch was checked out');
    git('checkout', '-q', 'main');
    await write('.env', 'API_KEY=made-up-2\n');
    assert.deepEqual(await told(...names), ['.env'], 'git does not touch what it ignores');
    pass(MINUTE);
    await agent();
    await write('migrations/001.sql', 'agent\n');
    assert.deepEqual(await told(...names), ['migrations/001.sql']);
    git('checkout', '--', '.');
    assert.deepEqual(await told(...names), [], 'it stands as it was committed');
    // A new repository looks as if a stash had come or gone.
    for (const folder of ['.git/refs', '.git/logs/refs']) await utimes(path(folder), 0, 0);
    await write('migrations/001.sql', 'agent\n');
    git('commit', '-q', '-am', 'agent');
    pass(-MINUTE);
    assert.deepEqual(await told(...names), ['migrations/001.sql'], 'the agent committed its edit at once');
    await write('migrations/001.sql', 'stashed\n');
    git('stash', '-q');
    git('stash', 'pop', '-q');
    assert.deepEqual(await told(...names), [], 'a stash was applied');
    await rm(path('.env'));
    assert.deepEqual(await told(...names), ['.env']);
  });

  it('leaves alone what agents keep beside the switches of their hooks, and tells of the switches', async () => {
    const { write, told, agent, remember } = await world();
    const name = '.claude/settings.local.json';
    await write(name, '{"permissions":{"allow":[]}}');
    await remember(name);
    await agent();
    await write(name, '{"permissions":{"allow":["Bash(ls)"]}}');
    assert.deepEqual(await told(name), []);
    await write(name, '{"disableAllHooks":true}');
    assert.deepEqual(await told(name), [name]);
  });

  it('tells of many files that vanish at once, but not of what a build makes again or what was seen to go', async () => {
    const { entries, watching, path, agent } = await world();
    const paths = (folder: string) => Array.from({ length: 30 }, (_, at) => path(`${folder}/${at}.js`));
    await agent();
    assert.equal(await watching.changed([], paths('node_modules/x')), undefined);
    assert.equal(await watching.changed([], paths('src').slice(0, 5)), undefined);
    assert.equal((await watching.changed([], paths('src')))?.vanished.length, 30);
    assert.deepEqual(
      entries.at(-1)?.actions.map(({ rule }) => rule),
      ['vanished'],
    );
    const removal = {
      platform: 'files',
      rule: 'remove',
      verb: 'delete',
      what: 'files',
      targets: ['lib'],
      environments: [],
    } as const;
    watching.decided(passed({ actions: [removal] }));
    assert.equal(await watching.changed([], paths('lib')), undefined);
  });
});

describe('an agent that works and never asks', () => {
  const start = { ...MINE, terminal: 'a', line: 'codex' };

  it('is known by its edits, until it asks', async () => {
    const { watching, path } = await world();
    await watching.began(start);
    assert.deepEqual(watching.silent(), []);
    await watching.changed([path('src/a.js'), path('src/b.js')], []);
    assert.deepEqual(watching.silent(), []);
    await watching.changed([path('src/c.js')], []);
    assert.deepEqual(
      watching.silent().map(({ id, flag }) => [id, flag]),
      [['codex', undefined]],
    );
    watching.decided(passed({}));
    assert.deepEqual(watching.silent(), []);
  });

  it('is known by the word that leaves its hooks out', async () => {
    const { watching } = await world();
    await watching.began({ ...start, line: 'claude --bare -p "mend it"' });
    assert.deepEqual(
      watching.silent().map(({ id, flag }) => [id, flag]),
      [['claude', '--bare']],
    );
    watching.ended('a');
    assert.deepEqual(watching.silent(), []);
  });

  it('is not blamed for what another agent, the person or git may have done', async () => {
    const { watching, path } = await world();
    const edits = () =>
      watching.changed(
        ['a', 'b', 'c', 'd'].map((name) => path(`src/${name}.js`)),
        [],
      );
    await watching.began(start);
    await watching.began({ ...start, terminal: 'b', line: 'gemini' });
    await edits();
    watching.ended('b');
    watching.decided(passed({ agent: 'claude' }));
    await edits();
    assert.deepEqual(watching.silent(), []);
  });
});
