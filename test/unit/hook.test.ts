import assert from 'node:assert/strict';
import { access, copyFile, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { installLauncher, prepareHook } from '../../src/host/launcher.ts';
import { askHook, vscodeCommand } from '../kit/hook.ts';
import { projectRoot } from '../kit/project.ts';

/** A guard that tells how it was started, in the form of the real one. */
const guard = (word: string) =>
  `exports.practise = () => {};
   exports.answer = async (agent, seconds) => ({ stdout: '', stderr: \`${word} \${agent} \${seconds > 0}\`, exitCode: 2 });`;

/** The same in two parts, as the build writes it; the answer needs the second. */
function twoParts(word: string): string {
  const answer = "{ stdout: '', stderr: `${require('cold-rest').word} ${agent}`, exitCode: 2 }";
  const first = (length: number) =>
    `/* ${String(length).padStart(10, '0')} */(function (exports, require, module) {
      exports.practise = async () => { require('cold-rest'); };
      exports.answer = async (agent) => (${answer});
    })`;
  return `${first(first(0).length)}(exports, require, module);
    function coldRest(exports, require, module) { exports.word = '${word}'; }`;
}

describe('hook without an editor', () => {
  let home: string;
  let lib: string;
  const node = process.execPath;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
    lib = join(home, '.chaperone', 'lib');
    const outfile = join(home, 'hook.js');
    const source = join(projectRoot, 'src/hook.ts');
    await build({ entryPoints: [source], outfile, bundle: true, platform: 'node', format: 'cjs' });
    await place('first');
  });
  afterEach(async () => await rm(home, { recursive: true, force: true }));

  async function place(word: string, form = guard): Promise<void> {
    await writeFile(join(home, 'cold.js'), form(word));
    await writeFile(join(home, 'mcp.js'), '');
    await installLauncher({ home, dist: home, node });
  }
  const ask = async () => (await askHook(home, vscodeCommand(home, 'ls'))).stderr.trim();

  it('starts with and without its compiled form', async () => {
    assert.equal(await ask(), 'first vscode true');
    assert.equal(await prepareHook({ home, node }), true);
    await access(join(lib, 'cold.cache'));
    assert.equal(await ask(), 'first vscode true');
  });

  it('never runs the compiled form of another text', async () => {
    await prepareHook({ home, node });
    const kept = await readFile(join(lib, 'cold.cache'));
    await place('later');
    await writeFile(join(lib, 'cold.cache'), kept);
    assert.equal(await ask(), 'later vscode true');
    assert.equal(await prepareHook({ home, node }), true);
    assert.equal(await ask(), 'later vscode true');
  });

  it('compiles anew for another text, and not twice for the same', async () => {
    await prepareHook({ home, node });
    const past = new Date(Date.now() - 60_000);
    await utimes(join(lib, 'cold.cjs'), past, past);
    await copyFile(join(lib, 'cold.cache'), join(home, 'kept'));
    await writeFile(join(lib, 'cold.cache'), 'untouched');
    await prepareHook({ home, node });
    assert.equal(await readFile(join(lib, 'cold.cache'), 'utf8'), 'untouched');
    await place('later');
    await prepareHook({ home, node });
    assert.notEqual(await readFile(join(lib, 'cold.cache'), 'utf8'), 'untouched');
  });

  it('goes on with a damaged compiled form', async () => {
    await prepareHook({ home, node });
    const whole = await readFile(join(lib, 'cold.cache'));
    for (const damaged of [
      Buffer.from(''),
      whole.subarray(0, 70),
      Buffer.concat([whole, whole]).fill(7, 64),
    ]) {
      await writeFile(join(lib, 'cold.cache'), damaged);
      assert.equal(await ask(), 'first vscode true');
    }
  });

  it('reads the second part of a guard where it is needed, compiled or not', async () => {
    await place('behind', twoParts);
    assert.equal(await ask(), 'behind vscode');
    assert.equal(await prepareHook({ home, node }), true);
    assert.equal(await ask(), 'behind vscode');
    await writeFile(join(lib, 'cold-rest.cache'), 'damaged');
    assert.equal(await ask(), 'behind vscode');
    const kept = await readFile(join(lib, 'cold.cache'));
    await place('another', twoParts);
    await writeFile(join(lib, 'cold.cache'), kept);
    assert.equal(await ask(), 'another vscode');
  });

  it('stops where the second part is cut off or gone', async () => {
    const whole = twoParts('behind');
    for (const length of [whole.length - 4, whole.indexOf('function coldRest'), whole.indexOf('})(')]) {
      await writeFile(join(lib, 'cold.cjs'), whole.slice(0, length));
      assert.match(await ask(), /^Chaperone stopped this/);
    }
  });

  it('stops where the guard is missing or broken', async () => {
    await writeFile(join(lib, 'cold.cjs'), 'exports.answer = 1;');
    assert.match(await ask(), /^Chaperone stopped this/);
    await writeFile(join(lib, 'cold.cjs'), 'is no program');
    assert.match(await ask(), /^Chaperone stopped this/);
    await rm(join(lib, 'cold.cjs'));
    assert.match(await ask(), /^Chaperone stopped this/);
  });
});
