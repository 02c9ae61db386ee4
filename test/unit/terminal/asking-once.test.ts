import assert from 'node:assert/strict';
import { assembleEngine } from '../../../src/assemble.ts';
import { askingOnce } from '../../../src/editor/allowed.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { Asked, PersonAnswer } from '../../../src/model/ports.ts';
import type { Request, Shell } from '../../../src/model/request.ts';

const engine = assembleEngine(() => 'abcdefabcdef', '/home/dev');
const policy: Policy = {
  environments: [],
  protectedFiles: [],
  credentialFiles: [],
  readableFiles: [],
  judgement: [],
  platforms: [],
  ignore: [],
  always: [],
  freeze: undefined,
};

function asked(agent: string, shell: Shell, command: string, more: Partial<Request> = {}): Asked {
  const request: Request = {
    ...{ id: 'i', agent, agentTitle: agent, session: 'terminal-1', cwd: '/w', roots: [] },
    act: { kind: 'command', command, shell },
    ...more,
  };
  const verdict = engine.judge(request, engine.plan(request, new Map(), policy), new Map(), policy);
  const explanation = engine.explain(request, verdict, new Map());
  return { request, verdict, explanation, diffs: [], fingerprint: command };
}

/** Asks about each in turn; the person says the same each time. Gives back which reached the person. */
async function reached(said: PersonAnswer, ...questions: readonly Asked[]): Promise<readonly string[]> {
  const seen: string[] = [];
  const once = askingOnce({
    ask: async ({ fingerprint }) => {
      seen.push(fingerprint);
      return said;
    },
    granted: () => true,
    now: () => 1_000_000,
  });
  for (const question of questions) {
    await once.ask(question, new AbortController().signal);
    if (said === 'away') once.granted(question.fingerprint);
  }
  return seen;
}

const volume = 'railway volume delete --volume v1';
const line = (command: string, more: Partial<Request> = {}) => asked('terminal', 'bash', command, more);
const program = (command: string, more: Partial<Request> = {}) => asked('terminal', 'sh', command, more);
const hook = (command: string) => asked('claude', 'bash', command, { session: 's' });

