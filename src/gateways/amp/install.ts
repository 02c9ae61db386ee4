import type { Install } from '../../model/dialect.ts';
import { ownFile } from '../own-file.ts';
import { askFunction, SPAWN } from '../plugin.ts';

const MARK = '// Chaperone’s plugin';

/** Amp wants the first line as it is while its plugins are new. https://ampcode.com/manual/plugin-api */
const text = (launcher: string) => `// @i-know-the-amp-plugin-api-is-wip-and-very-experimental-right-now
${MARK}: asks Chaperone before a tool runs.
// Written by Chaperone; it is taken away there.
// @ts-nocheck
${SPAWN}

${askFunction(launcher, 'amp')}
export default function (amp) {
  amp.on("tool.call", async (event) => {
    const reason = await ask({
      hook_event_name: "tool.call",
      session_id: process.env.AMP_CURRENT_THREAD_ID,
      cwd: process.cwd(),
      tool_name: event.tool,
      tool_use_id: event.toolUseID,
      tool_input: event.input,
    });
    return reason === undefined ? { action: "allow" } : { action: "reject-and-continue", message: reason };
  });
}
`;

export const install: readonly Install[] = [
  ownFile({ file: '.config/amp/plugins/chaperone.ts', mark: MARK, text }),
];
