import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../kit/project.ts';
import { decision } from './engine/lab.ts';

interface Row {
  readonly id: string;
  readonly command: string;
  readonly shell?: string;
  readonly expect: string;
}

const file = join(projectRoot, 'test/corpus/fuzz-found.jsonl');
const rows = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
  : [];

describe('lines that the fuzzer found', () => {
  for (const { id, command, shell, expect } of rows) {
    it(`${id}: ${command.slice(0, 100)}`, async () => {
      const row = { command, environment: 'production', ...(shell === undefined ? {} : { shell }) };
      assert.equal(await decision(row), expect);
    });
  }
});
