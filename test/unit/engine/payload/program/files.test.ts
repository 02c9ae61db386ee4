import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

/** A call of a program's language, and the same on what is nobody's loss. */
const PAIRS: readonly (readonly [asks: string, passes: string])[] = [
  [
    `python3 -c "import os; os.rename('/etc/passwd', '/tmp/x')"`,
    `python3 -c "import os; os.rename('a.txt', 'b.txt')"`,
  ],
  [`python3 -c "open('/etc/hosts', 'w').write('x')"`, `python3 -c "print(open('/etc/hosts').read())"`],
  [`python3 -c "open('/dev/sda', 'wb').write(b'x')"`, `python3 -c "open('/dev/null', 'wb').write(b'x')"`],
  [
    `python3 -c "import tarfile; tarfile.open('x.tgz').extractall('/')"`,
    `python3 -c "import tarfile; tarfile.open('x.tgz').extractall('/tmp/x')"`,
  ],
  [`python3 -c "import os; os.kill(1, 9)"`, `python3 -c "import os; os.kill(1, 0)"`],
  [
    `python3 -c "import os; os.chmod('/etc/shadow', 0o777)"`,
    `python3 -c "import os; os.chmod('run.sh', 0o755)"`,
  ],
  [`node -e "fs.writeFileSync('/etc/hosts', 'x')"`, `node -e "fs.writeFileSync('out.txt', 'x')"`],
  [`node -e "process.kill(1, 'SIGKILL')"`, `node -e "process.kill(process.pid, 0)"`],
  [`perl -e 'open F, ">/etc/passwd"'`, `perl -e 'open(F, "<", "/etc/passwd"); print <F>'`],
  [`perl -e 'truncate "/srv/app.db", 0'`, `perl -e 'truncate "/tmp/app.db", 0'`],
  [`lua -e 'io.open("/etc/passwd", "w")'`, `lua -e 'print(io.open("/etc/passwd", "r"))'`],
  [`php -r '@unlink("/srv/app.db");'`, `php -r '@unlink("/tmp/app.db");'`],
];

describe('engine/payload/program-files', () => {
  for (const [asks, passes] of PAIRS) {
    it(`asks about ${asks}`, async () => assert.equal(await decision({ command: asks }), 'ask'));
    it(`lets ${passes} through`, async () => assert.equal(await decision({ command: passes }), 'pass'));
  }
});
