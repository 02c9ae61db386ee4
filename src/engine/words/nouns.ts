import { holdsData, readName, wordsOf } from '../general/words.ts';

/** Words for kinds of things that say too little: “resource”, “server, volume or backup”. */
export const isVague = (what: string): boolean =>
  /,|\bor\b|^(?:small )?(?:resource|item|object|thing)$|^object with|that is made anew$/.test(what);

/** The thing that a sub-command is about: `rds delete-db-instance` → “db instance”; undefined where it names none. */
export function nounOfCommand(words: readonly string[], several: boolean): string | undefined {
  const nouns = words
    .flatMap((word) => (/^(?!.*[-_]\d)[\w:.-]{1,60}$/.test(word) ? wordsOf(word.replace(SCRIPT, '')) : []))
    .filter((word) => isNoun(word) && /^[a-z][a-z0-9]+$/.test(word))
    .slice(-2);
  const last = nouns.pop();
  return last === undefined ? undefined : spelled([...nouns, several ? last : singular(last)]);
}

const isNoun = (word: string): boolean =>
  !/^(?:destroys|soft|safe)$/.test(readName(word) ?? '') && !FILLER.test(word) && !CHANGES.test(word);

/** Verbs that may be nouns, and are none where they stand before one: `update-table`. */
const CHANGES = /^(?:update|modify|put|change|patch|alter|configure|edit)$/;

/** Names that people write in capitals. */
const CAPITALS =
  /^(?:ec2|rds|db|s3|iam|kms|vms?|dns|ips?|vpc|vpn|api|acl|sql|kv|d1|r2|ssh|ssl|tls|cdn|lb|nat|efs|ebs|eks|ecs|ecr|sns|sqs|ses|aks|acr|gke|mx|url|vps|csr|crd|ca)$/;

const spelled = (words: readonly string[]): string =>
  words.map((word) => (CAPITALS.test(word) ? word.toUpperCase() : word)).join(' ');

const SCRIPT = /\.(?:[cm]?[jt]s|py|rb|sh|php|pl|ps1|bat|exe|jar)$/i;

const FILLER =
  /^(?:v?\d+\w*|beta|alpha|preview|api|core|from|for|by|to|with|and|all|factory|hard|soft|force|actions?|commands?|operations?|prod|production|staging|live)$/;

/** A word that stands beside a thing and is none: a version, a preposition. */
export const isFiller = (word: string): boolean => FILLER.test(word);

/** The thing at a path: `/v1/projects/42` → “project”; undefined where no part of it names one. */
export function nounOfPath(path: string): string | undefined {
  const parts = path.split(/[/:]/).filter((part) => part !== '');
  const at = parts.findLastIndex(
    (part, index) =>
      index > 0 &&
      /^[a-z][a-z_-]{2,30}$/i.test(part) &&
      isNoun(part) &&
      (/[^s]s$/i.test(part) || holdsData(part)),
  );
  const words = wordsOf(parts[at] ?? '');
  const last = words.at(-1);
  if (last === undefined) return undefined;
  return spelled([...words.slice(0, -1), at === parts.length - 1 ? last : singular(last)]);
}

/** The thing that an operation is about: `volumeDelete` → “volume”. */
export function nounOfOperation(name: string): string | undefined {
  return nounOfCommand([name], false);
}

/** “policies” → “policy”, “addresses” → “address”, “volumes” → “volume”; “status” and “access” stay. */
export function singular(word: string): string {
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes)$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^su]s$/.test(word) && !/is$/.test(word) ? word.slice(0, -1) : word;
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
  !/^(?:Backups|Directories|Disks|APIs)$/.test(title);

/** A kind of thing with the article that its name asks for: “objects of the bucket”, “the DB instance”. */
export const withArticle = (what: string, owner: string, named: boolean): string =>
  named && PARTS.test(what)
    ? `${what === 'access' ? '' : 'the '}${what} ${what === 'access' ? 'to' : 'of'}`
    : what === 'access'
      ? what
      : isPlainNoun(what)
        ? `the ${/^(?:\w+ed|remote|local|old|open) /.test(what) ? '' : owner}${what}`
        : named
          ? what.replace(/ of an? /, ' of the ')
          : what;

/** What belongs to the thing that is named. */
const PARTS = /^(?:access|renaming|protection|permissions|visibility|credentials|migration history)$/;

/** What somebody types the name of: “volume”, “table” of “every row of a table”; undefined where it is no one thing. */
export function namedThing(what: string): string | undefined {
  const last = / of an? ([^,]+)$/.exec(what)?.[1] ?? what;
  return isPlainNoun(last) ? last : undefined;
}
