import assert from 'node:assert/strict';
import { decodeRow } from '../../../../src/engine/cases/rows.ts';
import { engine, judged } from '../lab.ts';

/** What a person and the agent are told of a command. */
async function said(command: string, more: Readonly<Record<string, unknown>> = {}) {
  const { verdict, explanation } = await explained({ command, ...more });
  const instead = explanation.rows.find(({ label }) => label === 'Instead')?.text ?? '';
  return { title: explanation.title, instead, typed: verdict.typed, typedWhat: explanation.typedWhat };
}

async function explained(row: Readonly<Record<string, unknown>>) {
  const { verdict, facts } = await judged({ environment: 'production', ...row });
  return { verdict, explanation: engine.explain(decodeRow(JSON.stringify(row)).request, verdict, facts) };
}

describe('engine/thing', () => {
  it('calls a thing as the act does, where the rule is about many kinds', async () => {
    const title = async (command: string) => (await said(command)).title;
    assert.equal(
      await title('aws ec2 delete-volume --volume-id vol-1'),
      'Delete the AWS EC2 volume “vol-1”?',
    );
    assert.equal(await title('hcloud volume delete 42'), 'Delete the Hetzner Cloud volume “42”?');
    assert.equal(await title('kubectl delete pvc data-0'), 'Delete the Kubernetes volume claim “data-0”?');
    assert.equal(await title('kubectl delete ns prod'), 'Delete the Kubernetes namespace “prod”?');
    assert.equal(await title('nomad job stop -purge web'), 'Delete job “web”?'.replace('job', 'the job'));
    assert.equal(
      await title('curl -X DELETE https://api.acme.io/v1/projects/42'),
      'Delete the project “api.acme.io/v1/projects/42”?',
    );
    assert.equal(await title('acmectl volumes destroy pg-main'), 'Delete the volume “pg-main”?');
  });

  it('asks for the name of that thing, else of the environment', async () => {
    const volume = await said('aws ec2 delete-volume --volume-id vol-1');
    assert.deepEqual([volume.typed, volume.typedWhat], ['vol-1', 'the name of the EC2 volume']);
    const rows = await said('psql "$DATABASE_URL" -c "DELETE FROM users"');
    assert.deepEqual([rows.typed, rows.typedWhat], ['users', 'the name of the table']);
    const nameless = await said('docker compose down -v');
    assert.deepEqual([nameless.typed, nameless.typedWhat], ['production', 'the name of the environment']);
  });

  it('proposes a step with the thing’s own name, and only of the tool that was called', async () => {
    const step = async (command: string) => (await said(command)).instead;
    assert.equal(
      await step('psql "$DATABASE_URL" -c "DELETE FROM users"'),
      `psql "$DATABASE_URL" -c 'SELECT count(*) FROM users'`,
    );
    assert.equal(await step('az storage container delete -n uploads'), 'az storage container list');
    assert.equal(await step('tofu destroy -auto-approve'), 'tofu plan -destroy');
    assert.equal(await step('borg delete /backups::old'), 'borg list');
    assert.equal(await step('s3cmd rb s3://acme --force --recursive'), 's3cmd ls');
    assert.equal(await step('azcopy rm https://acme.blob.core.windows.net/c --recursive'), '');
  });

  it('proposes nothing made of a name that is not plain', async () => {
    assert.equal((await said('git branch -D "$(cat x)"')).instead, '');
    assert.equal((await said('systemctl stop "a; reboot"')).instead, '');
  });

  it('says of files elsewhere that nothing here helps', async () => {
    const { explanation } = await explained({ command: 'ssh prod "cd /srv && rm -rf data"' });
    const undo = explanation.rows.find(({ label }) => label === 'Undo')?.text;
    assert.equal(undo, 'it happens elsewhere, and nothing here could bring it back');
    assert.ok(!explanation.rows.some(({ label }) => label === 'Instead'));
  });
});
