import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './wait.ts';

export type ShellName = 'bash' | 'zsh' | 'fish';

/** An interactive shell in a terminal of its own, and somebody who types. */
export interface TerminalShell {
  /** Types a line and Enter, waits until the shell asks for the next, and gives back what was printed and the line's status. */
  line(text: string): Promise<{ readonly output: string; readonly status: number }>;
  /** Types a line and Enter; done as soon as `mark` is printed. For measuring: it does not wait for the prompt. */
  until(line: string, mark: string): Promise<void>;
  /** Types without waiting. */
  type(text: string): void;
  /** Everything printed since the start. */
  printed(): string;
  waitFor(text: RegExp, limit?: number): Promise<void>;
  /** Undefined while the shell lives. */
  ended(): boolean;
  close(): Promise<void>;
}

const APT = '/usr/bin/apt-get';
/** util-linux’s program that runs another in a pseudo terminal. */
const SCRIPT = 'script';
const ALL = ['bash', 'zsh', 'fish'] as const;
const isHere = (name: string): boolean => spawnSync(name, ['-c', 'true']).status === 0;

/**
 * The shells of this machine. Debian as root (containers, CI) installs the packages that are missing; elsewhere it is
 * said which are left out.
 */
export function shellsHere(): readonly ShellName[] {
  const missing = ALL.filter((name) => !isHere(name));
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync(APT)) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: string[]) => spawnSync(APT, args, { env, timeout: 120_000 }).status === 0;
    const install = ['install', '-y', '--no-install-recommends', ...missing] as const;
    if (!apt(...install)) void (apt('update') && apt(...install));
  }
  const left = ALL.filter((name) => !isHere(name));
  if (left.length > 0) console.log(`Not installed here, so not tested: ${left.join(', ')}.`);
  return ALL.filter((name) => !left.includes(name));
}

/** The variables that the extension adds to every terminal, as VS Code applies them where no integration helps. */
export function guardEnv(home: string, collected: Readonly<Record<string, string>>): Record<string, string> {
  return { HOME: home, PATH: process.env.PATH ?? '', TERM: 'xterm', LANG: 'C.UTF-8', ...collected };
}

/** Starts a shell in a pseudo terminal of util-linux’s `script`. `rc` is the user's own start file. */
export function startShell(options: {
  readonly name: ShellName;
  readonly home: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly rc?: string;
}): TerminalShell {
  const { name, home, cwd, env, rc = '' } = options;
  const file = { bash: '.bashrc', zsh: '.zshrc', fish: '.config/fish/config.fish' }[name];
  mkdirSync(join(home, '.config/fish'), { recursive: true });
  writeFileSync(join(home, file), rc);
  const child = spawn(SCRIPT, ['-qfec', `stty cols 200; exec ${name} -i`, '/dev/null'], { cwd, env });
  let text = '';
  let over = false;
  let onPrinted = (): void => {};
  child.stdout.on('data', (data: Buffer) => {
    text += data.toString();
    onPrinted();
  });
  child.stdin.on('error', () => {});
  const closed = new Promise<void>((resolve) =>
    child.on('close', () => {
      over = true;
      resolve();
    }),
  );
  let asked = 0;
  const status = `printf '<%s=%s>\\n' ${name === 'fish' ? '$status' : '$?'} 4''2`;
  return {
    printed: () => text,
    type: (keys) => child.stdin.write(keys),
    until: (line, mark) =>
      new Promise((resolve) => {
        const from = text.length;
        onPrinted = () => {
          if (text.indexOf(mark, from) >= 0) resolve();
        };
        child.stdin.write(`${line}\r`);
      }),
    line: async (line) => {
      const from = text.length;
      asked += 1;
      if (asked === 1) await until('the first prompt', () => text.length > 0, 10_000, 20);
      child.stdin.write(`${line}\r`);
      child.stdin.write(` ${status}\r`);
      const end = /<(\d+)=42>/;
      await until(`the end of “${line}”`, () => over || end.test(text.slice(from)), 15_000, 20).catch(
        (error) => {
          throw new Error(`${String(error)}\n${text.slice(from)}`);
        },
      );
      const output = text.slice(from);
      return { output, status: Number(end.exec(output)?.[1] ?? -1) };
    },
    waitFor: async (wanted, limit = 15_000) => {
      await until(`${wanted}`, () => wanted.test(text), limit, 20).catch((error) => {
        throw new Error(`${String(error)}\n${text}`);
      });
    },
    ended: () => over,
    close: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
