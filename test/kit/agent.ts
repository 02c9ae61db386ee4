import type { Bridge } from './bridge.ts';
import type { Model, Played, ToolCall } from './model.ts';
import { until } from './wait.ts';

/** VS Code's own chat agent, with the scripted model behind it. */
export interface Agent {
  /** Starts a new chat in which the model calls these tools, one after the other. */
  does(...calls: readonly ToolCall[]): Promise<Task>;
  /** The same; a subagent that is given `SUBTASK` calls these tools of its own. */
  doesWith(calls: readonly ToolCall[], within: readonly ToolCall[]): Promise<Task>;
}

/** The prompt of a subagent. */
export const SUBTASK = 'Look after the subtask.';

/** What became of a chat. */
interface Task {
  /** What the model is told in answer to its call number `index` (from 0). */
  told(index?: number, limit?: number): Promise<string>;
}

/** A command for the agent's terminal. */
export const run = (command: string): ToolCall => ({
  name: 'run_in_terminal',
  input: { command, explanation: 'As asked', goal: 'As asked', mode: 'sync' },
});

export const createFile = (filePath: string, content: string): ToolCall => ({
  name: 'create_file',
  input: { filePath, content },
});

export const replaceString = (filePath: string, oldString: string, newString: string): ToolCall => ({
  name: 'replace_string_in_file',
  input: { filePath, oldString, newString },
});

/** Searches one file, also where git ignores it. */
export const search = (query: string, file: string): ToolCall => ({
  name: 'grep_search',
  input: { query, isRegexp: false, includePattern: file, includeIgnoredFiles: true },
});

export const mcpTool = (server: string, tool: string, input: ToolCall['input']): ToolCall => ({
  name: `mcp_${server}_${tool}`,
  input,
});

export const runSubagent = (prompt: string): ToolCall => ({
  name: 'runSubagent',
  input: { prompt, description: 'Subtask' },
});

export const readFile = (filePath: string): ToolCall => ({
  name: 'read_file',
  input: { filePath, startLine: 1, endLine: 100 },
});

/** What VS Code needs to know of the model: its `chatLanguageModels.json`. */
export const modelList = (model: Model): readonly unknown[] => [
  {
    name: 'Local',
    vendor: 'customendpoint',
    apiType: 'chat-completions',
    models: [
      {
        id: 'scripted',
        name: 'Scripted',
        url: `${model.url}/v1/chat/completions`,
        toolCalling: true,
        vision: false,
        maxInputTokens: 100_000,
        maxOutputTokens: 8000,
      },
    ],
  },
];

/** Settings that make the scripted model the one that new chats start with. */
export const modelSettings = { 'chat.defaultModel': 'scripted', 'chat.byokUtilityModelDefault': 'mainAgent' };

/** Brings up the chat extension, which a fresh profile keeps disabled until somebody signs in, and its model. */
export async function wakeChat(bridge: Bridge, limit = 120_000): Promise<void> {
  await until(
    'VS Code to enable its chat',
    () =>
      bridge.run<boolean>(
        `await vscode.commands.executeCommand('workbench.extensions.action.enableAll'); return true`,
      ),
    limit,
    250,
  );
  await until(
    'VS Code’s chat with the scripted model',
    () =>
      bridge.run<boolean>(
        `return vscode.extensions.getExtension('GitHub.copilot-chat')?.isActive === true &&
           (await vscode.lm.selectChatModels({ vendor: 'customendpoint' })).length > 0`,
        10_000,
      ),
    limit,
    250,
  );
}

export function createAgent(bridge: Bridge, model: Model): Agent {
  let tasks = 0;
  const doesWith: Agent['doesWith'] = async (calls, within) => {
    tasks += 1;
    const name = `Task number ${tasks}.`;
    const before = model.turns().length;
    model.script(({ user, results }) => {
      const call = (user.includes(SUBTASK) ? within : calls)[results.length];
      return call ? { calls: [call] } : { say: 'Done.' };
    });
    await bridge.run(
      `await vscode.commands.executeCommand('workbench.action.chat.newChat');
         void vscode.commands.executeCommand('workbench.action.chat.open', ${JSON.stringify({
           query: name,
           mode: 'agent',
           modelSelector: { vendor: 'customendpoint', id: 'scripted' },
         })});`,
    );
    const mine = (): Played[] =>
      model
        .turns()
        .slice(before)
        .filter((turn) => turn.user.includes(name));
    await until('the agent to ask the model', () => mine().length > 0, 60_000);
    return {
      told: (index = 0, limit = 90_000) =>
        until(
          `the model to hear what became of its call ${index + 1}`,
          () =>
            mine()
              .map((turn) => turn.results[index]?.text)
              .find((text) => text !== undefined),
          limit,
        ),
    };
  };
  return { does: (...calls) => doesWith(calls, []), doesWith };
}
