import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import { flatMap } from '../verdict/lists.ts';
import { flowOf } from './flow.ts';
import { mayPrintSecrets, secretsOf } from './secret-commands.ts';

/** Each call that prints secrets is compared with all others. Beyond this, what is printed counts as shown. */
const MOST_COMPARED = 10_000;

/** Calls that print the values of secrets where the agent sees them, or to where another machine gets them. */
export function shownSecrets(calls: readonly Call[]): readonly Action[] {
  let left = MOST_COMPARED;
  return flatMap(calls, (call) => {
    // What stands in a file is a program of its own, which may keep what it prints.
    if (!mayPrintSecrets(call.program)) return [];
    const whose = secretsOf(
      call.program,
      call.args.map(({ text }) => text),
    );
    if (whose !== undefined) left -= calls.length;
    const flow = whose === undefined ? 'used' : left < 0 ? 'shown' : flowOf(call, calls);
    return whose === undefined || flow === 'used' ? [] : [action(call, whose, flow)];
  });
}

function action({ place, via, cwd, program, args }: Call, whose: string, flow: 'shown' | 'sent'): Action {
  const line = [program, ...args.map(({ text }) => text)].join(' ').slice(0, 80);
  return {
    platform: 'secrets',
    rule: flow === 'sent' ? 'secret-sent' : 'secret-printed',
    verb: 'expose',
    what: 'secret values',
    targets: [{ name: whose, certain: true }],
    hints: args
      .filter(({ certain }) => certain)
      .map(({ text }) => ({ text, source: 'the command', explicit: false })),
    undo: 'repeat',
    undoNote: 'A value that an agent has seen counts as known: it would have to be renewed',
    why:
      flow === 'sent'
        ? `“${line}” prints values of secrets, and they would be sent to another machine.`
        : `“${line}” prints values of secrets. What an agent reads can end up in its context, its logs and its next command.`,
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    cwd,
    place,
    via,
  };
}
