import type { Call } from '../../model/call.ts';
import { forget, fork } from './scope.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { inside } from './session.ts';
import { readString } from './shells.ts';

/**
 * A trap's code runs when the shell leaves, with the values of then: it is read once the line is through. The line may
 * also leave before, so that what is already certain here counts too, and what changes in between is not known.
 */
export function trap(invocation: Invocation, frame: Frame): Output {
  const [, first, ...signals] = invocation.words;
  const code = first?.text === '--' ? signals[0] : first;
  if (code === undefined || signals.length === 0 || /^(?:-[lp]?|)$/.test(code.text)) return '';
  const within = inside(frame, 'trap', invocation.place);
  if (within === undefined) return '';
  const { calls, unread, later, earlier } = frame.session;
  let printed: Output = '';
  const read = (unsure: readonly string[]): readonly Call[] => {
    const before = calls.length;
    const scope = fork(frame.scope);
    for (const name of unsure) forget(scope, name);
    printed = readString(code, { ...within, scope });
    earlier.seen = Math.min(earlier.seen, before);
    return calls.splice(before);
  };
  const unreadBefore = unread.length;
  const now = read([]).filter(({ args }) => args.every(({ certain, text }) => certain && text !== ''));
  unread.splice(unreadBefore);
  calls.push(...now);
  const known = new Set(now.map(wordsOf));
  const { file } = invocation.place;
  const text = file === undefined ? frame.session.command : (frame.session.texts.get(file) ?? '');
  later.push(() => calls.push(...read(setTwice(text)).filter((call) => !known.has(wordsOf(call)))));
  return printed === '' ? '' : undefined;
}

const SETS =
  /(?:^|[\s;&|({])(?:(\w+)\+?=(?!(?:''|"")?(?:[\s;&|)]|$))|(?:for|select|read(?:\s+-\w+)*)\s+(\w+))/g;

/** Variables that a text sets more than once to something. */
function setTwice(text: string): readonly string[] {
  const names = [...text.matchAll(SETS)].map(([, assigned, given]) => assigned ?? given ?? '');
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

const wordsOf = ({ program, args, cwd }: Call) =>
  JSON.stringify([program, cwd, args.map(({ text }) => text)]);
