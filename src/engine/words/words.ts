import type { DecidedBy } from '../../model/entry.ts';
import type { Where } from '../../model/environment.ts';
import type { Freeze } from '../../model/policy.ts';
import type { Judged, Verdict } from '../../model/verdict.ts';
import { verbOf } from './deeds.ts';
import { isProductName, isVague, standsBefore, withArticle } from './nouns.ts';

/** “a”, “b” and “c”; more than three are counted. */
export function listed(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const quoted = (name: string): string => `“${name}”`;

/** The deed in a few words: “Delete the Railway volume “pg-data””. */
export function deed(action: Judged, platformTitle: string | undefined): string {
  const verb = capital(verbOf(action));
  const subject = action.subject === '' ? '' : action.subject;
  const own = secretOf(action);
  if (own !== undefined) return `Show ${own}`;
  if (action.paths !== undefined || action.verb === 'expose' || action.verb === 'edit') {
    return `${verb} ${subject === '' ? action.what : subject}`;
  }
  const what = action.thing ?? action.what;
  const owner = platformTitle !== undefined && isProductName(platformTitle) ? `${platformTitle} ` : '';
  if (action.thing === undefined && isVague(what))
    return vagueDeed(verb, what, isUnsure(action) ? `what ${subject} stands for` : subject, owner);
  if (subject === '') return `${verb} ${withArticle(what, owner, false)}`;
  if (!standsBefore(what)) return `${verb} ${subject} (${what})`;
  const thing = withArticle(what, owner, true);
  return isUnsure(action) ? `${verb} ${thing} that ${subject} stands for` : `${verb} ${thing} ${subject}`;
}

/** What a command shows that lies in no file, in words of its own: “GitHub’s token”, “Azure secrets”. */
export const secretOf = ({ verb, paths, subject }: Judged): string | undefined =>
  verb === 'expose' && paths === undefined
    ? /^“([A-Z][^”/$]* (?:token|key|secret|password|credential)s?)”$/.exec(subject)?.[1]
    : undefined;

/** Whether nothing but a variable or a placeholder names the thing. */
export const isUnsure = ({ targets, subject }: Pick<Judged, 'targets' | 'subject'>): boolean =>
  targets.length > 0 &&
  targets.every(
    ({ name, certain }) => !certain && subject.includes(name) && /^(?:\$[\w{]|%\w|\{\})/.test(name),
  );

/** A deed on one of several kinds of things: “Delete “shop” (database or table)”. */
function vagueDeed(verb: string, what: string, subject: string, owner: string): string {
  const empty = /^[\w ]+$/.test(what) && !/\bor\b/.test(what);
  if (subject === '')
    return empty
      ? `${verb} something${owner === '' ? '' : ` in ${owner.trim()}`}`
      : /^(?:every|something|the|what|whatever|who|\w+s)\b/.test(what)
        ? `${verb} ${what}`
        : `${verb} a ${what}`.replace(/ a ([aeiou])/, ' an $1');
  return empty ? `${verb} ${subject}` : `${verb} ${subject} (${what})`;
}

/** “staging and production”, or that it is not known. */
export function placesOf(where: readonly Where[]): string {
  const names = where.filter(({ name }) => name !== '').map(({ name }) => name);
  return names.length === 0 ? 'unknown' : listed(names);
}

/** The Where line: what, and how we know. */
export function whereText(where: readonly Where[]): string {
  const known = where.filter(({ name }) => name !== '');
  if (known.length === 0) return 'unknown, so treated as production';
  const evidence = [...new Set(inTurn(known.map((one) => one.evidence)))];
  const both =
    known.length > 1 ? (known.length === 2 ? ': it belongs to both' : ': it belongs to all of them') : '';
  return `${placesOf(known)}${both}${evidence.length === 0 ? '' : `   (${evidence.slice(0, 4).join('; ')})`}`;
}

/** The first of each list, then the second of each, and so on. */
function inTurn(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

const WHO: Readonly<Record<DecidedBy, string>> = {
  policy: 'Chaperone’s rules do not allow it.',
  person: 'The person at the editor was asked and said no.',
  away: 'A person was asked and did not answer in time.',
  'no-editor': 'A person must decide this, and no editor with Chaperone is open where one could be asked.',
  failure: 'Chaperone could not check it, so it does not run.',
  watch: 'It had started without a question, so it was interrupted.',
};

const AFTER: Readonly<Record<DecidedBy, string>> = {
  policy: 'Do not try to reach the same by another way.',
  person: 'Do not try to reach the same by another way; ask the person what they want instead.',
  away: 'Tell the person that this waits for them. Once they have allowed it in the editor, send exactly the same request again.',
  'no-editor': 'Tell the person what you wanted to do and why, and go on with something else.',
  failure: 'Tell the person what happened, and go on with something else.',
  watch: 'Tell the person what happened, and go on with something else.',
};

/** That nothing is destroyed now, who said so, and where. */
export function frozenText({ owner, source }: Freeze): string {
  const who = owner === 'user' ? 'the person at the editor has' : 'the repository has';
  return `Whatever cannot be undone is frozen: ${who} written so in ${source}.`;
}

const THAW =
  'Only a person lifts the freeze: tell them that this waits for it, and go on with something else.';

const LISTING = 'find out what it would hit by listing it, and show that to the person';

/** The call of a program that is asked about because of its name. */
export const calledBy = ({ unread }: Verdict): string | undefined =>
  unread.find(({ weight }) => weight === 'code')?.deed;

/** What an agent may do next where no rule proposes a command. */
function plainStep(verdict: Verdict): string {
  const first = verdict.actions.find(({ answer }) => answer !== 'pass');
  if (!first && calledBy(verdict) !== undefined) return LISTING;
  if (!first) return 'write it so that every part can be read before it runs, and send that';
  if (first.verb === 'expose') return 'work with the names alone, and ask the person where a value matters';
  if (first.verb === 'edit')
    return 'tell the person what should change there and why; it is theirs to change';
  return LISTING;
}

/** What the agent hears: what was stopped, by whom, and the next sanctioned step. */
export function tellAgent(verdict: Verdict, by: DecidedBy): string {
  const view = by === 'policy' ? verdict.view : undefined;
  const steps = [
    ...new Set(verdict.actions.filter(({ answer }) => answer !== 'pass').map(({ instead }) => instead)),
  ];
  const next = steps.filter((step) => step !== '').slice(0, 2);
  return [
    `Stopped by Chaperone: ${verdict.why}`,
    ...(verdict.frozen && by === 'policy' ? [THAW] : [WHO[by]]),
    `Next step: ${next.length > 0 ? next.map(quoted).join(' or ') : plainStep(verdict)}.`,
    view === undefined
      ? AFTER[by]
      : `${AFTER[by]} These are the names in it, with the values hidden:\n${view}`,
  ].join(' ');
}
