import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installs } from '../../../src/gateways/agents.ts';

type Hook = (input: object, output: object) => Promise<unknown>;

/** Plugins that are JavaScript in the agent's own process, and how each says no. */
const plugins: Readonly<Record<string, (module: Record<string, unknown>) => Promise<Hook>>> = {
  opencode: openCode,
  kilo: openCode,
  async amp(module) {
    let handle: (event: object) => Promise<{ action: string; message?: string }> = async () => ({
      action: '',
    });
    (module.default as (amp: object) => void)({
      on: (_name: string, given: typeof handle) => {
        handle = given;
      },
    });
    return async (input, output) => {
      const { action, message } = await handle({ ...input, input: (output as { args?: unknown }).args });
      if (action === 'reject-and-continue') throw new Error(message);
      assert.equal(action, 'allow');
    };
  },
};

async function openCode(module: Record<string, unknown>): Promise<Hook> {
  const start = module.Chaperone as (context: object) => Promise<Record<string, Hook>>;
  const hook = (await start({ directory: '/home/dev/app' }))['tool.execute.before'];
  return hook ?? assert.fail('it has no hook');
}

for (const [agent, open] of Object.entries(plugins)) {
  describe(`the plugin for ${agent}`, () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'ch-plugin-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** Asks through the plugin with a launcher of this text; `seconds` is the plugin's own deadline. */
    async function ask(launcher: string | undefined, seconds?: number): Promise<unknown> {
      const file = join(folder, 'hook');
      if (launcher !== undefined) {
        writeFileSync(file, `#!/bin/sh\n${launcher}\n`);
        chmodSync(file, 0o755);
      }
      const text = installs[agent]?.[0]?.add('', file) ?? '';
      const plugin = join(folder, 'plugin.mjs');
      writeFileSync(
        plugin,
        seconds === undefined ? text : text.replace(/\b130000\b/, String(seconds * 1000)),
      );
      const hook = await open(await import(pathToFileURL(plugin).href));
      return hook({ tool: 'bash', sessionID: 's1', callID: 'c1' }, { args: { command: 'rm -rf ./victim' } });
    }

    it('asks with the act and lets it pass at exit 0', async () => {
      const seen = join(folder, 'seen');
      await ask(`printf '%s' "$1" > ${seen}.agent; cat > ${seen}`);
      const { readFileSync } = await import('node:fs');
      const { tool_name, tool_input } = JSON.parse(readFileSync(seen, 'utf8'));
      assert.deepEqual([tool_name, tool_input], ['bash', { command: 'rm -rf ./victim' }]);
      assert.equal(readFileSync(`${seen}.agent`, 'utf8'), agent);
    });

    it('says no with the reason at exit 2', async () => {
      await assert.rejects(ask('cat >/dev/null; echo "Stopped by a person." >&2; exit 2'), {
        message: 'Stopped by a person.',
      });
    });

    for (const [name, launcher] of Object.entries({
      'is missing': undefined,
      'ends silently with another code': 'exit 1',
      'is killed': 'kill -9 $$',
      'does not read the question': 'exec 0<&-; exit 3',
    })) {
      it(`says no when the launcher ${name}`, async () => {
        await assert.rejects(ask(launcher), /^Error: Chaperone stopped this: .+\.$/);
      });
    }

    it('says no when the launcher hangs', async () => {
      await assert.rejects(ask('exec sleep 30', 0.3), /there was no answer in time/);
    });

    it('says no when the question cannot be put into JSON', async () => {
      const text = installs[agent]?.[0]?.add('', join(folder, 'hook')) ?? '';
      const plugin = join(folder, 'plugin.mjs');
      writeFileSync(plugin, text);
      const hook = await open(await import(pathToFileURL(plugin).href));
      const args: Record<string, unknown> = { command: 'rm -rf ./victim' };
      args.self = args;
      await assert.rejects(hook({ tool: 'bash' }, { args }), /Chaperone stopped this/);
    });
  });
}
