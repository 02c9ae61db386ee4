import { verdictOf } from './verdicts.ts';

/** How the cost of one kind of line grows: milliseconds of the processor for 1, 2 and 4 times as much of it. */
export interface Growth {
  readonly name: string;
  readonly costs: readonly [number, number, number];
}

const repeated = (text: string, times: number) => text.repeat(times);

const KINDS: readonly { readonly name: string; readonly of: number; line(times: number): string }[] = [
  { name: 'words', of: 1000, line: (n) => `echo ${repeated('word ', n)}` },
  { name: 'files to remove', of: 250, line: (n) => `rm -rf ${repeated('src/a ', n)}` },
  { name: 'harmless commands', of: 250, line: (n) => repeated('ls -la src; ', n) },
  { name: 'deletions', of: 100, line: (n) => repeated('kubectl delete ns shop; ', n) },
  { name: 'a pipe', of: 250, line: (n) => `${repeated('cat | ', n)}cat` },
  { name: 'nesting', of: 250, line: (n) => `${repeated('"$(echo ', n)}${repeated(')"', n)}` },
  { name: 'wrappers', of: 500, line: (n) => `${repeated('sudo ', n)}rm x` },
  { name: 'quotes', of: 500, line: (n) => `echo ${repeated(`'a' "b" `, n)}` },
  { name: 'one long word', of: 5000, line: (n) => `cat /${repeated('a/', n)}` },
  { name: 'addresses with logins', of: 250, line: (n) => `echo ${repeated('https://u:p@h/x ', n)}` },
  { name: 'names of secrets', of: 500, line: (n) => `echo ${repeated('token api_key=abc ', n)}` },
  { name: 'SQL', of: 100, line: (n) => `psql -c '${repeated('delete from a; ', n)}'` },
  {
    name: 'deletions of rows',
    of: 100,
    line: (n) => `psql <<'E'\n${repeated('delete from a where b = 1;\n', n)}E`,
  },
  { name: 'a chain', of: 250, line: (n) => `${repeated('./mvnw spring-boot:run && ', n)}ls` },
  {
    name: 'variables',
    of: 250,
    line: (n) => Array.from({ length: n }, (_, at) => `V${at % 99}=a; echo $V1\n`).join(''),
  },
  {
    name: 'addresses with a body',
    of: 50,
    line: (n) => `curl ${repeated(`-X POST https://a.io/b -H "A: b" -d '{"c":"d"}' `, n)}`,
  },
  { name: '<(', of: 500, line: (n) => `cat ${repeated('<(', n)}` },
  { name: '$(', of: 100, line: (n) => repeated('git checkout $( -- ', n) },
  { name: '$((', of: 250, line: (n) => `echo ${repeated('$((1<<', n)}` },
  { name: 'backticks', of: 2500, line: (n) => repeated('`', n) },
  { name: 'braces', of: 500, line: (n) => `rm ${repeated('{a,b}{c,d}', n)}` },
  { name: 'a program', of: 100, line: (n) => `node -e '${repeated('f("a", {b: "c"});\n', n)}'` },
];

/** Measures lines of 1, 2 and 4 times the length; the cheapest of some runs each. */
export function measureGrowth(rounds: number): readonly Growth[] {
  return KINDS.map(({ name, of, line }) => {
    const cost = (times: number) => cheapest(verdictOf(line(of * times)), rounds);
    // The compiler settles on the longest.
    cost(4);
    return { name, costs: [cost(1), cost(2), cost(4)] };
  });
}

/** One of the steps of a long script. */
const step = (index: number) =>
  [
    `# step ${index}`,
    `log "step ${index}"`,
    `if [ -f "$SRC/part${index}.conf" ]; then`,
    `  cp "$SRC/part${index}.conf" "$PREFIX/etc/"`,
    'fi',
    `VERSION=$(git describe --tags --match 'part${index}-*')`,
    `install -m 644 "build/part${index}.so" "$PREFIX/lib/part${index}-$VERSION.so"`,
    '',
  ].join('\n');

/** Long inputs that are read whole, and one that is too long for it. */
export function measureLong(rounds: number): readonly { readonly name: string; readonly cost: number }[] {
  const script = Array.from({ length: 430 }, (_, index) => step(index)).join('');
  const lines = [
    ['100 KB, a here-document', `cat > notes.md <<'E'\n${repeated('some words of text\n', 5300)}E`],
    ['100 KB, a script of 3,000 lines', script],
    ['40 KB, a migration', `psql <<'E'\n${repeated("insert into a (b, c) values (1, 'd');\n", 1080)}E`],
    ['1,000 commands in one line', repeated('git status && npm test; ', 500)],
    ['200 KB, not read', repeated('git status && npm test; ', 8400)],
  ] as const;
  return lines.map(([name, line]) => ({ name, cost: cheapest(verdictOf(line), rounds) }));
}

/** Milliseconds of the processor, so that a machine with much to do counts for less. */
function cheapest(work: () => unknown, rounds: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
