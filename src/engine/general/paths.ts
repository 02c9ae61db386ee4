import { isWeighty } from './fields.ts';
import { holdsData, isCalledOff, readName, withoutProduct, wordsOf } from './words.ts';

/** What is made again, is only the caller’s own, or is put back by hand in a moment. */
const TRIFLING =
  /^(caches?|sessions?|drafts?|reactions?|likes?|stars?|starred|favou?rites?|bookmarks?|follows?|following|votes?|previews?|notifications?|watch(ers|ing)?|typing|presence|tmp|temp|autosaves?|recent|history|search[-_]history)$/i;
/** What hangs on one thing and is hung on it again: `/issues/7/labels/bug`. */
const HUNG_ON =
  /^(labels?|tags?|assignees?|reviewers?|requested_reviewers|reactions?|watchers?|followers?|mentions)$/i;
/** What was said under a thing that is worked on: `/issues/7/comments/3`. */
const SAID = /^(comments?|notes|replies)$/i;
const WORKED_ON =
  /^(issues?|pulls?|merge_?requests|tickets?|cards?|tasks?|stories|discussions|commits?|reviews?)$/i;
const ITEM =
  /^(issues?|pulls?|merge_?requests|tickets?|cards?|tasks?|stories|messages?|threads?|conversations?|contacts?|posts?|pages?|comments?|incidents?|items?|leads?|deals?|alerts?)$/i;
/** Parts of a path that name no thing. */
const NO_THING =
  /^(api|rest|v\d[\w.]*|\d{4}-\d{2}(-\d{2})?|lifecycle|actions?|commands?|ops|operations?|status|me|self|current|batch|bulk|admin|cmd|rpc|all)$/i;
const NAME = /^[A-Za-z][A-Za-z_-]{1,40}(\.(json|xml|php|html?|aspx?|do))?$/;

const segmentsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .filter((part) => part !== '')
    .slice(0, 40);

/** The kind of thing that a path is about: the last of its words that is no number, name or verb. */
export function subjectOf(path: string): string {
  return thing(segmentsOf(path).slice(-3))?.replace(/\.\w+$/, '') ?? '';
}

const thing = (segments: readonly string[]): string | undefined =>
  segments.findLast(
    (part) => NAME.test(part) && !NO_THING.test(part) && (holdsData(part) || isWeighty(part)),
  ) ?? segments.findLast((part) => NAME.test(part) && !NO_THING.test(part));

/** What is not sent yet, a mark on a message, a reader’s place: `chat.deleteScheduledMessage`, `pins.remove`, `_search/scroll`. */
const PASSING =
  /(^|-)(pin|reminder|cursor|scroll|pit|point-in-time|async-search|scheduled-(message|post|mail|email|send))s?$/;
const isPassing = (part: string): boolean => {
  const words = wordsOf(part).filter((word) => readName(word) !== 'destroys');
  return words.length > 0 && PASSING.test(words.join('-'));
};

/** Whether a path leads to something that nobody would miss: a cache, a session, a draft, a label of an issue. */
export function isTriflingPath(path: string): boolean {
  // `/reactions/x/@me`
  const segments = segmentsOf(path.replace(/\/@?me\/?$/i, ''));
  if (segments.some((part) => /^(carts?|baskets?|wishlists?)$/i.test(part))) return true;
  const last = segments.slice(-2).map((part) => part.replace(/\.\w+$/, ''));
  const verb = readName(last[1] ?? '') !== undefined;
  // `/cache/purge`, `/drafts/3/discard`: what stands before the verb.
  if ((verb ? segments.slice(-3) : last).some((part) => TRIFLING.test(part))) return true;
  if (/[-_]caches?$/i.test(last[1] ?? '')) return true;
  if (SAID.test(segments.at(-2) ?? '') && segments.slice(0, -2).some((part) => WORKED_ON.test(part)))
    return true;
  if (segments.slice(-2).some(isPassing)) return true;
  const hung = segments.findLastIndex((part) => HUNG_ON.test(part));
  return hung >= segments.length - 2 && hung > 1 && segments.slice(0, hung).some((part) => ITEM.test(part));
}

/** Two parts of a path that say together what neither says alone: `/trash/empty`. */
export const isEmptied = (path: string): boolean =>
  /\/(trash|trash-?can|recycle-?bin|bin|wastebasket)\/(empty|clear|purge)\/?$/i.test(path);

/** A last part of the address that ends or gives away, whatever it is: `/archive`, `conversations.archive`. */
const ENDING = /(^|[.:_-])(archive|trash|deactivate|unpublish|revoke|refund|void|transfer[-_]?ownership)$/i;
/** The same, of what people or data hang on: `/users/42/suspend`, `/orgs/42/transfer`, `/secrets/rotate`. */
const SHUTTING =
  /^(suspend|disable|close|cancel|reset|rotate|regenerate|roll|lock|block|ban|kick|detach|disconnect|retire|expire|empty|flush|clear|transfer|offboard|evacuate|uninstall|downgrade|leave|reassign|discard|reclaim|release|isolate|drain|deprovision|demote|rollback|revert|restore|overwrite|reinitialize|format|reformat|reimage|suppress|anonymi[sz]e|redact|forget)$/i;

const MERGED =
  /^(contacts?|users?|customers?|companies|company|accounts?|tickets?|profiles?|people|persons?|leads?|organi[sz]ations?)$/i;

/** `operations/7:cancel`, `jobs/7/cancel`, `issues/7:close`: work that is called off, or put away and taken up again. */
const endsWork = (verb: string, list: string): boolean =>
  isCalledOff(verb, wordsOf(list)) ||
  (verb === 'close' && (WORKED_ON.test(list) || /^pull-?requests?$/.test(wordsOf(list).join('-'))));

