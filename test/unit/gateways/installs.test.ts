import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { cards, installs } from '../../../src/gateways/agents.ts';
import { settingsText } from './settings-text.ts';

const LAUNCHER = '/home/dev/.chaperone/bin/hook';
const SPACED = '/home/it’s me/.chaperone/bin/hook';

const plain = (text: string) => text.replace(/^\uFEFF/, '');
const all = Object.entries(installs).flatMap(([id, files]) => files.map((install) => ({ id, install })));

describe('installs', () => {
  it('belong to agents that are described', () => {
    for (const id of Object.keys(installs))
      assert.ok(
        cards.some((card) => card.id === id),
        id,
      );
  });

  for (const { id, install } of all) {
    describe(`${id}: ${install.file}`, () => {
      it('is written below the home folder or a repository, and named as such', () => {
        assert.doesNotMatch(install.file, /^[/~.]\/|\\/);
      });

      // A file that must not be made where it is not.
      const start = install.add('', LAUNCHER) === '' ? '{}' : '';
      for (const launcher of [LAUNCHER, SPACED]) {
        it(`comes into an empty file and goes again: ${launcher}`, () => {
          const text = install.add(start, launcher);
          assert.ok(text.includes('.chaperone/bin/hook'));
          assert.equal(install.state(text, launcher), 'installed');
          assert.equal(install.add(text, launcher), text);
          assert.equal(install.remove(text, launcher), start);
          assert.equal(install.state(start, launcher), 'missing');
        });
      }

      const written = install.add(start, LAUNCHER);
      const merges = install.file.endsWith('.json') && takes(() => install.add('{}', LAUNCHER));
      if (!merges) {
        it('leaves a file of somebody else’s alone', () => {
          const theirs = '// mine\nexport const x = 1;\n';
          assert.throws(() => install.add(theirs, LAUNCHER), /Move it away/);
          assert.equal(install.remove(theirs, LAUNCHER), theirs);
          assert.equal(install.state(theirs, LAUNCHER), 'missing');
        });
        it('mends what was changed', () => {
          const changed = written.replace(/.$/m, '');
          assert.equal(install.state(changed, LAUNCHER), 'changed');
          assert.equal(install.add(changed, LAUNCHER), written);
        });
        return;
      }

      it('gives every file back byte for byte', () => {
        fc.assert(
          fc.property(settingsText(parse(written)), (before) => {
            const after = install.add(before, LAUNCHER);
            assert.equal(install.state(after, LAUNCHER), 'installed');
            assert.deepEqual(without(parse(plain(after))), without(parse(plain(before))));
            assert.equal(install.remove(after, LAUNCHER), before);
          }),
          { numRuns: 250 },
        );
      });

      it('refuses a file that it cannot read, in a plain sentence', () => {
        for (const text of ['{ "a": ', '[]', '"x"']) assert.throws(() => install.add(text, LAUNCHER), /Mend/);
        assert.equal(install.state('{ broken', LAUNCHER), 'missing');
      });

      it('adds nothing twice, and mends what was changed', () => {
        const changed = written.replace('.chaperone/bin/hook', '.chaperone/bin/hook --quiet');
        assert.equal(install.state(changed, LAUNCHER), 'changed');
        const mended = install.add(changed, LAUNCHER);
        assert.equal(install.state(mended, LAUNCHER), 'installed');
        assert.deepEqual(parse(mended), parse(written));
      });
    });
  }
});

function takes(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

/** What a file holds, our own entries and what they left empty put aside. */
function without(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !JSON.stringify(item).includes(LAUNCHER)).map(without);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, item]) => [key, without(item)] as const)
    .filter(([key, item]) => key !== 'version' && item !== undefined && JSON.stringify(item) !== '[]');
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
