import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AGENT, openTerminalLab } from '../../kit/terminal-lab.ts';
import { type ShellName, shellsHere } from '../../kit/terminal-shell.ts';
import { sleep } from '../../kit/wait.ts';
import { decision } from '../engine/lab.ts';

/** Lines that might leave the guard behind. Whether they do is tried in a real shell. */
const LINES: Readonly<Record<ShellName, readonly string[]>> = {
  bash: [
    'env -i bash',
    'env - bash --norc',
    'exec -c bash',
    'bash --norc',
    'env -u PS0 -u PROMPT_COMMAND bash --norc',
    'PS0= PROMPT_COMMAND= bash --norc',
    'sh',
    'zsh -f',
    'fish --no-config',
    'unset PROMPT_COMMAND',
    'unset PS0',
    'HOME=/tmp bash',
    'sudo -n bash',
    'unset PS0 PROMPT_COMMAND BASH_ENV',
    "PS0=''",
    'export -n PS0',
    'export -n PS0; bash --norc',
    'trap - DEBUG',
    'set +T',
    'enable -n history',
    'enable -n builtin',
    'shopt -u promptvars',
    'export PATH=${PATH#*:}',
    'unset AI_AGENT COPILOT_AGENT',
    'unset AI_AGENT COPILOT_AGENT; CHAPERONE_TERMINAL=mine',
    '__chaperone_n=x PROMPT_COMMAND=',
    "__chaperone_q=('' '')",
    "unset PROMPT_COMMAND; __chaperone_on=''",
    'alias history=true',
    'history() { true; }',
    'set -o posix',
    'exec env -i bash',
    'script -qc "env -i bash" /dev/null',
  ],
  zsh: [
    'env -i zsh',
    'zsh -f',
    'zsh --no-rcs',
    'zsh +o rcs',
    'bash --norc',
    'sh',
    'exec zsh -f',
    'unset ZDOTDIR',
    'unset ZDOTDIR; zsh',
    'preexec_functions=()',
    'unset preexec_functions',
    'unfunction __chaperone_preexec',
    'autoload -U add-zsh-hook; add-zsh-hook -d preexec __chaperone_preexec',
    'precmd_functions=() preexec_functions=()',
    '__chaperone_preexec() { true }',
    'functions[__chaperone_preexec]=true',
    'disable -f __chaperone_preexec',
    'emulate -R sh',
    'TRAPINT() { return 0 }',
    'CHAPERONE_TERMINAL=mine; unset AI_AGENT COPILOT_AGENT',
  ],
  fish: [
    'env -i fish',
    'fish --no-config',
    'bash --norc',
    'sh',
    'exec fish -N',
    'bind \\r execute',
    'bind \\r execute; functions -e __chaperone_bind',
    'functions -e __chaperone_enter',
    'functions -e __chaperone_ask',
    'function __chaperone_ask; return 0; end',
    'function __chaperone_whose; set -g __chaperone_who ""; end',
    'bind --erase \\r \\n',
    'bind -e --all',
    'set -e AI_AGENT; set -e COPILOT_AGENT; set -gx CHAPERONE_TERMINAL mine',
    'set -gx CHAPERONE_TERMINAL mine',
  ],
};

/** Milliseconds after which a shell has taken a line. */
const SETTLES = 1000;
/** So many shells are tried at a time: they mostly wait. */
const AT_ONCE = 8;

/** Whether a line that would be held runs after this one. */
async function leaves(name: ShellName, line: string): Promise<boolean> {
  const lab = await openTerminalLab();
  lab.decide(({ act }) => act.kind === 'command' && !act.command.includes('doomed'));
  try {
    const shell = lab.shell(name, { env: AGENT });
    await shell.line('true');
    shell.type(`${line}\r`);
    await sleep(SETTLES);
    shell.type('touch doomed\r');
    await sleep(SETTLES);
    return existsSync(join(lab.cwd, 'doomed'));
  } finally {
    await lab.close();
  }
}

for (const name of shellsHere())
  it(`lines that leave the guard in ${name} are asked about`, async function () {
    this.timeout(120_000);
    const lines = [...LINES[name]];
    const left: string[] = [];
    const unasked: string[] = [];
    const next = async (): Promise<void> => {
      for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
        if (!(await leaves(name, line))) continue;
        left.push(line);
        if ((await decision({ command: line, shell: name })) === 'pass') unasked.push(line);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    assert.deepEqual(unasked, []);
    assert.ok(left.length >= 5, `it is tried with lines that leave it: ${left.join(', ')}`);
  });
