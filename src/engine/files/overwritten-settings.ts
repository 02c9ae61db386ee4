import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import { isEveryday } from '../general/programs.ts';
import { anyProgram, rehearses, withOwner } from '../general/rules.ts';
import { commandAction } from '../matching/build.ts';
import { ownersOf } from '../matching/platform-index.ts';
import { isHarmless, readArguments } from '../matching/view.ts';

const OVERWRITES: Rule = {
  id: 'setting-overwritten',
  does: { verb: 'overwrite', what: 'setting', undo: 'repeat' },
  target: { positionals: true },
  why: 'Writes over a key, a password or an address that the program there lives on. The old value is gone unless somebody has it.',
  instead: '',
  stops: ['heroku config:set DATABASE_URL=postgres://db.example.com/x -a acme-production'],
  passes: [
    'heroku config:set LOG_LEVEL=debug -a acme-production',
    'heroku config:set DATABASE_URL=x -a acme-dev',
  ],
};

/** `config:set`, `secrets set`, `env-set`, `set-env`: settings of a program that runs elsewhere. */
const SETS =
  /(?:^|[ :_-])(?:config|env|envs|secrets?|vars?|variables?)[ :_-](?:set|add|put|update|create|edit)(?: |$)|(?:^| )(?:set[-_]?env|set env|set[-_]secrets?|set[-_]vars?)(?: |$)/;
/** Names whose value nobody remembers. */
const WEIGHTY =
  /(?:^|_)(?:URL|URI|DSN|KEY|KEYS|SECRET|SECRETS|TOKEN|PASSWORD|PASSWD|PASS|PWD|PAT|CREDENTIALS?|CONNECTION_STRING|HOST)$|SECRET_KEY|_KEY_/;
const NAME = /^([A-Z][A-Z0-9_]{2,60})(?:=|$)/;

/** Asked first: few words begin as a name does. */
const isName = (text: string): boolean => text >= 'A' && text < '[';

/** A call that writes over a setting on which a program elsewhere depends. It is asked about where that is protected. */
export function overwrittenSettings(call: Call, platforms: readonly Platform[]): readonly Action[] {
  if (call.args.length < 2 || isEveryday(call.program)) return [];
  if (!call.args.some(({ text }) => isName(text) && WEIGHTY.test(NAME.exec(text)?.[1] ?? ''))) return [];
  const [owner] = ownersOf(call.program, platforms);
  const described = owner === undefined ? anyProgram : withOwner(owner);
  const args = readArguments(call, described);
  const said = args.positionals.slice(0, 4).map(({ word }) => word.text);
  if (!SETS.test(said.join(' ')) || rehearses(args) || (owner !== undefined && isHarmless(args, owner)))
    return [];
  const names = args.positionals
    .map(({ word }) => ({ ...word, text: NAME.exec(word.text)?.[1] ?? '' }))
    .filter(({ text }) => WEIGHTY.test(text));
  return [commandAction(described, OVERWRITES, args, names)];
}
