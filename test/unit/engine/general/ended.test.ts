import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const ASK = [
  'acmectl invoice void inv_1',
  'acmectl payout create --amount 100000',
  'acmectl account close --id 1',
  'acmectl protection disable --branch main',
  'acmectl mfa disable --user bob',
  'acmectl repo set-visibility public',
];
const PASS = [
  'acmectl invoice show void',
  'acmectl payout list',
  'acmectl help account close',
  'acmectl protection enable --branch main',
  'acmectl repo set-visibility private',
];

describe('engine/general/ended', () => {
  for (const line of ASK)
    it(`asks about ${line}`, async () => assert.equal(await decision({ command: line }), 'ask'));
  for (const line of PASS)
    it(`lets ${line} through`, async () => assert.equal(await decision({ command: line }), 'pass'));
});
