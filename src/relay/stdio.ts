import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Characters of one message at most: a line that never ends must not fill the memory. */
export const LONGEST = 64_000_000;
/** Milliseconds that a server has to end by itself once its input is closed. */
const GRACE = 3_000;

/** Calls back with each line that ends in `\n`; MCP's messages hold none. Fulfilled at the end of the stream. */
export async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST) throw new Error('A message is longer than 64 MB.');
    for (const line of lines) if (line.trim() !== '') onLine(line);
  }
  if (rest.trim() !== '') onLine(rest);
}

/** A server that runs as a program of its own. https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#stdio */
export interface ServerProcess {
  send(line: string): void;
  /** Closes its input; ends it where it does not end by itself. */
  close(): void;
  /** Its exit code; 127 where it could not be started. */
  readonly ended: Promise<number>;
}

export function startServer(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
): ServerProcess {
  const child: ChildProcess = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  // Its end is told by `ended`; a pipe that breaks before has nothing to add.
  stdin?.on('error', () => {});
  if (stdout) readLines(stdout, onLine).catch(() => child.kill());
  const ended = new Promise<number>((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`Chaperone could not start the MCP server “${program}”: ${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
  return {
    send: (line) => void stdin?.write(`${line}\n`),
    close() {
      stdin?.end();
      setTimeout(() => child.kill('SIGTERM'), GRACE).unref();
      setTimeout(() => child.kill('SIGKILL'), 2 * GRACE).unref();
    },
    ended,
  };
}
