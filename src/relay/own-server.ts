import { failure, idOf, isObject, type Message, messagesOf, paramsOf, reply, said } from './messages.ts';

/** What an agent may ask Chaperone. It only tells; there is no tool that allows anything. */
export interface Answers {
  status(): Promise<string>;
  mayI(command: string): Promise<string>;
  whyStopped(): Promise<string>;
}

const VERSIONS = ['2025-06-18', '2025-03-26', '2024-11-05'];
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, openWorldHint: false };
const NOTHING = { type: 'object', properties: {}, additionalProperties: false };

const TOOLS: readonly Message[] = [
  {
    name: 'status',
    description:
      'Which environments are in reach of this workspace, which are protected, and whether it is frozen.',
    inputSchema: NOTHING,
    annotations: READ_ONLY,
  },
  {
    name: 'may_i_run',
    description:
      'What would happen if you ran this shell command now: runs, a person is asked, or stopped, and why. Runs nothing.',
    inputSchema: {
      type: 'object',
      properties: { command: { type: 'string', description: 'The command as you would run it.' } },
      required: ['command'],
      additionalProperties: false,
    },
    annotations: READ_ONLY,
  },
  {
    name: 'why_was_this_stopped',
    description: 'The last acts in this workspace that were stopped, by whom, and why.',
    inputSchema: NOTHING,
    annotations: READ_ONLY,
  },
];

/**
 * Chaperone's own MCP server: an agent can ask instead of guessing.
 * https://modelcontextprotocol.io/specification/2025-06-18/server/tools
 */
export function createOwnServer(options: {
  readonly version: string;
  readonly answers: Answers;
  send(message: Message): void;
}): (text: string) => Promise<void> {
  const { answers, send, version } = options;

  return async (text) => {
    const messages = messagesOf(text);
    if (!messages) return send(failure(undefined, -32700, 'This is not a message of JSON-RPC 2.0.'));
    for (const message of messages) {
      const id = idOf(message);
      // Notifications and answers want no reply.
      if (id === undefined || typeof message.method !== 'string') continue;
      try {
        send((await resultOf(message)) ?? failure(id, -32601, `There is no method “${message.method}”.`));
      } catch {
        // The error's own text may quote what the agent sent.
        send(failure(id, -32603, 'Something went wrong inside Chaperone.'));
      }
    }
  };

  async function resultOf(message: Message): Promise<Message | undefined> {
    const id = idOf(message) ?? 0;
    const params = paramsOf(message);
    switch (message.method) {
      case 'initialize':
        return reply(id, {
          protocolVersion: VERSIONS.find((one) => one === params.protocolVersion) ?? VERSIONS[0] ?? '',
          capabilities: { tools: {} },
          serverInfo: { name: 'chaperone', title: 'Chaperone', version },
          instructions:
            'Chaperone stands in front of acts that cannot be undone. Ask may_i_run before a risky command. Only a person can allow one, in the editor.',
        });
      case 'ping':
        return reply(id, {});
      case 'tools/list':
        return reply(id, { tools: TOOLS });
      case 'tools/call':
        return await called(id, params);
      default:
        return undefined;
    }
  }

  async function called(id: string | number, { name, arguments: input }: Message): Promise<Message> {
    if (name === 'status') return reply(id, said(await answers.status()));
    if (name === 'why_was_this_stopped') return reply(id, said(await answers.whyStopped()));
    if (name !== 'may_i_run') return failure(id, -32602, 'There is no such tool.');
    const command = isObject(input) ? input.command : undefined;
    return typeof command === 'string' && command !== ''
      ? reply(id, said(await answers.mayI(command)))
      : failure(id, -32602, 'may_i_run wants a “command”.');
  }
}
