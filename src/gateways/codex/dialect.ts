import { createDialect } from '../family.ts';
import { underscored } from '../mcp-names.ts';
import { denial, refusal, SILENCE } from '../payload.ts';
import { harmless, type ReadTool, readCommand, readFile, readPatchText, table } from '../shapes.ts';

/** `write_stdin` asks no hook: what a command leaves open can be typed into later, unseen. */
const command: ReadTool = (input, tool) => {
  const act = readCommand(input, tool);
  return act?.kind === 'command' ? { ...act, inputUnseen: true } : act;
};

/**
 * Codex, on the command line, in the editor and in code mode. https://developers.openai.com/codex/hooks
 * Its answers are checked strictly: one key that it does not know, or a denial without a reason, and the act runs.
 */
export const dialect = createDialect({
  id: 'codex',
  title: 'Codex',
  before: /^PreToolUse$/,
  tools: new Map([
    ...table(command, 'Bash', 'exec_command', 'shell', 'local_shell', 'shell_command'),
    ...table(readPatchText, 'apply_patch', 'Edit', 'Write'),
    ...table(readFile, 'view_image'),
    ...table(harmless, 'spawn_agent', 'send_input', 'send_message', 'resume_agent', 'wait_agent'),
    ...table(harmless, 'close_agent', 'update_plan', 'request_user_input', 'web_search'),
  ]),
  server: underscored,
  answer: ({ allowed, tell }) => (allowed ? SILENCE : denial(tell || 'Chaperone stopped this.')),
  refuse: refusal,
});
