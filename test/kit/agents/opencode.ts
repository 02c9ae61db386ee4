import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

/** opencode, and Kilo Code, which is made from it. */
interface Fork extends Pick<AgentProgram, 'id' | 'title' | 'version' | 'package' | 'bin' | 'size'> {
  /** The library that it fetches into its settings folder before it loads plugins. */
  readonly library: string;
}

export const opencode = openCode({
  id: 'opencode',
  title: 'opencode',
  version: '1.18.33',
  package: 'opencode-ai',
  bin: 'opencode',
  size: 350,
  library: '@opencode-ai/plugin',
});

export const kilo = openCode({
  id: 'kilo',
  title: 'Kilo Code',
  version: '7.7.7',
  package: '@kilocode/cli',
  bin: 'kilo',
  size: 290,
  library: '@kilocode/plugin',
});

function openCode({ library, ...named }: Fork): AgentProgram {
  return {
    ...named,
    newerNode: true,
    // Its search fetches a program from the internet first, so that it searches by the shell here.
    tools: {
      shell: (command) => ({ name: 'bash', input: { command, description: 'As asked' } }),
      read: (filePath) => ({ name: 'read', input: { filePath } }),
      edit: (filePath, oldString, newString) => ({
        name: 'edit',
        input: { filePath, oldString, newString },
      }),
      mcp: (server, tool, input) => ({ name: `${server}_${tool}`, input }),
      subagent: (prompt) => ({
        name: 'task',
        input: { description: 'Help', prompt, subagent_type: 'general' },
      }),
    },
    start({ home, modelUrl, mcp, prompt }) {
      const folder = join(home, '.config', named.id);
      // Offline it would wait for ever for its library; these files say that it is there.
      const dependencies = { [library]: named.version };
      mkdirSync(join(folder, 'node_modules'), { recursive: true });
      writeFile(join(folder, 'package.json'), { dependencies });
      writeFile(join(folder, 'package-lock.json'), {
        name: named.id,
        lockfileVersion: 3,
        requires: true,
        packages: { '': { dependencies } },
      });
      writeFile(join(folder, `${named.id}.json`), {
        autoupdate: false,
        share: 'disabled',
        model: 'loopback/scripted',
        small_model: 'loopback/scripted',
        provider: {
          loopback: {
            npm: '@ai-sdk/openai-compatible',
            name: 'loopback',
            options: { baseURL: `${modelUrl}/v1`, apiKey: 'not-a-key' },
            models: {
              scripted: { name: 'scripted', tool_call: true, limit: { context: 200_000, output: 8000 } },
            },
          },
        },
        mcp: {
          [mcp.name]: {
            type: 'local',
            command: [mcp.command, ...mcp.args],
            environment: mcp.env,
            enabled: true,
          },
        },
      });
      const prefix = named.id.toUpperCase();
      return {
        // Words of the command line are quoted anew there, so the prompt comes on standard input.
        args: ['run', '--auto'],
        input: prompt,
        env: { [`${prefix}_DISABLE_MODELS_FETCH`]: '1', [`${prefix}_DISABLE_AUTOUPDATE`]: '1' },
      };
    },
  };
}
