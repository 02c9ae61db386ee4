import assert from 'node:assert/strict';
import { matchesGlob } from '../../../../src/engine/globs/glob.ts';
import { shows, signsOf } from '../../../../src/engine/globs/glob-signs.ts';

const GLOBS = [
  '**/migrations/**',
  '**/*.tf',
  '**/Dockerfile*',
  '/etc/*.conf',
  '~/.config/**',
  '**/k8s/**/*.yml',
];

describe('the signs of globs', () => {
  const texts = [
    'migrations/1.sql',
    'db/Migrations/1.sql',
    '/work/app/main.tf',
    'MAIN.TF',
    'src/dockerfile.dev',
    '/etc/hosts.conf',
    '/home/a/etc/hosts.conf',
    '~/.config/gh/hosts.yml',
    'deploy/K8S/a/b.yml',
    'src/index.ts',
    'a',
    '',
    '/',
  ];
  for (const text of texts)
    it(`“${text}” fits none of those of which it shows no sign`, () => {
      const fitting = GLOBS.filter((glob) => matchesGlob(glob, text));
      const silent = GLOBS.filter((glob) => !shows(signsOf([glob]), text));
      assert.deepEqual(
        fitting.filter((glob) => silent.includes(glob)),
        [],
      );
      assert.equal(shows(signsOf(GLOBS), text), silent.length < GLOBS.length);
    });

  it('ordinary paths show none', () => {
    assert.equal(shows(signsOf(GLOBS), '/work/app/src/index.ts'), false);
  });

  it('a glob that begins with anything is always tried', () => {
    assert.equal(shows(signsOf(['**/?x/*']), 'src/index.ts'), true);
  });
});
