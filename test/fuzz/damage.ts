import type { Random } from './random.ts';

const PIECES = [
  "'",
  '"',
  '`',
  '\\',
  '$(',
  ')',
  '${',
  '}',
  '<<E\n',
  '<(',
  '|',
  '&&',
  ';',
  '\n',
  '\0',
  '\u{feff}',
  '\ud800',
  '\u202e',
  '((',
  '[[',
  'case x in',
  'function f {',
  '$((1<<',
  '{1..99999}',
  '{a,b}{c,d}{e,f}{g,h}',
  '*/',
  '/*',
  '--',
  '%s',
  '$@',
  '!!',
  '~',
  '#',
  'é',
  '💥',
] as const;

const NESTS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['$(', ')'],
  ['(', ')'],
  ['"$(', ')"'],
  ['{ ', '; }'],
  ['`', '`'],
  ['if true; then ', '; fi'],
  ['sh -c "', '"'],
  ['eval ', ''],
  ['sudo ', ''],
  ['${a:-', '}'],
  ['<(', ')'],
  ['{', ',b}'],
  ['/*', '*/'],
  ['((', '))'],
];

/** Changes a line without regard for what it means: what must hold is that it is answered, and soon. */
export function damaged(line: string, random: Random): string {
  const at = random.below(line.length + 1);
  switch (random.below(8)) {
    case 0:
      return line.slice(0, at) + random.pick(PIECES) + line.slice(at);
    case 1:
      return line.slice(0, at);
    case 2:
      return line.slice(0, at) + line.slice(at + 1 + random.below(4));
    case 3: {
      const [open, close] = random.pick(NESTS);
      const times = 1 + random.below(random.pick([4, 40, 400]));
      return open.repeat(times) + line + close.repeat(times);
    }
    case 4:
      return (line + random.pick(['; ', ' | ', ' && ', '\n', ' '])).repeat(1 + random.below(200));
    case 5:
      return line.slice(0, at) + random.pick(PIECES).repeat(random.below(2000)) + line.slice(at);
    case 6:
      return Array.from({ length: random.below(300) }, () => String.fromCharCode(random.below(0x180))).join(
        '',
      );
    default:
      return [...line].sort(() => random.below(3) - 1).join('');
  }
}
