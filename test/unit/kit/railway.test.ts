import assert from 'node:assert/strict';
import { type Railway, startRailway } from '../../kit/railway.ts';
import { accountToken, rentals, stagingToken } from '../../kit/railway-state.ts';

interface Reply {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

describe('the loopback Railway', () => {
  let railway: Railway;
  before(async () => {
    railway = await startRailway();
  });
  beforeEach(() => railway.reset());
  after(() => railway.stop());

  async function ask(query: string, headers: Record<string, string>, variables?: object): Promise<Reply> {
    const response = await fetch(railway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Reply;
  }
  const account = { authorization: `Bearer ${accountToken}` };
  const project = { 'project-access-token': stagingToken };

  it('shows one volume in two environments', async () => {
    const { data } = await ask(
      `query ($id: String!) { project(id: $id) { volumes { edges { node { name volumeInstances { edges { node {
        environment { name } service { name } } } } } } } } }`,
      account,
      { id: rentals.project },
    );
    assert.deepEqual(JSON.parse(JSON.stringify(data)), {
      project: {
        volumes: {
          edges: [
            {
              node: {
                name: 'pg-data',
                volumeInstances: {
                  edges: ['staging', 'production'].map((name) => ({
                    node: { environment: { name }, service: { name: 'postgres' } },
                  })),
                },
              },
            },
          ],
        },
      },
    });
    assert.equal(railway.mutations().length, 0);
  });

  it('deletes a volume with its instances and backups', async () => {
    const { data } = await ask(`mutation { volumeDelete(volumeId: "${rentals.volume}") }`, account);
    assert.equal(data?.volumeDelete, true);
    assert.deepEqual(railway.state().volumes, []);
    assert.deepEqual(railway.state().instances, []);
    assert.deepEqual(railway.state().backups, []);
    const [mutation] = railway.mutations();
    assert.equal(mutation?.field, 'volumeDelete');
    assert.equal(mutation?.token, 'account');
    assert.equal(mutation?.args.volumeId, rentals.volume);
  });

  it('lets a project token into its own environment only', async () => {
    const denied = await ask(`mutation { volumeDelete(volumeId: "${rentals.volume}") }`, project);
    assert.match(denied.errors?.[0]?.message ?? '', /Not Authorized/);
    assert.deepEqual(
      railway.mutations().map((each) => [each.field, each.token, each.done]),
      [['volumeDelete', 'project', false]],
    );
    const { data } = await ask('{ projectToken { environmentId } }', project);
    assert.deepEqual({ ...(data?.projectToken as object) }, { environmentId: rentals.staging });
    assert.notEqual((await ask('{ me { email } }', project)).errors, undefined);
  });

  it('takes one instance away by its state, and every instance where no environment is named', async () => {
    const mutation = `mutation ($e: String) { volumeInstanceUpdate(
      volumeId: "${rentals.volume}", environmentId: $e, input: { state: DELETED }) }`;
    await ask(mutation, account, { e: rentals.staging });
    assert.deepEqual(
      railway.state().instances.map((each) => each.environment),
      [rentals.production],
    );
    assert.equal(railway.state().backups.length, 3);
    await ask(mutation, account, {});
    assert.deepEqual(railway.state().volumes, []);
  });

  it('commits staged changes', async () => {
    const patch = { volumes: { [rentals.volume]: { isDeleted: true } } };
    const stage = `mutation ($e: String!, $p: EnvironmentConfig!) {
      environmentStageChanges(environmentId: $e, input: $p) { status } }`;
    await ask(stage, account, { e: rentals.staging, p: patch });
    assert.equal(railway.state().instances.length, 2);
    await ask('mutation ($e: String!) { environmentPatchCommitStaged(environmentId: $e) }', account, {
      e: rentals.staging,
    });
    assert.deepEqual(
      railway.state().instances.map((each) => each.environment),
      [rentals.production],
    );
  });

  it('answers nonsense with an error and keeps nothing of it', async () => {
    assert.notEqual((await ask('mutation { noSuchField }', account)).errors, undefined);
    assert.notEqual((await ask('mutation {', account)).errors, undefined);
    assert.equal((await fetch(railway.url, { method: 'POST', body: 'rubbish' })).status, 200);
    assert.equal(railway.mutations().length, 0);
  });
});
