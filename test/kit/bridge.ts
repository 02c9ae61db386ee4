import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Run } from './janitor.ts';
import { until } from './wait.ts';

/** The way from a test into the extension host. */
export interface Bridge {
  /** For the editor's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs the body of an async function that sees `vscode`, in the extension host; gives back what it returns. */
  run<T = unknown>(code: string, limit?: number): Promise<T>;
  /** Waits until an extension host that was started after the last `forget` answers. */
  ready(limit?: number): Promise<void>;
  /** Kills the extension host. */
  kill(): Promise<void>;
  /** Forgets the extension host that answers now. */
  forget(): void;
}

export function createBridge(run: Run): Bridge {
  const file = join(run.folder, 'bridge-port');
  const token = randomUUID();
  const call = <T>(code: string, limit = 60_000): Promise<T> =>
    post<T>(Number(readFileSync(file, 'utf8')), token, code, limit);
  return {
    env: { CHAPERONE_BRIDGE_FILE: file, CHAPERONE_BRIDGE_TOKEN: token },
    run: call,
    ready: async (limit = 120_000) => {
      await until('the extension host', () => call<boolean>('return true', 5000), limit);
    },
    kill: async () => {
      const pid = await call<number>('return process.pid');
      rmSync(file, { force: true });
      process.kill(pid, 'SIGKILL');
    },
    forget: () => rmSync(file, { force: true }),
  };
}

function post<T>(port: number, token: string, code: string, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const question = request(
      { host: '127.0.0.1', port, method: 'POST', headers: { authorization: token }, timeout: limit },
      (response) => {
        let text = '';
        response.on('data', (data: Buffer) => {
          text += data.toString();
        });
        response.on('end', () => {
          const answer = JSON.parse(text || '{"error":"no answer"}') as { value: T } | { error: string };
          if ('error' in answer) reject(new Error(answer.error));
          else resolve(answer.value);
        });
      },
    );
    question.on('timeout', () => question.destroy(new Error('the extension host does not answer')));
    question.on('error', reject);
    question.end(code);
  });
}
