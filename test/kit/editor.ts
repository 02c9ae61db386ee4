import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type EditorFiles, fetchEditor } from './fetch.ts';
import type { Run } from './janitor.ts';
import { endGroup, runToEnd } from './processes.ts';
import { until } from './wait.ts';

export interface EditorOptions {
  readonly run: Run;
  /** Files of extensions (.vsix) to install first. */
  readonly extensions: readonly string[];
  /** The user's own settings, on top of quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Content of the user's `chatLanguageModels.json`. */
  readonly models?: readonly unknown[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Programs in this folder come first on PATH. */
  readonly programs?: string;
  /** Lets a web page start tests in the extension host. It also hides notifications. */
  readonly smokeTestDriver?: boolean;
  readonly say?: (text: string) => void;
}

export interface Editor {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The home folder of everything that runs inside. */
  readonly home: string;
  /** The user's settings.json. */
  readonly settingsFile: string;
  stop(): Promise<void>;
}

/** Nothing leaves the machine, nothing pops up that is not ours. */
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'security.workspace.trust.enabled': false,
  'remote.autoForwardPorts': false,
  'git.openRepositoryInParentFolders': 'never',
  'http.proxy': 'http://127.0.0.1:9',
  'http.noProxy': ['127.0.0.1', 'localhost'],
};

/** Starts VS Code's server on a free loopback port, in folders of the run and with a home of its own. */
export async function startEditor(options: EditorOptions): Promise<Editor> {
  const files = await fetchEditor(options.say ?? (() => {}), options.run.env);
  const { folder } = options.run;
  const home = join(folder, 'home');
  const settingsFile = join(folder, 'user/User/settings.json');
  mkdirSync(home, { recursive: true });
  if (options.programs) {
    // A login shell sets PATH anew (/etc/profile).
    for (const file of ['.profile', '.bashrc']) {
      writeFileSync(join(home, file), `PATH="${options.programs}:$PATH"\n`);
    }
  }
  mkdirSync(dirname(settingsFile), { recursive: true });
  writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }, null, 2));
  if (options.models) {
    writeFileSync(join(dirname(settingsFile), 'chatLanguageModels.json'), JSON.stringify(options.models));
  }
  const places = [
    ...['--accept-server-license-terms', '--server-data-dir', join(folder, 'server')],
    ...['--user-data-dir', join(folder, 'user'), '--extensions-dir', join(folder, 'extensions')],
  ];
  const env = environment(options, home, files);
  for (const extension of options.extensions) await install(files, places, env, extension);
  return await serve(options, files, places, env, { home, settingsFile });
}

/** The environment of the server and of all that it starts. Nothing of an editor around us leaks in. */
function environment(options: EditorOptions, home: string, files: EditorFiles): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|CLAUDE|COPILOT|AI_AGENT|NODE_OPTIONS|XDG_)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    HOME: home,
    SHELL: '/bin/bash',
    PATH: [options.programs, dirname(files.node), process.env.PATH].filter(Boolean).join(':'),
    EXTENSIONS_GALLERY: '{}',
    ...options.run.env,
    ...options.env,
  };
}

async function install(
  files: EditorFiles,
  places: readonly string[],
  env: NodeJS.ProcessEnv,
  vsix: string,
): Promise<void> {
  const { code, output } = await runToEnd(
    files.node,
    [files.server, ...places, '--install-extension', vsix],
    { env },
  );
  if (code !== 0 || /Failed Installing/i.test(output))
    throw new Error(`${vsix} could not be installed: ${output}`);
}

async function serve(
  options: EditorOptions,
  files: EditorFiles,
  places: readonly string[],
  env: NodeJS.ProcessEnv,
  paths: Pick<Editor, 'home' | 'settingsFile'>,
): Promise<Editor> {
  const log = join(options.run.folder, 'server.log');
  const output = openSync(log, 'w');
  const args = [
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--without-connection-token',
    '--telemetry-level',
    'off',
  ];
  const driver = options.smokeTestDriver ? ['--enable-smoke-test-driver'] : [];
  const child = spawn(files.node, [files.server, ...places, ...args, ...driver], {
    env,
    stdio: ['ignore', output, output],
    detached: true,
  });
  const url = await until(
    'VS Code’s server',
    () => {
      const text = readFileSync(log, 'utf8');
      if (child.exitCode !== null) throw new Error(text.slice(-500));
      return /Web UI available at (http:\/\/[^\s/]+)/.exec(text)?.[1];
    },
    60_000,
  );
  return { ...paths, url: url.replace('localhost', '127.0.0.1'), stop: () => endGroup(child) };
}

/**
 * The address of a folder in the editor. `payload` are pairs for VS Code's own `payload` parameter, such as
 * `extensionDevelopmentPath`.
 */
export function addressOf(
  editor: Editor,
  folder: string,
  payload: Readonly<Record<string, string>> = {},
): string {
  const pairs = Object.entries(payload);
  const query = pairs.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(pairs))}` : '';
  return `${editor.url}/?folder=${encodeURIComponent(folder)}${query}`;
}

/** A file of this machine as the page in the browser names it. */
export function remoteUri(editor: Editor, path: string): string {
  return `vscode-remote://${new URL(editor.url).host}${path}`;
}
