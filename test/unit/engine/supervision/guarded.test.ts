import assert from 'node:assert/strict';
import { configureActions, editActions, writeActions } from '../../../../src/engine/supervision/guarded.ts';
import { textTouches, touchesKeys } from '../../../../src/engine/supervision/settings-keys.ts';
import type { Call } from '../../../../src/model/call.ts';
import type { Fact } from '../../../../src/model/fact.ts';
import type { GuardedFiles } from '../../../../src/model/guarded.ts';
import type { Change } from '../../../../src/model/request.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';

const guarded: readonly GuardedFiles[] = [
  { title: 'Chaperone’s own files', globs: ['~/.chaperone/**'] },
  { title: 'settings', globs: ['.vscode/settings.json'], keys: ['chat.useHooks', 'hooks'] },
];
const policy = { ...defaultPolicy, protectedFiles: ['**/migrations/**', '*.tf'] };
const place = { start: 0, end: 0 };

const edit = (path: string, changes: readonly Change[], before?: string) => {
  const fact: Fact = { kind: 'file', path: `/w/${path}`, state: 'text', text: before ?? '', hash: '' };
  const facts = new Map(before === undefined ? [] : [[`file:/w/${path}`, fact]]);
  const { actions } = editActions([{ path, changes }], '/w', { guarded, facts, policy, roots: ['/w'] });
  return actions.map(({ rule }) => rule);
};

function write(line: string, output?: string) {
  const word = (text: string) => ({ text, certain: true, place });
  const [program = '', ...args] = line.split(' ');
  const call: Call = {
    program,
    name: word(program),
    args: args.map(word),
    variables: {},
    input: undefined,
    cwd: '/w',
    via: [],
    place,
    output: output === undefined ? [] : [{ operator: '>', target: word(output) }],
  };
  const at = {
    guarded,
    policy,
    roots: ['/w'],
    facts: new Map<string, Fact>(),
    leaveOut: (path: string) => path.endsWith('.env'),
  };
  return writeActions([call], line, at, []).map(({ rule }) => rule);
}

describe('engine/guarded', () => {
  it('stops a change of a guarded file and shows one of a protected file', () => {
    assert.deepEqual(edit('/home/a/.chaperone/policy.jsonc', [{ kind: 'write', text: '{}' }]), [
      'guard-edit',
    ]);
    assert.deepEqual(edit('~/.chaperone/bin/hook', [{ kind: 'delete' }]), ['guard-edit']);
    assert.deepEqual(edit('db/migrations/1.sql', [{ kind: 'write', text: '' }]), ['protected-edit']);
    assert.deepEqual(edit('.chaperone.jsonc', [{ kind: 'write', text: '{}' }]), ['protected-edit']);
    assert.deepEqual(edit('infra/main.tf', [{ kind: 'write', text: '' }]), ['protected-edit']);
    assert.deepEqual(edit('src/a.ts', [{ kind: 'write', text: '' }]), []);
  });

  it('looks at the keys of a settings file', () => {
    const before = '{ // mine\n "a": 1, "chat.useHooks": true }';
    assert.deepEqual(
      edit('.vscode/settings.json', [{ kind: 'replace', before: '"a": 1', after: '"a": 2' }], before),
      [],
    );
    assert.deepEqual(
      edit('.vscode/settings.json', [{ kind: 'replace', before: '"a": 1', after: '"chat.x": 2' }], before),
      ['protected-edit'],
    );
    assert.deepEqual(
      edit('.vscode/settings.json', [{ kind: 'replace', before: 'true', after: 'false' }], before),
      ['guard-edit'],
    );
    assert.deepEqual(edit('.vscode/settings.json', [{ kind: 'write', text: '{"a": 1}' }], before), [
      'guard-edit',
    ]);
    assert.deepEqual(
      edit('.vscode/settings.json', [{ kind: 'write', text: '{"chat": {"useHooks": false}}' }], ''),
      ['guard-edit'],
    );
    assert.deepEqual(
      edit('.vscode/settings.json', [{ kind: 'patch', text: '+ "chat.use\\u0048ooks": false' }]),
      ['guard-edit'],
    );
  });

  it('compares values, not texts', () => {
    assert.equal(
      touchesKeys(
        'a.json',
        '{"hooks": {"a": 1}}',
        [{ kind: 'write', text: '{ "hooks": { "a": 1 }, "b": 2 }' }],
        ['hooks'],
      ),
      false,
    );
    assert.equal(
      touchesKeys(
        'a.json',
        '{"hooks": {"a": 1}}',
        [{ kind: 'write', text: '{ "hooks": { "a": ' }],
        ['hooks'],
      ),
      true,
    );
    assert.equal(touchesKeys('a.json', '{"hooks": {"a": 1}}', [{ kind: 'delete' }], ['hooks']), true);
    assert.equal(textTouches('nothing here', ['hooks']), false);
  });

  it('sees commands that write such files', () => {
    for (const line of [
      'rm -rf /home/a/.chaperone',
      'mv /root/.chaperone x',
      'tee /home/a/.chaperone/policy.jsonc',
      'cp x /home/a/.chaperone/bin/hook',
      'ln -s /home/a/.chaperone x',
      'sed -i s/a/b/ /Users/a/.chaperone/bin/hook',
      'chmod -x /home/a/.chaperone/bin/hook',
      'dd if=x of=/home/a/.chaperone/bin/hook',
      'rm -rf .vscode',
      'mv x.json .vscode/settings.json',
    ]) {
      assert.deepEqual(write(line), ['guard-edit'], line);
    }
    assert.deepEqual(write('echo "chat.useHooks":false', '.vscode/settings.json'), ['guard-edit']);
    assert.deepEqual(write('echo {}', '.vscode/settings.json'), ['protected-edit']);
    assert.deepEqual(write('echo x', 'db/migrations/1.sql'), ['protected-edit']);
    for (const line of [
      'cat /home/a/.chaperone/policy.jsonc',
      'cp /home/a/.chaperone/policy.jsonc x',
      'ls .vscode',
      'rm db/migrations/1.sql',
      'touch .env',
      'cp .env.example .env',
    ]) {
      assert.deepEqual(write(line), [], line);
    }
  });

  it('stops new settings of a guarded file', () => {
    assert.deepEqual(
      configureActions(['.vscode/settings.json'], '/w', guarded).map(({ rule, undo }) => [rule, undo]),
      [['guard-configure', 'none']],
    );
    assert.deepEqual(configureActions(['other.json'], '/w', guarded), []);
  });
});
