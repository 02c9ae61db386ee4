import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const files = {
  'package.json': '{"scripts":{"wipe":"rm -rf /srv/data","build":"tsc -p .","echo":"echo"}}',
};

/** The script that is started destroys, or is handed something that does. */
const ASK = [
  'node --run wipe',
  'node --run=wipe',
  'node --no-warnings --run wipe',
  'node --run wipe -- --fast',
  'concurrently npm:wipe npm:build',
  'npm-run-all build wipe',
  'run-p build wipe',
];
const PASS = [
  'node --run build',
  'node --run=build',
  'node --run echo -- wipe',
  'node --run echo -- --run=wipe',
  'concurrently npm:build npm:echo',
  'npm-run-all build echo',
  'run-s build "echo wipe"',
];

describe('engine/shell/scripts', () => {
  for (const command of ASK)
    it(`asks about ${command}`, async () => assert.equal(await decision({ command, files }), 'ask'));
  for (const command of PASS)
    it(`lets ${command} through`, async () => assert.equal(await decision({ command, files }), 'pass'));
});
