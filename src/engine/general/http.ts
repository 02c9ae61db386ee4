import type { Action } from '../../model/action.ts';
import type { HttpRequest } from '../../model/payload.ts';
import { turnsOffProtection } from '../edits/weakening.ts';
import { isLocal, isLocalElsewhere } from '../hosts.ts';
import { hostHint } from '../matching/hints.ts';
import { readUrl } from '../payload/http/url.ts';
import { scanSql } from '../payload/sql/sql.ts';
import { isVague, nounOfPath } from '../words/nouns.ts';
import type { Source } from './action.ts';
import { generalAction } from './action.ts';
import { endsByText, isWeighty } from './fields.ts';
import { GRAPH_LOSS, operations, xmlNames } from './operations.ts';
import { endsByName, endsByPath, isEmptied, isTriflingPath, stopsByPath, subjectOf } from './paths.ts';
import { isSandbox } from './sandboxes.ts';
import { SQL_LOSS, statements } from './sent-sql.ts';
import { LOSSES } from './sql.ts';
import { holdsData, readName, saysDestroy, wordsOf } from './words.ts';

const SEARCHES =
  /\/_?(m?search|multi_search|count|query|find|_find|scroll|analyze|explain|validate|aggregate)\/?$/;
/** What is told of deeds, asked about them or allowed: an event, a message, a permission. */
const TELLS =
  /\/(events?|track|collect|_doc|_create|(audit[-_]?)?logs?|audits?|(web)?hooks?|analytics|telemetry|metrics|check|authorize|permissions?|polic(y|ies)|grants?|acls?|can|evaluate|decisions?|(chat\/)?completions|messages|responses|embeddings|comments|notes|notifications)\/?$/i;
const LONGEST = 20_000;

const DELETES = { rule: 'http-delete', what: 'resource', why: 'Asks a server to delete something.' } as const;
const WEAKENS = {
  rule: 'http-weaken',
  verb: 'change',
  undo: 'vendor',
  undoNote: 'It can be turned on again; what was not kept meanwhile stays lost',
  what: 'backups or protection',
  why: 'Turns off what would bring data back or keep it from being deleted.',
} as const;
const ENDS = {
  rule: 'http-change',
  verb: 'change',
  undo: 'vendor',
  undoNote: 'It can be set back; what depended on it fails meanwhile',
  what: 'resource',
  why: 'Asks a server to end, archive or open something.',
} as const;
const STOPS = {
  rule: 'http-stop',
  verb: 'stop',
  undo: 'repeat',
  undoNote: 'It can be started again',
  what: 'machine or service',
  why: 'Asks a server to stop something or to set it up anew.',
} as const;

/** A request to a host that is not this machine, asking to delete or stop something, or to keep less of it. */
export function generalHttp(request: HttpRequest, source: Source): readonly Action[] {
  const there = isLocalElsewhere(request.host, source.via);
  if ((isLocal(request.host) && !there) || isSandbox(request.host)) return [];
  const kind = kindOf(request);
  if (!kind) return [];
  return [
    generalAction(source, {
      ...kind,
      targets: [{ name: `${request.host}${request.path}`, certain: request.host !== '' }],
      hints: [
        ...(there ? [] : hostHint(request.host)),
        { text: request.path, source: 'the address', explicit: false },
      ],
      url: request.url.certain ? request.url.text : undefined,
      ...(isVague(kind.what) ? named(nounOfPath(request.path)) : {}),
    }),
  ];
}

/** What a cache holds of certain addresses is fetched again: `PURGE /a.css`, `/purge?url=…`, `{"files": ["https://…"]}`. */
function renewsCache({ method, path, body, url }: HttpRequest): boolean {
  if (method.toUpperCase() === 'PURGE') return true;
  if (!/purge|invalidat|flush/i.test(path)) return false;
  // `/purge/www.example.com/a.css`. https://www.fastly.com/documentation/reference/api/purging/
  if (/\/purge\/[\w-]+(\.[\w-]+)+\/.*[\w-]\.\w{2,5}$/.test(path)) return true;
  const said = [readUrl(url).query, body?.text.slice(0, LONGEST) ?? ''];
  return said.some((text) => ADDRESSES.test(text) || (/cache|cdn|edge/i.test(path) && PATHS.test(text)));
}

