import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const asked: readonly { readonly command: string; readonly shell?: string }[] = [
  { command: 'for i (app) dropdb -h db.prod.example.com $i', shell: 'zsh' },
  { command: 'for i (app) { dropdb -h db.prod.example.com $i }', shell: 'zsh' },
  { command: 'foreach i (app) dropdb -h db.prod.example.com $i; end', shell: 'zsh' },
  {
    command: 'if [[ -d x ]] { ls } elif (( 1 )) { dropdb -h db.prod.example.com app } else { ls }',
    shell: 'zsh',
  },
  { command: 'while (( 1 )) { dropdb -h db.prod.example.com app }', shell: 'zsh' },
  { command: 'repeat 2 { dropdb -h db.prod.example.com app }', shell: 'zsh' },
  { command: '() { dropdb -h db.prod.example.com $1 } app', shell: 'zsh' },
  { command: ". =(print 'dropdb -h db.prod.example.com app')", shell: 'zsh' },
  { command: 'n=c; c=dropdb; ${(P)n} -h db.prod.example.com app', shell: 'zsh' },
  { command: 'hash ls=/usr/bin/dropdb; ls -h db.prod.example.com app', shell: 'zsh' },
];

const passed: typeof asked = [
  { command: 'for i (a b) echo $i', shell: 'zsh' },
  { command: 'for i (a b) { echo $i }', shell: 'zsh' },
  { command: 'for i (a b); do echo $i; done', shell: 'zsh' },
  { command: 'foreach i (a b) echo $i; end', shell: 'zsh' },
  { command: 'if (( 1 )) { echo hi }', shell: 'zsh' },
  { command: 'if [[ -d dist ]] { rm -rf dist } else { echo no }', shell: 'zsh' },
  { command: 'while (( i++ < 3 )) { echo $i }', shell: 'zsh' },
  { command: 'repeat 2 { echo hi }', shell: 'zsh' },
  { command: '() { ls $1 } src', shell: 'zsh' },
  { command: "source =(print 'A=1')", shell: 'zsh' },
  { command: 'diff =(ls a) =(ls b)', shell: 'zsh' },
  { command: "git commit -m 'for x (a) { b }'", shell: 'zsh' },
  { command: 'f() { ls }; f', shell: 'zsh' },
];

describe('zsh’s short forms', () => {
  for (const row of asked)
    it(`asks: ${row.command}`, async () => assert.notEqual(await decision({ ...row }), 'pass'));
  for (const row of passed)
    it(`passes: ${row.command}`, async () => assert.equal(await decision({ ...row }), 'pass'));
});
