/** So many programs are remembered at a time, of this length at most. */
const MOST = 4000;
const LONGEST = 100;

/** What was said of one program, by the numbers of what says it. */
type Said = unknown[];

const known = new Map<string, Said>();
let kinds = 0;
// One call after the other is asked about, by everything that could have something to say of it.
let lastProgram: string | undefined;
let lastSaid: Said = [];

function saidOf(program: string): Said {
  let said = known.get(program);
  if (said === undefined) {
    said = new Array<unknown>(kinds);
    if (known.size >= MOST) known.clear();
    if (program.length <= LONGEST) known.set(program, said);
  }
  lastProgram = program;
  lastSaid = said;
  return said;
}

/**
 * The same function, which remembers what it said of a program. All that is said of one stands in one record: of the
 * many who ask about a call, only the first has to look for it. What it says must follow from the name alone.
 */
export function byProgram<T>(of: (program: string) => T): (program: string) => T {
  const kind = kinds++;
  return (program) => {
    const said = program === lastProgram ? lastSaid : saidOf(program);
    let one = said[kind] as { readonly said: T } | undefined;
    if (one === undefined) said[kind] = one = { said: of(program) };
    return one.said;
  };
}
