import type { Dialect } from '../../model/dialect.ts';
import { copilotFamily } from '../copilot-family.ts';

/** VS Code's own agent, by the plugin that the extension brings. */
export const dialect: Dialect = copilotFamily({ id: 'vscode', title: 'VS Code’s agent' });
