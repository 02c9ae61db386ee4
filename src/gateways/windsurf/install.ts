import type { Install } from '../../model/dialect.ts';
import { exitHook, jsonHooks } from '../json-hooks.ts';

const EVENTS = ['pre_run_command', 'pre_read_code', 'pre_write_code', 'pre_mcp_tool_use'];

const hook = (launcher: string) => ({ command: exitHook(launcher, 'windsurf'), show_output: false });

/** The editor reads one of them, the plugin for JetBrains the other. https://docs.devin.ai/desktop/cascade/hooks */
export const install: readonly Install[] = [
  jsonHooks({ file: '.codeium/windsurf/hooks.json', events: EVENTS, hook }),
  jsonHooks({ file: '.codeium/hooks.json', events: EVENTS, hook }),
];
