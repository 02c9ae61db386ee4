import assert from 'node:assert/strict';
import { type Files, print, type Row, reading } from './print.ts';

const files: Files = {
  '/w/package.json':
    '{\n  "scripts": {\n    "reset": "prisma migrate reset --force",\n    "prereset": "echo hi",\n    "all": "npm run reset && npm run all",\n    "test": "jest"\n  }\n}\n',
  '/w/sub/package.json': '{"scripts":{"wipe":"rm -rf \\"$DIR\\""}}',
  '/w/bad/package.json': '{',
  '/w/x.sh': '#!/bin/bash\nset -e\nrm -rf "$1"\n',
  '/w/loop.sh': 'bash loop.sh\n',
  '/w/fn.sh': 'wipe() { rm x; }\nkeep() { ls; }\n"$@"\n',
  '/w/y.py': '#!/usr/bin/env python3\nimport os\n',
  '/w/tool': '#!/usr/bin/env bash\nrm tool\n',
  '/w/gone.sh': null,
  '/w/GNUmakefile': null,
  '/w/makefile': null,
  '/w/Makefile':
    'DIR = build\nRM := rm -f\n.PHONY: all\nall: clean\n\techo x\nclean: dep ; true\n\t@$(RM) -r $(DIR) \\\n\t  $$HOME\ndep:\n\t-echo dep $@ $(X)\n\tcd sub && rm y\n\trm z\n',
  '/w/justfile':
    "db := 'prod'\nreset target: check\n    dropdb {{db}}\n    dropdb {{target}}\ncheck:\n    echo ok\n",
  '/w/Justfile': null,
};

