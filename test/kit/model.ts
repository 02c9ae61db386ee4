import { isRecord, parseJson, type Received, sendJson, serve } from './http.ts';
import { createChat, createMessages } from './model-dialects.ts';
import { createGemini } from './model-gemini.ts';
import type { ModelDialect } from './model-parts.ts';
import { createResponses } from './model-responses.ts';

/** A tool that the model calls, in the agent's own words. */
export interface ToolCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Text instead of an object, for tools that OpenAI calls custom. */
  readonly custom?: string;
  /** The group of tools that it belongs to, where the API has such groups. */
  readonly namespace?: string;
}

/** One answer of the model: prose, tools, or both. Without tools it ends the turn. */
export interface Turn {
  readonly say?: string;
  readonly calls?: readonly ToolCall[];
}

export interface ToolResult extends ToolCall {
  readonly text: string;
  /** Marked as an error by the agent; only Anthropic's API has such a mark. */
  readonly failed: boolean;
}

/** What the model is sent, from the person's last message on. */
export interface Conversation {
  readonly dialect: 'chat' | 'messages' | 'responses' | 'gemini';
  readonly model: string;
  readonly user: string;
  readonly results: readonly ToolResult[];
  /** Names of the tools on offer. */
  readonly tools: readonly string[];
}

/** Turns in order, or a function that finds the next one from what has been said. */
export type Script = readonly Turn[] | ((conversation: Conversation) => Turn);

/** An answer that was given to an agent, and what it answered to. */
export interface Played extends Conversation {
  readonly turn: Turn;
}

export interface Model {
  /** Without a path; VS Code wants `${url}/v1/chat/completions`, Claude Code `url` itself. */
  readonly url: string;
  /** Every answer given to an agent; side questions, such as a title for the chat, are left out. */
  turns(): readonly Played[];
  /** What comes from now on. */
  script(next: Script): void;
  readonly requests: readonly Received[];
  stop(): Promise<void>;
}

/**
 * Starts a scripted model on loopback that speaks OpenAI's chat completions and Responses, Anthropic's Messages and
 * Gemini's generateContent, streamed or whole.
 * It remembers nothing: the step to play is the number of tool results since the person last wrote.
 * `pace` is the pause between two words in milliseconds, for people who watch.
 */
export async function startModel(options: { script?: Script; pace?: number } = {}): Promise<Model> {
  const pace = options.pace ?? 0;
  const chat = createChat(pace);
  const messages = createMessages(pace);
  const responses = createResponses();
  const played: Played[] = [];
  const requests: Received[] = [];
  let script: Script = options.script ?? [];
  let made = 0;

  async function play(
    dialect: ModelDialect,
    body: Record<string, unknown>,
    response: Parameters<ModelDialect['send']>[0],
  ) {
    const conversation = dialect.read(body);
    if (conversation.tools.length === 0) {
      await dialect.send(response, body, { text: 'Staging and the database', calls: [] });
      return;
    }
    const turn = nextTurn(script, conversation);
    played.push({ ...conversation, turn });
    made += 1;
    const prefix = dialect.name === 'messages' ? 'toolu' : 'call';
    const calls = (turn.calls ?? []).map((call, index) => ({ ...call, id: `${prefix}_${made}_${index}` }));
    await dialect.send(response, body, { text: turn.say ?? '', calls });
  }

  const server = await serve(async (received, response) => {
    requests.push(received);
    const path = received.path.split('?')[0] ?? '';
    const body = parseJson(received.body);
    if (path.endsWith('/models')) {
      sendJson(response, 200, {
        object: 'list',
        data: [{ id: 'scripted', object: 'model', owned_by: 'loopback' }],
      });
    } else if (path.endsWith('/messages/count_tokens')) {
      sendJson(response, 200, { input_tokens: 10 });
    } else if (path.endsWith(':countTokens')) {
      sendJson(response, 200, { totalTokens: 10 });
    } else if (isRecord(body) && path.endsWith('/messages')) {
      await play(messages, body, response);
    } else if (isRecord(body) && path.endsWith('/chat/completions')) {
      await play(chat, body, response);
    } else if (isRecord(body) && path.endsWith('/responses')) {
      await play(responses, body, response);
    } else if (isRecord(body) && /:(streamG|g)enerateContent$/.test(path)) {
      await play(createGemini(path.endsWith(':streamGenerateContent')), body, response);
    } else {
      sendJson(response, 404, { error: { message: 'Not found', type: 'not_found_error' } });
    }
  });
  return {
    url: server.url,
    turns: () => played,
    script: (next) => {
      script = next;
    },
    requests,
    stop: server.stop,
  };
}

/** The turn whose tools have not all been answered; past the end the model only says that it is done. */
function nextTurn(script: Script, conversation: Conversation): Turn {
  if (typeof script === 'function') return script(conversation);
  let answered = 0;
  for (const turn of script) {
    const calls = turn.calls?.length ?? 0;
    if (
      conversation.results.length < answered + calls ||
      (calls === 0 && conversation.results.length === answered)
    ) {
      return turn;
    }
    answered += calls;
  }
  return { say: 'Done.' };
}
