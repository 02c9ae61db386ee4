import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { MochaOptions, Results } from '../kit/mocha.ts';
import { projectRoot } from '../kit/project.ts';

/** The in-host tests in a desktop VS Code, which `@vscode/test-electron` downloads. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-desktop-'));
  const built = join(projectRoot, 'out/test/host');
  const files = readdirSync(built)
    .filter((file) => file.endsWith('.test.cjs'))
    .map((file) => join(built, file));
  const results = join(folder, 'results.json');
  const options: MochaOptions = { files, results, reporter: 'spec', timeout: 30_000 };
  let text = '';
  try {
    await runTests({
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: join(built, 'index.entry.cjs'),
      extensionTestsEnv: { CHAPERONE_HOST_TESTS: JSON.stringify(options) },
      launchArgs: [join(projectRoot, 'test/demo/workspace'), '--user-data-dir', join(folder, 'user')],
    }).catch((error: unknown) => {
      text = error instanceof Error ? error.message : String(error);
    });
    const { passed, failures } = JSON.parse(readFileSync(results, 'utf8')) as Results;
    for (const { title, message } of failures) console.log(`\nFAILED  ${title}\n${message}`);
    console.log(`\n${passed.length} passed, ${failures.length} failed`);
    process.exitCode = failures.length > 0 || passed.length === 0 ? 1 : 0;
  } catch {
    console.error(
      `VS Code could not be downloaded or started (${text}): connect to the internet and run “npm run test:desktop” again, or use “npm test”, which needs no download from Microsoft.`,
    );
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
