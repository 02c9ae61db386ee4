import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const ROWS: readonly (readonly [line: string, answer: string])[] = [
  ['rm -rf site && mkdocs build', 'pass'],
  ['rm -rf lib && tsc -p tsconfig.build.json', 'pass'],
  ['rm -rf deps _build && mix deps.get', 'pass'],
  ['rm -rf doc; jsdoc src -d doc', 'pass'],
  ['rm -rf results && python bench.py --out results', 'pass'],
  ['rm -f report.html && npx lighthouse http://localhost:3000 --output-path=report.html', 'pass'],
  ['tsc --outDir ./edition && mv edition/source temp && rm -rf edition && mv temp edition', 'pass'],
  ['rm -rf lib/* && tsc', 'pass'],
  ['tsc --outDir src && rm -rf src', 'ask'],
  ['tsc --outDir . && rm -rf .', 'ask'],
  ['tsc --outDir /home/me/x && rm -rf /home/me/x', 'ask'],
  ['rm -rf ~/site && mkdocs build', 'ask'],
  ['rm -rf ./* && mytool --out .', 'ask'],
  ['cd / && rm -rf lib && tsc', 'ask'],
  ['cd .. && tsc --outDir workspace && rm -rf workspace', 'ask'],
  ['rm -rf site', 'ask'],
  ['rm -rf lib && ls', 'ask'],
  ['tsc && rm -rf lib', 'ask'],
  ['rm -rf src && mytool --out src', 'ask'],
  ['rm -rf results && echo --out results', 'ask'],
  ['rm -rf results && mytool --out other', 'ask'],
];

describe('engine/refilled', () => {
  for (const [line, answer] of ROWS)
    it(`${answer}: ${line}`, async () => assert.equal(await decision({ command: line }), answer));
});
