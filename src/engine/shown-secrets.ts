import type { Action } from '../model/action.ts';
import type { Call, Place } from '../model/call.ts';
import { flatMap } from './lists.ts';
import { showsNoValues } from './printers.ts';
import { secretsOf } from './secret-commands.ts';

/** Programs that hand on what they are fed, to be seen. Others use it. */
const PASSES_ON =
  /^(cat|tac|nl|head|tail|less|more|grep|egrep|fgrep|rg|sed|awk|gawk|mawk|tr|cut|sort|uniq|rev|fold|fmt|column|paste|tee|xxd|od|hexdump|base64|base32|strings|jq|yq|bat|python|python3|node|ruby|perl)$/;

/** Calls that print the values of secrets where the agent sees them: neither into a file nor to a program that uses them. */
export function shownSecrets(calls: readonly Call[], command: string): readonly Action[] {
  const found = flatMap(calls, (call) => {
    const whose = secretsOf(
      call.program,
      call.args.map(({ text }) => text),
    );
    return whose === undefined ? [] : [{ call, whose }];
  });
  return found
    .filter(({ call }) => isShown(call, calls, command, 0))
    .map(({ call, whose }) => action(call, whose));
}

function isShown(call: Call, calls: readonly Call[], command: string, depth: number): boolean {
  if (call.output.some(({ target }) => !/^\/dev\/(?:stdout|stderr|tty|fd\/[12])$/.test(target.text)))
    return false;
  // What stands in a file has no text here that says what becomes of its output.
  if (call.place.file !== undefined || depth > 8 || isTaken(call.place, command)) return false;
  const readers = calls.filter(
    ({ input }) => input?.kind === 'pipe' && input.from.some(({ place }) => place === call.place),
  );
  if (readers.length === 0) return true;
  return readers.some(
    (reader) =>
      PASSES_ON.test(reader.program) &&
      !showsNoValues(reader) &&
      !showsKeys(reader) &&
      isShown(reader, calls, command, depth + 1),
  );
}

/** `jq keys`, `jq '.data | keys'`. */
const showsKeys = ({ program, args }: Call): boolean =>
  program === 'jq' &&
  args.some(({ text }) => /(?:^|\| ?)(?:keys|length|type|has\(.*\))(?:\[\])?$/.test(text.trim()));

/** Whether the output goes into another command's words (`X=$(…)`, `-H "… $(…)"`) and is not printed by it. */
function isTaken(place: Place, command: string): boolean {
  const before = command.slice(Math.max(0, place.start - 2000), place.start);
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ')') depth++;
    else if (before[at] === '(' && --depth < 0) {
      if (!/[$<]/.test(before[at - 1] ?? '')) return false;
      return !prints(before.slice(0, at - 1));
    }
  }
  const ticks = before.split('`');
  return ticks.length % 2 === 0 && !prints(ticks.slice(0, -1).join('`'));
}

const prints = (text: string): boolean =>
  /(?:^|[;&|\n({])\s*(?:echo|printf|print|cat|write-output|write-host)\b[^;&|\n]*$/i.test(text);

function action({ place, via, cwd, program, args }: Call, whose: string): Action {
  return {
    platform: 'secrets',
    rule: 'secret-printed',
    verb: 'expose',
    what: 'secret values',
    targets: [{ name: whose, certain: true }],
    hints: args
      .filter(({ certain }) => certain)
      .map(({ text }) => ({ text, source: 'the command', explicit: false })),
    undo: 'repeat',
    undoNote: 'A value that an agent has seen counts as known: it would have to be renewed',
    why: `“${[program, ...args.map(({ text }) => text)].join(' ').slice(0, 80)}” prints values of secrets. What an agent reads can end up in its context, its logs and its next command.`,
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    cwd,
    place,
    via,
  };
}
