import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

describe('engine/made-here', () => {
  const pairs: readonly (readonly [made: string, not: string])[] = [
    ['createdb t && psql t -f a.sql && dropdb t', 'createdb t && PGHOST=db.example.com dropdb t'],
    ['kubectl create ns q && kubectl delete ns q', 'kubectl create ns q; kubectl delete ns q'],
    [
      'kubectl --context a create ns q && kubectl --context a delete ns q',
      'kubectl --context a create ns q && kubectl --context b delete ns q',
    ],
    ['kubectl create ns tmp-1; kubectl delete ns tmp-1', 'kubectl create cm tmp-1; kubectl delete ns tmp-1'],
    ['docker run -d --name x redis; docker rm -f x', 'docker run -d --name x redis; docker volume rm x'],
    ['createdb scratch && dropdb scratch', "createdb scratch && psql app -c 'DROP TABLE scratch'"],
    ['git checkout -b z && git checkout - && git branch -D z', 'git branch -D z; git branch -D z'],
  ];
  for (const [made, not] of pairs)
    it(`${made} / ${not}`, async () => {
      assert.equal(await decision({ command: made }), 'pass');
      assert.equal(await decision({ command: not }), 'ask');
    });

  it('takes a volume or a group that was there for no new one', async () => {
    assert.equal(await decision({ command: 'docker volume create d && docker volume rm d' }), 'ask');
    const groups = 'az group create -n x -l westeurope && az group delete -n x -y';
    assert.equal(await decision({ command: groups }), 'ask');
  });
});
