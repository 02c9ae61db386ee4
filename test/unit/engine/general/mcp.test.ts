import assert from 'node:assert/strict';
import { assembleEngine } from '../../../../src/assemble.ts';
import type { Json, Request } from '../../../../src/model/request.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';

const engine = assembleEngine(() => '');

function answer(tool: string, saysDestructive: boolean, input: Json = {}): string {
  const request: Request = {
    ...{ id: '1', agent: 'mcp', agentTitle: 'Zed', session: undefined, cwd: '/w', roots: ['/w'] },
    act: { kind: 'mcp', server: 'crm', tool, input, ...(saysDestructive ? { saysDestructive } : {}) },
  };
  return engine.judge(request, engine.plan(request, new Map(), defaultPolicy), new Map(), defaultPolicy)
    .answer;
}

describe('engine/general-mcp', () => {
  it('asks where the server says that a tool of an unknown name destroys', () => {
    assert.equal(answer('consolidate_contacts', false), 'pass');
    assert.equal(answer('consolidate_contacts', true), 'ask');
    assert.equal(answer('consolidate_contacts', true, { dry_run: true }), 'pass');
  });

  it('never believes the opposite', () => {
    assert.equal(answer('delete_contacts', false), 'ask');
  });

  it('stays quiet where the name is harmless, a page is driven, or the input was understood', () => {
    assert.equal(answer('list_contacts', true), 'pass');
    assert.equal(answer('browser_click', true, { ref: 'e12' }), 'pass');
    assert.equal(answer('execute_sql', true, { sql: 'SELECT 1' }), 'pass');
    assert.equal(answer('execute_sql', true, { sql: 'DROP TABLE users' }), 'ask');
  });
});
