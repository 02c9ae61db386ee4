import type { Install } from '../../model/dialect.ts';
import { ownFile } from '../own-file.ts';
import { askFunction, SPAWN } from '../plugin.ts';

const MARK = '// Chaperone’s plugin';

/** A plugin that throws keeps the tool from running, and the model hears the error's text. */
const text = (agent: string) => (launcher: string) =>
  `${MARK}: asks Chaperone before a tool runs.
// Written by Chaperone; it is taken away there.
${SPAWN}

${askFunction(launcher, agent)}
export const Chaperone = async ({ directory }) => ({
  "tool.execute.before": async (input, output) => {
    const reason = await ask({
      hook_event_name: "tool.execute.before",
      session_id: input.sessionID,
      cwd: directory,
      tool_name: input.tool,
      tool_use_id: input.callID,
      tool_input: output.args,
    });
    if (reason !== undefined) throw new Error(reason);
  },
});
`;

/** The plugin of an agent of opencode's kind. https://opencode.ai/v1/docs/plugins */
export const plugin = (file: string, agent: string): Install =>
  ownFile({ file, mark: MARK, text: text(agent) });

export const install: readonly Install[] = [plugin('.config/opencode/plugins/chaperone.js', 'opencode')];
