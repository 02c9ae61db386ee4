import type { Dialect } from '../../model/dialect.ts';
import type { Act, Request, Shell } from '../../model/request.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { refusal, SILENCE } from '../payload.ts';
import { quote, unreadable } from '../shapes.ts';

const ID = { id: 'terminal', title: 'Terminal' };

/**
 * The guards in the shells (media/terminal): one question a line, before anything of the line runs.
 * `mark` says whose line it is: an agent's variable with its value, `unknown` or `person`.
 */
export const dialect: Dialect = {
  ...ID,
  read(value, id): Request {
    const payload = fieldsOf(value);
    const decode = payload?.text('encoding') === 'url' ? decodeUrl : (text: string) => text;
    const mark = decode(payload?.text('mark') ?? '');
    const cwd = decode(payload?.text('cwd') ?? '');
    return {
      id,
      agent: ID.id,
      agentTitle: titleOf(mark),
      session: sessionOf(payload),
      cwd: cwd.startsWith('/') || /^[a-z]:[\\/]/i.test(cwd) ? cwd : undefined,
      roots: [],
      act: payload ? actOf(payload, decode) : unreadable('', 'The question is not a JSON object.'),
      ...terminalOf(payload),
      ...(mark === 'person' ? { own: true } : {}),
    };
  },
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
};

const SHELLS: readonly Shell[] = ['bash', 'sh', 'zsh', 'fish', 'powershell', 'cmd'];

function actOf(payload: Fields, decode: (text: string) => string): Act {
  const name = payload.text('shell');
  const shell = SHELLS.find((one) => one === name);
  if (shell === undefined) return unreadable('terminal', 'It is not known which shell would run the line.');
  // Read without its escapes, a line would be one harmless word.
  if ((payload.text('encoding') ?? '') !== (shell === 'fish' ? 'url' : ''))
    return unreadable('terminal', 'It is not known how the line is written.');
  const words = payload.texts('argv');
  if (words) return { kind: 'command', command: words.map(quote).join(' '), shell };
  const line = payload.text('line');
  if (line === undefined) return unreadable('terminal', 'The question holds no line.');
  if (payload.raw.lost === true) {
    return unreadable('terminal', 'The shell keeps this line out of its history, so it could not be read.');
  }
  return { kind: 'command', command: decode(line), shell };
}

/** The shell's process: what it ran before belongs together. */
function sessionOf(payload: Fields | undefined): string | undefined {
  const pid = payload?.raw.pid;
  return typeof pid === 'number' && Number.isSafeInteger(pid) ? `terminal-${pid}` : undefined;
}

function terminalOf(payload: Fields | undefined): Pick<Request, 'terminal'> {
  const terminal = payload?.text('terminal') ?? '';
  return /^[0-9a-z]{1,20}$/.test(terminal) ? { terminal } : {};
}

/** Total: what is no valid escape stays as it came. */
function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
}

/** Variables by which agents mark the processes that they start, each as its vendor sets it. */
const MARKS: readonly (readonly [mark: RegExp, id: string, title: string])[] = [
  [/^(AI_AGENT=github_copilot|COPILOT_AGENT=)/, 'vscode', 'VS Code’s agent'],
  [/^(CLAUDECODE=|AI_AGENT=claude)/i, 'claude', 'Claude Code'],
  [/^(CURSOR_AGENT=|AI_AGENT=cursor)/i, 'cursor', 'Cursor'],
  [/^(GEMINI_CLI=|AI_AGENT=gemini)/i, 'gemini', 'Gemini CLI'],
  [/^(QWEN_CODE=|AI_AGENT=qwen)/i, 'qwen', 'Qwen Code'],
  [/^(CODEX_|AI_AGENT=codex)/i, 'codex', 'Codex'],
  [/^(CLINE_ACTIVE=|AI_AGENT=cline)/i, 'cline', 'Cline'],
  [/^(OPENCODE=|AI_AGENT=opencode)/i, 'opencode', 'opencode'],
];

/** The agent that marks processes with this variable, written `NAME=value`. */
export function markedAgent(mark: string): { readonly id: string; readonly title: string } | undefined {
  const known = MARKS.find(([pattern]) => pattern.test(mark));
  return known && { id: known[1], title: known[2] };
}

function titleOf(mark: string): string {
  if (mark === 'person') return 'Your own line in the terminal';
  const known = markedAgent(mark);
  return known ? `${known.title}, in the terminal,` : 'An agent in the terminal';
}
