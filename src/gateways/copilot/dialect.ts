import type { Dialect } from '../../model/dialect.ts';
import { copilotFamily } from '../copilot-family.ts';

/** Copilot on the command line, in VS Code's agent host and in the cloud. */
export const dialect: Dialect = copilotFamily({ id: 'copilot', title: 'GitHub Copilot' });
