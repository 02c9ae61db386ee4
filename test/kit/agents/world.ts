import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installs } from '../../../src/gateways/agents.ts';
import { SUBTASK } from '../agent.ts';
import { type GuardedHome, guardHome } from '../guarded-home.ts';
import { type Model, startModel, type ToolCall, type ToolResult } from '../model.ts';
import { type Railway, startRailway } from '../railway.ts';
import { copyWorkspace, demoPrograms, mcpServer, programEnv, type Workspace } from '../workspace.ts';
import { fetchAgent, fetchNode } from './fetch.ts';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';
import { type AgentRun, endLeftovers, runProgram } from './run.ts';

/** What the agent's model is asked for; a subagent is asked for SUBTASK. */
const PROMPT = 'Fix the credential mismatch in staging.';

/** A real agent with the product's hook in its settings, a scripted model and a loopback Railway. */
export interface AgentWorld {
  readonly agent: AgentProgram;
  readonly railway: Railway;
  readonly model: Model;
  readonly workspace: Workspace;
  readonly guarded: GuardedHome;
  /** Lets the model call these tools one after the other, and a subagent its own; ends with the agent. */
  run(calls: readonly ToolCall[], subCalls?: readonly ToolCall[], options?: RunOptions): Promise<Heard>;
  /** Puts the hook into the agent's settings, as the product does; `disarm` takes it out. */
  arm(): void;
  disarm(): void;
  /** What Railway was sent since the start or `forget`. */
  reached(): readonly string[];
  /** Makes Railway anew, so that what was deleted can be deleted again. */
  restore(): void;
  forget(): void;
  /** Files of Chaperone in which the text stands. */
  keptBy(text: string): readonly string[];
  close(): Promise<void>;
}

interface RunOptions {
  /** A word of its command line to leave out. */
  readonly without?: string;
}

interface Heard extends AgentRun {
  /** What the agent told its model about each call of the main conversation. */
  readonly told: readonly ToolResult[];
  /** Names of the tools that the model was offered. */
  readonly offered: readonly string[];
}

/** Opens a world in folders of its own; `close` removes them. */
export async function openAgentWorld(agent: AgentProgram): Promise<AgentWorld> {
  const program = await fetchAgent(agent, console.log);
  const node = agent.newerNode ? await fetchNode(console.log) : undefined;
  const folder = mkdtempSync(join(tmpdir(), `chaperone-${agent.id}-`));
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
  const env = programEnv(railway.url);
  const mcp = { name: 'railway', command: process.execPath, args: [mcpServer], env };
  const {
    args,
    env: own,
    input,
  } = agent.start({ home, workspace, modelUrl: model.url, mcp, prompt: PROMPT });

  const change = (step: 'add' | 'remove') => {
    for (const install of installs[agent.id] ?? []) {
      if (install.place === 'repository') continue;
      const file = join(home, install.file);
      const text = install[step](existsSync(file) ? readFileSync(file, 'utf8') : '', guarded.launcher);
      if (text === '') rmSync(file, { force: true });
      else writeFile(file, text, install.executable);
    }
  };
  change('add');
  let earlier: string[] = [];
  const reached = () => [...earlier, ...railway.requests.map(({ body }) => body)];

  return {
    agent,
    railway,
    model,
    workspace,
    guarded,
    async run(calls, subCalls = [], { without } = {}) {
      model.script(({ user, results }) => {
        const finish = agent.tools.finish?.();
        const own = user.includes(SUBTASK) ? [...subCalls, ...(finish ? [finish] : [])] : calls;
        const call = own[results.length];
        return call ? { calls: [call] } : { say: 'Done.' };
      });
      const before = model.turns().length;
      const ended = await runProgram(
        program,
        args.filter((word) => word !== without),
        {
          home,
          cwd: workspace.root,
          programs: [demoPrograms, node],
          env: { ...env, ...own },
          input,
        },
      );
      const main = model
        .turns()
        .slice(before)
        .filter(({ user }) => !user.includes(SUBTASK));
      const told = main.reduce<readonly ToolResult[]>(
        (most, { results }) => (results.length > most.length ? results : most),
        [],
      );
      return { ...ended, told, offered: main[0]?.tools ?? [] };
    },
    arm: () => change('add'),
    disarm: () => change('remove'),
    reached,
    restore: () => {
      earlier = reached();
      railway.reset();
    },
    forget: () => {
      earlier = [];
      railway.reset();
    },
    keptBy: (text) => filesWith(join(home, '.chaperone'), text),
    close: async () => {
      endLeftovers(home);
      await guarded.close();
      await stop();
    },
  };
}

/** The files below a folder in which the text stands. */
export function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(text));
}
