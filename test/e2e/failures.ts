import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../kit/agent.ts';
import { incidentCommand } from '../kit/model-incident.ts';
import type { Session } from '../kit/session.ts';

interface Damage {
  readonly name: string;
  /** Breaks something; gives back what mends it. */
  readonly do: (session: Session) => () => void;
}

/** Takes the broker's sockets away; the hook then runs on its own. */
export function cutOff({ run: { folder } }: Session): () => void {
  const sockets = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSocket() && entry.parentPath.includes('.chaperone'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const socket of sockets) renameSync(socket, `${socket}.away`);
  return () => {
    for (const socket of sockets) if (existsSync(`${socket}.away`)) renameSync(`${socket}.away`, socket);
  };
}

export const launcher = ({ editor }: Session): string => join(editor.home, '.chaperone/bin/hook');

export function setAside(file: string): () => void {
  renameSync(file, `${file}.away`);
  return () => renameSync(`${file}.away`, file);
}

/** Replaces every installed copy of the hook's program, with the broker out of reach. */
export function breakHook(session: Session, text: string): () => void {
  const mend = cutOff(session);
  const files = readdirSync(session.run.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^hook\.c?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  assert.ok(files.length > 0, 'the hook’s program was not found');
  const kept = files.map((file) => readFileSync(file));
  for (const file of files) writeFileSync(file, text);
  return () => {
    for (const [index, file] of files.entries()) writeFileSync(file, kept[index] ?? '');
    mend();
  };
}

/** Has the hook's program wait for ever, and the launcher less patience than usual, for the test. */
export function hangHook(session: Session): () => void {
  const file = launcher(session);
  const kept = readFileSync(file, 'utf8');
  writeFileSync(file, kept.replace(/^budget=\d+$/m, 'budget=8'));
  const mend = breakHook(session, 'setInterval(() => {}, 1000);\n');
  return () => {
    mend();
    writeFileSync(file, kept);
  };
}

const damages: readonly Damage[] = [
  { name: 'the broker is gone', do: cutOff },
  { name: 'the launcher is gone', do: (session) => setAside(launcher(session)) },
  { name: 'the hook’s program crashes', do: (session) => breakHook(session, 'process.exit(1);\n') },
  {
    name: 'the hook’s program hangs',
    do: hangHook,
  },
  {
    name: 'the hook’s program prints rubbish',
    do: (session) => breakHook(session, 'process.stdout.write("}{ not JSON");\n'),
  },
  {
    name: 'the hook’s program is no program',
    do: (session) => breakHook(session, '\0\u0001 not JavaScript {{{'),
  },
];

/** Whatever breaks, the deed does not happen, and the agent hears why. */
export function describeFailures(session: () => Session): void {
  const begin = () => session().agent.does(run(incidentCommand(session().workspace)));

  describe('when something is broken', () => {
    for (const { name, do: damage } of damages) {
      it(`${name}: no mutation, a clear reason`, async () => {
        const mend = damage(session());
        try {
          const task = await begin();
          const told = await session().person().blockUntil(task.told(0, 150_000));
          assert.match(told, /chaperone|guard/i);
          assert.match(told, /stopped|blocked|denied/i);
          assert.equal(session().railway.mutations().length, 0);
        } finally {
          mend();
        }
      });
    }

    it('the journal cannot be written: asked all the same, and nothing of it is lost', async () => {
      const journal = join(session().editor.home, '.chaperone/journal');
      assert.ok(existsSync(journal), 'there is no journal');
      const away = `${journal}-away`;
      cpSync(journal, away, { recursive: true });
      rmSync(journal, { recursive: true });
      writeFileSync(journal, 'a file where the folder should be');
      try {
        const task = await begin();
        await (await session().person().question()).block();
        assert.match(await task.told(), /stopped|blocked|denied/i);
        assert.equal(session().railway.mutations().length, 0);
      } finally {
        rmSync(journal, { force: true });
        mkdirSync(journal, { recursive: true });
        cpSync(away, journal, { recursive: true });
      }
    });

    it('afterwards it guards as before', async () => {
      await session().open();
      const task = await begin();
      await (await session().person().question()).block();
      assert.match(await task.told(), /railway volume list/);
      assert.equal(session().railway.mutations().length, 0);
    });
  });
}
