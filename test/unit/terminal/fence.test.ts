import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fencedPrograms } from '../../../src/editor/fenced.ts';
import { installLauncher } from '../../../src/host/launcher.ts';
import { platforms } from '../../../src/rules/index.ts';
import { AGENT, openTerminalLab, type TerminalLab } from '../../kit/terminal-lab.ts';
import { shellsHere } from '../../kit/terminal-shell.ts';

const NODE = JSON.stringify(process.execPath);

describe('second fence', function () {
  this.timeout(60_000);
  let lab: TerminalLab;
  beforeEach(async () => {
    lab = await openTerminalLab();
    await lab.fence([
      { program: 'touch', words: undefined },
      { program: 'mkdir', words: ['x*', '-p'] },
      { program: 'cat', words: undefined },
      { program: 'no-such-program', words: undefined },
    ]);
  });
  afterEach(() => lab.close());
  const made = (file: string) => existsSync(join(lab.cwd, file));

  it('stands only in front of programs that are there', async () => {
    const shims = () => readdirSync(join(lab.home, '.chaperone/shims')).sort();
    assert.deepEqual(shims(), ['cat', 'mkdir', 'touch']);
    await lab.fence([{ program: 'touch', words: undefined }]);
    assert.deepEqual(shims(), ['touch']);
  });

  const starters: readonly (readonly [string, string, string])[] = [
    ['Node', `${NODE} -e "require('child_process').spawnSync('touch', ['doo' + 'med'])"`, ''],
    ['a variable', 'D=doo; touch ${D}med', ''],
    ['make', 'make -s', 'all:\n\t@touch doo$(NOTHING)med\n'],
    ['sh', 'sh Makefile', 'D=doo\ntouch ${D}med\n'],
    ['bash', 'bash Makefile', 'D=doo\ntouch ${D}med\n'],
    ['env', 'env -u FOO nice touch doo$(printf med)', ''],
    ['find', "find . -maxdepth 0 -exec sh -c 'touch doo$1' _ med ';'", ''],
    ['xargs', 'printf "doo%s" med | xargs touch', ''],
  ];
  for (const [name, line, file] of starters) {
    it(`sees what ${name} starts`, async () => {
      writeFileSync(join(lab.cwd, 'Makefile'), file);
      const shell = lab.shell('bash', { env: AGENT });
      await shell.line('true');
      await shell.line(line);
      assert.ok(lab.lines().includes('touch doomed'), shell.printed());
      assert.equal(made('doomed'), false);
    });
  }

  for (const name of shellsHere())
    it(`says of what ${name} starts in which terminal it is, also by a shell inside`, async () => {
      const shell = lab.shell(name, { env: AGENT });
      await shell.line('true');
      await shell.line('touch a');
      await shell.line("bash -c 'touch b'");
      const terminals = new Set(lab.asked.map(({ terminal }) => terminal));
      assert.equal(terminals.size, 1);
      assert.match([...terminals][0] ?? '', /^\d+$/);
      const programs = lab.asked.filter(({ act }) => act.kind === 'command' && act.shell === 'sh');
      assert.ok(programs.length >= 2, shell.printed());
    });

  it('passes words, input and status through', async () => {
    const shell = lab.shell('bash', { env: AGENT });
    await shell.line('true');
    await shell.line(`touch 'a b' 'c"d\\e' $'f\\ng'`);
    assert.ok(made('a b') && made('c"d\\e') && made('f\ng'), shell.printed());
    const { output } = await shell.line('printf "in put\\n" | cat; cat /no-such; echo status-$?');
    assert.match(output, /[\r\n]in put/);
    assert.match(output, /status-1/);
  });

  it('asks only where a word of a deed stands there', async () => {
    const shell = lab.shell('bash', { env: AGENT });
    await shell.line('true');
    lab.asked.length = 0;
    await shell.line('mkdir calm');
    await shell.line('mkdir extra; mkdir xtra');
    assert.deepEqual(lab.lines(), ['mkdir calm', 'mkdir extra; mkdir xtra', 'mkdir xtra']);
    assert.ok(made('calm') && made('xtra'));
  });

  it('is not in a person’s way', async () => {
    const { printed, line } = lab.shell('bash');
    await line('type touch');
    assert.doesNotMatch(printed(), /shims/);
  });

  it('holds where nothing answers', async () => {
    const shell = lab.shell('bash', { env: AGENT });
    await shell.line('true');
    shell.type('sleep 1; touch late\r');
    await new Promise((resolve) => setTimeout(resolve, 400));
    await lab.closeWindow();
    await shell.waitFor(/its guard gave no answer/);
    assert.equal(made('late'), false);
  });

  it('is no circle where the launcher itself needs a fenced program', async () => {
    const dist = join(lab.home, 'dist');
    mkdirSync(dist);
    for (const name of ['hook.js', 'cold.js', 'mcp.js']) writeFileSync(join(dist, name), 'process.exit(1)');
    await installLauncher({ home: lab.home, dist, node: process.execPath });
    await lab.fence(['touch', 'date', 'head', 'curl'].map((program) => ({ program, words: undefined })));
    await lab.closeWindow();
    const env = { ...lab.env, ...AGENT, PATH: `${join(lab.home, '.chaperone/shims')}:${process.env.PATH}` };
    const { status, stderr } = spawnSync('touch', ['x'], {
      cwd: lab.cwd,
      env,
      encoding: 'utf8',
      timeout: 30_000,
    });
    assert.equal(status, 126);
    assert.match(stderr, /^Chaperone stopped this: [^\n]+\n$/);
  });

  it('knows the programs of every platform', () => {
    const fenced = new Map(fencedPrograms(platforms).map(({ program, words }) => [program, words]));
    assert.equal(fenced.get('rm'), undefined);
    assert.ok(fenced.has('rm') && fenced.has('psql') && fenced.has('curl'));
    assert.ok(fenced.get('railway')?.includes('delete'));
    assert.equal(fenced.get('railway')?.includes('list'), false);
    assert.equal(fenced.has('Remove-Item'), false);
  });
});
