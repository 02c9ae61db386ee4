import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { windowsHook } from '../../src/gateways/windows-hook.ts';
import { canaryPath, installLauncher, launcherPath } from '../../src/host/launcher.ts';

/** cmd, as Wine brings it. */
const [WINE = '', ...CMD] = ['wine', 'cmd', '/d', '/c'];

/** Its first start on a machine takes half a minute. */
const cmd = (line: readonly string[], cwd: string) =>
  spawnSync(WINE, [...CMD, ...line], {
    ...{ cwd, env: { ...process.env, WINEDEBUG: '-all' }, encoding: 'utf8', timeout: 120_000 },
  });
const here = cmd(['ver'], tmpdir()).status === 0;

/** The file as Windows' programs see it. */
const seen = (path: string) => `Z:${path.replaceAll('/', '\\')}`;

describe(`Windows’ launcher in Wine’s cmd${here ? '' : ' (left out: there is no Wine here)'}`, () => {
  let folder = '';
  const codes = new Map<string, number>();
  if (!here) return;

  /** By name: what to run, and the standard input of all that runs there. */
  const cases = new Map<string, readonly [line: string, input: string]>();
  const home = (name: string) => join(folder, name);
  const hook = (name: string) => seen(launcherPath(home(name), 'win32'));

  // Each start of Wine takes seconds, so all of them run in one.
  before(async function () {
    this.timeout(120_000);
    folder = mkdtempSync(join(tmpdir(), 'ch with blanks '));
    // In the hook's place stands a program that ends with what its input says: cmd itself.
    const runtimes = { whole: 'C:\\windows\\system32\\cmd.exe', empty: '', gone: '..\\nowhere.exe' };
    for (const name of ['hook.js', 'cold.js', 'mcp.js']) writeFileSync(join(folder, name), '');
    for (const [name, runtime] of Object.entries(runtimes)) {
      await installLauncher({ home: home(name), dist: folder, node: 'C:\\x.exe', platform: 'win32' });
      writeFileSync(join(home(name), '.chaperone', 'lib', 'runtime'), runtime && `${runtime}\r\n`);
    }
    for (const input of [
      'exit 100',
      'exit 102',
      'exit 0',
      'exit 2',
      'exit 99',
      'exit 101',
      'exit 103',
      'exit -1',
    ])
      cases.set(input, [`"${hook('whole')}" claude`, input]);
    writeFileSync(join(folder, 'misled.cmd'), `@set ERRORLEVEL=100\r\n@"${hook('whole')}" claude\r\n`);
    cases.set('misled', ['misled.cmd', 'exit 0']);
    for (const name of ['empty', 'gone']) cases.set(name, [`"${hook(name)}" claude`, '{}']);
    for (const [name, launcher] of [
      ['line', hook('whole')],
      ['astray', seen(join(folder, 'nowhere', 'hook.cmd'))],
    ] as const)
      writeFileSync(join(folder, `${name}.cmd`), `@${windowsHook(launcher, 'codex')}\r\n`);
    for (const input of ['exit 100', 'exit 102', 'exit 7']) cases.set(`line ${input}`, ['line.cmd', input]);
    cases.set('astray', ['astray.cmd', '{}']);
    for (const word of ['', 'a/b', '4F', 'x.y', '4f2a'])
      cases.set(`canary ${word}`, [`"${seen(canaryPath(home('whole'), 'win32'))}" ${word}`, '']);
    const lines = [...cases].flatMap(([name, [line, input]], at) => {
      writeFileSync(join(folder, `in${at}`), `${input}\r\n`);
      return [`cmd /d /c ${line} <in${at} >out${at} 2>err${at}`, `echo ${name}=%errorlevel%`];
    });
    writeFileSync(join(folder, 'all.cmd'), ['@echo off', ...lines, ''].join('\r\n'));
    for (const line of cmd(['all.cmd'], folder).stdout.split('\r\n')) {
      const at = line.lastIndexOf('=');
      if (at > 0) codes.set(line.slice(0, at), Number(line.slice(at + 1)));
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const said = (stream: 'out' | 'err', name: string) =>
    readFileSync(join(folder, `${stream}${[...cases.keys()].indexOf(name)}`), 'utf8');
  const STOPPED = /Chaperone stopped this: [^\r\n]+\.\r?\n$/;

  it('lets nothing pass but the one code for it', () => {
    assert.equal(codes.get('exit 100'), 0);
    for (const input of ['exit 102', 'exit 0', 'exit 2', 'exit 99', 'exit 101', 'exit 103', 'exit -1']) {
      assert.equal(codes.get(input), 2, input);
      // The hook itself has said why.
      assert.equal(STOPPED.test(said('err', input)), input !== 'exit 102', input);
    }
  });

  it('is not misled by a variable that is named like the code', () => {
    assert.equal(codes.get('misled'), 2);
    assert.match(said('err', 'misled'), STOPPED);
  });

  it('blocks where it finds no program for the hook', () => {
    for (const name of ['empty', 'gone']) {
      assert.equal(codes.get(name), 2);
      assert.match(said('err', name), STOPPED);
      assert.equal(said('out', name), '');
    }
  });

  it('is called by the line that stands in agents’ settings', () => {
    assert.equal(codes.get('line exit 100'), 0);
    for (const input of ['exit 102', 'exit 7']) assert.equal(codes.get(`line ${input}`), 2, input);
  });

  it('is missed by that line', () => {
    assert.equal(codes.get('astray'), 2);
    assert.notEqual(said('err', 'astray'), '');
  });

  it('has a test that leaves its mark, and no other', () => {
    for (const word of ['', 'a/b', '4F', 'x.y']) assert.equal(codes.get(`canary ${word}`), 2, word);
    assert.equal(codes.get('canary 4f2a'), 0);
    assert.deepEqual(readdirSync(join(home('whole'), '.chaperone', 'canaries')), ['4f2a']);
  });
});
