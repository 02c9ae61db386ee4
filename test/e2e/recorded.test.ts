import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installs } from '../../src/gateways/agents.ts';
import type { Act, Json } from '../../src/model/request.ts';
import type { Case, Cell } from '../kit/agents/matrix.ts';
import { type GuardedHome, guardHome } from '../kit/guarded-home.ts';
import { incidentCommand } from '../kit/model-incident.ts';
import { type Railway, startRailway } from '../kit/railway.ts';
import { copyWorkspace, type Workspace } from '../kit/workspace.ts';
import { samples } from '../unit/gateways/all-samples.ts';
import { sameAsRepository } from './agents.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const exit2: Heard = ({ code, out, err }) => (code === 2 && out === '' ? err : undefined);
type Heard = (ran: Ran) => string | undefined;

/** Agents that cannot be run here, and what each hears as a no; undefined: it goes on. */
const AGENTS: Readonly<Record<string, Heard>> = {
  antigravity: ({ code, out }) =>
    code === 0 && JSON.parse(out).decision === 'deny' ? JSON.parse(out).reason : undefined,
  augment: exit2,
  // Its plugin turns exit 2 into a rejection; test/unit/gateways/plugins.test.ts.
  amp: exit2,
  cursor: (ran) =>
    ran.code === 0 && JSON.parse(ran.out).permission === 'allow' ? undefined : ran.out + ran.err,
  devin: exit2,
  kiro: exit2,
  windsurf: exit2,
};

const DOORS: readonly Act['kind'][] = ['command', 'read', 'edit', 'mcp'];

