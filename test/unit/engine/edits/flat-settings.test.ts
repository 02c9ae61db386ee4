import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flatSettings } from '../../../../src/engine/edits/flat-settings.ts';
import { settingChanges } from '../../../../src/engine/edits/setting-changes.ts';

const flat = (path: string, text: string) =>
  flatSettings(path, text).map(({ path: at, value }) => `${at}=${value}`);

describe('engine/flat-settings', () => {
  it('reads blocks, whatever their spaces and comments', () => {
    assert.deepEqual(
      flat('a.tf', 'resource "x" "y" { # c\n  a = [1, "b#"] // d\n  c { d = true }\n /* e = 1 */ }\n'),
      ['resource "x" "y"={', 'resource "x" "y".a=1', 'resource "x" "y".a=b#', 'resource "x" "y".c.d=true'],
    );
    assert.deepEqual(flat('a.json', '{"a": {"b": "http://x"}, // c\n "d": [true]}'), [
      'a.b=http://x',
      'd=true',
    ]);
  });

  it('knows documents and named parts by their names, not by their places', () => {
    assert.deepEqual(
      flat('a.yaml', 'kind: A\nmetadata:\n  name: n\nspec:\n  c:\n    - name: q\n      v: 1\n'),
      ['A/n.kind=A', 'A/n.metadata.name=n', 'A/n.spec.c[q].name=q', 'A/n.spec.c[q].v=1'],
    );
    assert.deepEqual(flat('.env', '# c\nexport A="x"\nB=\n'), ['A=x', 'B=']);
  });

  it('puts a variable’s default in its place', () => {
    assert.ok(flat('a.tf', 'variable "v" {\n default = true\n}\nk = var.v\n').includes('k=true'));
  });

  it('never throws, and finds no change where there is none', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('a.tf', 'a.yml', 'a.json', 'a.toml', '.env'), (text, path) => {
        const settings = flatSettings(path, text);
        assert.deepEqual(settingChanges(settings, settings), []);
      }),
    );
  });
});

describe('engine/setting-changes', () => {
  const changes = (before: string, after: string) =>
    settingChanges(flatSettings('a.tf', before), flatSettings('a.tf', after)).map(
      ({ path, from, to, within }) => `${path}: ${from ?? '-'} → ${to ?? '-'}${within ? '' : ' (new)'}`,
    );

  it('is not moved by order, headings or comments', () => {
    assert.deepEqual(changes('a = 1\nb = 2\n', '# x\nb = 2\na = 1\n'), []);
    assert.deepEqual(changes('x "a" {\n k = 1\n}\n', 'x "b" {\n k = 1\n}\n'), [
      'x "a": { → -',
      'x "b": - → {',
    ]);
  });

  it('says what became of a setting', () => {
    assert.deepEqual(changes('a = 1\n', 'a = 2\n'), ['a: 1 → 2']);
    assert.deepEqual(changes('x "a" {\n k = 1\n}\n', 'x "a" {\n k = 1\n l = 2\n}\n'), ['x "a".l: - → 2']);
    assert.deepEqual(changes('a = 1\n', 'a = 1\nx "n" {\n l = 2\n}\n').at(-1), 'x "n".l: - → 2 (new)');
  });
});
