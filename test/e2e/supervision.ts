import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFile, readFile, replaceString, run } from '../kit/agent.ts';
import type { ToolCall } from '../kit/model.ts';
import type { Session } from '../kit/session.ts';
import { sleep, until } from '../kit/wait.ts';

interface Switch {
  readonly name: string;
  /** The file that the agent goes for. */
  readonly file: (session: Session) => string;
  /** What stands in it before. */
  readonly before?: string;
  readonly call: (file: string) => ToolCall;
}

const settings = ({ workspace }: Session): string => join(workspace.root, '.vscode/settings.json');
const inHome =
  (path: string) =>
  ({ editor }: Session): string =>
    join(editor.home, path);

const switches: readonly Switch[] = [
  {
    name: 'writes "chat.useHooks": false',
    file: settings,
    call: (file) => createFile(file, '{ "chat.useHooks": false }\n'),
  },
  {
    name: 'edits "chat.plugins.enabled" to false',
    file: settings,
    before: '{\n  "editor.tabSize": 2\n}\n',
    call: (file) =>
      replaceString(file, '"editor.tabSize": 2', '"editor.tabSize": 2,\n  "chat.plugins.enabled": false'),
  },
  {
    name: 'writes it from the shell',
    file: settings,
    call: (file) => run(`mkdir -p .vscode && echo '{ "chat.useHooks": false }' > ${file}`),
  },
  {
    name: 'edits Chaperone’s own policy',
    file: inHome('.chaperone/policy.jsonc'),
    call: (file) => createFile(file, '{ "readableFiles": ["**/*"] }\n'),
  },
  {
    name: 'edits Claude Code’s hooks',
    file: inHome('.claude/settings.json'),
    call: (file) => createFile(file, '{ "disableAllHooks": true }\n'),
  },
];

/** An agent cannot switch off what watches it, and where somebody did, the badge says so. */
export function describeSupervision(session: () => Session): void {
  describe('the guard itself', () => {
    for (const { name, file, before, call } of switches) {
      it(`agent ${name}: stopped`, async () => {
        const path = file(session());
        if (before !== undefined) {
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, before);
        }
        try {
          const task = await session().agent.does(call(path));
          assert.match(await session().person().blockUntil(task.told()), /stopped|blocked|denied/i);
          assert.equal(existsSync(path) ? readFileSync(path, 'utf8') : undefined, before);
        } finally {
          rmSync(path, { force: true });
        }
      });
    }

    for (const key of ['chat.useHooks', 'chat.plugins.enabled']) {
      it(`${key} switched off by somebody else: the badge says so within seconds`, async () => {
        const file = settings(session());
        assert.match(
          await session()
            .person()
            .waitForBadge(/production/),
          /^(?!.*not guarded)/,
        );
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ [key]: false }));
        await session()
          .person()
          .waitForBadge(/not guarded/, 15_000);
        rmSync(file);
        await session()
          .person()
          .waitForBadge(/^(?!.*not guarded)/, 15_000);
      });
    }
  });

  describe('files of the project', () => {
    it('an edit of a protected file opens the diff before it lands', async () => {
      const { workspace, agent, person } = session();
      const file = join(workspace.root, 'migrations/003-drop.sql');
      const task = await agent.does(createFile(file, 'DROP TABLE bookings;\n'));
      const question = await person().question();
      const diffs = await person().diffs();
      await question.block();
      assert.match(await task.told(), /stopped|blocked|denied/i);
      assert.ok(!existsSync(file));
      assert.ok(diffs > 0, 'no diff editor stood behind the question');
    });

    it('allowed, a protected edit lands', async () => {
      const { workspace, agent, person, page } = session();
      const file = join(workspace.root, 'migrations/003-index.sql');
      const task = await agent.does(createFile(file, 'CREATE INDEX by_car ON bookings (car);\n'));
      await (await person().question()).allowOnce();
      await task.told();
      // The editor saves a new file a moment after it has told the model.
      await until('the edit on the disk', () => readFileSync(file, 'utf8').includes('by_car'));
      // What a person has seen is no news to them when it reaches the disk.
      await sleep(4000);
      assert.equal(await page().getByText('nobody was asked').count(), 0);
    });

    const reads: readonly { name: string; call: (root: string) => ToolCall }[] = [
      { name: 'the read tool', call: (root) => readFile(join(root, '.env.staging')) },
      { name: 'cat', call: () => run('cat .env.staging') },
    ];
    for (const { name, call } of reads) {
      it(`.env.staging through ${name}: names, not values`, async () => {
        const { workspace, agent, person } = session();
        const task = await agent.does(call(workspace.root));
        const text = await person().blockUntil(task.told());
        assert.match(text, /SESSION_SECRET/);
        assert.doesNotMatch(text, /made-up-session-secret|not-a-real-password/);
      });
    }
  });
}
