import assert from 'node:assert/strict';
import { dialects } from '../../../src/gateways/index.ts';
import { answerPayload, LARGEST } from '../../../src/gateways/serve.ts';
import type { Request } from '../../../src/model/request.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function setUp() {
  const seen: Request[] = [];
  const decide = async (request: Request) => {
    seen.push(request);
    if (JSON.stringify(request.act).includes('explode')) throw new Error('made-up-secret');
    return { allowed: request.act.kind === 'other', tell: 'no' };
  };
  return {
    seen,
    answer: (agent: string, body: Uint8Array) =>
      answerPayload({ dialects, decide, newId: () => 'n1' }, agent, body),
  };
}

describe('answerPayload', () => {
  it('reads, decides and answers', async () => {
    const { answer, seen } = setUp();
    const run = '{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"rm -rf x"}}';
    assert.match((await answer('claude', bytes(run))).stdout, /"deny"/);
    assert.deepEqual(seen[0]?.act, { kind: 'command', command: 'rm -rf x', shell: 'bash' });
    const look = '{"hook_event_name":"PreToolUse","tool_name":"Glob","tool_input":{}}';
    assert.deepEqual(await answer('claude', bytes(look)), { stdout: '', stderr: '', exitCode: 0 });
  });

  it('has a command pass on Windows in every shell that may run it', async () => {
    const run = bytes('{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"x"}}');
    for (const [no, shells] of [
      ['bash', ['powershell', 'bash']],
      ['powershell', ['powershell']],
    ] as const) {
      const seen: string[] = [];
      const decide = async ({ act }: Request) => {
        const shell = act.kind === 'command' ? act.shell : '';
        seen.push(shell);
        return { allowed: shell !== no, tell: `no ${shell}` };
      };
      const reply = await answerPayload({ dialects, decide, newId: () => 'n1', windows: true }, 'qwen', run);
      assert.match(reply.stdout, new RegExp(`no ${no}`));
      assert.deepEqual(seen, shells);
    }
  });

  it('takes a byte order mark and broken UTF-8', async () => {
    const { answer, seen } = setUp();
    const text = bytes('\uFEFF{"tool_name":"Bash","tool_input":{"command":"rm ?"}}');
    text[text.lastIndexOf('?'.charCodeAt(0))] = 0xff;
    assert.match((await answer('vscode', text)).stdout, /"deny"/);
    assert.deepEqual(seen[0]?.act, { kind: 'command', command: 'rm \uFFFD', shell: 'bash' });
  });

  const refused: Record<string, [string, Uint8Array]> = {
    'an unknown agent': ['nobody', bytes('{}')],
    nothing: ['vscode', bytes('')],
    'half a payload': ['vscode', bytes('{"tool_name":')],
    'a payload that is too large': ['claude', new Uint8Array(LARGEST + 1)],
    'an error inside': ['claude', bytes('{"tool_name":"Bash","tool_input":{"command":"explode"}}')],
  };
  for (const [name, [agent, body]] of Object.entries(refused)) {
    it(`refuses ${name} with a reason`, async () => {
      const reply = await setUp().answer(agent, body);
      assert.equal(reply.exitCode, 2);
      assert.equal(reply.stdout, '');
      assert.match(reply.stderr, /^Chaperone stopped this: .+\.$/);
      assert.ok(!reply.stderr.includes('made-up-secret'));
    });
  }

  it('takes a question to Chaperone’s own server for none of its acts, where it is the own one', async () => {
    const payload = { hook_event_name: 'PreToolUse', tool_name: 'mcp__chaperone__may_i_run', cwd: '/w' };
    const ask = bytes(JSON.stringify({ ...payload, tool_input: { command: 'rm -rf /' } }));
    for (const [own, kind] of [
      [true, 'other'],
      [false, 'mcp'],
      [undefined, 'mcp'],
    ] as const) {
      let seen: Request | undefined;
      await answerPayload(
        {
          dialects,
          decide: async (request) => {
            seen = request;
            return { allowed: true, tell: '' };
          },
          newId: () => 'n1',
          ...(own === undefined ? {} : { isOwnServer: async () => own }),
        },
        'claude',
        ask,
      );
      assert.equal(seen?.act.kind, kind, String(own));
    }
  });
});
