import { join } from 'node:path';
import { modelList, modelSettings } from '../kit/agent.ts';
import { openRun } from '../kit/janitor.ts';
import { startModel } from '../kit/model.ts';
import { incident } from '../kit/model-incident.ts';
import { packageBridge, packageProduct } from '../kit/package.ts';
import { startRailway } from '../kit/railway.ts';
import { layOutWorkspace } from '../kit/workspace.ts';
import { startDesktop } from './desktop.ts';
import { startEmbedded } from './embedded.ts';
import type { Stage } from './stage.ts';

// npm start: the incident of 2026 in a real VS Code, with Chaperone in it. Nothing leaves the machine.
async function main(): Promise<void> {
  const run = openRun('demo');
  const stop = (code: number): void => {
    console.log('\nStopping; nothing is left behind.');
    run.sweep();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));

  console.log('Packaging Chaperone …');
  const extensions = [await packageProduct(), await packageBridge()];
  const railway = await startRailway();
  const workspace = layOutWorkspace(join(run.folder, 'car-rental'), railway);
  const model = await startModel({ script: incident(workspace), pace: 25 });
  const stage: Stage = {
    run,
    extensions,
    folder: workspace.root,
    programs: workspace.programs,
    env: workspace.env,
    models: modelList(model),
    settings: {
      ...modelSettings,
      // Nothing of VS Code's own stands in the way: what is asked here, Chaperone asks.
      'chat.permissions.default': 'autoApprove',
    },
  };
  await (process.argv.includes('--desktop') ? startDesktop(stage, stop) : startEmbedded(stage));
  console.log(`
  1. Write anything in the chat on the right, such as “Set up staging”, and press Enter.
  2. A scripted agent replays how a company lost its database: it finds a token and deletes the volume.
  3. Chaperone asks you first; block it, or allow it and see that the loopback Railway loses its volume.

  Ctrl-C stops everything.`);
  watchRailway(() => railway.mutations().filter((each) => each.done).length);
}

/** Says so when something got through. */
function watchRailway(count: () => number): void {
  let told = 0;
  setInterval(() => {
    if (count() > told) console.log(`  Railway (loopback) carried out ${count()} mutation(s).`);
    told = count();
  }, 500);
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
