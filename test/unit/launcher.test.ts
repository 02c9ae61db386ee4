import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '../../src/broker/server.ts';
import { installLauncher, launcherPath, launcherState } from '../../src/host/launcher.ts';
import type { Reply } from '../../src/model/dialect.ts';

const COLD = `let s='';process.stdin.on('data',d=>s+=d).on('end',()=>process.stdout.write('chaperone/1 0 stdout\\ncold '+process.argv[2]+' '+s.trimEnd().length+'\\nchaperone/1 end\\n'))`;
const QUESTION = '{"tool_name":"run_in_terminal","tool_input":{"command":"true"}}';
const STOPPED = /^Chaperone stopped this: [^\n]+\.\n$/;

for (const shell of ['dash', 'bash']) {
  describe(`launcher in ${shell}`, () => {
    let home: string;
    let done: (() => unknown)[];

    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'ch-'));
      done = [];
      await install(COLD);
    });
    afterEach(async () => {
      for (const end of done.reverse()) await end();
      await rm(home, { recursive: true, force: true });
    });

    async function install(hook: string, node = process.execPath) {
      await writeParts(home, hook);
      await installLauncher({ home, dist: home, node });
    }

    /** Runs the launcher; `budget` replaces its time in seconds. */
    async function run(
      input: string | Buffer = QUESTION,
      options: { budget?: number; path?: string; agent?: string } = {},
    ): Promise<Reply> {
      if (options.budget !== undefined) {
        const text = (await readFile(launcherPath(home), 'utf8')).replace(
          /^budget=\d+/m,
          `budget=${options.budget + 5}`,
        );
        await writeFile(
          launcherPath(home),
          options.path === undefined ? text : text.replace(/^PATH=.*/m, `PATH=${options.path}`),
        );
      }
      const child = spawn(shell, [launcherPath(home), options.agent ?? 'vscode'], {
        env: { PATH: process.env.PATH ?? '', NODE_OPTIONS: '--bad-option' },
      });
      return outcome(child, input);
    }

    async function broker(handle: (agent: string, body: Uint8Array, signal: AbortSignal) => Promise<Reply>) {
      const started = await startBroker({ home, folders: () => [], handle });
      done.push(() => started.dispose());
      return started;
    }

    /** A socket that answers as it is told. */
    async function fake(answer: string | undefined): Promise<Server> {
      const socket = join(home, '.chaperone', 'run', 'fake.sock');
      const server = createServer((peer) => {
        peer.on('error', () => {});
        if (answer !== undefined) peer.once('data', () => peer.end(answer));
        done.push(() => peer.destroy());
      });
      await new Promise<void>((resolve) => server.listen(socket, resolve));
      await writeFile(join(home, '.chaperone', 'run', 'current'), `${socket}\n${'t'.repeat(20)}\n`);
      done.push(() => server.close());
      return server;
    }

    it('asks the open window', async () => {
      const seen: string[] = [];
      await broker(async (agent, body) => {
        seen.push(agent, Buffer.from(body).toString());
        return { stdout: '{"a":"ü"}\n\nb', stderr: '', exitCode: 0 };
      });
      assert.deepEqual(await run(), { stdout: '{"a":"ü"}\n\nb\n', stderr: '', exitCode: 0 });
      assert.deepEqual(seen, ['vscode', QUESTION]);
    });

    it('passes silence and a block on', async () => {
      const replies: Reply[] = [
        { stdout: '', stderr: '', exitCode: 0 },
        { stdout: '', stderr: 'no', exitCode: 2 },
      ];
      await broker(async () => replies.shift() ?? { stdout: 'too often', stderr: '', exitCode: 0 });
      assert.deepEqual(await run(), { stdout: '', stderr: '', exitCode: 0 });
      assert.deepEqual(await run(), { stdout: '', stderr: 'no\n', exitCode: 2 });
    });

    it('asks by curl where nc is missing', async () => {
      const tools = join(home, 'tools');
      await mkdir(tools);
      for (const tool of ['curl', 'date', 'head']) {
        await writeFile(join(tools, tool), `#!/bin/sh\nPATH=/usr/bin:/bin exec ${tool} "$@"\n`, {
          mode: 0o755,
        });
      }
      await broker(async (agent, body) => ({ stdout: `${agent} ${body.length}`, stderr: '', exitCode: 0 }));
      const reply = await run(QUESTION, { budget: 10, path: tools });
      assert.deepEqual(reply, { stdout: `vscode ${QUESTION.length}\n`, stderr: '', exitCode: 0 });
    });

    it('runs the cold hook where no window is open, or only a dead one', async () => {
      const expected = { stdout: `cold vscode ${QUESTION.length}\n`, stderr: '', exitCode: 0 };
      assert.deepEqual(await run(), expected);
      const server = await fake('');
      await new Promise((resolve) => server.close(resolve));
      assert.deepEqual(await run(), expected);
    });

    for (const [name, answer] of Object.entries({
      nothing: '',
      rubbish: 'hello\r\n\r\nchaperone/1 0 stdout',
      'half an answer': 'HTTP/1.1 200 OK\r\n\r\nchaperone/1 0 stdout\nyes',
      'another status': 'HTTP/1.1 401 Unauthorized\r\n\r\nno',
    })) {
      it(`goes on to the cold hook when the window answers ${name}`, async () => {
        await fake(answer);
        assert.match((await run()).stdout, /^cold/);
      });
    }

    it('goes by its own home folder, whatever HOME and the settings of Node and OpenSSL say', async () => {
      const names = ['HOME', 'NODE_OPTIONS', 'OPENSSL_CONF'];
      await install(
        `process.stdout.write('chaperone/1 0 stdout\\n'+${JSON.stringify(names)}.map(n=>process.env[n]??'-').join(' ')+'\\nchaperone/1 end\\n')`,
      );
      const env = {
        PATH: process.env.PATH ?? '',
        HOME: '/made-up',
        NODE_OPTIONS: '-x',
        OPENSSL_CONF: '/made-up',
      };
      const reply = await outcome(spawn(shell, [launcherPath(home), 'claude'], { env }), QUESTION);
      assert.equal(reply.stdout.trim(), `${home} - -`);
    });

    it('gives Claude’s commands the second fence by Claude’s own file, and writes to no other', async () => {
      await mkdir(join(home, '.chaperone/shims'));
      const own = join(home, '.claude/session-env/4f/sessionstart-hook-0.sh');
      const settings = join(home, '.claude/settings.json');
      await mkdir(join(own, '..'), { recursive: true });
      await writeFile(settings, '{}');
      await symlink(settings, join(own, '../setup-hook-1.sh'));
      await symlink(join(home, '.claude'), join(home, '.claude/session-env/there'));
      const others = ['4f/../../settings.json', '4f/setup-hook-1.sh', 'there/settings.json'];
      for (const file of [own, ...others.map((name) => `${home}/.claude/session-env/${name}`)]) {
        const env = { PATH: process.env.PATH ?? '', CLAUDE_ENV_FILE: file };
        await outcome(spawn(shell, [launcherPath(home), 'claude'], { env }), QUESTION);
      }
      assert.equal(await readFile(settings, 'utf8'), '{}');
      assert.match(await readFile(own, 'utf8'), /^export PATH='.*\/shims':"\$PATH" BASH_ENV='.*'\n$/);
    });

    it('stops when the window never answers', async () => {
      await fake(undefined);
      const reply = await run(QUESTION, { budget: 1 });
      assert.match(reply.stderr, STOPPED);
      assert.deepEqual([reply.stdout, reply.exitCode], ['', 2]);
    });

    for (const [name, hook] of Object.entries({
      'prints rubbish': 'console.log("yes")',
      'prints half a frame': 'process.stdout.write("chaperone/1 0 stdout\\nyes")',
      'prints before the frame': 'process.stdout.write("hm\\nchaperone/1 0 stdout\\n\\nchaperone/1 end\\n")',
      'prints another exit code': 'process.stdout.write("chaperone/1 7 stdout\\n\\nchaperone/1 end\\n")',
      'prints nothing': '',
      crashes: 'process.abort()',
      throws: 'throw new Error("x")',
      'is no program': '%%%',
      hangs: 'setInterval(() => {}, 1000)',
    })) {
      it(`stops when the cold hook ${name}`, async () => {
        await install(hook);
        const reply = await run(QUESTION, { budget: 2 });
        assert.match(reply.stderr, STOPPED);
        assert.deepEqual([reply.stdout, reply.exitCode], ['', 2]);
      });
    }

    it('stops when a part is missing', async () => {
      await install(COLD, '/nowhere/node');
      assert.match((await run()).stderr, STOPPED);
      await install(COLD);
      await rm(join(home, '.chaperone', 'lib', 'hook.cjs'));
      assert.match((await run()).stderr, STOPPED);
      await rm(join(home, '.chaperone', 'lib', 'runtime'));
      const reply = await run();
      assert.match(reply.stderr, STOPPED);
      assert.deepEqual([reply.stdout, reply.exitCode], ['', 2]);
    });

    it('stops without a question or an agent', async () => {
      assert.equal((await run('')).exitCode, 2);
      assert.equal((await run(QUESTION, { agent: '' })).exitCode, 2);
      assert.equal((await run(QUESTION, { agent: 'a\r\nx: y' })).exitCode, 2);
    });

    for (const agent of ['cursor', 'antigravity']) {
      it(`does not wait for the end of standard input, which ${agent} may leave open`, async () => {
        const child = spawn(shell, [launcherPath(home), agent]);
        child.stdin?.write(QUESTION);
        const reply = await outcome(child);
        assert.deepEqual(reply, { stdout: `cold ${agent} ${QUESTION.length}\n`, stderr: '', exitCode: 0 });
        const large = `{"x":"${'é'.repeat(5_000_000)}"}`;
        await broker(async (_agent, body) => ({ stdout: `${body.length}`, stderr: '', exitCode: 0 }));
        assert.equal((await run(large, { agent })).stdout, `${Buffer.byteLength(large)}\n`);
      });
    }

    it('has less patience where the agent has', async () => {
      await fake(undefined);
      const began = Date.now();
      const reply = await outcome(spawn(shell, [launcherPath(home), 'cline', '6']), QUESTION);
      assert.match(reply.stderr, STOPPED);
      assert.equal(reply.exitCode, 2);
      assert.ok(Date.now() - began < 6_000);
    });

    it('takes ten megabytes, stops at more than twelve', async () => {
      await broker(async (_agent, body) => ({ stdout: `${body.length}`, stderr: '', exitCode: 0 }));
      const large = `{"x":"${'é'.repeat(5_000_000)}"}`;
      assert.equal((await run(large)).stdout, `${Buffer.byteLength(large)}\n`);
      const reply = await run('x'.repeat(13_000_000));
      assert.match(reply.stderr, STOPPED);
      assert.equal(reply.exitCode, 2);
    });

    it('takes NUL and invalid UTF-8', async () => {
      await broker(async (_agent, body) => ({
        stdout: Buffer.from(body).toString('hex'),
        stderr: '',
        exitCode: 0,
      }));
      const reply = await run(Buffer.from([0x7b, 0x00, 0xff, 0xc3, 0x28, 0x25, 0x5c, 0x7d]));
      assert.deepEqual(reply, { stdout: '7bffc328255c7d\n', stderr: '', exitCode: 0 });
    });

    it('lets the window know that the agent no longer waits', async () => {
      let told = () => {};
      const aborted = new Promise<void>((resolve) => {
        told = resolve;
      });
      let arrived = () => {};
      const arrival = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      await broker(async (_agent, _body, signal) => {
        arrived();
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        told();
        return { stdout: '', stderr: '', exitCode: 0 };
      });
      const child = spawn(shell, [launcherPath(home), 'vscode'], { detached: true });
      child.stdin?.end(QUESTION);
      await arrival;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await aborted;
    });
  });
}

