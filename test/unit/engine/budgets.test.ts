import assert from 'node:assert/strict';
import { judged } from './lab.ts';

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** A project's own script of so many lines, as they come. */
const script = (lines: number): string =>
  many(lines / 10, (index) =>
    [
      `# step ${index}: puts the parts where they belong`,
      `log "step ${index}"`,
      `if [ -f "$SRC/part${index}.conf" ]; then`,
      `  cp "$SRC/part${index}.conf" "$PREFIX/etc/"`,
      'else',
      `  echo "part ${index} has no settings of its own"`,
      'fi',
      `VERSION=$(git describe --tags --match 'part${index}-*')`,
      `install -m 644 "build/part${index}.so" "$PREFIX/lib/part${index}-$VERSION.so"`,
      '',
      '',
    ].join('\n'),
  );

describe('what is too much to be read', () => {
  const DELETION = 'rm -rf /srv/uploads';
  const rows: Readonly<Record<string, string>> = {
    'more programs than are read': `${many(4000, (index) => `ls src/${index}; `)}${DELETION}`,
    'more deletions than are judged': many(400, (index) => `rm -rf /srv/a${index}\n`),
    'more statements than are judged': `psql <<'E'\n${many(400, (index) => `DROP TABLE t${index};\n`)}E`,
    'one address after the other with a long body': `curl -X POST -d '${'a'.repeat(5000)}' ${many(200, (index) => `https://api.acme.io/${index} `)} https://api.acme.io/cars/delete`,
    'substitutions in one another': `${'<('.repeat(3000)}${DELETION}`,
    'substitutions in quotes in one another': `${'"$('.repeat(400)}${DELETION}${')"'.repeat(400)}`,
    'sums in one another': `echo ${'$((1<<'.repeat(2000)}; ${DELETION}`,
    'parameters in one another': `echo ${'${a:-'.repeat(3000)}$(${DELETION})${'}'.repeat(3000)}`,
    'more names than are kept': `${many(2000, (index) => `V${index}=1; echo $V${index}\n`)}${DELETION}`,
    'a longer text than is read': `${'# nothing\n'.repeat(14_000)}${DELETION}`,
  };
  for (const [name, command] of Object.entries(rows))
    it(`${name} is asked about`, async () => {
      const { verdict } = await judged({ command });
      assert.equal(verdict.answer, 'ask');
      const rest = verdict.unread.filter(({ weight }) => weight === 'code');
      assert.ok(rest.length > 0, 'what was not read is told');
      assert.ok(
        rest.every(({ place }) => place.end > place.start),
        'and where it stands',
      );
    });

  it('what is judged is judged all the same', async () => {
    const { verdict } = await judged({ command: rows['more deletions than are judged'] ?? '' });
    assert.equal(verdict.actions.length, 64);
  });
});

describe('what is long and ordinary', () => {
  const read: Readonly<Record<string, string>> = {
    'a script of 3,000 lines': `bash <<'E'\n${script(3000)}E`,
    'its lines on a line of its own': script(3000),
    'a page of 100 KB': `cat > notes.md <<'E'\n${'some words of text\n'.repeat(5300)}E`,
    'a migration of 60 KB': `psql <<'E'\n${many(400, (index) => `CREATE TABLE t${index} (id int, name text NOT NULL);\nINSERT INTO t${index} VALUES (${index}, 'a name; with ''quotes''');\n`)}E`,
    'a body of 60 KB': `curl -X POST https://api.acme.io/cars -d '${JSON.stringify(Array.from({ length: 600 }, (_, id) => ({ id, name: `car ${id}`, tags: ['red', 'fast'] })))}'`,
    'a program of 60 KB': `python3 - <<'E'\n${many(600, (index) => `def f${index}(x):\n    y = x + ${index}\n    print("value", y, [1, 2, {"a": x}])\n    return y\n\n`)}E`,
    'a thousand commands': 'git status && npm test; '.repeat(500),
  };
  for (const [name, command] of Object.entries(read))
    it(`${name} is read whole and passes`, async () => {
      const { verdict } = await judged({ command });
      assert.deepEqual(
        verdict.unread.filter(({ weight }) => weight === 'code'),
        [],
      );
      assert.equal(verdict.answer, 'pass');
    });

  const ending: Readonly<Record<string, string>> = {
    'a script of 3,000 lines': `bash <<'E'\n${script(3000)}rm -rf /srv/uploads\nE`,
    'a migration of 40 KB': `psql <<'E'\n${many(500, (index) => `CREATE TABLE t${index} (id int, name text NOT NULL);\n`)}DROP TABLE cars;\nE`,
    'a program of 60 KB': `python3 - <<'E'\nimport shutil\n${many(600, (index) => `def f${index}(x):\n    y = x + ${index}\n    print("value", y, [1, 2])\n    return y\n\n`)}shutil.rmtree("/srv/uploads")\nE`,
    'the same command a thousand times': `${'git status && npm test; '.repeat(500)}rm -rf /srv/uploads`,
    'the same pipe a thousand times': `${'cat a.txt | grep b; '.repeat(500)}cat .env`,
  };
  for (const [name, command] of Object.entries(ending))
    it(`the end of ${name} is read`, async () => {
      const { verdict } = await judged({ command });
      assert.notEqual(verdict.answer, 'pass');
      assert.equal(verdict.actions.length, 1);
    });
});
