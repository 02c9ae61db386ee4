import assert from 'node:assert/strict';
import { judged } from '../lab.ts';

const FILES = { '.env': 'API_KEY=made-up\n', 'api/.env': 'API_KEY=made-up\n' };

const shows = async (command: string) =>
  (await judged({ command, files: FILES })).verdict.actions.some(({ rule }) => rule === 'credential-read');

/** Searches that look into the folder’s `.env` and would print the line. */
const SHOWN = [
  'grep -r API_KEY',
  'grep -r API_KEY .',
  'grep -rn "API_KEY" ./',
  'grep -R API_KEY ..; cd .; grep -r API_KEY .',
  'grep --recursive API_KEY .',
  'grep -r -e API_KEY .',
  'grep -r . -e API_KEY',
  'grep -r --regexp API_KEY .',
  'grep -r -A 3 API_KEY .',
  'grep -m 1 -r API_KEY .',
  'grep -r --include=.env API_KEY .',
  'grep -r --exclude-dir=node_modules API_KEY .',
  'rg -uu API_KEY',
  'rg --hidden API_KEY .',
  'rg -. API_KEY .',
  'rg --hidden -g ".env*" API_KEY',
  'rg --hidden -g "!dist" API_KEY',
  'rg -u -u API_KEY',
  'ag --hidden API_KEY',
  'ag --unrestricted API_KEY',
  'grep -rne API_KEY .',
  'grep -r -- API_KEY .',
];

/** Searches that do not reach it: other files, other words, hidden files left out. */
const NOT_SHOWN = [
  'grep API_KEY src/*.ts',
  'grep -r API_KEY src',
  'grep -r OTHER_NAME .',
  'grep -e API_KEY README.md',
  'grep -r -e OTHER_NAME API_KEY .',
  'grep -r --include="*.ts" API_KEY .',
  'grep -r --exclude=".env*" API_KEY .',
  'rg API_KEY',
  'rg API_KEY .',
  'rg -u API_KEY',
  'rg --hidden -g "!.env*" API_KEY',
  'rg --hidden -t ts API_KEY',
  'rg --hidden -g "*.ts" API_KEY',
  'grep -rl API_KEY .',
  'grep',
  'rg --hidden',
];

describe('engine/exposure/env-files', () => {
  for (const command of SHOWN) it(`sees ${command}`, async () => assert.equal(await shows(command), true));
  for (const command of NOT_SHOWN)
    it(`leaves ${command} alone`, async () => assert.equal(await shows(command), false));
});
