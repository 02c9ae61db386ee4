import { createDialect } from '../family.ts';
import { googleTools } from '../google-tools.ts';
import { underscored } from '../mcp-names.ts';
import { denial, refusal, SILENCE } from '../payload.ts';

/** Qwen Code: Gemini CLI's tools, Claude Code's hooks. https://qwenlm.github.io/qwen-code-docs/en/users/features/hooks */
export const dialect = createDialect({
  id: 'qwen',
  title: 'Qwen Code',
  before: /^PreToolUse$/,
  tools: googleTools,
  server: underscored,
  answer: ({ allowed, tell }) => (allowed ? SILENCE : denial(tell || 'Chaperone stopped this.')),
  refuse: refusal,
});
