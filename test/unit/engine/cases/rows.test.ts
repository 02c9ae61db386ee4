import assert from 'node:assert/strict';
import { decodeRow } from '../../../../src/engine/cases/rows.ts';
import { decision, deeds, judged } from '../lab.ts';

describe('engine/rows', () => {
  it('reads a command with its surroundings', () => {
    const { request, facts, environment } = decodeRow(
      JSON.stringify({
        id: 1,
        command: 'x',
        shell: 'PWSH',
        cwd: '/w',
        env: { A: 'b', N: 1 },
        files: { 'a/b.sh': 'echo' },
        environment: 'production',
        agent: 'claude',
      }),
    );
    assert.deepEqual(request.act, { kind: 'command', command: 'x', shell: 'powershell' });
    assert.deepEqual(
      [request.cwd, request.roots, request.variables, request.agent, environment],
      ['/w', ['/w'], { A: 'b' }, 'claude', 'production'],
    );
    assert.deepEqual([...facts.keys()], ['file:/w/a/b.sh']);
  });

  it('tells the shell from the command where nobody names it', () => {
    const shell = (command: string, named?: string) => {
      const { act } = decodeRow(JSON.stringify({ command, shell: named })).request;
      return act.kind === 'command' ? act.shell : undefined;
    };
    for (const command of [
      'Remove-Item -Recurse -Force .\\dist',
      '$old = Get-ChildItem .\\logs; $old | Remove-Item',
      '$env:CI = "1"; npm test',
      'if (Test-Path .\\dist) { Remove-Item .\\dist -Recurse }',
      'iwr https://example.com/x.ps1 | iex',
      'ls logs | Select-String error',
      'rm .\\dist -Recurse -Force',
    ])
      assert.equal(shell(command), 'powershell', command);
    for (const command of [
      'del /s /q C:\\data',
      'rd /s /q .\\dist',
      'if exist dist rmdir /s /q dist',
      'for /d %i in (*) do @echo %i',
      'echo y | format d: /q',
      'copy C:\\a.txt D:\\',
    ])
      assert.equal(shell(command), 'cmd', command);
    for (const command of [
      'rm -rf dist',
      'apt-get remove -y x',
      'if [ -d dist ]; then rm -r dist; fi',
      'for f in *; do echo $f; done',
      'Remove-itemized-list',
      'echo $HOME /s',
      'set -e; cd /d && ls',
      'pip-compile -q',
      'python3 -c "run_ps(\'Remove-Item x -Recurse\')"',
      'git log --format=%h | head',
    ])
      assert.equal(shell(command), 'bash', command);
    assert.equal(shell('Remove-Item x', 'zsh'), 'zsh');
    assert.equal(shell('rm x', 'unheard of'), 'bash');
  });

  it('reads the agents’ tools', () => {
    const act = (tool: unknown) => decodeRow(JSON.stringify({ tool })).request.act;
    assert.deepEqual(act({ kind: 'read', paths: ['a', 1] }), { kind: 'read', paths: ['a'] });
    assert.deepEqual(act({ kind: 'edit', path: 'a', old: 'x', new: 'y' }), {
      kind: 'edit',
      edits: [{ path: 'a', changes: [{ kind: 'replace', before: 'x', after: 'y' }] }],
    });
    assert.deepEqual(act({ kind: 'edit', path: 'a', content: 'x' }), {
      kind: 'edit',
      edits: [{ path: 'a', changes: [{ kind: 'write', text: 'x' }] }],
    });
    assert.deepEqual(act({ kind: 'mcp', server: 's', tool: 't', arguments: { a: 1 } }), {
      kind: 'mcp',
      server: 's',
      tool: 't',
      input: { a: 1 },
    });
    for (const odd of [{}, { kind: 'other' }, { kind: 'edit' }, null, 7])
      assert.equal(act(odd).kind, 'unreadable', JSON.stringify(odd));
  });

  it('never throws', () => {
    for (const line of [
      '',
      'null',
      '[]',
      '"x"',
      '{"id":{}}',
      '{"command":7}',
      '{"command":"x","files":{"a":1},"env":[],"cwd":5}',
      '{"tool":{"kind":"mcp","input":null}}',
    ]) {
      assert.doesNotThrow(() => decodeRow(line), line);
    }
  });

  it('lets every action land in the environment that the row names', async () => {
    const { verdict } = await judged({ command: 'psql -h localhost -c "DROP TABLE a"', environment: 'live' });
    assert.equal(verdict.answer, 'ask');
    assert.ok(verdict.actions[0]?.where.some(({ name, protected: held }) => name === 'live' && held));
  });

  it('takes what the row’s .gitignore leaves out for made again', async () => {
    const files = { '.gitignore': 'gen/\n', 'gen/a.txt': 'x', 'src/a.txt': 'x' };
    assert.equal(await decision({ command: 'rm -rf gen', files }), 'pass');
    assert.equal(await decision({ command: 'rm -rf src', files }), 'ask');
  });

  it('reads the scripts that the row brings along', async () => {
    const command = 'bash deploy.sh';
    assert.deepEqual(
      deeds(await judged({ command, files: { 'deploy.sh': 'railway volume delete -v pg --yes\n' } })),
      ['railway/volume-delete ask'],
    );
    assert.deepEqual(deeds(await judged({ command, files: { 'deploy.sh': 'railway up\n' } })), []);
  });
});
