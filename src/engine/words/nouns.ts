import { holdsData, readName, wordsOf } from '../general/words.ts';
import { isDeed } from './deeds.ts';

/** Words for kinds of things that say too little: “resource”, “server, volume or backup”. */
export const isVague = (what: string): boolean =>
  !what.startsWith('“') &&
  /,|\bor\b|^(?:small )?(?:resource|item|object|thing)$|^object with|that is made anew$/.test(what);

/**
 * The thing that the words of a sub-command, an operation or a script are about: `rds delete-db-instance` → “DB instance”,
 * `volumeDelete` → “volume”; undefined where they name none. Only the last one is said in the plural.
 */
export function nounOfCommand(words: readonly string[], several: boolean): string | undefined {
  const last = words.length - 1;
  const nouns = words
    .flatMap((word, at) =>
      /^(?!.*[-_]\d)[\w:.-]{1,60}$/.test(word)
        ? nounsIn(word.replace(SCRIPT, ''), at > 0 && at === last)
        : [],
    )
    .map((word, at, all) => (several && at === all.length - 1 ? word : singular(word)))
    .filter((word, at, all) => singular(word) !== singular(all[at - 1] ?? ''))
    .slice(-2)
    .map(inFull);
  return nouns.length === 0 ? undefined : spelled(nouns.filter((word, at) => nouns.indexOf(word) === at));
}

/** The words of one word of a sub-command that name things. `closes`: it is the last, where the verb stands. */
function nounsIn(word: string, closes: boolean): readonly string[] {
  // `app:purge-customers`: what stands before the colon is a namespace, unless nothing behind it names a thing.
  const spaces = word.split(':').filter((part) => part !== '');
  const own = spaces.length > 1 ? nounsIn(spaces.at(-1) ?? '', closes) : [];
  if (own.length > 0) return own;
  const parts = wordsOf(word);
  const [first = ''] = parts;
  if (parts.length === 1) return (closes && isDeed(first)) || !isNoun(first) ? [] : [first];
  const rest =
    isDeed(first) || /^(?:schedule|update|put|set|force|request)$/.test(first) ? parts.slice(1) : parts;
  return rest.filter((part, at) =>
    rest === parts || (at > 0 && at === rest.length - 1 && readName(part) === 'destroys')
      ? isNoun(part)
      : isThing(part),
  );
}

/** A word behind a verb of its own, which is no verb itself, however it reads: `delete-archive`. */
const isThing = (word: string): boolean =>
  /^[a-z][a-z0-9]+$/.test(word) &&
  !FILLER.test(word) &&
  !/^(?:delet|destruct)ion$|^removal$|^(?:delete|remove|drop)[a-z]/.test(word);

const isNoun = (word: string): boolean =>
  isThing(word) &&
  !CHANGES.test(word) &&
  (SEEN.test(word) || !/^(?:destroys|soft|safe)$/.test(readName(word) ?? ''));

/** What is looked at as often as it is a thing. */
const SEEN = /^(?:logs|views?|versions?|docs|tests|searches)$/;

/** Verbs that may be nouns, and are none where they stand before one: `update-table`. */
const CHANGES = /^(?:update|modify|put|change|patch|alter|configure|edit)$/;

/** Names that people write in capitals. */
const CAPITALS =
  /^(?:ec2|rds|db|s3|iam|kms|vms?|dns|ips?|vpc|vpn|api|acl|sql|kv|d1|r2|ssh|ssl|tls|cdn|lb|nat|efs|ebs|eks|ecs|ecr|sns|sqs|ses|aks|acr|gke|mx|url|vps|csr|crd|ca|ad|mfa|sso|acm|gcs|gce|ddb|cdb)$/;

/** Short for words that people say in full. */
const LONG: Readonly<Record<string, string | undefined>> = {
  env: 'environment',
  envs: 'environments',
  repo: 'repository',
  repos: 'repositories',
  org: 'organization',
  orgs: 'organizations',
  functionapp: 'function app',
  webapp: 'web app',
  keyvault: 'key vault',
  nodepool: 'node pool',
  iot: 'IoT',
  s3api: 's3',
  lxc: 'LXC container',
};

/** A word as people say it: “repository” for `repo`. */
export const inFull = (word: string): string => LONG[word] ?? word;

function spelled(words: readonly string[]): string {
  if (words.at(-1) === 'db' && (words.length === 1 || words[0] === 'database')) return 'database';
  return words.map((word) => (CAPITALS.test(word) ? word.toUpperCase() : word)).join(' ');
}

