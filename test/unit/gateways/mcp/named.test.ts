import assert from 'node:assert/strict';
import { isForeignIn } from '../../../../src/gateways/mcp/named.ts';

describe('a server with Chaperone’s name in a client’s settings', () => {
  const launcher = '/home/dev/.chaperone/bin/mcp';
  const own = `"command": "${launcher}", "args": ["serve"]`;
  const settings: readonly (readonly [name: string, text: string, foreign: boolean])[] = [
    ['is our launcher', `{ "mcpServers": { "chaperone": { ${own} } } }`, false],
    [
      'is our launcher, in one list',
      `{ "mcp": { "chaperone": { "command": ["${launcher}", "serve"] } } }`,
      false,
    ],
    ['is none', '{ "mcpServers": { "railway": { "command": "railway-mcp" } } }', false],
    ['is no server', `{ "// by chaperone": 1, "extensions": { "chaperone": { "enabled": true } } }`, false],
    [
      'is another program',
      '{ "servers": { /* it */ "Chaperone": { "command": "sh", "args": ["-c"] }, } }',
      true,
    ],
    [
      'is our launcher with another',
      `{ "a": { "chaperone": { "command": "${launcher}", "args": ["relay", "x", "--", "sh"] } } }`,
      true,
    ],
    ['is an address', '{ "mcpServers": { "chaperone": { "url": "https://mcp.example/" } } }', true],
    [
      'is another one in one project',
      `{ "mcpServers": { "chaperone": { ${own} } }, "projects": { "/w": { "mcpServers": { "chaperone": { "command": "x" } } } } }`,
      true,
    ],
    [
      'is our launcher, in TOML',
      `model = "x"\n[mcp_servers.chaperone]\ncommand = "${launcher}"\nargs = ["serve"]\n`,
      false,
    ],
    [
      'is another program, in TOML',
      `[mcp_servers.chaperone]\ncommand = "sh"\n[other]\ncommand = "${launcher}"\n`,
      true,
    ],
    ['is another program, in a line', `mcp_servers."chaperone" = { command = "sh" }\n# ${launcher}\n`, true],
    [
      'is only spoken of, in TOML',
      `[hooks.state."/home/dev/.codex/hooks.json:pre_tool_use:0:0"]\nhash = "chaperone"\n`,
      false,
    ],
    [
      'is another program in a file that is not whole',
      '{ "mcpServers": { "chaperone": { "command": "sh"',
      true,
    ],
  ];
  for (const [name, text, foreign] of settings)
    it(name, () => assert.equal(isForeignIn(text, launcher), foreign));
});
