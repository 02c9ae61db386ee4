import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

describe('cli', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'chaperone-cli-'));
  const outfile = join(folder, 'cli.cjs');

  before(async () => {
    await build({
      entryPoints: ['src/cli.ts'],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      outfile,
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [outfile, ...args], {
      input,
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, HOME: folder },
    });
  const judge = (rows: readonly string[]) =>
    run(['judge', '--jsonl', '--pure'], rows.join('\n'))
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('answers every row on a line of its own, bad rows too', () => {
    const answers = judge([
      '{"id":"a","command":"railway volume delete -v pg --yes","environment":"production"}',
      '{"id":2,"command":"npm test"}',
      'not json',
      '[]',
      '{"id":5}',
      '{"id":6,"tool":{"kind":"read","path":".env"}}',
    ]);
    assert.deepEqual(
      answers.map(({ id, decision }) => [id, decision]),
      [
        ['a', 'ask'],
        [2, 'pass'],
        [null, 'ask'],
        [null, 'ask'],
        [5, 'ask'],
        [6, 'stop'],
      ],
    );
    assert.deepEqual(Object.keys(answers[0]), ['id', 'decision', 'actions', 'unread', 'why']);
    assert.deepEqual(answers[0].actions, [
      {
        platform: 'railway',
        rule: 'volume-delete',
        verb: 'delete',
        what: 'volume',
        targets: ['pg'],
        environment: 'production',
        undo: 'vendor',
      },
    ]);
  });

  it('judges thousands of rows in one process', () => {
    const rows = Array.from({ length: 3000 }, (_, at) =>
      JSON.stringify({ id: at, command: at % 2 ? 'npm run build && git status' : `rm -rf dist/${at}` }),
    );
    const answers = judge(rows);
    assert.equal(answers.length, 3000);
    assert.ok(answers.every(({ decision }) => decision === 'pass'));
  });

  it('explains a command step by step', () => {
    const { stdout, status } = run([
      'explain',
      'cd api && sudo railway volume delete -v pg-data -e production',
      '--pure',
    ]);
    assert.equal(status, 0);
    for (const part of [
      'Calls',
      'by way of sudo',
      'railway/volume-delete',
      'Verdict: ask',
      'Delete the Railway volume “pg-data”?',
      'production',
      'What the agent hears',
    ]) {
      assert.ok(stdout.includes(part), part);
    }
  });

  it('explains for the shell that it is told, or for the one that the command is written for', () => {
    const line = ['ri', 'C:\\data', '-Recurse'];
    assert.ok(run(['explain', '--pure', line.join(' ')]).stdout.includes('windows/remove-item'));
    assert.ok(run(['explain', '--pure', '--shell=pwsh', ...line]).stdout.includes('windows/remove-item'));
    assert.ok(!run(['explain', '--pure', '--shell=bash', ...line]).stdout.includes('windows/remove-item'));
  });

  it('tests a policy file, and fails where it should', () => {
    const write = (expect: string) =>
      writeFileSync(
        join(folder, '.chaperone.jsonc'),
        `{ "tests": [{ "command": "git push --force origin main", "expect": "${expect}" }] } // ours`,
      );
    write('pass');
    const failing = run(['test']);
    assert.equal(failing.status, 1);
    assert.match(
      failing.stdout,
      /^\.chaperone\.jsonc:1 {2}“git push --force origin main” should pass, but .*0 passed, 1 failed\n$/s,
    );
    write('ask');
    assert.deepEqual(
      [run(['test', '.chaperone.jsonc']).status, run(['test']).stdout],
      [0, '1 passed, 0 failed\n'],
    );
    assert.equal(run(['test', 'none.jsonc']).status, 1);
    write('perhaps');
    assert.match(run(['test']).stdout, /must be one of pass, ask, stop/);
  });

  it('finds the README’s policies in order', () => {
    const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```jsonc\n(.*?)```/gs)];
    assert.ok(blocks.length >= 2);
    for (const [, block = ''] of blocks) {
      writeFileSync(join(folder, 'readme.jsonc'), block);
      const { stdout, status } = run(['test', 'readme.jsonc']);
      assert.equal(status, 0, stdout);
    }
  });

  it('says how it is used', () => {
    const { stderr, status } = run(['what']);
    assert.equal(status, 2);
    assert.match(stderr, /judge --jsonl/);
  });
});
