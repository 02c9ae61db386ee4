import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSnapshots, snapshotFolder } from '../../src/effects/snapshots/snapshots.ts';
import { type ClaudeWorld, openClaudeWorld } from '../kit/claude-world.ts';
import type { ToolCall } from '../kit/model.ts';
import { incidentCommand } from '../kit/model-incident.ts';
import { rentals } from '../kit/railway-state.ts';

const bash = (command: string): ToolCall => ({ name: 'Bash', input: { command, description: 'As asked' } });

describe('Claude Code', function () {
  this.timeout(180_000);
  let world: ClaudeWorld;
  beforeEach(async () => {
    world = await openClaudeWorld();
  });
  afterEach(async () => {
    if (world === undefined) return;
    const kept = world.leaked();
    await world.close();
    assert.deepEqual(kept, [], 'the token’s value was written to a file of Chaperone');
  });

  const curl = () => bash(incidentCommand(world.workspace));
  const fields = () => world.railway.mutations().map((each) => each.field);
  const journal = () => world.journal();

  it('does it where nobody guards, so that a stop below means something', async () => {
    world.disarm();
    await world.run([
      curl(),
      { name: 'mcp__railway__remove_volume', input: { volume_id: 'x', confirm: true } },
    ]);
    assert.deepEqual(fields(), ['volumeDelete', 'volumeDelete']);
  });

  describe('without an editor', () => {
    it('is stopped, and the model hears why and what to do', async () => {
      const [told] = await world.run([curl()]);
      assert.deepEqual(fields(), []);
      assert.match(told?.text ?? '', /volume/);
      assert.match(told?.text ?? '', /railway volume list/);
      assert.match(told?.text ?? '', /staging/);
      assert.match(told?.text ?? '', /production/);
      const entry = journal().at(-1);
      assert.equal(entry?.outcome, 'stopped');
      assert.equal(entry?.by, 'no-editor');
    });

    it('is stopped where permissions are bypassed', async () => {
      await world.run([curl()], { mode: 'bypassPermissions' });
      assert.deepEqual(fields(), []);
    });

    it('may go on with an ordinary day', async () => {
      const query = `curl -s ${world.railway.url} -H "Authorization: Bearer $RAILWAY_API_TOKEN" --json '{"query":"{ me { email } }"}'`;
      const told = await world.run([
        bash('npm test'),
        bash('grep -rn volumeDelete src'),
        bash('git commit -q --allow-empty -m "Never send mutation { volumeDelete } from the service"'),
        bash('railway volume list'),
        bash(query),
        bash('rm -rf dist'),
        { name: 'Read', input: { file_path: join(world.workspace.root, 'src/price.js') } },
      ]);
      for (const [index, result] of told.entries())
        assert.equal(result.failed, false, `${index}: ${result.text}`);
      assert.equal(told.length, 7);
      assert.match(told[1]?.text ?? '', /src\/railway\.js/);
      assert.match(told[3]?.text ?? '', /pg-data/);
      assert.match(told[4]?.text ?? '', /robin@rentals\.example/);
      assert.equal(existsSync(join(world.workspace.root, 'dist')), false);
      assert.deepEqual(fields(), []);
    });

    it('may lose work of which a copy is kept, and the copy comes back', async () => {
      const file = join(world.workspace.root, 'src/price.js');
      world.write(file, 'half done\n');
      const [told] = await world.run([bash('rm -rf src && ls')]);
      assert.equal(told?.failed, false, told?.text);
      assert.equal(existsSync(file), false);
      const kept = journal().at(-1)?.snapshot;
      assert.match(kept?.holds ?? '', /files in src/);
      const { homeDirectory } = world;
      const directory = snapshotFolder(homeDirectory);
      await createSnapshots({ directory, homeDirectory, now: Date.now }).restore(kept?.id ?? '');
      assert.equal(readFileSync(file, 'utf8'), 'half done\n');
    });

    it('gets the names of a credential file and not its values', async () => {
      const file = join(world.workspace.root, '.env.staging');
      const told = await world.run([{ name: 'Read', input: { file_path: file } }, bash('cat .env.staging')]);
      for (const { text } of told) {
        assert.doesNotMatch(text, /not-a-real-password/);
        assert.match(text, /DATABASE_URL/);
      }
    });

    it('is stopped at the MCP tool that confirms for itself', async () => {
      const input = { volume_id: rentals.volume, confirm: true };
      const [told] = await world.run([{ name: 'mcp__railway__remove_volume', input }]);
      assert.deepEqual(fields(), []);
      assert.match(told?.text ?? '', /volume/);
    });
  });

  describe('with an editor', () => {
    it('does nothing where the person blocks', async () => {
      const asked = await world.openEditor(() => 'block');
      const [told] = await world.run([curl()]);
      assert.equal(asked.length, 1);
      assert.deepEqual(fields(), []);
      assert.match(told?.text ?? '', /railway volume list/);
      assert.equal(journal().at(-1)?.by, 'person');
    });

    it('runs once where the person allows once, and asks again', async () => {
      let turn = 0;
      const asked = await world.openEditor(() => {
        turn += 1;
        return turn === 1 ? 'allow-once' : 'block';
      });
      await world.run([curl(), curl()]);
      assert.equal(asked.length, 2);
      assert.deepEqual(fields(), ['volumeDelete']);
    });

    it('asks where permissions are bypassed', async () => {
      const asked = await world.openEditor(() => 'block');
      await world.run([curl()], { mode: 'bypassPermissions' });
      assert.equal(asked.length, 1);
      assert.deepEqual(fields(), []);
    });

    it('asks at each of the seven doors, naming staging and production', async () => {
      const asked = await world.openEditor(() => 'block');
      const api = (query: string, variables?: object) =>
        bash(
          `curl -s ${world.railway.url} -H "Authorization: Bearer ${world.workspace.token}" --json '${JSON.stringify({ query, variables })}'`,
        );
      writeFileSync(
        join(world.workspace.root, 'body.json'),
        JSON.stringify({ query: `mutation { volumeDelete(volumeId: "${rentals.volume}") }` }),
      );
      const id = rentals.volume;
      const patch = { volumes: { [id]: { isDeleted: true } } };
      const doors: readonly ToolCall[] = [
        curl(),
        api('mutation Tidy($v: String!) { gone: volumeDelete(volumeId: $v) }', { v: id }),
        bash(
          `curl -s ${world.railway.url} -H "Authorization: Bearer ${world.workspace.token}" -d @body.json`,
        ),
        api(`mutation { volumeInstanceUpdate(volumeId: "${id}", input: { state: DELETED }) }`),
        api(
          'mutation P($e: String!, $p: EnvironmentConfig) { environmentPatchCommit(environmentId: $e, patch: $p) }',
          {
            e: rentals.staging,
            p: patch,
          },
        ),
        bash(`railway volume delete --volume ${id} --yes`),
        { name: 'mcp__railway__remove_volume', input: { volume_id: id, confirm: true } },
      ];
      await world.run(doors);
      assert.deepEqual(fields(), []);
      assert.equal(asked.length, doors.length);
      for (const [index, { explanation }] of asked.entries()) {
        const where = explanation.rows.find(({ label }) => label === 'Where')?.text ?? '';
        assert.match(where, /staging/, `door ${index + 1}: ${where}`);
        assert.match(where, /production/, `door ${index + 1}: ${where}`);
      }
    });

    it('falls back to a stop when the editor is gone', async () => {
      await world.openEditor(() => 'allow-once');
      await world.killEditor();
      await world.run([curl()]);
      assert.deepEqual(fields(), []);
    });
  });

  describe('whose guard is damaged', () => {
    const damages: readonly [string, (hook: string) => void][] = [
      ['missing', (hook) => rmSync(hook)],
      ['crashing', (hook) => writeFileSync(hook, 'process.exit(1)')],
      ['a syntax error', (hook) => writeFileSync(hook, 'this is no program')],
      ['printing rubbish', (hook) => writeFileSync(hook, 'console.log("rubbish {"); process.exit(0)')],
      [
        'saying allow in another form',
        (hook) => writeFileSync(hook, 'console.log(JSON.stringify({ allowed: true }))'),
      ],
      ['hanging', (hook) => writeFileSync(hook, 'setInterval(() => {}, 1000)')],
    ];
    for (const [name, damage] of damages) {
      it(`does nothing with the hook ${name}`, async () => {
        damage(world.hook);
        // The same launcher with less patience: 120 s would be a long test.
        const launcher = readFileSync(world.launcher, 'utf8');
        writeFileSync(world.launcher, launcher.replace('budget=120', 'budget=12'));
        const [told] = await world.run([curl()]);
        assert.deepEqual(fields(), []);
        assert.notEqual(told?.text.trim() ?? '', '');
      });
    }

    it('does nothing without the launcher', async () => {
      rmSync(world.launcher);
      await world.run([curl()]);
      assert.deepEqual(fields(), []);
    });
  });

  describe('that turns on its guard', () => {
    const local = () => join(world.workspace.root, '.claude/settings.local.json');
    const off = JSON.stringify({ disableAllHooks: true });
    // Otherwise Claude Code refuses some of these itself, and the guard would not be what is tested.
    const bypass = { mode: 'bypassPermissions' } as const;

    it('may not write settings that switch hooks off', async () => {
      const told = await world.run(
        [{ name: 'Write', input: { file_path: local(), content: off } }, curl()],
        bypass,
      );
      assert.equal(existsSync(local()) && readFileSync(local(), 'utf8') === off, false);
      assert.equal(told[0]?.failed, true);
      assert.deepEqual(fields(), []);
    });

    it('is disarmed by changed settings where nobody watches them, so that the next test means something', async () => {
      world.forgetConfigChange();
      world.model.script((conversation) => {
        if (conversation.results.length === 0) {
          world.write(local(), off);
          return { calls: [bash('sleep 2')] };
        }
        return conversation.results.length === 1 ? { calls: [curl()] } : { say: 'Done.' };
      });
      await world.runAsScripted();
      assert.deepEqual(fields(), ['volumeDelete']);
    });

    it('may not edit Chaperone’s own files', async () => {
      const before = readFileSync(world.launcher, 'utf8');
      const told = await world.run(
        [
          { name: 'Write', input: { file_path: world.launcher, content: '#!/bin/sh\nexit 0\n' } },
          bash(`printf '#!/bin/sh\\nexit 0\\n' > ~/.chaperone/bin/hook`),
          bash(`printf '#!/bin/sh\\nexit 0\\n' > ${world.launcher}`),
          curl(),
        ],
        bypass,
      );
      assert.deepEqual(
        told.map(({ failed }) => failed),
        [true, true, true, true],
      );
      assert.equal(readFileSync(world.launcher, 'utf8'), before);
      assert.deepEqual(fields(), []);
    });

    it('stays guarded where the settings changed another way', async () => {
      world.model.script((conversation) => {
        if (conversation.results.length === 0) {
          world.write(local(), off);
          return { calls: [bash('sleep 2')] };
        }
        if (conversation.results.length === 1) return { calls: [curl()] };
        return { say: 'Done.' };
      });
      await world.runAsScripted();
      assert.deepEqual(fields(), []);
    });

    it('stays guarded where its own one-liner rewrote them', async () => {
      const file = JSON.stringify(local());
      const line = `node -e 'const fs = require("fs"); fs.mkdirSync(require("path").dirname(${file}), { recursive: true }); fs.writeFileSync(${file}, ${JSON.stringify(off)})'`;
      await world.openEditor(({ request }) =>
        request.act.kind === 'command' && request.act.command === line ? 'allow-once' : 'block',
      );
      await world.run([bash(line), bash('sleep 2'), curl()]);
      assert.deepEqual(fields(), []);
    });
  });
});
