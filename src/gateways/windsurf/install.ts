import type { Install } from '../../model/dialect.ts';
import { exitHook, jsonHooks } from '../json-hooks.ts';
import { isWindows } from '../windows-hook.ts';

const EVENTS = ['pre_run_command', 'pre_read_code', 'pre_write_code', 'pre_mcp_tool_use'];

function hook(launcher: string) {
  const command = exitHook(launcher, 'windsurf');
  return { command, ...(isWindows(launcher) ? { powershell: command } : {}), show_output: false };
}

/** The editor reads one of them, the plugin for JetBrains the other. https://docs.devin.ai/desktop/cascade/hooks */
export const install: readonly Install[] = [
  jsonHooks({ file: '.codeium/windsurf/hooks.json', events: EVENTS, hook }),
  jsonHooks({ file: '.codeium/hooks.json', events: EVENTS, hook }),
];
