import assert from 'node:assert/strict';
import { isSandbox } from '../../../../src/engine/general/sandboxes.ts';

describe('engine/general/sandboxes', () => {
  for (const host of ['connect.squareupsandbox.com', 'api.sandbox.acme.com', 'httpbin.org'])
    it(`knows ${host}`, () => assert.equal(isSandbox(host), true));
  for (const host of ['api.acme.com', 'httpbin.org.acme.com', 'sandboxes'])
    it(`does not take ${host} for one`, () => assert.equal(isSandbox(host), false));
});
