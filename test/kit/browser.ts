import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { Run } from './janitor.ts';
import { runToEnd } from './processes.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Starts a Chromium without a window. It can reach loopback and nothing else. */
export async function startBrowser(run: Run, say: (text: string) => void): Promise<Browser> {
  const executablePath = findBrowser() ?? (await installBrowser(say));
  return await chromium.launch({
    executablePath,
    headless: true,
    // Ctrl-C is ours to answer.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: { ...process.env, ...run.env } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
}

/** A Chromium of this machine, or undefined. `CHROME_PATH` goes first. */
function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROME_PATH ?? '', ...onPath, ...fixedPlaces].find(
    (path) => path !== '' && existsSync(path),
  );
}

/** Debian as root (containers, CI): installs its own package. Elsewhere one sentence says what to do. */
async function installBrowser(say: (text: string) => void): Promise<string> {
  const advice =
    'The tests need Chromium or Chrome: install it (Debian: “sudo apt-get install chromium”) or name it in CHROME_PATH, then run the same command again.';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(advice);
  say('Installing Debian’s chromium for the tests …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  const first = await runToEnd('apt-get', install, { env });
  if (first.code !== 0) {
    await runToEnd('apt-get', ['update'], { env });
    await runToEnd('apt-get', install, { env });
  }
  const found = findBrowser();
  if (!found) throw new Error(advice);
  return found;
}
