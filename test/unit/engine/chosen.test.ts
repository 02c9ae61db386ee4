import assert from 'node:assert/strict';
import { decision, judged } from './lab.ts';

const PASS: readonly (readonly [line: string, why: string])[] = [
  ['kubectl config use-context kind-dev && kubectl delete ns app', 'the cluster is on this machine'],
  ['kubectx minikube && helm uninstall app', 'the same by another tool, for another program'],
  ['kind create cluster && kubectl delete ns app', 'a new cluster is chosen as it is made'],
  ['kubectl config use-context prod && kubectl get pods', 'looking is harmless anywhere'],
  [
    'kubectl config use-context prod && kubectl --context kind-x delete ns a',
    'the call says for itself where it goes',
  ],
  ['docker context use default && docker compose down', 'the engine of this machine'],
  ['docker context use colima && docker exec db dropdb app_test', 'another one of this machine'],
];
const ASK: readonly (readonly [line: string, why: string])[] = [
  ['kubectl config use-context prod && kubectl delete pod api-1', 'a pod of production'],
  [
    'kubectl config use-context kind-a && kubectl config use-context prod && kubectl delete pod a',
    'the last choice counts',
  ],
  ['kubectl config use-context "$CTX" && kubectl delete ns app', 'nobody knows which one was chosen'],
  ['aws eks update-kubeconfig --name prod && kubectl delete pod api-1', 'credentials choose too'],
  ['kubens prod && kubectl delete pod api-1', 'a namespace names an environment'],
  [
    'kubectl config rename-context prod kind-x && kubectl --context kind-x delete ns app',
    'a name is only a name',
  ],
  [
    'kubectl config set-context minikube --cluster prod && kubectl config use-context minikube; kubectl delete ns app',
    'and a context leads where its cluster is',
  ],
  ['KUBECONFIG=./k.yaml kubectl --context minikube delete ns app', 'a file of one’s own may say anything'],
  [
    'docker context update default --docker host=ssh://prod && docker exec db dropdb app_test',
    'what holds where nothing is chosen',
  ],
  ['docker context use prod && docker rm -f db', 'the engine of another machine'],
  ['docker context use prod && docker exec db dropdb app_test', 'and what runs in its containers'],
  ['docker -H ssh://prod exec db dropdb app_test', 'the same by an option'],
  ['export DOCKER_HOST=tcp://10.0.0.5:2376; docker exec db dropdb app_test', 'and by a variable'],
];

describe('engine/chosen', () => {
  for (const [line, why] of PASS)
    it(`${line}: ${why}`, async () => assert.equal(await decision({ command: line }), 'pass'));
  for (const [line, why] of ASK)
    it(`${line}: ${why}`, async () => assert.equal(await decision({ command: line }), 'ask'));
  it('says where, and that the choice tells it', async () => {
    const { verdict } = await judged({
      command: 'kubectl config use-context prod && kubectl delete ns app',
    });
    assert.deepEqual(verdict.actions[0]?.where, [
      { name: 'production', protected: true, evidence: ['--context prod'] },
    ]);
  });
});