const rows: readonly Row[] = [
  // package managers
  ['npm run reset', 'npm run reset', 'npm run reset: echo hi', 'npm run reset: prisma migrate reset --force'],
  [
    'npm run reset -- --skip-seed "a b"',
    'npm run reset -- --skip-seed "a b"',
    'npm run reset: echo hi',
    'npm run reset: prisma migrate reset --force --skip-seed "a b"',
  ],
  [
    'npm run reset -- $X',
    'npm run reset -- ‹$X›',
    'npm run reset: echo hi',
    'npm run reset: prisma migrate reset --force ‹$X›',
  ],
  ['npm test', 'npm test', 'npm test: jest'],
  ['npm t', 'npm t', 'npm test: jest'],
  ['npm start', 'npm start'],
  ['npm install', 'npm install'],
  ['npm run', 'npm run'],
  ['npm run nope', 'npm run nope'],
  ['npm run $X', 'npm run ‹$X›', 'unread code'],
  [
    'npm run all',
    'npm run all',
    'npm run all: npm run reset',
    'npm run all > npm run reset: echo hi',
    'npm run all > npm run reset: prisma migrate reset --force',
    'npm run all: npm run all',
  ],
  ['npm --prefix sub run wipe', 'npm --prefix sub run wipe', 'npm run wipe: rm -rf ‹$DIR› (in /w/sub)'],
  ['npm -C bad test', 'npm -C bad test', 'unread code'],
  ['cd sub && npm run wipe', 'cd sub', 'npm run wipe (in /w/sub)', 'npm run wipe: rm -rf ‹$DIR› (in /w/sub)'],
  ['yarn reset', 'yarn reset', 'yarn reset: echo hi', 'yarn reset: prisma migrate reset --force'],
  [
    'yarn run reset --x',
    'yarn run reset --x',
    'yarn run reset: echo hi',
    'yarn run reset: prisma migrate reset --force --x',
  ],
  ['yarn prisma migrate reset', 'yarn prisma migrate reset', 'yarn: prisma migrate reset'],
  ['yarn add prisma', 'yarn add prisma'],
  ['pnpm reset', 'pnpm reset', 'pnpm reset: echo hi', 'pnpm reset: prisma migrate reset --force'],
  ['pnpm -C sub wipe', 'pnpm -C sub wipe', 'pnpm wipe: rm -rf ‹$DIR› (in /w/sub)'],
  ['pnpm run nope', 'pnpm run nope'],
  ['bun run reset', 'bun run reset', 'bun run reset: echo hi', 'bun run reset: prisma migrate reset --force'],
  [
    'sudo npm run reset',
    'sudo: npm run reset',
    'sudo > npm run reset: echo hi',
    'sudo > npm run reset: prisma migrate reset --force',
  ],
  ['npm run reset --prefix other', 'npm run reset --prefix other', 'asks /w/other/package.json'],
  // make, just
  [
    'make clean',
    'make clean',
    'make clean: echo dep dep ‹${X}›',
    'make clean: cd sub',
    'make clean: rm y (in /w/sub)',
    'make clean: rm z',
    'make clean: true',
    'make clean: rm -f -r build ~',
  ],
  [
    'make',
    'make',
    'make: echo dep dep ‹${X}›',
    'make: cd sub',
    'make: rm y (in /w/sub)',
    'make: rm z',
    'make: true',
    'make: rm -f -r build ~',
    'make: echo x',
  ],
  [
    'make DIR=/x clean',
    'make DIR=/x clean',
    'make clean: echo dep dep ‹${X}›',
    'make clean: cd sub',
    'make clean: rm y (in /w/sub)',
    'make clean: rm z',
    'make clean: true',
    'make clean: rm -f -r /x ~',
  ],
  [
    'make -C sub clean',
    'make -C sub clean',
    'asks /w/sub/GNUmakefile',
    'asks /w/sub/makefile',
    'asks /w/sub/Makefile',
  ],
  ['make -n clean', 'make -n clean'],
  ['make nope', 'make nope'],
  [
    'just reset prod',
    'just reset prod',
    'just reset prod: echo ok',
    'just reset prod: dropdb prod',
    'just reset prod: dropdb prod',
  ],
  ['just', 'just', 'just: echo ok', 'just: dropdb prod', 'just: dropdb ‹${target}›'],
  // script files
  ['bash x.sh /data', 'x.sh: set -e', 'x.sh: rm -rf /data'],
  ['./x.sh /data', 'x.sh /data', './x.sh: set -e', './x.sh: rm -rf /data'],
  ['/bin/sh ./x.sh', './x.sh: set -e', './x.sh: rm -rf ""'],
  ['source x.sh', 'x.sh: set -e', 'x.sh: rm -rf ‹$1›'],
  ['. ./x.sh a', './x.sh: set -e', './x.sh: rm -rf a'],
  ['bash < x.sh', 'x.sh: set -e', 'x.sh: rm -rf ""'],
  ['cat x.sh | bash', 'cat x.sh', 'bash: set -e', 'bash: rm -rf ""'],
  ['eval "$(cat x.sh)"', 'cat x.sh', 'eval: set -e', 'eval: rm -rf ‹$1›'],
  ['bash -c "$(cat x.sh)"', 'cat x.sh', 'bash -c: set -e', 'bash -c: rm -rf ""'],
  ['bash loop.sh'],
  ['bash fn.sh wipe', 'fn.sh: rm x'],
  ['./y.py a', 'y.py a', './y.py: python3 ./y.py a'],
  ['./tool', 'tool', './tool: rm tool'],
  ['bash gone.sh', 'bash gone.sh'],
  ['./gone.sh', 'gone.sh'],
  ['git pull; bash gone.sh', 'git pull', 'unread code'],
  ['chmod +x x.sh && ./x.sh a', 'chmod +x x.sh', 'x.sh a', './x.sh: set -e', './x.sh: rm -rf a'],
  ['sed -i s/a/b/ x.sh && ./x.sh', 'sed -i s/a/b/ x.sh', 'x.sh', 'unread code'],
  ["echo 'rm b' >> x.sh; bash x.sh a", 'echo "rm b" >>x.sh', 'x.sh: set -e', 'x.sh: rm -rf a', 'x.sh: rm b'],
  ['bash other.sh', 'bash other.sh', 'asks /w/other.sh'],
  ['bash "$X"', 'bash ‹$X›', 'unread code'],
  ['cd "$X"; bash x.sh', 'cd ‹$X›', 'unread code'],
  ['rm $(cat gone.sh)', 'cat gone.sh', 'rm ‹$(cat gone.sh)›'],
];

describe('shell: scripts in files', () => {
  for (const [line, ...expected] of rows) {
    it(line, () => assert.deepEqual(print(reading(line, 'bash', files)), expected));
  }

  it('places stand in the file', () => {
    const calls = [
      ...reading('npm test', 'bash', files).calls,
      ...reading('bash x.sh a', 'bash', files).calls,
    ];
    const texts = calls.flatMap(({ place }) => {
      const text = place.file === undefined ? undefined : files[place.file];
      return typeof text === 'string' ? [text.slice(place.start, place.end)] : [];
    });
    assert.deepEqual(texts, ['jest', 'set -e', 'rm -rf "$1"']);
  });
});
