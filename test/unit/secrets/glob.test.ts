import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesSome } from '../../../src/secrets/glob.ts';
import { globMatcher } from '../../../src/secrets/glob-states.ts';

const GLOBS = [
  '.env',
  '*.pem',
  '*.tfstate.backup',
  'id_{rsa,ed25519}',
  '*_key[0-9].txt',
  '.ssh/**',
  'run/secrets/*',
  '/proc/*/environ',
  '~/.token',
  'a/**/b.json',
];

const rows: readonly (readonly [path: string, fits: boolean])[] = [
  ['.env', true],
  ['/workspace/.ENV', true],
  ['C:\\work\\.env', true],
  ['/workspace/x.env', false],
  ['/workspace/.env/x', false],
  ['/w/server.pem', true],
  ['/w/a.b.PEM', true],
  ['/w/.pem', true],
  ['/w/pem', false],
  ['/w/server.pem.txt', false],
  ['prod.tfstate.backup', true],
  ['prod.tfstate.x.backup', false],
  ['/home/x/id_ed25519', true],
  ['/home/x/id_dsa', false],
  ['/w/api_key7.txt', true],
  ['/w/api_keyx.txt', false],
  ['/home/x/.ssh/keys/one', true],
  ['/home/x/.ssh', false],
  ['/run/secrets/db', true],
  ['/run/secrets/db/deeper', false],
  ['/proc/1/environ', true],
  ['/other/proc/1/environ', false],
  ['~/.token', true],
  ['/home/~/.token', false],
  ['x/a/b.json', true],
  ['x/a/c/d/b.json', true],
  ['', false],
];

describe('globs of files of credentials', () => {
  for (const [path, fits] of rows)
    it(`${path || 'nothing'} ${fits ? 'fits' : 'does not fit'}`, () =>
      assert.equal(matchesSome(path, GLOBS), fits));

  it('an empty list fits nothing', () => {
    assert.equal(matchesSome('', []), false);
    assert.equal(matchesSome('.env', []), false);
  });

  it('a glob that is no pattern fits nothing, and spoils no other', () =>
    assert.equal(matchesSome('/w/x.pem', ['[z-a]', '*.pem']), true));

  it('is matched alike by a regular expression and by states', () => {
    const part = fc.constantFrom('a', 'b', '.', '/', '*', '**', '**/', '?', '{a,b/}', '[ab]', '[!a-c]', 'A');
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '.', '/', 'A'), { maxLength: 9 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), text, (parts, letters) => {
        const glob = parts.join('');
        const plain = glob.replace(/^\.\//, '');
        fc.pre((glob.match(/\*+/g) ?? []).length <= 2 && (glob.match(/\{/g) ?? []).length <= 2);
        const path = letters.join('');
        const placed = /[/~]|\*\*/.test(plain);
        const matcher = globMatcher(plain, placed && !/^[/~]/.test(plain));
        const name = path.slice(path.lastIndexOf('/') + 1);
        assert.equal(matcher(placed ? path : name), matchesSome(path, [glob]));
      }),
      { numRuns: 2000 },
    );
  });

  it('a glob of many stars or choices takes no time', () => {
    const started = process.cpuUsage();
    const path = `/w/${'a'.repeat(3000)}`;
    assert.equal(matchesSome(path, [`${'*a'.repeat(200)}b`, `${'{a,a}'.repeat(60)}b`]), false);
    assert.equal(matchesSome(`/w/${'a'.repeat(40)}`, [`**/${'*a'.repeat(30)}`]), true);
    assert.ok(process.cpuUsage(started).user < 5_000_000);
  });
});
