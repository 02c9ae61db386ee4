import assert from 'node:assert/strict';
import { install } from '../../../../src/gateways/codex/install.ts';

const launcher = '/home/dev/.chaperone/bin/hook';
const path = '/home/dev/.codex/hooks.json';
const [codex] = install;
const text =
  codex?.add('{"hooks":{"PreToolUse":[{"hooks":[{"type":"command","command":"mine"}]}]}}', launcher) ?? '';
const given = (config: string, own = text) => codex?.trust?.given(config, { path, text: own, launcher });

describe('Codex’ trust', () => {
  it('is given by the hook’s own place in config.toml', () => {
    const entry = `[hooks.state."${path}:pre_tool_use:1:0"]\ntrusted_hash = "sha256:00ff"\n`;
    assert.equal(given(`model = "x"\n\n${entry}`), true);
    assert.equal(given(entry.replaceAll('\n', '\r\n').replaceAll('"', "'")), true);
  });

  it('is not given by anything else', () => {
    const entry = (place: string, line: string) => `[hooks.state."${path}:pre_tool_use:${place}"]\n${line}\n`;
    const rows = [
      '',
      entry('0:0', 'trusted_hash = "sha256:00ff"'),
      entry('1:0', 'enabled = true'),
      `${entry('1:0', '')}[other]\ntrusted_hash = "sha256:00ff"\n`,
      `# ${entry('1:0', 'trusted_hash = "sha256:00ff"').trim().replace('\n', '\n# ')}`,
      `[hooks.state."/elsewhere/hooks.json:pre_tool_use:1:0"]\ntrusted_hash = "x"`,
    ];
    for (const row of rows) assert.equal(given(row), false, row);
    for (const own of ['', '{}', '{ broken', '[]']) {
      assert.equal(given(entry('1:0', 'trusted_hash = "x"'), own), false, own);
    }
  });
});
