import type { Reply } from '../../model/dialect.ts';
import { createDialect } from '../family.ts';
import { googleTools } from '../google-tools.ts';
import { refusal, SILENCE } from '../payload.ts';

/** Gemini CLI. https://geminicli.com/docs/hooks/reference */
export const dialect = createDialect({
  id: 'gemini',
  title: 'Gemini CLI',
  before: /^BeforeTool$/,
  tools: googleTools,
  server(name, fields) {
    const context = fields.fields('mcp_context');
    const [server, tool] = [context?.text('server_name'), context?.text('tool_name')];
    if (server !== undefined && tool !== undefined) return [server, tool];
    // `mcp_<server>_<tool>`; without the context, a `_` in the server's name leaves open where it ends.
    const named = /^mcp_+([^_]+)_+(.+)$/.exec(name);
    return named?.[1] && named[2] ? [named[1], named[2]] : undefined;
  },
  answer: ({ allowed, tell }) => (allowed ? SILENCE : denied(tell)),
  refuse: refusal,
});

/** `permissionDecision` means nothing here: the act would run. */
function denied(reason: string): Reply {
  const stdout = JSON.stringify({ decision: 'deny', reason: reason || 'Chaperone stopped this.' });
  return { stdout, stderr: '', exitCode: 0 };
}
