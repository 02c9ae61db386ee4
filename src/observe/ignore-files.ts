import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file in which an agent reads what it must leave alone. */
export interface IgnoreFile {
  readonly agent: string;
  readonly title: string;
  /** At the workspace folder's top. */
  readonly file: string;
  /** Signs of the agent in a workspace folder, by name; the ignore file itself counts too. */
  readonly inWorkspace: readonly string[];
  /** Signs of the agent below the home folder. */
  readonly inHome: readonly string[];
  /** Whether `!x` takes a line back. */
  readonly negation: boolean;
}

/** Which agent reads which file. None of them stops a command in a terminal: this is hygiene, the guard is the fence. */
export const ignoreFiles: readonly IgnoreFile[] = [
  row('cursor', 'Cursor', '.cursorignore', ['.cursor', '.cursorrules'], ['.cursor']),
  row('windsurf', 'Windsurf', '.codeiumignore', ['.windsurf', '.windsurfrules'], ['.codeium', '.windsurf']),
  row('gemini', 'Gemini CLI', '.geminiignore', ['.gemini', 'GEMINI.md'], ['.gemini']),
  row(
    'gemini-code-assist',
    'Gemini Code Assist',
    '.aiexclude',
    ['.idx'],
    ['.config/google-cloud-tools-java', '.cache/cloud-code'],
    false,
  ),
  row('cline', 'Cline', '.clineignore', ['.clinerules', '.cline'], ['.cline', 'Documents/Cline']),
  row('roo', 'Roo Code', '.rooignore', ['.roo', '.roorules', '.roomodes'], ['.roo']),
  row('kilo', 'Kilo Code', '.kilocodeignore', ['.kilocode'], ['.kilocode']),
  row(
    'aider',
    'Aider',
    '.aiderignore',
    ['.aider.conf.yml', '.aider.chat.history.md'],
    ['.aider', '.aider.conf.yml'],
  ),
  row('continue', 'Continue', '.continueignore', ['.continue', '.continuerules'], ['.continue']),
  row('augment', 'Augment', '.augmentignore', ['.augment', '.augment-guidelines'], ['.augment']),
  row('junie', 'Junie and AI Assistant', '.aiignore', ['.junie'], ['.junie']),
  row('kiro', 'Kiro', '.kiroignore', ['.kiro'], ['.kiro']),
];

function row(
  agent: string,
  title: string,
  file: string,
  inWorkspace: readonly string[],
  inHome: readonly string[],
  negation = true,
): IgnoreFile {
  return { agent, title, file, inWorkspace, inHome, negation };
}

const LINES = [
  '.env',
  '.env.*',
  '*.env',
  '.envrc',
  '.dev.vars',
  '*.pem',
  '*.key',
  '*.p12',
  '*.pfx',
  '*.jks',
  '*.keystore',
  'id_rsa',
  'id_ed25519',
  'id_ecdsa',
  '*service-account*.json',
  'credentials.json',
  '.npmrc',
  '.pypirc',
  '.netrc',
  '.pgpass',
  '.git-credentials',
  '.railway/',
  '*.tfvars',
  '*.tfstate',
  '*.tfstate.*',
  'secrets.yml',
  'secrets.yaml',
  'secrets.json',
];

/** Templates stay readable; they hold no values. */
const TAKEN_BACK = ['!.env.example', '!.env.sample', '!.env.template', '!*.tfvars.example'];

/** The lines for a block; `more` are the policy's own credential files. */
export function ignoreLines(
  file: Pick<IgnoreFile, 'negation'>,
  more: readonly string[] = [],
): readonly string[] {
  return [...LINES, ...more, ...(file.negation ? TAKEN_BACK : [])];
}

/** The agents with ignore files that seem to be used here: signs in a workspace folder, or below the home folder. */
export async function presentAgents(
  roots: readonly string[],
  homeDirectory: string,
): Promise<readonly IgnoreFile[]> {
  const names = new Set(
    (await Promise.all(roots.map((root) => readdir(root).catch((): string[] => [])))).flat(),
  );
  const present = await Promise.all(
    ignoreFiles.map(async ({ file, inWorkspace, inHome }) => {
      if ([file, ...inWorkspace].some((name) => names.has(name))) return true;
      return (await Promise.all(inHome.map((name) => exists(join(homeDirectory, name))))).some(Boolean);
    }),
  );
  return ignoreFiles.filter((_, at) => present[at]);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