describe('asking once', () => {
  it('does not ask again about a program that an allowed line starts', async () => {
    assert.deepEqual(await reached('allow-once', line(`cd . && ${volume}`), program(volume)), [
      `cd . && ${volume}`,
    ]);
    assert.deepEqual(await reached('allow-once', hook(volume), line(volume), program(volume)), [volume]);
  });

  it('asks again about anything else', async () => {
    const other = 'railway volume delete --volume v2';
    assert.deepEqual(await reached('allow-once', line(volume), program(other)), [volume, other]);
    assert.deepEqual(await reached('allow-once', line(volume), program('git push --force origin main')), [
      volume,
      'git push --force origin main',
    ]);
    const elsewhere = program(volume, { cwd: '/other' });
    assert.equal((await reached('allow-once', line(volume), elsewhere)).length, 2);
  });

  it('asks about an equal program in another terminal', async () => {
    const here = { terminal: '1' };
    assert.equal((await reached('allow-once', line(volume, here), program(volume, here))).length, 1);
    assert.equal(
      (await reached('allow-once', line(volume, here), program(volume, { terminal: '2' }))).length,
      2,
    );
    assert.equal((await reached('allow-once', line(volume, here), program(volume))).length, 2);
  });

  it('takes another session of the same agent for another one', async () => {
    const event = (session: string, name: string) =>
      asked('vscode', 'bash', volume, { session, event: name });
    assert.equal((await reached('allow-once', event('a', 'one'), event('a', 'two'))).length, 1);
    assert.equal((await reached('allow-once', event('a', 'one'), event('b', 'two'))).length, 2);
    assert.equal((await reached('allow-once', event('a', 'one'), hook(volume))).length, 1);
  });

  it('asks again about the same line', async () => {
    assert.deepEqual(await reached('allow-once', line(volume), line(volume)), [volume, volume]);
    assert.equal((await reached('allow-once', hook(volume), line(volume), line(volume))).length, 2);
    assert.equal((await reached('allow-once', hook(volume), hook(volume))).length, 2);
  });

  it('forgets with the next line of the shell', async () => {
    const next = line('git push --force origin main');
    assert.equal((await reached('allow-once', line(volume), next, program(volume))).length, 3);
  });

  it('forgets with a next line that nobody is asked about', async () => {
    let count = 0;
    const once = askingOnce({
      ask: async () => {
        count += 1;
        return 'allow-once';
      },
      granted: () => false,
      now: () => 1_000_000,
    });
    const { signal } = new AbortController();
    const terminal = { agent: 'terminal', session: 'terminal-1' };
    await once.ask(line(volume, { id: 'allowed' }), signal);
    once.decided({ ...terminal, id: 'allowed' });
    once.decided({ ...terminal, id: 'its program', session: 'terminal-2' });
    await once.ask(program(volume), signal);
    assert.equal(count, 1);
    once.decided({ ...terminal, id: 'ls' });
    await once.ask(program(volume), signal);
    assert.equal(count, 2);
  });

  it('takes no block for a yes', async () => {
    assert.deepEqual(await reached('block', line(volume), program(volume)), [volume, volume]);
    assert.deepEqual(await reached('no-editor', line(volume), program(volume)), [volume, volume]);
  });

  it('takes a late yes for one', async () => {
    assert.deepEqual(await reached('away', line(volume), program(volume)), [volume]);
  });

  it('takes what a variable holds for shown only below the directory', async () => {
    const rm = (target: string) => `rm -rf ${target}`;
    const paths = async (target: string) =>
      (await reached('allow-once', line(rm('$DIR')), program(rm(target)))).length;
    assert.equal(await paths('/w/src'), 1);
    assert.equal(await paths('/'), 2);
    assert.equal(await paths('/w/../etc'), 2);
  });

  it('takes two events of one agent about one act for one question, and a third for a new one', async () => {
    const event = (name: string) => asked('cursor', 'bash', volume, { session: 's', event: name });
    const [first, second] = [event('preToolUse'), event('beforeShellExecution')];
    assert.equal((await reached('allow-once', first, second)).length, 1);
    assert.equal((await reached('allow-once', first, second, first)).length, 2);
    assert.equal((await reached('allow-once', first, first)).length, 2);
    const other = asked('cursor', 'bash', 'railway volume delete --volume v2', {
      event: 'beforeShellExecution',
    });
    assert.equal((await reached('allow-once', first, other)).length, 2);
  });

  it('takes two hooks that ask at the same time for one question', async () => {
    const seen: string[] = [];
    let answer = (_: PersonAnswer) => {};
    const once = askingOnce({
      ask: ({ request }) => {
        seen.push(request.agent);
        return new Promise((resolve) => (answer = resolve));
      },
      granted: () => false,
      now: () => 1_000_000,
    });
    const { signal } = new AbortController();
    const both = ['vscode', 'copilot'].map((agent) => once.ask(asked(agent, 'bash', volume), signal));
    answer('allow-once');
    assert.deepEqual(await Promise.all(both), ['allow-once', 'allow-once']);
    assert.deepEqual(seen, ['vscode']);
    const again = once.ask(asked('copilot', 'bash', volume), signal);
    answer('block');
    assert.equal(await again, 'block');
    assert.equal(seen.length, 2);
  });

  it('lets what two hooks asked about reach the terminal', async () => {
    const [first, second] = ['preToolUse', 'beforeShellExecution'].map((event) =>
      asked('cursor', 'bash', volume, { session: 's', event }),
    );
    assert.ok(first && second);
    assert.equal((await reached('allow-once', first, second, line(volume), program(volume))).length, 1);
  });

  it('does not ask at the relay what was allowed at the hook', async () => {
    const act = {
      kind: 'mcp',
      server: 'railway',
      tool: 'remove_volume',
      input: { volume_id: 'v1' },
    } as const;
    const relayed = asked('mcp', 'bash', 'relay', { act });
    assert.equal((await reached('allow-once', asked('claude', 'bash', 'hook', { act }), relayed)).length, 1);
    assert.equal(
      (await reached('allow-once', asked('claude', 'bash', 'hook', { act }), relayed, relayed)).length,
      2,
    );
    assert.equal((await reached('allow-once', relayed, relayed)).length, 2);
  });
});
