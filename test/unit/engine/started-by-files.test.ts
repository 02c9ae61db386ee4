import assert from 'node:assert/strict';
import { decision } from './lab.ts';

type Row = readonly [command: string, files: Record<string, string>];

const scripts = (value: Record<string, string>) => JSON.stringify({ scripts: value });
const play = (task: string) => `- hosts: web\n  tasks:\n    - ${task}\n`;
const compose = (line: string) => `services:\n  ops:\n    image: postgres:16\n    ${line}\n`;

const asks: readonly Row[] = [
  ['npm ci', { 'package.json': scripts({ prepare: 'dropdb prod' }) }],
  ['yarn', { 'package.json': scripts({ postinstall: 'dropdb prod' }) }],
  ['npm pkg set scripts.bye="dropdb prod" && npm run bye', {}],
  ['pip install -e .', { 'setup.py': "import os\nos.system('dropdb prod')\n" }],
  ['direnv allow', { '.envrc': 'dropdb prod\n' }],
  ['ansible-playbook p.yml', { 'p.yml': play('shell: rm -rf /srv/data') }],
  ['ansible-playbook p.yml', { 'p.yml': play('mysql_db: name=shop state=absent') }],
  ['crontab c', { c: '0 0 * * * rm -rf /srv/data\n' }],
  ['docker compose run ops', { 'compose.yaml': compose('command: dropdb -h db.example.com shop') }],
  ['cp a.sh /tmp/b.sh && bash /tmp/b.sh', { 'a.sh': 'dropdb prod\n' }],
  ['bash t.sh', { 't.sh': 'T=$(gh auth token)\necho "it is $T"\n' }],
];
const passes: readonly Row[] = [
  ['npm ci --ignore-scripts', { 'package.json': scripts({ prepare: 'dropdb prod' }) }],
  ['npm install lodash', { 'package.json': scripts({ prepare: 'dropdb prod' }) }],
  ['pip install .', { 'setup.py': 'from setuptools import setup\nsetup()\n' }],
  ['direnv allow', { '.envrc': 'eval "$(lorri direnv)"\nuse nix\n' }],
  ['ansible-playbook p.yml --check', { 'p.yml': play('shell: rm -rf /srv/data') }],
  ['ansible-playbook p.yml', { 'p.yml': play('file: path=/etc/nginx/sites-enabled/default state=absent') }],
  ['docker compose run ops psql -l', { 'compose.yaml': compose('command: dropdb -h db.example.com shop') }],
  [
    'docker compose up -d',
    { 'compose.yaml': compose('profiles: [x]\n    command: dropdb -h db.example.com s') },
  ],
  ['cp a.sh /tmp/b.sh && bash /tmp/b.sh', { 'a.sh': 'npm test\n' }],
  ['bash t.sh', { 't.sh': 'gh auth token | docker login ghcr.io -u x --password-stdin\n' }],
  ['export GH_TOKEN=$(./t.sh)', { 't.sh': '#!/bin/sh\ngh auth token\n' }],
];

describe('engine: what files start', () => {
  for (const [command, files] of asks)
    it(`asks: ${command}`, async () => assert.equal(await decision({ command, files }), 'ask'));
  for (const [command, files] of passes)
    it(`passes: ${command}`, async () => assert.equal(await decision({ command, files }), 'pass'));
});
