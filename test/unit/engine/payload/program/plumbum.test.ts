import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const asks = [
  "from plumbum import local; local['rm']['-rf','/srv/data']()",
  "from plumbum import local, FG; rm = local['rm']; rm['-rf', '/srv/data'] & FG",
  "from plumbum.cmd import kubectl; kubectl['delete', 'ns', 'prod']()",
  "import plumbum; plumbum.local['rm']('-rf', '/srv/data')",
  "import sh; sh.kubectl.delete('ns', 'prod')",
  "import ansible_runner; ansible_runner.run_command(executable_cmd='rm', cmdline_args=['-rf', '/srv/data'])",
  "import os; name = 'remove'; getattr(os, name)('/etc/passwd')",
  "import urllib.request as u; r = u.Request('https://api.example.com/users/42'); r.get_method = lambda: 'DELETE'; u.urlopen(r)",
  "import os; os.system(' '.join(['dropdb', 'prod']))",
];
const passes = [
  "from plumbum import local; print(local['ls']['-la']())",
  'import sh; print(sh.git.status())',
  "import os; print(getattr(os, 'getcwd')())",
  "import urllib.request as u; r = u.Request('https://api.example.com/users'); r.get_method = lambda: 'HEAD'; u.urlopen(r)",
];

describe('programs that start others by a library', () => {
  for (const code of asks)
    it(`ask: ${code}`, async () => assert.equal(await decision({ command: `python3 -c "${code}"` }), 'ask'));
  for (const code of passes)
    it(`pass: ${code}`, async () =>
      assert.equal(await decision({ command: `python3 -c "${code}"` }), 'pass'));
  it('ask where a member is named by a variable', async () => {
    const code = "const fs=require('fs');const d='rmSync';fs[d]('/home/me/x',{recursive:true})";
    assert.equal(await decision({ command: `node -e "${code}"` }), 'ask');
  });
});
