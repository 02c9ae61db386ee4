import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installs } from '../../../src/gateways/agents.ts';

/** Agents whose settings hold a line for a shell, and how each hears a block. */
const BLOCKED: Readonly<Record<string, (run: Ran) => boolean>> = {
  cursor: exit2,
  windsurf: exit2,
  devin: exit2,
  kiro: exit2,
  droid: exit2,
  augment: exit2,
  antigravity: ({ code, out }) => code === 0 && JSON.parse(out).decision === 'deny',
  cline: ({ out }) => JSON.parse(out).cancel === true,
};

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function exit2({ code, out }: Ran): boolean {
  return code === 2 && out === '';
}

for (const [agent, blocked] of Object.entries(BLOCKED)) {
  describe(`the hook of ${agent}`, () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'it’s here '));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function run(launcher: string | undefined, mode = 0o755): Ran {
      const file = join(folder, 'hook');
      if (launcher !== undefined) {
        writeFileSync(file, `#!/bin/sh\n${launcher}\n`);
        chmodSync(file, mode);
      }
      const [install] = installs[agent] ?? [];
      const text = install?.add('', file) ?? '';
      const line = install?.executable ? script(text) : command(JSON.parse(text));
      const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { input: '{}', encoding: 'utf8' });
      return { code: status, out: stdout.trim(), err: stderr };
    }

    function script(text: string): string {
      const file = join(folder, 'script');
      writeFileSync(file, text);
      chmodSync(file, 0o755);
      return `'${file}'`;
    }

    it('passes on what the launcher prints and its silence', () => {
      assert.deepEqual(run(`cat >/dev/null; echo "[$1]"`), { code: 0, out: `[${agent}]`, err: '' });
      assert.deepEqual(run('cat >/dev/null'), { code: 0, out: '', err: '' });
    });

    it('passes on a block with its reason', () => {
      const ran = run('echo why >&2; exit 2');
      assert.ok(blocked(ran), JSON.stringify(ran));
      assert.equal(ran.err, 'why\n');
    });

    for (const [name, launcher] of Object.entries({
      'is missing': undefined,
      'ends with another code': 'exit 1',
      'is killed': 'kill -9 $$',
    })) {
      it(`blocks when the launcher ${name}`, () => {
        const ran = run(launcher);
        assert.ok(blocked(ran), JSON.stringify(ran));
      });
    }

    it('blocks when the launcher may not be run', () => {
      const ran = run('exit 0', 0o644);
      assert.ok(blocked(ran), JSON.stringify(ran));
    });
  });
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
