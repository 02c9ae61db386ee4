import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const asked: readonly { readonly command: string; readonly shell?: string }[] = [
  { command: 'tmux if-shell true \'run-shell "rm -rf /srv/data"\'' },
  { command: 'tmux set-hook -g after-new-window \'run-shell "rm -rf /srv/data"\'' },
  { command: "tmux bind x run 'rm -rf /srv/data'" },
  { command: "tmux new -d -s x \\; send-keys 'rm -rf /srv/data' C-m" },
  { command: "tmux send-keys -l 'rm -rf /srv/data'" },
  { command: "tmux set -g default-command 'rm -rf /srv/data'" },
  { command: "tmux -c 'rm -rf /srv/data'" },
  { command: 'tmux source-file <(echo \'run "rm -rf /srv/data"\')' },
  { command: "capsh -- -c 'rm -rf /srv/data'" },
  { command: "xdotool type 'rm -rf /srv/data'" },
  { command: "screen -X stuff 'rm -rf /srv/data^M'" },
];

const passed: typeof asked = [
  { command: "tmux if-shell true 'display-message hi'" },
  { command: 'tmux set -g mouse on' },
  { command: 'tmux bind r source-file ~/.tmux.conf' },
  { command: "tmux new-session -d -s dev \\; send-keys 'npm run dev' C-m" },
  { command: 'tmux send-keys -t dev C-c' },
  { command: 'capsh --print' },
  { command: 'tmux source-file ~/.tmux.conf' },
];

describe('commands that tmux and its kin hold', () => {
  for (const row of asked)
    it(`asks: ${row.command}`, async () => assert.notEqual(await decision({ ...row }), 'pass'));
  for (const row of passed)
    it(`passes: ${row.command}`, async () => assert.equal(await decision({ ...row }), 'pass'));
});
