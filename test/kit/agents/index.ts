import { claude } from './claude.ts';
import { cline } from './cline.ts';
import { codex } from './codex.ts';
import { copilot } from './copilot.ts';
import { droid } from './droid.ts';
import { gemini } from './gemini.ts';
import { kilo, opencode } from './opencode.ts';
import type { AgentProgram } from './program.ts';
import { qwen } from './qwen.ts';

/** Every agent that npm has and that runs without a login. */
export const agents: readonly AgentProgram[] = [
  claude,
  codex,
  gemini,
  copilot,
  qwen,
  cline,
  droid,
  opencode,
  kilo,
];

/** Those that are part of the tests of every day, because they start fast. */
export const tested: readonly string[] = [claude, codex, gemini, copilot].map(({ id }) => id);
