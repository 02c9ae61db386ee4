import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tellAgent } from '../../../src/engine/words/words.ts';
import type { Fact, Question } from '../../../src/model/fact.ts';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';
import { decision, deeds, engine, judged } from './lab.ts';

const MUTATION = `mutation { volumeDelete(volumeId: \\"vol-1\\") }`;
const CURL = `curl -X POST https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $RAILWAY_API_TOKEN" -d '{"query":"${MUTATION}"}'`;

const volume: readonly [Question, Fact] = [
  { kind: 'resource', platform: 'railway', what: 'volume', id: 'vol-1', url: undefined, cwd: undefined },
  {
    kind: 'resource',
    platform: 'railway',
    what: 'volume',
    id: 'vol-1',
    name: 'pg-data',
    environments: [
      { name: 'staging', source: 'Railway, just now' },
      { name: 'production', source: 'Railway, just now' },
    ],
  },
];
const token: readonly [Question, Fact] = [
  { kind: 'credential', fingerprint: '', variable: 'RAILWAY_API_TOKEN' },
  {
    kind: 'credential',
    fingerprint: '',
    found: [{ file: 'scripts/domains.env', variable: 'RAILWAY_API_TOKEN', line: 3, scope: 'blanket' }],
  },
];

describe('engine', () => {
  it('tells the story of the incident in order', async () => {
    const { verdict, facts } = await judged({ command: CURL, agent: 'Cursor' }, [volume, token]);
    assert.equal(verdict.answer, 'ask');
    assert.equal(verdict.typed, 'pg-data');
    const { request } = {
      request: {
        id: '1',
        agent: 'cursor',
        agentTitle: 'Cursor',
        session: undefined,
        cwd: '/workspace',
        roots: [],
        act: { kind: 'command', command: CURL, shell: 'bash' },
      },
    } as const;
    const explanation = engine.explain(request, verdict, facts);
    assert.equal(explanation.title, 'Delete the Railway volume “pg-data”?');
    assert.equal(explanation.lead, 'Cursor wants to run a command that deletes it.');
    assert.deepEqual(
      explanation.rows.map(({ label }) => label),
      ['Where', 'Undo', 'Token', 'Instead'],
    );
    const [where, , source] = explanation.rows;
    assert.match(where?.text ?? '', /staging/);
    assert.match(where?.text ?? '', /production/);
    assert.match(where?.text ?? '', /it belongs to both/);
    assert.match(source?.text ?? '', /from scripts\/domains\.env:3; it may do everything in the account/);
    assert.ok(explanation.marks.length > 0);
  });

  it('asks the machine what it can know', async () => {
    const act = { kind: 'command', command: CURL, shell: 'bash' } as const;
    const plan = engine.plan(
      { id: '1', agent: 'a', agentTitle: 'A', session: undefined, cwd: '/w', roots: [], act },
      new Map(),
      defaultPolicy,
    );
    const asked = plan.questions.map(({ kind }) => kind).sort();
    assert.deepEqual(asked, ['blocked', 'credential', 'link', 'resource']);
  });

  it('sees the deed through every door', async () => {
    const doors: readonly Readonly<Record<string, unknown>>[] = [
      { command: CURL },
      {
        command: `Q='{"query":"${MUTATION}"}'; c=curl; $c https://backboard.railway.app/graphql/v2 --json "$Q"`,
      },
      {
        command: 'curl https://backboard.railway.app/graphql/v2 -d @q.json',
        files: { 'q.json': `{"query":"${MUTATION}"}` },
      },
      { command: 'railway volume delete -v vol-1 --yes' },
      {
        tool: {
          kind: 'mcp',
          server: 'railway',
          tool: 'remove_volume',
          input: { volume_id: 'vol-1', confirm: true },
        },
      },
      {
        tool: {
          kind: 'mcp',
          server: 'terminal',
          tool: 'run',
          input: { command: 'railway volume delete -v vol-1 --yes' },
        },
      },
      {
        tool: {
          kind: 'mcp',
          server: 'graphql',
          tool: 'execute',
          input: { query: 'mutation { volumeDelete(volumeId: "vol-1") }' },
        },
      },
    ];
    for (const door of doors) {
      const { verdict } = await judged(door, [volume]);
      assert.equal(verdict.answer, 'ask', JSON.stringify(door));
      assert.deepEqual(
        [...(verdict.actions[0]?.where ?? [])].map(({ name }) => name).sort(),
        ['production', 'staging'],
        JSON.stringify(door),
      );
    }
  });

  it('lets everyday work through', async () => {
    const lines = [
      'railway volume list',
      'grep -rn volumeDelete src',
      'git commit -m "Drop mutation { volumeDelete }"',
      'rm -rf dist',
      'npm test',
      'git push',
      'docker compose up -d',
      'curl -s https://example.com',
      'curl -X DELETE http://localhost:3000/users/1',
      'psql -h localhost -c "DROP TABLE a"',
      'tmp=$(mktemp -d) && rm -rf "$tmp"',
      "find . -name '*.pyc' -delete",
      'echo "rm -rf /"',
      'cat README.md',
      'sed -n 1,5p src/a.ts',
      'mkdir -p out && cp a.txt out/',
    ];
    for (const command of lines) assert.equal(await decision({ command }), 'pass', command);
  });

  it('does not take a remote database for a local one', async () => {
    const drop = `-c 'DROP TABLE a'`;
    assert.equal(await decision({ command: `psql postgres://app@localhost:5432/app ${drop}` }), 'pass');
    assert.equal(await decision({ command: `psql ${drop}`, env: { PGHOST: 'localhost' } }), 'pass');
    assert.equal(
      await decision({ command: `psql -h db.example.com ${drop}`, env: { PGHOST: 'localhost' } }),
      'ask',
    );
    assert.equal(await decision({ command: `psql -h "$HOST" ${drop}`, env: { PGHOST: 'localhost' } }), 'ask');
    assert.equal(await decision({ command: `psql -h db.example.com -d local ${drop}` }), 'ask');
    assert.equal(await decision({ command: `cd /srv/localhost && psql "$URL" ${drop}` }), 'ask');
  });

  it('knows what a search finds by its name', async () => {
    for (const command of [
      'find . -type d -name __pycache__ -exec rm -rf {} +',
      "find packages -name '*.tmp' -print0 | xargs -0 rm -f",
      'find . -name node_modules -prune -exec rm -rf {} ;'.replace(';', '\\;'),
    ]) {
      assert.equal(await decision({ command }), 'pass', command);
    }
    for (const command of [
      "find . ! -name '*.log' -delete",
      "find . -name '*.log' -o -delete",
      'find . -not -name dist -exec rm -rf {} +',
      "find . -name '*.ts' -delete",
      'find . -delete',
      "find /srv -name '*.log' -exec rm {} +",
    ]) {
      assert.equal(await decision({ command }), 'ask', command);
    }
  });

  it('asks of what it does not know', async () => {
    assert.equal(await decision({ command: 'railway volume $DEED' }), 'ask');
    assert.equal(await decision({ command: '$RUN now' }), 'ask');
    assert.equal(await decision({ tool: { kind: 'nothing' } }), 'ask');
    assert.deepEqual(deeds(await judged({ command: 'curl -X DELETE https://api.example.com/users/1' })), [
      'general/http-delete ask',
    ]);
    assert.deepEqual(
      deeds(await judged({ tool: { kind: 'mcp', server: 'crm', tool: 'deleteAllContacts', input: {} } })),
      ['general/mcp-delete ask'],
    );
    assert.deepEqual(
      deeds(
        await judged({
          tool: { kind: 'mcp', server: 'postgres', tool: 'query', input: { sql: 'DROP TABLE a' } },
        }),
      ),
      ['postgres/drop-table ask'],
    );
    assert.deepEqual(
      deeds(
        await judged({
          tool: { kind: 'mcp', server: 'github', tool: 'search', input: { query: 'drop table of contents' } },
        }),
      ),
      [],
    );
  });

  it('holds no secret', async () => {
    const secret = 'postgres://app:made-up-pass@db.example.com/app';
    const { verdict } = await judged({
      command: `pg_restore --clean -d ${secret} x.dump; RAILWAY_TOKEN=aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb railway volume delete -v a`,
    });
    assert.doesNotMatch(JSON.stringify(verdict), /made-up-pass|aaaaaaaa-1111/);
    assert.ok(verdict.credentials.length > 0);
  });

  it('tells the agent who stopped it and what it may do next', async () => {
    const { verdict } = await judged({ command: CURL });
    for (const by of ['policy', 'person', 'away', 'no-editor', 'failure'] as const) {
      const tell = tellAgent(verdict, by);
      assert.match(tell, /^Stopped by Chaperone: It would delete the Railway volume “vol-1”/);
      assert.match(tell, /Next step: “railway volume list”\./);
    }
    assert.match(tellAgent(verdict, 'person'), /said no/);
    assert.match(tellAgent(verdict, 'away'), /exactly the same request again/);
  });

  it('answers whatever it is given', async () => {
    const pieces = fc.constantFrom(
      'rm',
      '-rf',
      '$(',
      ')',
      '"',
      "'",
      '|',
      '&&',
      ';',
      '{',
      '}',
      'curl',
      '-d',
      '@x',
      'psql',
      '-c',
      'DROP TABLE a',
      '<<E',
      '\n',
      '`',
      '\\',
      '\u0000',
      '.env',
      'cat',
      '$X',
      '🙂',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 14 }),
        fc.constantFrom('bash', 'powershell', 'cmd', 'fish'),
        async (words, shell) => {
          const answer = await decision({ command: words.join(' '), shell });
          assert.ok(['pass', 'ask', 'stop'].includes(answer));
        },
      ),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        assert.ok(
          await decision({ tool: { kind: 'mcp', server: 'x', tool: 'run_sql', input: JSON.parse(text) } }),
        );
      }),
      { numRuns: 100 },
    );
  });
});
