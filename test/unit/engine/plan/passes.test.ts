import assert from 'node:assert/strict';
import { passActions, type ReadLine } from '../../../../src/engine/plan/passes.ts';
import { readLines } from '../../../../src/engine/read.ts';
import type { Request } from '../../../../src/model/request.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';

const facts = new Map();

/** What the passes find in a line, and how often they asked whether a file holds credentials. */
function found(command: string): { readonly rules: readonly string[]; readonly asked: number } {
  const { calls, sets } = readLines([{ command, shell: 'bash' }], { cwd: '/w' }, facts);
  let asked = 0;
  const request: Request = {
    id: '',
    agent: '',
    agentTitle: '',
    session: undefined,
    cwd: '/w',
    roots: ['/w'],
    act: { kind: 'command', command, shell: 'bash' },
  };
  const line: ReadLine = {
    text: command,
    calls,
    here: calls,
    sets,
    asked: () => [],
    request,
    facts,
    policy: defaultPolicy,
    ports: {
      platforms: [],
      guarded: [],
      findCredentials: () => [],
      fingerprint: () => '',
      credentialFile: (path) => {
        asked += 1;
        return path.endsWith('.env') ? 'credential' : undefined;
      },
    },
    questions: [],
  };
  return { rules: passActions(line).map(({ rule }) => rule), asked };
}

describe('passes over a line', () => {
  it('find by a program that concerns them', () => {
    assert.deepEqual(found('cat .env').rules, ['credential-read']);
    assert.deepEqual(found('unset __chaperone_prompt').rules, ['guard-edit']);
    assert.deepEqual(found('cp /dev/null data.db').rules, ['empty-file']);
  });

  it('find by a sign, whatever the program', () => {
    assert.deepEqual(found('acme > /etc/passwd').rules, ['overwrite-file']);
    assert.deepEqual(found('env -i bash').rules, ['guard-leave']);
    assert.deepEqual(found('PS0=x').rules, ['guard-leave']);
    assert.deepEqual(found('PATH=${PATH#*:} acme').rules, ['guard-leave']);
  });

  it('are left out where nothing concerns them', () => {
    assert.deepEqual(found('acme status').rules, []);
    assert.equal(found('acme .env').asked, 0);
  });
});
