import assert from 'node:assert/strict';
import { judged } from '../lab.ts';

const asked = async (tool: string, input: object) =>
  (await judged({ tool: { kind: 'mcp', server: 'acme', tool, input } })).verdict.answer;
const long = 'words and words\n'.repeat(20_000);

describe('engine/mcp-reach', () => {
  it('asks where more is handed to a tool than is read, and it may do something', async () => {
    assert.equal(await asked('lookup', { note: long }), 'ask');
    assert.equal(await asked('lookup', { note: 'words' }), 'pass');
    assert.equal(await asked('list_rows', { rows: Array.from({ length: 9000 }, () => 1) }), 'ask');
  });

  it('lets the text of a file be as long as it is', async () => {
    assert.equal(await asked('write_file', { path: 'notes.txt', content: long }), 'pass');
  });
});
