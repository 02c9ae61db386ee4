import assert from 'node:assert/strict';
import { asQuestion, isOwnQuestion } from '../../../../src/gateways/mcp/own.ts';
import type { Act, Request } from '../../../../src/model/request.ts';

const request = (act: Act, agent = 'vscode'): Request => ({
  ...{ id: '1', agent, agentTitle: 'Sample', session: undefined, cwd: '/w', roots: [] },
  act,
});
const ask = { kind: 'mcp', server: 'chaperone', tool: 'may_i_run', input: { command: 'rm -rf /' } } as const;

describe('a question to Chaperone’s own MCP server', () => {
  it('is no act', () => {
    assert.deepEqual(asQuestion(request(ask)).act, { kind: 'other', tool: 'may_i_run' });
    assert.ok(isOwnQuestion(request(ask)));
    assert.ok(isOwnQuestion(request({ ...ask, server: 'Chaperone', tool: 'status', input: {} })));
  });

  const acts: readonly [string, Act, string?][] = [
    ['another server', { ...ask, server: 'shell' }],
    ['another tool', { ...ask, tool: 'run' }],
    ['a tool of every object', { ...ask, tool: 'constructor' }],
    ['more than is asked for', { ...ask, input: { command: 'x', run: 'rm -rf /' } }],
    ['a question that is none', { ...ask, tool: 'status' }],
    ['input that is no text', { ...ask, input: { command: ['rm', '-rf', '/'] } }],
    ['input that is no object', { ...ask, input: 'rm -rf /' }],
    ['a tool that says that it destroys', { ...ask, saysDestructive: true }],
    ['a server behind the relay', ask, 'mcp'],
    ['a command', { kind: 'command', command: 'may_i_run', shell: 'bash' }],
  ];
  for (const [name, act, agent] of acts) {
    it(`${name} stays an act`, () => {
      assert.equal(isOwnQuestion(request(act, agent)), false);
    });
  }
});
