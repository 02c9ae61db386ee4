import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../kit/browser.ts';
import { addressOf, remoteUri, startEditor } from '../kit/editor.ts';
import { openRun } from '../kit/janitor.ts';
import type { MochaOptions, Results } from '../kit/mocha.ts';
import { layOutBridge, packageProduct } from '../kit/package.ts';
import { projectRoot } from '../kit/project.ts';
import { startRailway } from '../kit/railway.ts';
import { layOutWorkspace } from '../kit/workspace.ts';

/** Runs mocha inside the extension host of a real VS Code, with the packaged product installed. */
async function main(options: string): Promise<number> {
  const run = openRun('host');
  const railway = await startRailway();
  const folder = join(run.folder, 'car-rental');
  const { programs, env } = layOutWorkspace(folder, railway);
  const editor = await startEditor({
    run,
    extensions: [await packageProduct()],
    env: { ...env, CHAPERONE_HOST_TESTS: options },
    programs,
    smokeTestDriver: true,
    say: console.log,
  });
  const browser = await startBrowser(run, console.log);
  const page = await browser.newPage();
  const ended = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    setTimeout(() => resolve(1), 200_000);
  });
  // What the workbench logs is noise here; the results file tells what happened.
  await page.exposeFunction('codeAutomationLog', () => {});
  await page.goto(
    addressOf(editor, folder, {
      // The bridge keeps silent here; an extension under development is what makes VS Code run tests.
      extensionDevelopmentPath: remoteUri(editor, layOutBridge()),
      extensionTestsPath: remoteUri(editor, join(projectRoot, 'out/test/host/index.entry.cjs')),
      skipWelcome: 'true',
    }),
  );
  const code = await ended;
  await browser.close();
  await editor.stop();
  await railway.stop();
  run.sweep();
  const { results } = JSON.parse(options) as MochaOptions;
  const { passed, failures } = JSON.parse(readFileSync(results, 'utf8')) as Results;
  for (const title of passed) console.log(`  ✔ ${title}`);
  for (const { title } of failures) console.log(`  ✗ ${title}`);
  return code;
}

main(process.argv[2] ?? '{}').then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
