import assert from 'node:assert/strict';
import { assembleEngine } from '../../../src/assemble.ts';
import type { Facts } from '../../../src/model/fact.ts';
import { factKey } from '../../../src/model/fact-key.ts';
import type { Act, Json, Shell } from '../../../src/model/request.ts';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';

const engine = assembleEngine(() => '');

function judge(act: Act, facts: Facts = new Map()) {
  const request = { id: '1', agent: 'a', agentTitle: '', session: undefined, cwd: '/w', roots: ['/w'], act };
  return engine.judge(request, engine.plan(request, facts, defaultPolicy), facts, defaultPolicy);
}
const run = (command: string, shell: Shell = 'bash') => judge({ kind: 'command', command, shell });
const tool = (server: string, name: string, input: Json) => judge({ kind: 'mcp', server, tool: name, input });

/** What is said of a line, and what of its harmless twin. */
const ROWS: readonly (readonly [what: string, asks: string, passes: string, shell?: Shell])[] = [
  ['sub-commands that no rule of the program names', 'vercel flags rm beta --yes', 'vercel flags ls'],
  ['sub-commands whose rule refused', 'fly scale count 0', 'fly scale count 2'],
  [
    'sub-commands that are said to be harmless',
    'heroku teams:delete acme',
    'heroku plugins:uninstall pg-extras',
  ],
  ['PowerShell’s agreed verbs', 'Remove-ADUser bob', 'Get-ADUser bob', 'powershell'],
  [
    'the help of what destroys',
    'Remove-NetFirewallRule -All',
    'Get-Help Remove-NetFirewallRule',
    'powershell',
  ],
  [
    'the method of an RPC',
    'grpcurl api.acme.io:443 acme.v1.Users/DeleteUser',
    'grpcurl api.acme.io:443 acme.v1.Users/ListUsers',
  ],
  [
    'an address before the verb',
    'acme-ci -s https://ci.acme.io delete-project shop',
    'acme-ci -s https://ci.acme.io list-projects',
  ],
  ['what is merely started again', 'acme cluster stop main --force', 'acme cluster restart main'],
  [
    'SQL for a database’s HTTP interface',
    "curl 'https://ch.acme.io/?query=DROP%20TABLE%20t'",
    "curl 'https://ch.acme.io/?query=SELECT%201'",
  ],
  [
    'SQL in a JSON body',
    `curl https://db.acme.io/v2/pipeline -d '{"sql":"DELETE FROM users"}'`,
    `curl https://api.acme.io/v1/search -d '{"query":"delete from cart"}'`,
  ],
  [
    'a field that ends a thing',
    `curl -X PATCH https://api.acme.io/pages/1 -d '{"archived":true}'`,
    `curl -X PATCH https://api.acme.io/pages/1 -d '{"archived":false}'`,
  ],
  [
    'a field that opens a thing',
    `curl -X PUT https://api.acme.io/repos/1 -d '{"visibility":"public"}'`,
    `curl -X PUT https://api.acme.io/repos/1 -d '{"visibility":"private"}'`,
  ],
  [
    'an address that ends a thing',
    'curl -X POST https://api.acme.io/api/conversations.archive',
    'curl -X POST https://api.acme.io/api/chat.post',
  ],
  [
    'a platform’s request that its rule refused',
    'curl -X DELETE https://api.stripe.com/v1/customers/c -u "$KEY:"',
    'curl -X DELETE https://api.stripe.com/v1/customers/c -u sk_test_example:',
  ],
  [
    'tests against production by its name',
    'DATABASE_URL="$PROD_URL" npx jest',
    'DATABASE_URL="$TEST_URL" npx jest',
  ],
  [
    'a host whose name merely ends in .dev',
    'curl -X DELETE https://api.machines.dev/v1/apps/a/machines/m',
    'curl https://api.machines.dev/v1/apps/a/machines/m',
  ],
  [
    'a shell started inside a database client',
    `psql "$URL" -c '\\! rm -rf /srv/data'`,
    `psql "$URL" -c '\\! ls /srv/data'`,
  ],
  ['a database in memory', `sqlite3 app.db 'drop table t'`, `sqlite3 :memory: 'drop table t'`],
  [
    'a query that is only rehearsed',
    `bq query 'DELETE FROM d.t WHERE true'`,
    `bq query --dry_run 'DELETE FROM d.t WHERE true'`,
  ],
  ['a test database of a task', 'rake db:drop', 'RAILS_ENV=test rake db:drop'],
  ['emptied source', ': > src/index.ts', ': > out.log'],
  [
    'a launcher in a container',
    'kubectl exec deploy/web -- python manage.py flush --no-input',
    'kubectl exec deploy/web -- python manage.py showmigrations',
  ],
  [
    'the system’s folder for such things',
    'Remove-Item C:\\data\\x -Recurse',
    'Remove-Item $env:TEMP\\x -Recurse',
    'powershell',
  ],
  [
    'the API command of a vendor’s CLI',
    'vercel api /v9/projects/shop -X DELETE',
    'vercel api /v9/projects/shop',
  ],
];

describe('engine: the general reading', () => {
  for (const [what, asks, passes, shell] of ROWS) {
    it(`reads ${what}`, () => {
      assert.equal(run(asks, shell).answer, 'ask', asks);
      assert.equal(run(passes, shell).answer, 'pass', passes);
    });
  }

  it('asks where the document that says the deed is not there', () => {
    const path = '/w/drop.graphql';
    const facts: Facts = new Map([
      [factKey({ kind: 'file', path }), { kind: 'file', path, state: 'missing', text: '', hash: '' }],
    ]);
    const command = 'railway api --file drop.graphql';
    assert.equal(judge({ kind: 'command', command, shell: 'bash' }, facts).answer, 'ask');
  });

  it('reads tools by their verb, behind a product’s name too', () => {
    assert.equal(tool('atlassian', 'jira_delete_issue', { issue_key: 'A-1' }).answer, 'ask');
    assert.equal(tool('trello', 'archive_list', { listId: 'l' }).answer, 'ask');
    assert.equal(tool('notion', 'API-patch-page', { page_id: 'x', archived: true }).answer, 'ask');
    assert.equal(tool('notion', 'API-patch-page', { page_id: 'x', title: 'Deleted' }).answer, 'pass');
    assert.equal(tool('atlassian', 'jira_get_deleted_issue', { issue_key: 'A-1' }).answer, 'pass');
  });

  it('names one deed once, whichever door leads to it', () => {
    const { actions } = run('gh api -X PATCH repos/acme/shop -f archived=true');
    assert.deepEqual(
      actions.map(({ rule }) => rule),
      ['repo-change'],
    );
  });
});
