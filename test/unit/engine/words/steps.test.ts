import assert from 'node:assert/strict';
import { stepOf } from '../../../../src/engine/words/steps.ts';
import { judged } from '../lab.ts';

/** The step for each line, by what the line stands for. */
const STEPS: readonly (readonly [line: string, step: string])[] = [
  [`psql -h db.acme.io -d app -c 'DROP TABLE t'`, `psql -h db.acme.io -d app -c '\\dt'`],
  [`psql "$PROD_DB" -c 'DROP TABLE t'`, `psql "$PROD_DB" -c '\\dt'`],
  [`mysql -h db.acme.io shop -e 'DROP TABLE t'`, `mysql -h db.acme.io shop -e 'SHOW TABLES'`],
  ['mysqladmin -h db.acme.io drop shop', 'mysqladmin -h db.acme.io status'],
  ['kubectl --context prod -n db delete pvc data-0', 'kubectl --context prod -n db get pvc'],
  ['helm --kube-context prod uninstall web', 'helm --kube-context prod list'],
  ['rsync -a --delete empty/ /srv/uploads/', 'rsync -a --delete empty/ /srv/uploads/ --dry-run'],
  [
    'curl -X DELETE https://es.acme.io:9200/_snapshot/repo/daily',
    'curl https://es.acme.io:9200/_cat/indices?v',
  ],
];

describe('engine/words/steps', () => {
  for (const [command, step] of STEPS)
    it(`${command}: ${step}`, async () => {
      const { verdict } = await judged({ command, environment: 'production' });
      assert.ok(
        verdict.actions.some(({ instead }) => instead === step),
        verdict.tell,
      );
      const then = await judged({ command: step, environment: 'production' });
      assert.equal(then.verdict.answer, 'pass', then.verdict.why);
    });

  it('takes no login over', async () => {
    const command = `psql postgres://app:made-up@db.acme.io/app -c 'DROP TABLE t'`;
    const { verdict } = await judged({ command, environment: 'production' });
    assert.deepEqual(
      verdict.actions.map(({ instead }) => instead),
      [`psql -c '\\dt'`],
    );
  });

  it('speaks as the shell does that was asked', async () => {
    const { verdict } = await judged({ command: 'mysql -e "DROP TABLE t"', shell: 'cmd' });
    assert.equal(verdict.actions[0]?.instead, 'mysql -e "SHOW TABLES"');
  });

  it('proposes none where it lacks a word', () => {
    const targets = [{ name: 'a b', certain: true }];
    assert.equal(stepOf('x {target}', { targets }), '');
    assert.equal(stepOf('x {kind}', { targets }), '');
    assert.equal(stepOf('x {origin}/y', { targets, url: 'https://u:p@h.io/z' }), '');
    assert.equal(stepOf('x {origin}/y', { targets, url: 'https://h.io:1/z' }), 'x https://h.io:1/y');
    assert.equal(stepOf('{call} -n', { targets }), '');
  });
});