const SCRIPT = /\.(?:[cm]?[jt]s|py|rb|sh|php|pl|ps1|bat|cmd|exe|jar|vbs|wsf)$/i;

const FILLER =
  /^(?:v?\d+\w*|beta|alpha|preview|core|from|for|by|to|with|and|all|factory|hard|soft|force|actions?|commands?|operations?|prod|production|staging|live|bulk|batch|generic|query|remote|az|manual|local|void|ids?)$/;

/** The thing at a path: `/v1/projects/42` → “project”; undefined where no part of it names one. */
export function nounOfPath(path: string): string | undefined {
  const parts = path.split(/[/:]/).filter((part) => part !== '');
  const at = parts.findLastIndex(
    (part, index) =>
      index > 0 &&
      /^[a-z][a-z_-]{2,30}$/i.test(part) &&
      nounsIn(part, false).length > 0 &&
      (/[^s]s$/i.test(part) || holdsData(part)),
  );
  const words = wordsOf(parts[at] ?? '');
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const whole = at === parts.length - 1 ? last : singular(last);
  return spelled([...words.slice(0, -1).map(singular), inFull(whole)]);
}

/** The thing that an operation is about: `volumeDelete` → “volume”. */
export const nounOfOperation = (name: string): string | undefined => nounOfCommand([name], false);

/** “policies” → “policy”, “addresses” → “address”, “volumes” → “volume”; “status” and “access” stay. */
export function singular(word: string): string {
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes)$/.test(word)) return word.slice(0, -2);
  return word.length > 3 &&
    /[^su]s$/.test(word) &&
    !/is$|^(?:windows|kubernetes|postgres|atlas|cors|https)$/.test(word)
    ? word.slice(0, -1)
    : word;
}

/** Whether a kind of thing can stand behind “the”: “volume”, “remote branch”; not “every row of a table”. */
export const isPlainNoun = (what: string): boolean =>
  /^[\w’-]+(?: [\w’-]+){0,2}$/.test(what) &&
  !/\b(?:of|or|and|that|with|in|who|how|every|whatever|something|uncommitted|untracked|unused|unreachable|anonymous|stashed|shelved)\b/.test(
    what,
  );

/** Whether a platform’s title is the name of a product: “Google Cloud”; not “Files and disks”. */
export const isProductName = (title: string): boolean =>
  /^[A-Z\d][\w.’]*(?: [A-Z][\w.’]*)*$|^macOS$/.test(title) &&
  !/^(?:Archives|Backups|Directories|Disks|Files|APIs)$/.test(title);

/** A kind of thing with the article that its name asks for: “objects of the bucket”, “the DB instance”. */
export const withArticle = (what: string, owner: string, named: boolean): string =>
  named && PARTS.test(what)
    ? `${/^(?:access|every)/.test(what) ? '' : 'the '}${what} ${what === 'access' ? 'to' : 'of'}`
    : what === 'access'
      ? what
      : isPlainNoun(what)
        ? `the ${/^(?:\w+ed|remote|local|old|open|[A-Z][a-z]+) /.test(what) ? '' : owner}${what}`
        : `${ONE_OF.test(what) ? 'the ' : ''}${named ? what.replace(/ of an? /, ' of the ') : what}`;

/** What belongs to the thing that is named. */
const PARTS =
  /^(?:access|renaming|protection|permissions|visibility|credentials|migration history|membership|every (?:key|process|release))$/;

/** One thing that is told by what it belongs to: “node of a cluster”; not “objects of a bucket”. */
const ONE_OF =
  /^(?!(?:an?|the|access|code|data|every|part|something|what|who) )[a-z]+(?: [a-z]+)?(?<!s) (?:of|in) /;

/** Whether a name can stand right behind a kind of thing: “rows of the table “users””; not “objects, and makes them anew”. */
export const standsBefore = (what: string): boolean =>
  isPlainNoun(what) || PARTS.test(what) || / of (?:an?|the) [^,]+$/.test(what) || what.startsWith('“');

/** What somebody types the name of: “volume”, “table” of “every row of a table”; undefined where it is no one thing. */
export function namedThing(what: string): string | undefined {
  const last = / of an? ([^,]+)$/.exec(what)?.[1] ?? what;
  return isPlainNoun(last) ? last : undefined;
}
