import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { install as installs } from '../../src/gateways/claude/install.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Asked, PersonAnswer } from '../../src/model/ports.ts';
import type { AgentRun } from './agents/run.ts';
import { fetchClaude, runClaude } from './claude.ts';
import { type GuardedHome, guardHome } from './guarded-home.ts';
import { type Model, startModel, type ToolCall, type ToolResult } from './model.ts';
import { type Railway, startRailway } from './railway.ts';
import { copyWorkspace, demoPrograms, mcpServer, programEnv, type Workspace } from './workspace.ts';

const [install] = installs;

/** A real Claude Code with the product's hook in its settings, a scripted model and a loopback Railway. */
export interface ClaudeWorld {
  readonly railway: Railway;
  readonly model: Model;
  readonly workspace: Workspace;
  readonly homeDirectory: string;
  /** The files that a person could damage: what the agent starts, and what that starts where no editor answers. */
  readonly launcher: string;
  readonly hook: string;
  /** Lets the model call these tools one after the other; gives what it was told about each. */
  run(calls: readonly ToolCall[], options?: RunOptions): Promise<readonly ToolResult[]>;
  /** Runs with the script that the model already has. */
  runAsScripted(options?: RunOptions): Promise<AgentRun>;
  /** Starts a broker as the editor does, with a person who answers like this; gives the questions as they come. */
  openEditor(answer: (asked: Asked) => PersonAnswer): Promise<readonly Asked[]>;
  /** The editor dies without a word: its announcement stays, nobody answers. */
  killEditor(): Promise<void>;
  /** Takes the hook out of Claude Code's settings, as its uninstall does. */
  disarm(): void;
  /** Leaves the hook in force, but blind to changes of the settings. */
  forgetConfigChange(): void;
  journal(): readonly Entry[];
  /** Files of Chaperone in which the token's value stands. */
  leaked(): readonly string[];
  write(file: string, text: string): void;
  close(): Promise<void>;
}

interface RunOptions {
  readonly mode?: 'default' | 'bypassPermissions';
}

/** Opens a world in folders of its own; `close` removes them. */
export async function openClaudeWorld(): Promise<ClaudeWorld> {
  const program = await fetchClaude(console.log);
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-claude-'));
  const home = join(folder, 'home');
  const [railway, model] = await Promise.all([startRailway(), startModel()]);
  const workspace = copyWorkspace(join(folder, 'rentals'), { railwayUrl: railway.url, home });
  const stop = async () => {
    await Promise.all([railway.stop(), model.stop()]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const guarded: GuardedHome = await guardHome(home, workspace.root).catch(async (failure: unknown) => {
    // Servers that stay open would keep the test run from ending.
    await stop();
    throw failure;
  });
  const settings = JSON.stringify(
    { permissions: { allow: ['Bash', 'Read', 'Edit', 'Write', 'mcp__railway'] } },
    null,
    2,
  );
  const settingsFile = join(home, install.file);
  write(settingsFile, install.add(settings, guarded.launcher));
  const env = programEnv(railway.url);

  const runAsScripted = async (options: RunOptions = {}): Promise<AgentRun> =>
    await runClaude(program, {
      home,
      cwd: workspace.root,
      modelUrl: model.url,
      prompt: 'Fix the credential mismatch in staging.',
      mcpServers: { railway: { command: process.execPath, args: [mcpServer], env } },
      programs: demoPrograms,
      env,
      ...options,
    });

  return {
    railway,
    model,
    workspace,
    homeDirectory: home,
    launcher: guarded.launcher,
    hook: guarded.hook,
    runAsScripted,
    run: async (calls, options) => {
      model.script(calls.map((call) => ({ calls: [call] })));
      const { output } = await runAsScripted(options);
      const told = model.turns().at(-1)?.results ?? [];
      if (told.length < calls.length) throw new Error(`Claude Code stopped early: ${output}`);
      return told;
    },
    openEditor: guarded.openEditor,
    killEditor: guarded.killEditor,
    disarm: () => write(settingsFile, install.remove(readFileSync(settingsFile, 'utf8'), guarded.launcher)),
    forgetConfigChange: () => {
      const { hooks, ...rest } = JSON.parse(readFileSync(settingsFile, 'utf8')) as {
        hooks: { PreToolUse: unknown };
      };
      write(settingsFile, JSON.stringify({ ...rest, hooks: { PreToolUse: hooks.PreToolUse } }));
    },
    journal: guarded.journal,
    leaked: () => filesWith(join(home, '.chaperone'), workspace.token),
    write,
    close: async () => {
      await guarded.close();
      await stop();
    },
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(text));
}
