import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { wakeChat } from '../kit/agent.ts';
import { createBridge } from '../kit/bridge.ts';
import { runToEnd } from '../kit/processes.ts';
import type { Stage } from './stage.ts';

/** Opens the demo in an installed VS Code or Cursor, in a profile of its own; the person's settings are not touched. */
export async function startDesktop(stage: Stage, stop: (code: number) => void): Promise<void> {
  const program = findEditor();
  if (!program) {
    throw new Error(
      'No “code” or “cursor” is on PATH: install VS Code or Cursor with its shell command, or use “npm start” without --desktop.',
    );
  }
  const bridge = createBridge(stage.run);
  const profile = join(stage.run.folder, 'user');
  const settings = join(profile, 'User/settings.json');
  mkdirSync(dirname(settings), { recursive: true });
  writeFileSync(settings, JSON.stringify(stage.settings, null, 2));
  writeFileSync(join(dirname(settings), 'chatLanguageModels.json'), JSON.stringify(stage.models));
  const places = ['--user-data-dir', profile, '--extensions-dir', join(stage.run.folder, 'extensions')];
  const env = {
    ...stage.env,
    ...stage.run.env,
    ...bridge.env,
    PATH: [stage.programs, process.env.PATH].join(delimiter),
  };
  for (const extension of stage.extensions) {
    const { code, output } = await runToEnd(program, [...places, '--install-extension', extension], { env });
    if (code !== 0) throw new Error(`${program} could not install Chaperone: ${output}`);
  }
  const child = spawn(program, [...places, '--new-window', '--wait', stage.folder], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  child.once('exit', () => stop(0));
  console.log(`\n  ${program} opens with Chaperone, in a profile of its own.`);
  void bridge
    .ready()
    .then(() => wakeChat(bridge))
    .catch(() =>
      console.log('  The chat did not come up by itself: open it, and pick the model “Scripted”.'),
    );
}

/** An installed editor's command, or undefined. */
function findEditor(): string | undefined {
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['code', 'cursor', 'code-insiders', 'codium']
    .flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
    .find((path) => existsSync(path));
}
