import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startBroker } from '../../src/broker/server.ts';
import type { Reply } from '../../src/model/dialect.ts';
import { projectRoot } from '../kit/project.ts';

const QUESTION = '{"tool_name":"run_in_terminal","tool_input":{"command":"true"}}';

/** The guard that decides where no window answers. */
const guard = (answerHere: string) => `exports.answerHere = ${answerHere};`;
const TELLS =
  "async (agent, body) => ({ stdout: agent + ' ' + body.length, stderr: '', exitCode: agent === 'no' ? 2 : 0 })";

describe('hook --whole, which Windows’ launcher starts', () => {
  let home: string;
  let done: (() => unknown)[];
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
    await build({
      ...{ bundle: true, platform: 'node', format: 'cjs' },
      entryPoints: [join(projectRoot, 'src/hook.ts')],
      outfile: join(home, 'hook.cjs'),
    });
  });
  beforeEach(async () => {
    done = [];
    await writeFile(join(home, 'cold.cjs'), guard(TELLS));
  });
  afterEach(async () => {
    for (const end of done) await end();
  });
  after(() => rm(home, { recursive: true, force: true }));

  function ask({
    agent = 'claude',
    seconds = '',
    input = QUESTION,
  } = {}): Promise<{ code: number | null; out: string; err: string }> {
    const args = [join(home, 'hook.cjs'), '--whole', agent, seconds];
    const hook = spawn(process.execPath, args, { env: { HOME: home } });
    let [out, err] = ['', ''];
    hook.stdout.on('data', (data: Buffer) => {
      out += data;
    });
    hook.stderr.on('data', (data: Buffer) => {
      err += data;
    });
    hook.stdin.on('error', () => {});
    hook.stdin.end(input);
    return new Promise((resolve) => hook.on('close', (code) => resolve({ code, out, err })));
  }

  async function open(reply: Reply) {
    const broker = await startBroker({ home, folders: () => [], handle: async () => reply });
    done.push(() => broker.dispose());
  }

  it('asks an open window, and prints its answer with no letters of a code page in its JSON', async () => {
    await open({ stdout: '{"a":"ü “x”"}', stderr: '', exitCode: 0 });
    assert.deepEqual(await ask(), { code: 100, out: '{"a":"\\u00fc \\u201cx\\u201d"}\n', err: '' });
  });

  it('passes silence and a block on', async () => {
    await open({ stdout: '', stderr: '', exitCode: 0 });
    assert.deepEqual(await ask(), { code: 100, out: '', err: '' });
    for (const end of done.splice(0)) await end();
    await open({ stdout: '', stderr: 'nö', exitCode: 2 });
    assert.deepEqual(await ask(), { code: 102, out: '', err: 'nö\n' });
  });

  it('decides by itself where no window is open', async () => {
    assert.deepEqual(await ask(), { code: 100, out: `claude ${QUESTION.length}\n`, err: '' });
    assert.deepEqual(await ask({ agent: 'no' }), { code: 102, out: '', err: 'Chaperone stopped this.\n' });
  });

  const refused: Record<string, [Parameters<typeof ask>[0], string?]> = {
    'no question': [{ input: '' }],
    'no agent': [{ agent: '' }],
    'a strange agent': [{ agent: 'a b' }],
    'a question that is too large': [{ input: 'x'.repeat(12_000_001) }],
    'a guard that throws': [{}, guard("() => { throw new Error('made-up-secret'); }")],
    'a guard that rejects': [{}, guard('async () => { throw 1; }')],
    'a guard that cannot be read': [{}, 'exports.'],
    'a guard that never answers': [
      { seconds: '7' },
      guard('() => new Promise(() => setInterval(() => {}, 1000))'),
    ],
  };
  for (const [name, [options, cold]] of Object.entries(refused))
    it(`blocks at ${name}`, async () => {
      if (cold !== undefined) await writeFile(join(home, 'cold.cjs'), cold);
      const { code, out, err } = await ask(options);
      assert.equal(code, 102);
      assert.equal(out, '');
      assert.match(err, /^Chaperone stopped this: [^\n]+\.\n$/);
      assert.doesNotMatch(err, /made-up-secret/);
    });

  it('ends a guard that is too busy to look at the clock, with no code of its own', async () => {
    await writeFile(join(home, 'cold.cjs'), guard('() => { for (;;); }'));
    const { code, out } = await ask({ seconds: '7' });
    assert.ok(code !== 100 && code !== 102 && code !== 0, String(code));
    assert.equal(out, '');
  });
});
