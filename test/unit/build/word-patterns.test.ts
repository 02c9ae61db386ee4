import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WORDS, withWordPatterns } from '../../../src/build/word-patterns.js';

const made: { exports: { wordPattern?: unknown } } = { exports: {} };
new Function('module', WORDS)(made);

/** What stands in the bundle for a pattern. */
const standIn = (literal: string): RegExp =>
  new Function('make', `return ${withWordPatterns(`return ${literal}`, 'make').slice('return '.length)}`)(
    made.exports.wordPattern,
  ) as RegExp;

const LISTS = [
  '/^(cp|g?mv|install)$/',
  '/^(?:(?:ba|z|da)?sh|pwsh|python3?)$/',
  '/^(--?force|-f|--no-(keep|ask))$/',
  '/^(POST|Put|patch)$/i',
  '/^(py\\.test|c\\+\\+|a\\/b)$/',
  '/^s(ecret|tage)s?$/i',
];
const OTHERS = [
  '/^(a|b)/',
  '/(a|b)$/',
  '/^a|b$/',
  '/^(python[\\d.]*|node)$/',
  '/^(a|b)+$/',
  '/^(?!a)(b|c)$/',
  '/^(a.b|c)$/',
  '/^(a|b)$/g',
  '/^(\\w|b)$/',
  '/^(a|\\n)$/',
  '/^(a|b){2}$/',
  '/^only$/',
];

describe('patterns for lists of words in the bundle', () => {
  it('leaves every other pattern as it is', () => {
    for (const literal of OTHERS)
      assert.equal(withWordPatterns(`const x = ${literal};`, 'make'), `const x = ${literal};`);
  });

  it('leaves a division and the inside of a longer word alone', () => {
    for (const code of ['const x = a /^(a|b)$/ 2;', 'const x = y/^(a|b)$/z;'])
      assert.equal(withWordPatterns(code, 'make'), code);
  });

  for (const literal of LISTS) {
    const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/.exec(literal) ?? [];
    const pattern = new RegExp(source, flags);

    it(`fits what ${literal} fits`, () => {
      const list = standIn(literal);
      assert.equal(Object.getPrototypeOf(list) === RegExp.prototype, false);
      const pieces = [
        ...source.split(/[^\w.+/-]+/),
        '-',
        '\n',
        '|',
        's',
        'S',
        '\u017f',
        '\u212a',
        'g',
        'no',
        '',
      ];
      const words = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((some) => some.join(''));
      fc.assert(
        fc.property(fc.oneof(words, fc.stringMatching(new RegExp(source)), fc.string()), (word) => {
          for (const one of [word, word.toUpperCase(), `${word}\n`, ` ${word}`])
            assert.equal(list.test(one), pattern.test(one), JSON.stringify(one));
        }),
        { numRuns: 400 },
      );
    });

    it(`answers all else as ${literal} does`, () => {
      const list = standIn(literal);
      const word = source.includes('sh') ? 'bash' : 'patch';
      assert.deepEqual(list.exec(word), pattern.exec(word));
      assert.deepEqual(word.match(list), word.match(pattern));
      assert.equal(word.replace(list, 'x'), word.replace(pattern, 'x'));
      assert.equal(word.search(list), word.search(pattern));
      assert.deepEqual(word.split(list), word.split(pattern));
      assert.equal(new RegExp(list).source, pattern.source);
      assert.equal(`${list.source} ${list.flags} ${list}`, `${pattern.source} ${pattern.flags} ${pattern}`);
    });
  }
});
