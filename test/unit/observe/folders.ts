import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Request } from '../../../src/model/request.ts';

export const temporary = async (): Promise<string> =>
  await realpath(await mkdtemp(join(tmpdir(), 'observe-')));

export async function files(folder: string, texts: { readonly [path: string]: string }): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

export function git(folder: string, ...args: string[]): void {
  const who = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'init.defaultBranch=main',
    '-c',
    'commit.gpgsign=false',
  ];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'ignore' });
}

export function request(cwd: string, command: string, roots: readonly string[] = [cwd]): Request {
  return {
    id: '1',
    agent: 'test',
    agentTitle: 'Test',
    session: undefined,
    cwd,
    roots,
    act: { kind: 'command', command, shell: 'bash' },
  };
}

/** Shaped like a Railway token, plainly made up. */
export const madeUpToken = (digit: string): string =>
  [8, 4, 4, 4, 12].map((length) => `a${digit}`.repeat(length / 2)).join('-');