describe('installLauncher', () => {
  it('writes private folders and writes nothing twice', async () => {
    const home = await mkdtemp(join(tmpdir(), 'ch-'));
    try {
      assert.equal(await launcherState(home), 'missing');
      await writeParts(home, 'one');
      await installLauncher({ home, dist: home, node: '/usr/bin/node' });
      assert.equal(await launcherState(home), 'ok');
      const before = await stat(launcherPath(home));
      assert.equal((await stat(join(home, '.chaperone', 'run'))).mode & 0o777, 0o700);
      assert.equal(before.mode & 0o777, 0o755);
      await writeParts(home, 'two');
      await installLauncher({ home, dist: home, node: '/usr/bin/node' });
      assert.equal((await stat(launcherPath(home))).ino, before.ino);
      assert.equal(await readFile(join(home, '.chaperone', 'lib', 'hook.cjs'), 'utf8'), 'two');
      assert.deepEqual(await readdir(join(home, '.chaperone', 'bin')), ['chaperone-canary', 'hook', 'mcp']);
      await chmod(launcherPath(home), 0o644);
      assert.equal(await launcherState(home), 'changed');
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
});

/** Bundles as the build leaves them; the hook's own text is all that counts here. */
async function writeParts(folder: string, hook: string): Promise<void> {
  await writeFile(join(folder, 'hook.js'), hook);
  for (const name of ['cold.js', 'mcp.js']) await writeFile(join(folder, name), '');
}

/** Without `input` the standard input is left open. */
function outcome(child: ChildProcess, input?: string | Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (chunk) => out.push(chunk));
    child.stderr?.on('data', (chunk) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
        exitCode: code ?? -1,
      }),
    );
    child.stdin?.on('error', () => {});
    if (input !== undefined) child.stdin?.end(input);
  });
}
