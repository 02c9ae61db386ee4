import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPayloads } from '../../../../src/engine/payload/read.ts';
import { scanSql } from '../../../../src/engine/payload/sql/sql.ts';
import { callOf, factsOf, wordOf } from './reading.ts';

const PIECES = [
  'curl',
  '-d',
  '-X',
  '@-',
  '--next',
  'https://a.com/graphql',
  '{"query":"mutation { a }"}',
  'mutation { a(b: $c) }',
  '${x}',
  '$(cat "f")',
  'DROP TABLE x;',
  'WITH a AS (',
  '\\i f',
  "'",
  '"',
  '`',
  'os.system("',
  'f"{x}"',
  'import os as',
  '<<~EOT\n',
  '/*',
  '$$',
  'require("fs").rmSync(',
  ')',
  '=>',
  '%w[',
  'qx{',
  '\u0000',
  '\ud800',
  '[',
  '{',
  'BEGIN',
  ';',
  '\n',
  '#{',
  '-c',
  '-e',
  'a=b',
  'x:=1',
];
const PROGRAMS = [
  'curl',
  'wget',
  'http',
  'gh',
  'irm',
  'psql',
  'mysql',
  'sqlite3',
  'sqlcmd',
  'python3',
  'node',
  'ruby',
  'perl',
  'php',
  'railway',
  'rails',
  'deno',
  '',
];

const text = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
);

describe('readPayloads is total', () => {
  it('never throws, whatever the call', () => {
    const call = fc.record({
      program: fc.constantFrom(...PROGRAMS),
      args: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...PIECES), text), fc.boolean()), { maxLength: 6 }),
      stdin: fc.option(text, { nil: undefined }),
    });
    fc.assert(
      fc.property(call, ({ program, args, stdin }) => {
        const base = callOf('x', stdin === undefined ? {} : { stdin });
        const words = args.map(([word, certain]) => wordOf(word, certain));
        readPayloads({ ...base, program, args: words }, factsOf({ f: stdin ?? '' }));
      }),
      { numRuns: 4000 },
    );
  });

  it('never throws on any SQL, and keeps places inside the text', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('postgres', 'mysql', 'sqlite', 'mssql', undefined),
        (sql, dialect) => {
          for (const { place } of scanSql(sql, dialect)) {
            assert.ok(place.start >= 0 && place.start <= place.end && place.end <= sql.length);
          }
        },
      ),
      { numRuns: 4000 },
    );
  });

  for (const piece of PIECES) {
    it(`stays quick on ${JSON.stringify(piece)} repeated`, () => {
      const long = piece.repeat(20_000 / piece.length);
      const started = process.hrtime.bigint();
      for (const program of ['curl', 'psql', 'python3', 'node', 'ruby', 'perl', 'railway']) {
        const args = [
          wordOf('-c'),
          wordOf(long),
          wordOf('-e'),
          wordOf(long, false),
          wordOf('-d'),
          wordOf(long, false),
          wordOf('https://a.com/graphql'),
        ];
        readPayloads({ ...callOf('x', { stdin: long }), program, args }, new Map());
      }
      assert.ok(Number(process.hrtime.bigint() - started) / 1e6 < 4000);
    });
  }
});
