import assert from 'node:assert/strict';
import { shownPath } from '../../../src/model/shown-path.ts';

describe('paths for people', () => {
  const rows: readonly [string, readonly string[], string | undefined, string][] = [
    ['/project/a/b.sql', ['/project'], undefined, 'a/b.sql'],
    ['/project/a/b.sql', [], '/project/', 'a/b.sql'],
    ['/project/a/b.sql', ['/project', '/project/a'], '/project', 'b.sql'],
    ['/workshop/b.sql', ['/project'], undefined, '/workshop/b.sql'],
    ['/project', ['/project'], undefined, '/project'],
    ['/etc/hosts', ['/'], '/', '/etc/hosts'],
    ['C:\\work\\a\\b.sql', ['C:\\work'], undefined, 'a/b.sql'],
    ['b.sql', ['/project'], '/project', 'b.sql'],
    ['', [''], '', ''],
  ];
  for (const [path, roots, cwd, wanted] of rows)
    it(`${path} below ${[...roots, cwd]}: ${wanted}`, () =>
      assert.equal(shownPath(path, { roots, cwd }), wanted));
});
