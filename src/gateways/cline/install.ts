import type { Install } from '../../model/dialect.ts';
import { ownFile } from '../own-file.ts';

const MARK = '# Chaperone for Cline';

/** Seconds. The extension gives a hook 30, whatever anybody says; the command line 120. */
const PATIENCE = 28;

/** Cline reads one JSON object and goes on where there is none, so the script itself has the last word. */
const text = (launcher: string) => `#!/bin/sh
${MARK}: asks Chaperone before a tool runs. Written by Chaperone; it is taken away there.
'${launcher.replaceAll("'", `'\\''`)}' cline ${PATIENCE} ||
  echo '{"cancel":true,"errorMessage":"Chaperone gave no answer, so this was stopped."}'
`;

/**
 * The extension and the command line both read this folder. The command line reads ~/.cline/hooks as well, and would ask
 * twice if there were a hook in both. https://docs.cline.bot/customization/hooks
 */
export const install: readonly Install[] = [
  ownFile({ file: 'Documents/Cline/Hooks/PreToolUse', executable: true, mark: MARK, text }),
];
