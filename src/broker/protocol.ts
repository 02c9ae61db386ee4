import type { Reply } from '../model/dialect.ts';

// What goes over the socket and between files. The launcher (media/launcher/hook.sh) reads the same formats.

export const ASK_PATH = '/v1/ask';
export const AGENT_HEADER = 'x-chaperone-agent';
/** Set by a broker that passes a question on, so that two brokers never play it back and forth. */
export const ROUTED_HEADER = 'x-chaperone-routed';
/** Bytes of a question at most. */
export const LARGEST_BODY = 12_000_000;

const END = 'chaperone/1 end';

/** The head of a question without HTTP: one line, behind it so many bytes of question. Shells send it with the least work. */
export interface QuestionHead {
  readonly token: string;
  readonly agent: string;
  /** Of the question. */
  readonly bytes: number;
  /** Of the head itself, its line break included. */
  readonly length: number;
  /** By the socket: the process id of a shell that wants pipes. By a pipe: what the answer must begin with. */
  readonly word: string | undefined;
}

/** Bytes of a head at most. */
export const LONGEST_HEAD = 200;

/** Undefined where the text does not start with one whole head. */
export function decodeHead(text: string): QuestionHead | undefined {
  const match = /^chaperone\/1 ask ([\w-]{16,100}) ([a-z0-9-]{1,40}) (\d{1,8})(?: (\d{1,30}))?\n/.exec(text);
  if (!match) return undefined;
  const [{ length }, token = '', agent = '', bytes, word] = match;
  return { token, agent, bytes: Number(bytes), length, word };
}

/** A reply in a frame whose end can be seen: one that was cut off is never taken for an answer. */
export function encodeFrame({ exitCode, stdout, stderr }: Reply): string {
  // Exit 0 and 2 are the only ones that every agent understands as “go on” and “stop”.
  const stream = exitCode === 0 ? 'stdout' : 'stderr';
  const text = exitCode === 0 ? stdout : stderr || 'Chaperone stopped this.';
  return `chaperone/1 ${exitCode === 0 ? 0 : 2} ${stream}\n${text.replace(/\n+$/, '')}\n${END}\n`;
}

/** Undefined where the text is not one whole frame. */
export function decodeFrame(text: string): Reply | undefined {
  const match = /^chaperone\/1 (0|2) (stdout|stderr)\n([\s\S]*\n)?chaperone\/1 end\n?$/.exec(text);
  if (!match) return undefined;
  const body = (match[3] ?? '').replace(/\n$/, '');
  const exitCode = match[1] === '0' ? 0 : 2;
  return match[2] === 'stdout'
    ? { exitCode, stdout: body, stderr: '' }
    : { exitCode, stdout: '', stderr: body };
}

/** How a window announces itself in the run folder. */
export interface Announcement {
  readonly socket: string;
  readonly token: string;
  readonly pid: number;
  readonly folders: readonly string[];
}

/** Line 1 socket, line 2 token: what the launcher reads. Line 3 process, then one folder a line. */
export function encodeWindow({ socket, token, pid, folders }: Announcement): string {
  const safe = folders.filter((folder) => !/[\r\n]/.test(folder));
  return `${[socket, token, pid, ...safe].join('\n')}\n`;
}

export function decodeWindow(text: string): Announcement | undefined {
  const [socket = '', token = '', pid = '', ...folders] = text.split('\n');
  const valid = isAddress(socket) && /^[\w-]{16,}$/.test(token) && /^[1-9]\d{0,9}$/.test(pid);
  return valid
    ? { socket, token, pid: Number(pid), folders: folders.filter((folder) => folder !== '') }
    : undefined;
}

/** A unix socket's path, or a pipe of ours: https://learn.microsoft.com/windows/win32/ipc/pipe-names */
const isAddress = (text: string) => text.startsWith('/') || /^\\\\\.\\pipe\\chaperone-[\w-]+$/.test(text);

/** Absolute on this system or on Windows. */
const isAbsolute = (path: string) => /^(\/|[a-z]:[/\\]|\\\\)/i.test(path);

/**
 * Absolute paths that a question is about, its directory last: enough to find the window that holds them.
 * Looks at the names of fields only as far as all agents agree; the gateways read the question itself.
 */
export function pathsOf(body: Uint8Array): readonly string[] {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    const input = fieldOf(value, 'tool_input') ?? fieldOf(value, 'toolInput') ?? fieldOf(value, 'toolArgs');
    const found = [
      ...['filePath', 'file_path', 'notebook_path', 'path', 'workspaceFolder'].map((name) =>
        fieldOf(input, name),
      ),
      fieldOf(value, 'cwd'),
    ];
    return found.filter((path) => typeof path === 'string').filter(isAbsolute);
  } catch {
    return [];
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