describe('recorded questions of agents that cannot be run here', function () {
  this.timeout(120_000);
  let folder: string;
  let railway: Railway;
  let workspace: Workspace;
  let guarded: GuardedHome;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chaperone-recorded-'));
    railway = await startRailway();
    workspace = copyWorkspace(join(folder, 'rentals'), {
      railwayUrl: railway.url,
      home: join(folder, 'home'),
    });
    guarded = await guardHome(join(folder, 'home'), workspace.root);
  });
  after(async () => {
    await guarded?.close();
    await railway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The recorded question for each door, about the sample workspace and with a destructive or an everyday deed in it. */
  function questions(
    agent: string,
    destructive: boolean,
  ): ReadonlyMap<string, { readonly door: string; readonly payload: Json }> {
    const asked = (samples[agent] ?? []).filter(({ reads: { act } }) => {
      const pathless = act.kind === 'edit' && act.edits.some(({ changes }) => changes[0]?.kind !== 'replace');
      return DOORS.includes(act.kind) && !pathless && !(act.kind === 'command' && act.shell !== 'bash');
    });
    const sent = (payload: Json): Json => (agent === 'devin' ? without(payload, 'cwd') : payload);
    return new Map(
      asked.map(({ name, payload, reads: { act } }) => [
        name,
        {
          door: act.kind === 'command' ? 'shell' : act.kind,
          payload: about(sent(payload as Json), destructive),
        },
      ]),
    );
  }

  function about(payload: Json, destructive: boolean): Json {
    const words: readonly (readonly [RegExp, string])[] = [
      [/delete-bucket/g, destructive ? 'delete-bucket' : 'list-buckets'],
      [/\/home\/dev\/app\/sub/g, workspace.root],
      [/\/home\/dev\/app/g, workspace.root],
      [/rm -rf \.\/victim/g, destructive ? incidentCommand(workspace) : 'ls src'],
      [/(app\.js|new\.txt)/g, destructive ? 'railway.toml' : 'src/price.js'],
      [/\.env$/, destructive ? '.env.staging' : 'src/price.js'],
      [/volume-delete/g, destructive ? 'remove_volume' : 'list_volumes'],
      [/vol-123/g, workspace.volumeId],
    ];
    return mapped(payload, (text) => words.reduce((now, [from, to]) => now.replace(from, () => to), text));
  }

  /** Runs the line that stands in the agent's settings. */
  function ask(agent: string, payload: Json): Promise<Ran> {
    const text = installs[agent]?.[0]?.add('', guarded.launcher) ?? '';
    const line = text.startsWith('{')
      ? command(JSON.parse(text))
      : `'${guarded.launcher}' ${agent} || exit 2`;
    return new Promise((resolve) => {
      const env = { ...process.env, DEVIN_PROJECT_DIR: workspace.root };
      const child = spawn('sh', ['-c', line], { cwd: folder, env });
      let out = '';
      let err = '';
      child.stdout.on('data', (data: Buffer) => {
        out += data.toString();
      });
      child.stderr.on('data', (data: Buffer) => {
        err += data.toString();
      });
      child.stdin.on('error', () => {});
      child.on('close', (code) => resolve({ code: code ?? -1, out: out.trim(), err: err.trim() }));
      child.stdin.end(JSON.stringify(payload));
    });
  }

  for (const [agent, heard] of Object.entries(AGENTS)) {
    describe(agent, () => {
      const cells = new Map<string, Partial<Record<Case, Cell>>>();

      /** Asks through every door. A door of several questions is as open as the most open of them. */
      async function note(name: Case, destructive: boolean, asked: readonly unknown[] = []) {
        const all = questions(agent, destructive);
        assert.ok(all.size >= 4, 'a question for every door');
        for (const [title, { door, payload }] of all) {
          const before = asked.length;
          const no = heard(await ask(agent, payload));
          const cell = no !== undefined ? 'stopped' : asked.length > before ? 'asked' : 'ran';
          const earlier = cells.get(door)?.[name];
          if (earlier !== undefined) assert.equal(cell, earlier, title);
          cells.set(door, { ...cells.get(door), [name]: cell });
          if (name !== 'allowed' && no !== undefined) assert.match(no, /\S/, title);
        }
      }
      const all = (name: Case) => [...cells].map(([door, seen]) => [door, seen[name]]);
      const each = (cell: Cell) => [...cells.keys()].map((door) => [door, cell]);
      const stopped = async (name: Case) => {
        await note(name, true);
        assert.deepEqual(all(name), each('stopped'));
      };

      it('goes on with an ordinary day, without a question', async () => {
        const asked = await guarded.openEditor(() => 'block');
        await note('allowed', false, asked).finally(() => guarded.killEditor());
        assert.deepEqual(all('allowed'), each('ran'));
      });

      it('hears no where nobody can be asked', () => stopped('blocked'));

      it('goes on where the person says yes, save with the values of credentials', async () => {
        const asked = await guarded.openEditor(() => 'allow-once');
        await note('asked', true, asked).finally(() => guarded.killEditor());
        assert.deepEqual(
          all('asked'),
          [...cells.keys()].map((door) => [door, door === 'read' ? 'stopped' : 'asked']),
        );
      });

      it('hears no while the launcher is gone', async () => {
        renameSync(guarded.launcher, `${guarded.launcher}.away`);
        await stopped('gone').finally(() => renameSync(`${guarded.launcher}.away`, guarded.launcher));
      });

      it('hears no while the launcher crashes', async () => {
        renameSync(guarded.launcher, `${guarded.launcher}.away`);
        writeFileSync(guarded.launcher, '#!/bin/sh\nkill -9 $$\n');
        chmodSync(guarded.launcher, 0o755);
        await stopped('crashes').finally(() => renameSync(`${guarded.launcher}.away`, guarded.launcher));
      });

      it('hears no while the hook hangs', async () => {
        const [launcher, hook] = [guarded.launcher, guarded.hook].map((file) => readFileSync(file, 'utf8'));
        // The same launcher with less patience.
        writeFileSync(guarded.launcher, (launcher ?? '').replace(/^budget=120$/m, 'budget=6'));
        writeFileSync(guarded.hook, 'setInterval(() => {}, 1000)');
        await stopped('hangs').finally(() => {
          writeFileSync(guarded.launcher, launcher ?? '');
          writeFileSync(guarded.hook, hook ?? '');
        });
      });

      it('is what the repository says', () => sameAsRepository(agent, { cells: Object.fromEntries(cells) }));
    });
  }
});

/** The hook's own line adds it. */
function without(value: Json, key: string): Json {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => name !== key));
}

function mapped(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: Json) => mapped(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)]));
}

/** The first command line in a settings file. */
function command(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const found = Object.entries(value).find(([key, inner]) => key === 'command' && typeof inner === 'string');
  return found
    ? String(found[1])
    : (Object.values(value)
        .map(command)
        .find((line) => line !== '') ?? '');
}
