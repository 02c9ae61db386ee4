import assert from 'node:assert/strict';
import { shortCall, shortCallee } from '../../../../src/engine/payload/call-words.ts';

describe('engine/payload/call-words', () => {
  it('leaves out what stands in the brackets of earlier calls', () => {
    assert.equal(shortCall(`new Client({apiKey:k}).deleteProject('p')`), `new Client(…).deleteProject('p')`);
    assert.equal(shortCall(`({a}).deleteTable({TableName:'t'})`), `deleteTable({TableName:'t'})`);
    assert.equal(shortCall(`User::query()->delete()`), `User::query()->delete()`);
    assert.equal(shortCall(`drop(f(a), b)`), `drop(f(a), b)`);
    assert.equal(shortCall('x.y'), 'x.y');
  });

  it('keeps the last names of what is called', () => {
    assert.equal(shortCallee('@acme/search.Client({node:x}).deleteByQuery'), 'Client(…).deleteByQuery');
    assert.equal(shortCallee('a.b.c.d.delete'), 'c.d.delete');
    assert.equal(shortCallee('(newS3([])).deleteBucket'), 'deleteBucket');
  });
});
