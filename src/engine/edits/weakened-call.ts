import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import { isEveryday } from '../general/programs.ts';
import { anyProgram, rehearses, withOwner } from '../general/rules.ts';
import { commandAction } from '../matching/build.ts';
import { ownersOf } from '../matching/platform-index.ts';
import type { Arguments } from '../matching/view.ts';
import { isHarmless, readArguments } from '../matching/view.ts';
import { turnsOffProtection } from './weakening.ts';

const WEAKENS: Rule = {
  id: 'cli-weaken',
  does: {
    verb: 'change',
    what: 'backups or protection',
    undo: 'vendor',
    undoNote: 'It can be turned on again; what was not kept meanwhile stays lost',
  },
  target: { positionals: true },
  why: 'Its own options turn off what keeps data: deletion protection, backups, versions or the time that they are kept.',
  instead: '',
  stops: ['aws cognito-idp update-user-pool --user-pool-id p --deletion-protection INACTIVE'],
  passes: ['aws cognito-idp update-user-pool --user-pool-id p --deletion-protection ACTIVE'],
};

/** Words that change what is there already. What is made new loses nothing. */
const CHANGES =
  /(?:^|[ :_-])(?:update|modify|set|patch|put|edit|change|config(?:ure)?|alter|disable|enable|apply|save|settings?)(?:$|[ :_-])/i;

/** A command that turns off protection or backups by an option's value, whatever its program: `--deletion-protection=false`. */
export function weakenedCall(call: Call, platforms: readonly Platform[]): readonly Action[] {
  if (call.args.length < 2 || isEveryday(call.program)) return [];
  const [owner] = ownersOf(call.program, platforms);
  const described = owner === undefined ? anyProgram : withOwner(owner);
  const args = readArguments(call, described);
  const said = args.positionals.slice(0, 5).map(({ word }) => word.text);
  if (!CHANGES.test(said.join(' ')) || !turnsOffProtection(settingsIn(args))) return [];
  if (rehearses(args) || (owner !== undefined && isHarmless(args, owner))) return [];
  return [
    commandAction(
      described,
      WEAKENS,
      args,
      args.positionals.map(({ word }) => word),
    ),
  ];
}

/** Options and their values as settings: `--no-x` is `x=false`. */
function settingsIn({ options, positionals }: Arguments): string {
  const own = options.map(({ name, value, next }) => {
    const plain = name.replace(/^--?/, '');
    const given = value?.text ?? next?.text;
    const off = /^(?:no|disable)-(.+)$/i.exec(plain)?.[1] ?? /^disable([A-Z]\w+)$/.exec(plain)?.[1];
    return off !== undefined && (value === undefined || /^true$/i.test(value.text))
      ? `${off}=false`
      : `${plain}=${given ?? ''}`;
  });
  return [...own, ...positionals.map(({ word }) => word.text).filter((text) => text.includes('='))].join(' ');
}
