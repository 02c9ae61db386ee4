import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

describe('engine/general: orders', () => {
  it('reads what a console is fed line by line', async () => {
    for (const [command, answer] of [
      ['echo "delete volume=Full-0001 yes" | bconsole', 'ask'],
      [`printf 'show pools\\npurge volume=Full-0001\\n' | bconsole`, 'ask'],
      ['runmqsc QM1 <<< "DELETE QLOCAL(ORDERS) PURGE"', 'ask'],
      ['echo "list volumes" | bconsole', 'pass'],
      ['echo "DISPLAY QLOCAL(*)" | runmqsc QM1', 'pass'],
      // A sentence, what is looked for, and what a filter of the project reads.
      ['echo "delete the old volume when it is empty" | acmesay', 'pass'],
      ['echo "delete volume" | acmectl search', 'pass'],
      ['echo "delete volume" | ./filter.sh', 'pass'],
    ] as const)
      assert.equal(await decision({ command }), answer, command);
  });

  it('reads a program that starts others with one sub-command by its own words otherwise', async () => {
    for (const [command, answer] of [
      ['aws-vault remove prod', 'ask'],
      ['aws-vault exec prod -- aws s3 ls', 'pass'],
      ['aws-vault exec prod -- aws s3 rb s3://acme --force', 'ask'],
    ] as const)
      assert.equal(await decision({ command }), answer, command);
  });
});
