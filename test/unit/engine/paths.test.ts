import assert from 'node:assert/strict';
import fc from 'fast-check';
import { baseName, dirName, resolvePath } from '../../../src/engine/paths.ts';

const rows: readonly (readonly [cwd: string | undefined, path: string, expected: string | undefined])[] = [
  ['/w', 'a', '/w/a'],
  ['/w', './a/../b/', '/w/b'],
  ['/w', '..', '/'],
  ['/w', '../../..', '/'],
  ['/w', '/etc//passwd', '/etc/passwd'],
  ['/w', '.', '/w'],
  [undefined, 'a', undefined],
  [undefined, '/a', '/a'],
  [undefined, '~/a', '~/a'],
  ['/w', '~', '~'],
  ['/w', '~/', '~'],
  ['/w', '~/a/../b', '~/b'],
  ['/w', '~/..', '~/..'],
  ['/w', '~bob/x', '~bob/x'],
  ['~/w', '../x', '~/x'],
  ['/w', '', undefined],
  ['C:\\w', 'a', 'C:\\w\\a'],
  ['C:\\w', 'a/b', 'C:\\w\\a\\b'],
  ['C:\\w', '..\\..\\x', 'C:\\x'],
  ['C:\\w', '\\x', 'C:\\x'],
  ['C:\\w', '/x', 'C:\\x'],
  ['C:\\w', 'D:/x/./y', 'D:\\x\\y'],
  ['C:\\w', 'D:x', undefined],
  ['/w', 'C:/x', 'C:\\x'],
  ['C:\\w', '\\\\host\\share\\a\\..\\b', '\\\\host\\share\\b'],
  ['/w', 'a\\b', '/w/a\\b'],
  ['C:\\w', 'C:x', 'C:\\w\\x'],
  ['C:\\w', 'c:..\\x', 'C:\\x'],
  ['C:\\w', '//host/share/a', '\\\\host\\share\\a'],
  ['/w', '//host/share', '/host/share'],
  ['C:\\w', '\\\\?\\D:\\x', 'D:\\x'],
  ['C:\\w', '\\\\?\\UNC\\host\\share\\a', '\\\\host\\share\\a'],
  ['C:\\w', 'FileSystem::D:\\x', 'D:\\x'],
  ['C:\\w', 'Microsoft.PowerShell.Core\\FileSystem::D:\\x', 'D:\\x'],
  ['C:\\w', '~\\a\\b', '~/a/b'],
  ['\\\\host\\share\\w', 'a', '\\\\host\\share\\w\\a'],
];

describe('paths', () => {
  for (const [cwd, path, expected] of rows) {
    it(`${path || '(empty)'} in ${cwd ?? '(unknown)'}`, () => assert.equal(resolvePath(cwd, path), expected));
  }

  it('names and folders', () => {
    assert.deepEqual(['/a/b', 'b', '/a/b/', 'C:\\x\\b.exe'].map(baseName), ['b', 'b', 'b', 'b.exe']);
    assert.deepEqual(['/a/b', 'b', '/b', 'C:\\b', 'C:\\a\\b'].map(dirName), [
      '/a',
      '.',
      '/',
      'C:\\',
      'C:\\a',
    ]);
  });

  it('resolves what it has resolved to itself', () => {
    const segment = fc.constantFrom('a', 'b', '..', '.', '', '~', 'c d');
    const anything = fc.array(segment, { maxLength: 8 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(anything, fc.constantFrom('/w', '~/w', 'C:\\w', undefined), (path, cwd) => {
        const once = resolvePath(cwd, path);
        if (once !== undefined) assert.equal(resolvePath(cwd, once), once);
      }),
      { numRuns: 300 },
    );
  });
});
