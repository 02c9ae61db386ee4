import assert from 'node:assert/strict';
import { readsOnly } from '../../../../src/engine/shell/no-exec.ts';

const words = (line: string) =>
  line.split(' ').map((text) => ({ text, certain: true, place: { start: 0, end: 0 } }));

describe('engine/shell/no-exec', () => {
  for (const line of ['-n x.sh', '-nv x.sh', '-x -n x.sh', '-n'])
    it(`runs nothing with ${line}`, () => assert.equal(readsOnly(words(line)), true));
  for (const line of ['x.sh -n', '-c ls -n', '-in x.sh', '-i -n', '-x x.sh', '--norc x.sh', '-nc ls'])
    it(`may run something with ${line}`, () => assert.equal(readsOnly(words(line)), false));
});