const ADDRESSES = /(?:^|[?&{,\s])["']?(?:urls?|files|objects)["']?\s*[=:]\s*[["'\s]*https?(?::|%3a)/i;
const PATHS =
  /(?:^|[?&{,\s])["']?(?:urls?|files|objects|paths?|prefixes|hosts|tags)["']?\s*[=:]\s*[["'\s]*[\w/]/i;

const named = (noun: string | undefined): { readonly thing?: string } =>
  noun === undefined ? {} : { thing: noun };

function kindOf(
  request: HttpRequest,
): typeof DELETES | typeof WEAKENS | typeof ENDS | typeof STOPS | undefined {
  if (rehearses(request) || renewsCache(request)) return undefined;
  if (deletesByStatement(request)) return DELETES;
  if (destroys(request)) return isTriflingPath(request.path) ? undefined : DELETES;
  if (weakens(request)) return WEAKENS;
  if (CHANGES.test(request.method.toUpperCase())) {
    const subject = subjectOf(request.path);
    const sent = [request.body?.text ?? '', queryOf(request)];
    const data = TELLS.test(request.path) || SEARCHES.test(request.path);
    const told = data ? [] : operations(sent[0] ?? '');
    const mild =
      isWeighty(subject) &&
      told.some(
        (name) => (readName(name) === 'soft' && !AGAIN.test(name)) || RENEWS.test(name) || endsByName(name),
      );
    const looks =
      told.length > 0 &&
      told.every((name) => readName(name) === 'safe' || LOOKS.test(wordsOf(name).at(-1) ?? ''));
    const fields = !data && !looks && sent.some((text) => endsByText(text, subject));
    if (mild || fields || leavesNone(request, subject) || endsByPath(request.path)) return ENDS;
  }
  return stops(request) ? STOPS : undefined;
}

/** What is started again loses nothing but time. */
const AGAIN = /^(restart|reboot|unsubscribe|disconnect|stop|cancel)$/i;
const RENEWS = /^(rebuild|reinstall|reimage)$/i;
const LOOKS = /^(list|get|info|show|query|search|describe|status|count|find|read)$/;

/** `PUT /domains/x/records` with `[]`: nothing stands there afterwards. */
const leavesNone = ({ method, body }: HttpRequest, subject: string): boolean =>
  method.toUpperCase() === 'PUT' && /^\s*\[\s*\]\s*$/.test(body?.text ?? '') && holdsData(subject);

const queryOf = ({ url }: HttpRequest): string => readUrl(url).query;

const REHEARSAL =
  /(?:^|[&{,\s])["']?(?:dry[-_]?run|validate[-_]?only|preview[-_]?only|simulate|what[-_]?if)["']?\s*[=:]\s*["']?(?:true|1|all|server|yes)\b/i;

/** `?dryRun=All`, `{"dry_run": true}`: the server would only say what it would do. */
const rehearses = (request: HttpRequest): boolean =>
  REHEARSAL.test(queryOf(request)) || REHEARSAL.test(request.body?.text.slice(0, LONGEST) ?? '');

const deletesByStatement = (request: HttpRequest): boolean =>
  !TELLS.test(request.path) &&
  statements(request).some(
    (text) =>
      GRAPH_LOSS.test(text) || (SQL_LOSS.test(text) && scanSql(text).some(({ kind }) => LOSSES.has(kind))),
  );

/** Whether a request says that it destroys: by its method, its path, its headers, or the operation that it names. */
function destroys(request: HttpRequest): boolean {
  const { headers, url, body, path } = request;
  const method = overridden(request) ?? request.method.toUpperCase();
  if (method === 'DELETE') return true;
  const query = url.text.slice(url.text.indexOf('?') + 1);
  const named = url.text.includes('?') ? operations(query) : [];
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') {
    // A page about deleting is read without logging in; a deed is not.
    const login =
      (url.text.includes('?') && LOGIN.test(query)) ||
      headers.some(({ name }) => /^(authorization|cookie|x-api-key|x-.*-token|apikey)$/i.test(name));
    return (
      method === 'GET' &&
      (login || isProcedure(request) || /(^|&)(Action=[A-Z]|Command=\w+\.)/.test(query)) &&
      (named.some(saysDestroy) ||
        path
          .split('/')
          .some(
            (part, at, all) =>
              /^[a-z]+(\.(json|xml|php))?$/i.test(part) && isDeed(part) && !ASKED.test(all[at - 1] ?? ''),
          ))
    );
  }
  const target = headers.find(({ name }) => /^(x-amz-target|soapaction)$/i.test(name))?.value.text ?? '';
  if (target !== '' && saysDestroy(target.split(/[./#":]/).findLast((part) => part !== '') ?? ''))
    return true;
  if (isEmptied(path) || runsScript(request) || holdsDelete(body?.text ?? '')) return true;
  if (named.some(saysDestroy) || namesDeedIn(path)) return true;
  // What a search looks for is data.
  if (SEARCHES.test(path)) return false;
  const text = body?.text.slice(0, LONGEST) ?? '';
  if (text === '') return false;
  if (text.trimStart().startsWith('<')) return xmlNames(text).some(saysDestroy);
  if (TELLS.test(path)) return false;
  // A statement in the body is no form; what it destroys is told by its own words.
  if (/^\s*(?:select|show|describe|explain|insert|with)\s/i.test(text)) return false;
  // Lines of actions and documents. https://www.elastic.co/guide/en/elasticsearch/reference/current/docs-bulk.html
  if (/\/_bulk\/?$/.test(path)) return /^\s*\{\s*"delete"\s*:/m.test(text);
  if (/^\s*\[\s*"/.test(text)) return saysDestroy(/"([^"]*)"/.exec(text)?.[1] ?? '');
  return operations(text).some(saysDestroy);
}

/** `/get/flushall`: commands of a store as a path. https://upstash.com/docs/redis/features/restapi */
const ASKED = /^(get|mget|exists|ttl|type|strlen)$/;

/** `api.acme.io/bot1/deleteChannel?id=5`: APIs that take every call as a GET. */
const isProcedure = ({ host, path, url }: HttpRequest): boolean =>
  url.text.includes('?') && /^api[.-]/.test(host) && /^[a-z]+[A-Z]\w*$/.test(path.split('/').at(-1) ?? '');

/** APIs that take every call as a GET take the key in the address too: `/dns/delete.json?auth-id=1&auth-password=x`. */
const LOGIN =
  /(^|&)(api[-_]?(key|token|user|secret)|(access[-_]?|auth[-_]?)?token|auth[-_](id|user|password|key)|password|passwd|secret|signature)=/i;

const CHANGES = /^(POST|PUT|PATCH)$/;

/** Whether its settings turn off protection or backups. AWS’s query protocol sends them in an address. */
function weakens(request: HttpRequest): boolean {
  const query = request.url.text.slice(request.url.text.indexOf('?') + 1);
  const changes = CHANGES.test(request.method.toUpperCase());
  if (!changes && !/(^|&)Action=(Modify|Update|Put|Set)/.test(query)) return false;
  return turnsOffProtection(`${query} ${changes ? (request.body?.text ?? '') : ''}`);
}

const stops = ({ method, path }: HttpRequest): boolean =>
  CHANGES.test(method.toUpperCase()) && stopsByPath(path.replace(/\/+$/, ''));

/** The method that a POST stands for. */
function overridden({ headers }: HttpRequest): string | undefined {
  return headers.find(({ name }) => /^x-(http-)?method(-override)?$/i.test(name))?.value.text.toUpperCase();
}

/** A request inside another, as OData’s and Google’s batches hold them: RFC 9112, section 2.1. */
const holdsDelete = (text: string): boolean =>
  /^[ \t]*DELETE[ \t]+\S+(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/m.test(
    text.slice(0, LONGEST).replace(/\\r|\r/g, '\n'),
  ) && /HTTP\/\d|application\/http/i.test(text.slice(0, LONGEST));

/** Jenkins’ script console runs what it is sent. https://www.jenkins.io/doc/book/managing/script-console/ */
const runsScript = ({ path, body }: HttpRequest): boolean =>
  /\/script(Text)?\/?$/.test(path) &&
  /(^|&)script=[\s\S]*(\.|\b)(delete|doDelete\w*|doKill|execute|doSafeExit|safeExit|remove\w*|clear)\s*(\(|%28)/i.test(
    body?.text.slice(0, LONGEST) ?? '',
  );

/** `/feature-flags/delete-account-v2/enable`: where a later part looks or turns on, a name of two words is a name. */
function namesDeedIn(path: string): boolean {
  // `/topics/deletions`: the name of a thing.
  const named = (part: string, list = '') =>
    LISTS.test(list) && !/^[a-z]+$|:[a-zA-Z]+$/.test(part.replace(/ions?$/, '-'));
  const parts = path.split('/').filter((part, at, all) => part !== '' && !named(part, all[at - 1]));
  const last = parts.at(-1) ?? '';
  // `chat.delete`: the word before the dot is the thing.
  const safe = (readName(last) === 'safe' || SEARCHES.test(path)) && !isDeed(last);
  return parts.some((part) => isDeed(part) && !(safe && wordsOf(part).length > 1));
}

const LISTS = /^(topics|queues|channels|streams|subjects|indexes|indices|collections|buckets)$/i;

/** A path segment that is a deed: `delete`, `_delete_by_query`, `users:purge`, `delete-account`; not an id that holds such a word. */
function isDeed(segment: string): boolean {
  if (segment.length > 60 || /\d{3}|%/.test(segment)) return false;
  const name = segment.replace(/\.(php|json|xml|aspx?|ashx|do|cgi|jsp|action)$/i, '');
  // `users:purge` of Google’s APIs, `chat.delete` of Slack’s.
  const own = name.split(/[:.]/).at(-1) ?? name;
  if (/[:.]/.test(name) && readName(name.replaceAll(/[:.]/g, '_')) === 'destroys') return true;
  if (/^_?(delete|update)_by_query$/.test(own)) return own.includes('delete');
  // `/deletions/users`, `/data-privacy-deletion-jobs`, `/user_delete_requests`: what privacy laws call it.
  if (
    /(^|[-_])(deletions?|erasures?|delete[-_]requests?)([-_]?([jJ]obs?|[rR]equests?|tasks?|[nN]ow))?$|[a-z]DeletionNow$/.test(
      own,
    )
  )
    return true;
  return saysDestroy(own) || readName(own) === 'destroys';
}
