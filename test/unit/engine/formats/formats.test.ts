import assert from 'node:assert/strict';
import { readIni } from '../../../../src/engine/formats/ini.ts';
import { readToml } from '../../../../src/engine/formats/toml.ts';
import { readYaml } from '../../../../src/engine/formats/yaml.ts';

const yaml: readonly (readonly [text: string, expected: unknown])[] = [
  ['a: b', { a: 'b' }],
  ['a: b # c\n# d\nc: "x # y"', { a: 'b', c: 'x # y' }],
  ["'a b': 'it''s'", { 'a b': "it's" }],
  ['a:\n  - b\n  - c: d\n    e: f\n  -\n    - g', { a: ['b', { c: 'd', e: 'f' }, ['g']] }],
  ['a:\n- b\n- c', { a: ['b', 'c'] }],
  ['a: [b, "c, d", {e: f}]\ng: {h: i, j}', { a: ['b', 'c, d', { e: 'f' }], g: { h: 'i', j: null } }],
  ['a: [b,\n  c]\nd: e', { a: ['b', 'c'], d: 'e' }],
  ['a: |\n  if x; then\n    y\n  fi\nb: c', { a: 'if x; then\n  y\nfi', b: 'c' }],
  ['a: >-\n  b\n  c\n\n  d', { a: 'b c\n\nd' }],
  ['a: b\n  c\nd: e', { a: 'b c', d: 'e' }],
  ['a: http://x:80/y', { a: 'http://x:80/y' }],
  ['a: &x\n  b: c\nd: *x', { a: { b: 'c' }, d: null }],
  ['a:\nb: ~', { a: null, b: '~' }],
  ['run: echo "a: b"', { run: 'echo "a: b"' }],
  ['- run: |\n    a\n    b\n- uses: c@v1', [{ run: 'a\nb' }, { uses: 'c@v1' }]],
];

describe('formats', () => {
  for (const [text, expected] of yaml)
    it(`reads the YAML ${JSON.stringify(text)}`, () => assert.deepEqual(readYaml(text), [expected]));

  it('reads the documents of a YAML stream', () => {
    assert.deepEqual(readYaml('kind: A\n---\nkind: B\n---\n# nothing\n'), [{ kind: 'A' }, { kind: 'B' }]);
  });

  it('reads TOML', () => {
    const text =
      'a = 1\n[tool.poe.tasks]\ntest = "pytest" # c\nx = { shell = "rm a", deps = ["b", \'c\'] }\nseq = [\n  "a", # c\n  { cmd = "b" },\n]\nm = """\nl1\nl2"""\n"d.e" = true\n[[y.z]]\nn = 1\n[[y.z]]\nn = 2\n';
    assert.deepEqual(readToml(text), {
      a: '1',
      tool: {
        poe: {
          tasks: {
            test: 'pytest',
            x: { shell: 'rm a', deps: ['b', 'c'] },
            seq: ['a', { cmd: 'b' }],
            m: 'l1\nl2',
            'd.e': true,
          },
        },
      },
      y: { z: [{ n: '1' }, { n: '2' }] },
    });
  });

  it('reads INI', () => {
    const sections = readIni('[testenv:x]\ncommands =\n  a\n  b\n# c\n[testenv]\ncommands = z\n');
    assert.equal(sections.get('testenv:x')?.get('commands'), '\na\nb');
    assert.equal(sections.get('testenv')?.get('commands'), 'z');
  });

  const pieces = [
    'a: ',
    '- ',
    '{',
    '[',
    '"',
    "'",
    '|\n',
    ' ',
    '\n',
    '#',
    ': ',
    ',',
    '&x ',
    '[[',
    '= ',
    '"""',
    '\\',
    '\u0000',
  ];
  for (const piece of pieces)
    it(`stays quick and quiet on ${JSON.stringify(piece)} repeated`, () => {
      const text = piece.repeat(20_000);
      const began = performance.now();
      readYaml(text);
      readToml(text);
      readIni(text);
      assert.ok(performance.now() - began < 2000);
    });
});
