import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const asked: readonly { readonly command: string; readonly shell?: string }[] = [
  { command: "vim -S <(echo '!rm -rf /srv/data')" },
  { command: "cmake -P <(echo 'execute_process(COMMAND rm -rf /srv/data)')" },
  { command: 'cmake -P <(echo \'file(REMOVE_RECURSE "/srv/data")\')' },
  { command: 'gradle -I <(echo \'"rm -rf /srv/data".execute()\') tasks' },
  { command: "ninja -f <(printf 'rule x\\n command = rm -rf /srv/data\\nbuild y: x\\n')" },
  { command: "task -t <(printf 'version: 3\\ntasks:\\n  x: rm -rf /srv/data\\n') x" },
  { command: "make 'X=$(shell rm -rf /srv/data)'" },
  { command: "go test -exec 'rm -rf /srv/data' ./..." },
  { command: "mvn exec:exec -Dexec.executable=rm -Dexec.args='-rf /srv/data'" },
  {
    command: 'echo CreateObject("WScript.Shell").Run "cmd /c rd /s /q D:\\archive" > x.vbs & cscript x.vbs',
    shell: 'cmd',
  },
];

const passed: typeof asked = [
  { command: "vim -S <(echo 'set nu')" },
  { command: "cmake -P <(echo 'message(hi)')" },
  { command: 'cmake -DCMAKE_PREFIX_PATH=/opt -B build' },
  { command: "gradle -I <(echo 'println 1') tasks" },
  { command: "make 'X=$(shell date)' all" },
  { command: "task -t <(printf 'version: 3\\ntasks:\\n  x: echo hi\\n') x" },
  { command: "go test -exec 'sudo -E' ./..." },
  { command: 'cscript //nologo tools\\x.vbs', shell: 'cmd' },
];

describe('scripts that build tools and editors are handed', () => {
  for (const row of asked)
    it(`asks: ${row.command}`, async () => assert.notEqual(await decision({ ...row }), 'pass'));
  for (const row of passed)
    it(`passes: ${row.command}`, async () => assert.equal(await decision({ ...row }), 'pass'));
});
