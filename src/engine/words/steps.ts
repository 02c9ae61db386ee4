import type { Target } from '../../model/action.ts';
import type { Word } from '../../model/call.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import type { Request } from '../../model/request.ts';
import type { Arguments } from '../matching/view.ts';
import { optionWord } from '../matching/view.ts';

// The step that a rule proposes, in the words of the call that it stands in for.

const PLAIN_NAME = /^[\w~./][\w.:/@~-]{0,79}$/;
/** A place as it may stand in a step: nobody's login, nothing that a shell would read. */
const PLAIN_PLACE = /^[\w~./][\w.:/~-]{0,119}$/;
const WINDOWS_PATH = /^(?:[a-z]:|\\)\\[\w.\\-]{0,119}$/i;
const VARIABLE = /^\$(?:\w+|\{\w+\})$/;

/** What an act says of itself, for the marks of a step. */
interface Said {
  readonly targets: readonly Target[];
  /** The words of the sub-command. */
  readonly own?: readonly string[];
  /** The kind of thing as it was written: `pvc`. */
  readonly kind?: Word | undefined;
  readonly url?: string | undefined;
  /** The call as it may be run again with a switch that makes it harmless. */
  readonly call?: string | undefined;
}

/** The step of a rule that came through the command door. */
export function commandStep(
  platform: Platform,
  rule: Rule,
  args: Arguments,
  { targets, own = [], kind }: Said,
): string {
  const { program } = args.call;
  const call = rule.instead.includes('{call}') ? callText(args) : undefined;
  const step = stepOf(stepFor(platform, rule, program), { targets, own, kind, call });
  if (call !== undefined) return step;
  const rest = step.slice(program.length + 1);
  // Where a sub-command stands first, none of the call's words names a database.
  const places = step.startsWith(`${program} `) ? placesOf(platform, args, rest.startsWith('-')) : [];
  return places.length === 0 ? step : [program, ...places, rest].join(' ');
}

/** The step that a rule proposes for this program: not the words of another tool that the platform describes as well. */
function stepFor({ programs, twins, steps }: Platform, { instead }: Rule, program: string): string {
  const words = instead.split(' ');
  const at = words[0] === 'npx' ? 1 : 0;
  const own = words[at] ?? '';
  if (own === '{call}') return steps?.[program] ?? instead;
  if (own === program || !programs.includes(own) || !programs.includes(program)) return instead;
  if (twins?.includes(own) && twins.includes(program)) return words.with(at, program).join(' ');
  return steps?.[program] ?? '';
}

/** The options that say on which server or account, which the step needs as well, and the database that stands first. */
function placesOf(
  { reaches = [], localUnlessTold }: Platform,
  args: Arguments,
  named: boolean,
): readonly string[] {
  const first =
    named && localUnlessTold?.positional && reaches.length > 0 ? args.positionals[0]?.word : undefined;
  const given = reaches.flatMap((name) => {
    const text = textOf(optionWord(args, [name]));
    return text === undefined ? [] : [`${name} ${text}`];
  });
  return [...given, ...[textOf(first)].filter((text) => text !== undefined)];
}

function textOf(word: Word | undefined): string | undefined {
  if (word === undefined) return undefined;
  if (word.certain)
    return PLAIN_PLACE.test(word.text) || WINDOWS_PATH.test(word.text) ? word.text : undefined;
  return VARIABLE.test(word.text) ? `"${word.text}"` : undefined;
}

/** The call as it was written; undefined where a word of it is not plain. */
function callText({ call: { program, args } }: Arguments): string | undefined {
  const words = args.map((word) => textOf(word) ?? (OPTION.test(word.text) ? word.text : undefined));
  return words.every((word) => word !== undefined) ? [program, ...words].join(' ') : undefined;
}

const OPTION = /^[-/][\w:=,.~/-]{1,79}$/;

const ORIGIN = /^https?:\/\/[a-z\d][a-z\d.-]*(?::\d+)?(?=\/|$)/i;

/**
 * The step that a rule proposes, with the thing's name (`{target}`), its kind (`{kind}`), the words before the verb
 * (`{group}` of `volumes snapshots delete`) the server of a request (`{origin}`) and the call itself (`{call}`) in it. Where it needs one that is not
 * known, there is none.
 */
export function stepOf(instead: string, { targets, own = [], kind, url = '', call }: Said): string {
  if (!instead.includes('{')) return instead;
  const [first] = targets;
  const group = own.slice(0, -1);
  const known = new Map([
    ['{target}', first?.certain && PLAIN_NAME.test(first.name) ? first.name : undefined],
    [
      '{group}',
      group.length > 0 && group.every((word) => PLAIN_NAME.test(word)) ? group.join(' ') : undefined,
    ],
    ['{kind}', kind?.certain && /^[a-z][\w.,]*$/i.test(kind.text) ? kind.text : undefined],
    ['{origin}', ORIGIN.exec(url)?.[0]],
    ['{call}', call],
  ]);
  if ([...known].some(([mark, word]) => word === undefined && instead.includes(mark))) return '';
  return instead.replaceAll(/\{(?:target|group|kind|origin|call)\}/g, (mark) => known.get(mark) ?? mark);
}

/** A step as the shell takes it that the act was written for: cmd knows no single quotes. */
export const stepIn = (step: string, { act }: Request): string =>
  act.kind === 'command' && act.shell === 'cmd' && !step.includes('"') ? step.replaceAll("'", '"') : step;

/** The same with made-up words: what a rule's check runs. `call`: a line that the rule stops. */
export const sampleStep = (instead: string, call = ''): string =>
  instead
    .replaceAll('{target}', 'acme-shop')
    .replaceAll('{group}', 'volume')
    .replaceAll('{kind}', 'pvc')
    .replaceAll('{origin}', 'https://db.example.com')
    .replaceAll('{call}', call);
