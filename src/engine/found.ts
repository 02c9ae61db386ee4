import type { Call, Word } from '../model/call.ts';

/** Operators that turn a search's test round or add another beside it. */
const ALTERNATIVES = /^(!|-not|-o|-or|,|\(|\\\()$/;

/** Whether the tests of a search simply narrow what it finds. */
export function onlyNarrows(args: readonly Word[]): boolean {
  const texts = args.map(({ text }) => text);
  const deletes = texts.indexOf('-delete');
  // What stands before a test is done to everything.
  if (deletes >= 0 && texts.slice(deletes).some((text) => /^-i?name$/.test(text))) return false;
  return !args.some(({ text, certain }) => !certain || ALTERNATIVES.test(text));
}

/**
 * Calls that a search starts for each file it finds, with the `{}` of what is found replaced by a glob of it:
 * `find . -name __pycache__ -exec rm -r {} +` removes what fits every `__pycache__` below.
 */
export function withFound(calls: readonly Call[]): readonly Call[] {
  if (!calls.some(({ args }) => args.some(isFound))) return calls;
  return calls.map((call, at) => {
    if (!call.args.some(isFound)) return call;
    const search = searchFor(call, calls.slice(Math.max(0, at - 50), at));
    const glob = search === undefined ? undefined : globOf(search);
    if (glob === undefined) return call;
    const args = call.args.map((word) => (isFound(word) ? { ...word, text: glob, certain: true } : word));
    return { ...call, args };
  });
}

const isFound = ({ text, certain }: Word) => text === '{}' && !certain;

function searchFor(call: Call, before: readonly Call[]): Call | undefined {
  const via = call.via.at(-1) ?? '';
  const last = before.at(-1);
  if (/^find -(exec|ok)/.test(via)) {
    return before.findLast(
      ({ program, place }) =>
        /^g?find$/.test(program) && place.start <= call.place.start && place.end >= call.place.end,
    );
  }
  return /^xargs/.test(via) && last && /^g?find$/.test(last.program) && last.cwd === call.cwd
    ? last
    : undefined;
}

/** One glob for what a search from one folder by one name finds. */
function globOf({ args }: Call): string | undefined {
  const expression = args.findIndex(({ text }) => /^[-!(]/.test(text));
  const end = args.findIndex(({ text }) => /^-(exec|ok)(dir)?$/.test(text));
  const tests = args.slice(0, end < 0 ? undefined : end);
  const [start, ...more] = args.slice(0, expression < 0 ? undefined : expression);
  const name = tests[tests.findIndex(({ text }) => text === '-name' || text === '-iname') + 1];
  const named = tests.some(({ text }) => text === '-name' || text === '-iname');
  if (!named || !name || more.length > 0 || !onlyNarrows(tests)) return undefined;
  return `${(start?.text ?? '.').replace(/\/+$/, '')}/**/${name.text}`;
}
