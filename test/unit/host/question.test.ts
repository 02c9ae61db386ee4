import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { readQuestion } from '../../../src/host/question.ts';

const QUESTION = '{"a":"ü {"}';

/** Reads what these chunks make; the stream ends behind them unless it stays open. */
async function read(chunks: readonly (string | Buffer)[], open = false): Promise<string | undefined> {
  const input = new PassThrough();
  const found = readQuestion(input, 1000);
  for (const chunk of chunks) input.write(chunk);
  if (!open) input.end();
  return (await found)?.toString();
}

describe('readQuestion', () => {
  it('reads to the end', async () => {
    assert.equal(await read([QUESTION.slice(0, 4), QUESTION.slice(4)]), QUESTION);
    assert.equal(await read([]), '');
    assert.equal(await read(['no question']), 'no question');
  });

  it('leaves out what stands in front of the JSON', async () => {
    for (const mark of ['\uFEFF', 'n++', 'ï»¿', '∩╗┐']) assert.equal(await read([mark + QUESTION]), QUESTION);
    const far = `${'x'.repeat(40)}{}`;
    assert.equal(await read([far]), far);
  });

  it('takes a whole question from a stream that stays open, and waits for the rest of half a one', async () => {
    assert.equal(await read([QUESTION], true), QUESTION);
    const input = new PassThrough();
    const found = readQuestion(input, 1000);
    input.write(QUESTION.slice(0, 5));
    setTimeout(() => input.end(QUESTION.slice(5)), 2500);
    assert.equal((await found)?.toString(), QUESTION);
  });

  it('gives up on one that is too large', async () => {
    assert.equal(await read(['x'.repeat(1001)]), undefined);
  });
});
