import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const ROWS: readonly (readonly [line: string, answer: string])[] = [
  ["find . \\( -name '*.rej' -o -name '*.orig' \\) -delete", 'pass'],
  ["find . -name '*.pyc' -o -name __pycache__ | xargs rm -rf", 'pass'],
  ['find . \\( -name node_modules -o -name dist \\) -type d -prune -exec rm -rf {} +', 'pass'],
  ["find . -path ./node_modules -prune -o -name '*.log' -exec rm {} +", 'pass'],
  ["find . \\( -path ./a -o -path ./b \\) -prune -o -name '*.log' -delete", 'pass'],
  ["find . -user $USER -name '*.log' -delete", 'pass'],
  ['fd -t d node_modules -x rm -rf', 'pass'],
  ['fd -e pyc -X rm', 'pass'],
  ["find . -name '*.orig' -o -name '*.ts' -delete", 'ask'],
  ["find . -name '*.orig' -o -size +1M | xargs rm", 'ask'],
  ["find . -name '*.ts' -prune -o -delete", 'ask'],
  ['find . -path ./node_modules -prune -o -exec rm {} +', 'ask'],
  ["find . -user $X -name '*.log' -delete", 'ask'],
  ['fd -e ts -X rm', 'ask'],
  ['fd -x rm', 'ask'],
  ['fd node_modules /home -x rm -rf', 'ask'],
];

describe('engine/found', () => {
  for (const [line, answer] of ROWS)
    it(`${answer}: ${line}`, async () => assert.equal(await decision({ command: line }), answer));
});