/** `endpoints/7:undeployModel`, `reservations/7:failoverReservation`, `groups/7/abandonInstances`. */
const takesOffLine = (segment: string): boolean => {
  const [first = '', ...behind] = wordsOf(segment.split(':').at(-1) ?? '');
  return /^(failover|undeploy|abandon|withdraw)$/.test(first) && (behind.length > 0 || segment.includes(':'));
};

/** The last word of a path that stops or renews a machine: nobody calls a list of messages so. */
const STOPPING =
  /(^|[:_-])(power[-_]?off|poweroff|shut[-_]?down|halt|deallocate|reinstall|reimage|fail[-_]?over|prune|hard[-_]?reset|kill|safe[-_]?exit|quit)$/i;

/** `/nodes/n/qemu/100/status/stop`, `/servers/5/actions/shutdown`: the last word of a path to one machine or service. */
const STOPS_ONE =
  /\/(servers?|instances?|vms?|virtual-?machines|machines?|droplets?|linodes?|nodes?|qemu|lxc|containers?|apps?|services?|databases?|clusters?|sites?|projects?)\/[^/]+\/(\w+\/){0,2}(stop|suspend|terminate|reset|pause|rebuild)$/i;

/** Whether the last part of a path that is sent to stops or renews a machine or a service. */
export function stopsByPath(path: string): boolean {
  const last = path.split('/').at(-1) ?? '';
  return STOPPING.test(last) || takesOffLine(last) || STOPS_ONE.test(path);
}

/** Whether the last part of a path that is sent to says that it ends, locks or gives something away. */
export function endsByPath(path: string): boolean {
  const segments = segmentsOf(path);
  const last = (segments.at(-1) ?? '').replace(/\.(json|xml|php)$/, '');
  if (ENDING.test(last)) return !EVERYDAY.test(thing(segments.slice(0, -1).slice(-3)) ?? '');
  // A branch of a database is set back to its parent.
  if (/^(reset|reset_to_parent|restore)$/i.test(last) && /^branch(es)?$/i.test(segments.at(-3) ?? ''))
    return true;
  // Two records of people or companies are one afterwards.
  if (/^merge$/i.test(last)) return segments.slice(-3, -1).some((part) => MERGED.test(part));
  const own = last.split(/[:.]/);
  const verb = own.at(-1) ?? '';
  const [first = ''] = wordsOf(verb);
  if (!SHUTTING.test(first)) return false;
  if (endsWork(first, segments.at(own.length > 1 ? -2 : -3) ?? '')) return false;
  const behind = wordsOf(verb).slice(1);
  // `cancel_for_items`: of whatever stands before.
  const about = [
    ...(/^(for|at|on|in|by|with|of)$/.test(behind[0] ?? '') ? [] : behind),
    ...own.slice(0, -1),
  ].filter((word) => !/^(all|now|bulk)$/.test(word));
  const said = about.join('-');
  const named = about.length > 0 && (holdsData(said) || isWeighty(said) || own.length === 1);
  const object = named ? said : thing(segments.slice(0, -1).slice(-3));
  if (object === undefined || isTriflingPath(`/${object}`)) return false;
  // A user who is restored comes back; so does a project.
  if (/^(restore|revert|rollback)$/i.test(first))
    return WRITTEN_OVER.test(object) || WRITTEN_OVER.test(segments.at(-3) ?? '');
  return holdsData(object) || isWeighty(object);
}

/** Whether the name of an operation says the same: `transferProjectOwnership`, `userDeactivate`, `cancel_subscription`. */
export function endsByName(name: string): boolean {
  const words = wordsOf(name).filter((word) => !/^(api|bulk|batch|admin)$/.test(word));
  if (words.length < 2) return false;
  const [first = '', ...behind] = words;
  const before = words.slice(0, -1);
  const verb = (word: string) => SHUTTING.test(word) || ENDING.test(word);
  const objects = verb(first) ? behind : verb(words.at(-1) ?? '') ? before : [];
  const said = verb(first) ? first : (words.at(-1) ?? '');
  // What is restored or closed may be anything, and a reset sends a mail.
  if (/^(restore|revert|rollback|reset|clear|lock|leave|release|restart)$/.test(said)) return false;
  if (said === 'close')
    return objects.some((word) => /^(account|store|shop|tenant|workspace|org(ani[sz]ation)?)s?$/.test(word));
  return objects.some((word) => isWeighty(word)) && !objects.some((word) => TRIFLING.test(word));
}

/** What is put away all day. At `/oauth/revoke` a program logs out. */
const EVERYDAY =
  /^(oauth2?|openid-?connect|message|email|mail|thread|conversation|chat|notification|ticket|alert|incident|card|todo|note|task|subtask|issue|item|draft|session|cache)s?$/;

/** Whether the name of an operation says that it archives, voids or takes something back: `pipelineArchive`, `void_envelope`. */
export function archives(name: string): boolean {
  if (readName(name) === 'safe') return false;
  const words = wordsOf(withoutProduct(name)).slice(0, 5);
  const said = [words[0] ?? '', words.at(-1) ?? ''].some((word) =>
    /^(archive|trash|refund|payout|void|unpublish|deactivate|revoke)$/.test(word),
  );
  // Many at once are no everyday matter.
  return said && !words.some((word) => EVERYDAY.test(word) && !/s$/.test(word));
}

const WRITTEN_OVER =
  /(db|database|dataset|table|schema|index|collection|volume|disk|cluster|instance|server|vm|store|bucket|backup|snapshot)s?$/i;
