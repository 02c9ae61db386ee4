import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runToEnd } from './processes.ts';
import { cacheFolder } from './project.ts';

const version = '2.1.329';

/** What a run of Claude Code needs. */
export interface ClaudeOptions {
  /** Its home folder; everything that it and the guard keep lies there. */
  readonly home: string;
  readonly cwd: string;
  /** The scripted model. */
  readonly modelUrl: string;
  readonly prompt: string;
  /** Its MCP servers, as in `.mcp.json`. */
  readonly mcpServers?: Readonly<Record<string, object>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder with programs to put first on PATH. */
  readonly programs?: string;
  readonly mode?: 'default' | 'bypassPermissions';
  /** Milliseconds. */
  readonly limit?: number;
}

export interface ClaudeRun {
  readonly code: number;
  readonly output: string;
}

/** Claude Code's program, fetched with npm into the cache on first use. */
export async function fetchClaude(say: (text: string) => void = () => {}): Promise<string> {
  const folder = join(cacheFolder, `claude-${version}`);
  const program = join(folder, 'node_modules/.bin/claude');
  if (existsSync(program)) return program;
  const part = `${folder}.${process.pid}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), '{ "private": true }\n');
  say(`Fetching Claude Code ${version} from npm (360 MB on disk, once) …`);
  const { code, output } = await runToEnd(
    'npm',
    [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      `@anthropic-ai/claude-code@${version}`,
    ],
    { cwd: part, env: { npm_config_local_prefix: undefined, INIT_CWD: undefined } },
  );
  if (code !== 0) {
    rmSync(part, { recursive: true, force: true });
    const why = output
      .split('\n')
      .filter((line) => line.startsWith('npm error'))
      .slice(0, 3);
    throw new Error(
      `Claude Code could not be fetched; connect to the internet and run it again. ${why.join(' ')}`,
    );
  }
  try {
    renameSync(part, folder);
  } catch {
    // Another run was faster.
    rmSync(part, { recursive: true, force: true });
  }
  return program;
}

/**
 * Runs `claude -p` to its end with an environment of its own: a fresh home, a dummy key, the scripted model, and a
 * proxy that leads nowhere for everything that is not on loopback. What it leaves running is ended with its group.
 */
export async function runClaude(program: string, options: ClaudeOptions): Promise<ClaudeRun> {
  const mcp = join(options.home, 'mcp.json');
  write(mcp, { mcpServers: options.mcpServers ?? {} });
  write(join(options.home, '.claude.json'), {
    hasCompletedOnboarding: true,
    projects: { [options.cwd]: { hasTrustDialogAccepted: true } },
  });
  const mode = options.mode === 'bypassPermissions' ? ['--permission-mode', 'bypassPermissions'] : [];
  const args = [
    '-p',
    options.prompt,
    '--model',
    'scripted',
    '--mcp-config',
    mcp,
    '--strict-mcp-config',
    ...mode,
  ];
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const timer = setTimeout(() => killGroup(child.pid), options.limit ?? 90_000);
  const code = await new Promise<number>((ended) => {
    child.on('error', (failure) => {
      output += failure.message;
      ended(127);
    });
    child.on('close', (status) => ended(status ?? 1));
  });
  clearTimeout(timer);
  killGroup(child.pid);
  return { code, output };
}

function environment(options: ClaudeOptions): NodeJS.ProcessEnv {
  const temporary = join(options.home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return {
    PATH: [options.programs, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin']
      .filter(Boolean)
      .join(':'),
    HOME: options.home,
    TERM: 'xterm',
    TMPDIR: temporary,
    ANTHROPIC_BASE_URL: options.modelUrl,
    ANTHROPIC_API_KEY: 'not-a-key',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    // As root it refuses to bypass permissions outside a sandbox.
    IS_SANDBOX: '1',
    HTTPS_PROXY: 'http://127.0.0.1:9',
    HTTP_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1,localhost',
    ...options.env,
  };
}

function write(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2));
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Everybody has left.
  }
}
