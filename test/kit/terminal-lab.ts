import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Broker, startBroker } from '../../src/broker/server.ts';
import { dialect } from '../../src/gateways/terminal/dialect.ts';
import { type Fenced, installShims, installTerminalGuard, terminalFolder } from '../../src/host/terminal.ts';
import type { Request } from '../../src/model/request.ts';
import { terminalVariables } from '../../src/model/terminal.ts';
import { guardEnv, type ShellName, startShell, type TerminalShell } from './terminal-shell.ts';
import { until } from './wait.ts';

/** The reason that a held line prints. */
export const REASON = 'Held by the test: “%” — no.';

/** A home with the guards, a window that answers, and shells in terminals. */
export interface TerminalLab {
  readonly home: string;
  readonly cwd: string;
  readonly asked: Request[];
  readonly env: Readonly<Record<string, string>>;
  /** Decides; by default what holds the word `doomed` is held. */
  decide(answer: (request: Request) => boolean | Promise<boolean>): void;
  openWindow(): Promise<void>;
  closeWindow(): Promise<void>;
  fence(fenced: readonly Fenced[]): Promise<void>;
  /** `bare`: without the guard. `person`: in a terminal that the editor knows to be a person's. */
  shell(
    name: ShellName,
    more?: { env?: Record<string, string>; rc?: string; bare?: boolean; person?: boolean },
  ): TerminalShell;
  lines(): readonly string[];
  close(): Promise<void>;
}

export const AGENT = { AI_AGENT: 'a-test', COPILOT_AGENT: '1' };

export async function openTerminalLab(): Promise<TerminalLab> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'ch-t-')));
  const cwd = join(home, 'work “ä"$x`');
  mkdirSync(cwd);
  await installTerminalGuard(home);
  const asked: Request[] = [];
  const shells: TerminalShell[] = [];
  let broker: Broker | undefined;
  let answer: (request: Request) => boolean | Promise<boolean> = (request) =>
    !textOf(request).includes('doomed');
  const collected = terminalVariables(terminalFolder(home), {});
  const env = guardEnv(home, Object.fromEntries(collected.map(({ name, value }) => [name, value])));
  const lab: TerminalLab = {
    home,
    cwd,
    asked,
    env,
    decide: (next) => {
      answer = next;
    },
    openWindow: async () => {
      broker = await startBroker({
        home,
        folders: () => [cwd],
        handle: async (_agent, body) => {
          const request = dialect.read(JSON.parse(new TextDecoder().decode(body)), 'id');
          asked.push(request);
          return dialect.answer({ allowed: await answer(request), tell: REASON }, request);
        },
      });
    },
    closeWindow: async () => {
      await broker?.dispose();
      broker = undefined;
    },
    fence: (fenced) => installShims({ home, fenced, path: process.env.PATH ?? '' }),
    shell: (name, more = {}) => {
      const shell = startShell({
        name,
        home,
        cwd,
        env: {
          ...(more.bare ? guardEnv(home, {}) : env),
          ...(more.person ? { CHAPERONE_TERMINAL: 'mine' } : {}),
          ...more.env,
        },
        ...(more.rc === undefined ? {} : { rc: more.rc }),
      });
      shells.push(shell);
      return shell;
    },
    lines: () => asked.map(textOf).filter((line) => !line.includes("4''2")),
    close: async () => {
      for (const shell of shells) await shell.close();
      await broker?.dispose();
      // A shell that ends still writes its history.
      await until('an empty folder', () => {
        rmSync(home, { recursive: true, force: true });
        return true;
      });
    },
  };
  writeFileSync(join(home, '.chaperone/run/terminals/mine'), 'person\n');
  await lab.openWindow();
  return lab;
}

function textOf({ act }: Request): string {
  return act.kind === 'command' ? act.command : act.kind;
}
