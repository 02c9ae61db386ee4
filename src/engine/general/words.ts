import { byText } from '../by-text.ts';

/** How a word in command position reads. `soft`: undone with some work, or small; `start`: whatever follows is data. */
export type Reading = 'destroys' | 'soft' | 'safe' | 'either' | undefined;

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

const DESTROYS = set(`
  delete del destroy remove rm purge wipe truncate terminate erase nuke obliterate drop expunge decommission deprovision
  unprovision teardown annihilate shred zap evict dropdb deleteall removeall destroyall dropall wipeall purgeall flushall
  flushdb eradicate delist yank rmr rmtree delmany remove_all hard_delete hard_reset factory_reset tear_down rmrf rmtopic
  deletetopics migrate_down migrate_reset migrate_fresh migrate_refresh migrate_rollback migration_rollback
  migrations_backwards migrate_backwards migrations_down migrations_reset migrations_reverse migrations_reverse_all migrations_revert_all rollback_migration rollback_migrations revert_migration migrations_rollback db_rollback db_reset empty_trash trash_empty empty_recycle_bin recycle_bin_empty
  release_address release_phone_number release_ip release_elastic_ip release_eip deltree dismantle demolish eliminate exterminate cull vaporize raze zeroize
`);

const SOFT = set(`
  reset flush revoke prune clear empty clean cleanup uninstall undeploy rollback deregister unregister disable detach
  suspend cancel stop shutdown kill abort unpublish failover rotate restore reinit reinitialize reformat recreate down
  disconnect deactivate unlink unsubscribe quarantine overwrite downgrade demote drain invalidate expire resync deprecate
  reboot restart halt poweroff forget unset undefine archive gc reinstall reimage offboard expel ban kick retire unenroll
  discard trash isolate deallocate reclaim dissolve backwards
`);

const SAFE = set(`
  list ls get show view logs docs doc describe desc status stat info  cat help explain find print echo read inspect history diff
  whoami login version create add new init install generate gen completion completions   open edit fmt format
  compile watch dev serve doctor ping tail head grep count  download pull fetch lint validate verify preview 
  undelete unarchive undo recover lookup top   dry-run dryrun simulate make ask chat say set enable subscribe
  encrypt decrypt encode decode parse convert render estimate  search no skip without prevent protect before after
  on is has can should will was pre post did test fake mock about list-all ls-remote register
`);

/** Verbs that are as often nouns: what follows them is data unless it is a bare verb that destroys. */
const EITHER = set(
  'build run plan log backup backups image query index label start exec export import tests job jobs task tasks check sync copy cp mv move apply deploy push upload send scan review report schema update upgrade put patch migrate script scripts comment issue mail note notes snapshot snapshots set-up setup configure config scale tag export-job release monitor trace dump audit',
);

/** What may be lost without regret: it is made again, or is a matter of taste. */
const TRIFLES = set(`
  cache caches caching cached tmp temp temporary completion completions alias aliases plugin plugins extension extensions context contexts history bookmark bookmarks breakpoint breakpoints cookie cookies draft drafts reaction reactions
  session star stars starred like likes vote votes favorite favorites favourite favourites follow follows following
  screen console terminal line lines cell cells whitespace duplicate duplicates prefix suffix blank filter filters highlight
  selection clipboard stopword stopwords notification notifications toast todo breadcrumb module modules
  pssession psdrive psrepository psbreakpoint typedata watch watcher listener listeners column-width focus formatting memory observation observations comment
  emoji emojis background color colors colour accents accent diacritics comments-from-code unused dead stale orphans
  forward reverse port-forward tunnel tunnels orphan dependency dependencies node_modules artifacts dist build
`);

/** Things whose loss is a loss of data, so that even a mild verb weighs. */
const HOLDS_DATA = set(`
  db dbs database databases data dataset datasets table tables schema schemas topic topics queue queues bucket buckets
  volume volumes disk disks backup backups snapshot snapshots collection collections keyspace keyspaces index indexes indices
  stream streams tenant tenants user users account accounts customer customers org organization project projects workspace
  workspaces env environment environments cluster clusters instance instances server servers vm vms storage store stores
  record records rows document documents file files everything everyone all redis pg postgres postgresql mysql mongo mongodb production prod namespace namespaces app apps
  site sites zone zones domain domains secret secrets key keys keystore realm ledger wallet registry repository repo repos
  vault dict device devices contacts entries objects controller variable variables offset offsets consumer-group state partition partitions pool pools metadata catalog lease leases subscription subscriptions token tokens
  certificate certificates cert certs ldap mfa tfa totp passkey passkeys recyclebin recyclebinitem wastebasket employee employees member members host hosts license licenses baremetal vps droplet droplets sheet sheets worksheet spreadsheet spreadsheets values
`);

/** What a restore writes over, so that it loses what is there now. */
const WRITTEN_OVER =
  /^(db|data|database|dataset|table|schema|keyspace|index|collection|volume|disk|backup|snapshot|cluster|instance|server|vm|storage|store|bucket|env|environment|state|registry|vault|all|everything|redis|production|prod)s?$/;
export const isWrittenOver = (word: string): boolean => WRITTEN_OVER.test(word);
/** `hubdb`, `userdb`: a database by its name. */
const isData = (word: string): boolean => HOLDS_DATA.has(word) || /^(?!lldb)[a-z]{3,12}db$/.test(word);

/** What is on its way: a deed that is called off leaves things as they are. */
const UNDERWAY =
  /^(job|task|run|build|operation|execution|query|statement|export|import|upgrade|backup|restore|migration|upload|download|deployment|copy|replay|scan|test|transaction|refresh|resize|update|rollout|conversion|ingestion)s?$/;
/** `backups:cancel`, `cancel-export-job`. */
export const isCalledOff = (verb: string, objects: readonly string[]): boolean =>
  /^(cancel|abort)$/.test(verb) && objects.some((word) => UNDERWAY.test(word));

/** One word already. */
const PLAIN = /^[a-z0-9]{1,120}$/;

/** Words of a name such as `deleteCluster`, `db:drop`, `topics.delete`, `Remove-Volume`, in lower case. */
export const wordsOf = byText((name): readonly string[] =>
  PLAIN.test(name)
    ? [name]
    : name
        .slice(0, 120)
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replace(/(?!PS[A-Z])(?<![A-Z])([A-Z]{2,})([A-Z][a-z]{2})/g, '$1-$2')
        .toLowerCase()
        .replace(/(^|[^a-z])(power|shut|tear)[-_ ](off|down)(?![a-z])/g, '$1$2$3')
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== ''),
);

/**
 * How a name of one or more words reads. A compound reads by its first or last word (`delete-cluster`, `cluster:delete`);
 * one that starts with a safe word is safe (`list-deleted`, `get-delete-marker`, `create_drop_zone`).
 */
export const readName = byText((name): Reading => {
  const words = wordsOf(name);
  const [first = '', ...rest] = words;
  const last = rest.at(-1);
  if (last === undefined) return readWord(first);
  // `safe-to-destroy`, `ok-to-stop`: a question.
  if (words[1] === 'to' && /^(safe|ok|able|ready)$/.test(first)) return 'safe';
  const joined = words.join('_');
  if (DESTROYS.has(joined) || SCHEDULED.test(joined)) return 'destroys';
  // `check_can_delete`, `users_may_be_deleted`: a question.
  if (words.slice(0, -1).some((word) => /^(can|may|should|could|would|cannot)$/.test(word))) return 'safe';
  const opens = readWord(first);
  // `feature-delete`, `fix/reset-form`: branches are called so.
  if (/^(feature|feat|fix|bugfix|hotfix|chore|refactor)$/.test(first)) return undefined;
  if (opens === 'safe' || (opens === undefined && SAFE.has(words.slice(0, 2).join('-')))) return 'safe';
  // `merge_and_delete_accounts`: the second of two deeds.
  if (
    words.includes('and') &&
    DESTROYS.has(words[words.indexOf('and', 1) + 1] ?? '') &&
    !rest.some((word) => TRIFLES.has(word))
  )
    return 'destroys';
  const verb = opens === 'destroys' || opens === 'soft' ? opens : readWord(last);
  // `delete_resources_by_prefix`: by what they are chosen is not what is deleted.
  const by = rest.findIndex((word) => /^(by|where|matching|using)$/.test(word));
  const objects = verb === opens ? rest.slice(0, by < 0 ? undefined : by) : words.slice(0, -1);
  if (verb !== 'destroys' && verb !== 'soft') return opens === 'either' ? 'either' : undefined;
  if (objects.some((word) => TRIFLES.has(word)) && !isCacheServer(objects)) return 'safe';
  // `remove_user_from_group`: both stay, and it can be put back.
  if (/^(remove|rm|evict)$/.test(first) && rest.indexOf('from') > 0) return 'soft';
  if (isTakenOff(verb === opens ? first : last, objects)) return 'safe';
  if (isCalledOff(verb === opens ? first : last, objects)) return 'soft';
  const lasts =
    verb === 'soft' && !/^(restart|reboot|unsubscribe|disconnect)$/.test(verb === opens ? first : last);
  // A user or a file that is restored comes back; a database is written over.
  const weighs = /^restore$/.test(verb === opens ? first : last) ? isWrittenOver : isData;
  return lasts && objects.some(weighs) ? 'destroys' : verb;
});

/** What hangs on a thing and is hung on it again: `remove_label`, `issue_remove_assignee`. */
export const isTakenOff = (verb: string, objects: readonly string[]): boolean =>
  /^(remove|rm)$/.test(verb) &&
  objects.some((word) => /^(label|assignee|reviewer|watcher|follower)s?$/.test(word));

/** `schedule_key_deletion`: what will be done is done. */
const SCHEDULED =
  /^(schedule|request|initiate|start|trigger|confirm|execute|force|approve)_\w+_(deletion|removal|destruction|teardown|purge)$/;

/** Two words in one: `removeacct`, `deluser`, `massremove`, `userdelete`. */
const JOINED =
  /^((delete|remove|del|destroy|purge|drop|unregister)(acct|account|user|group|pkg|zone|domain|db|site|host|vm|mailbox|dns|record|volume|bucket|cluster|instance|node|project|princ|principal|pol|policy|pool|queue|topic|key|resource|object|entity)s?|(delete|remove|destroy|purge|drop|clear)(range|prefix|all|everything)|killpkg|(mass|bulk|batch|user|acct|account|group|host|zone|domain|db|vm|site|rr|kv|obj|rec|record|svc|vol|volume|disk|snap|topic|queue|bucket|repo|image|img|index|row|node|net|pool|app)(delete|remove|destroy|purge))$/;

function readWord(word: string): Reading {
  if (DESTROYS.has(word) || JOINED.test(word)) return 'destroys';
  if (SOFT.has(word)) return 'soft';
  if (SAFE.has(word)) return 'safe';
  // `removedb`, `deletebucket`: a verb and what it hits, written as one.
  const hit = /^(?:delete|remove|destroy|drop|purge|wipe|truncate|erase)([a-z]{2,16})$/.exec(word)?.[1];
  if (hit !== undefined && (HOLDS_DATA.has(hit) || /^(range|many|one|prefix|matching|byquery)$/.test(hit)))
    return 'destroys';
  return EITHER.has(word) ? 'either' : undefined;
}

/** `delete_cache_cluster`: a machine, and no cache that is made again. `delete_chat_history`: what people wrote. */
const isCacheServer = (words: readonly string[]): boolean =>
  (words.some((word) => /^caches?$/.test(word)) &&
    words.some((word) => /^(cluster|instance|server|replication|subnet)s?$/.test(word)) &&
    words.every((word) => !TRIFLES.has(word) || /^caches?$/.test(word))) ||
  (words.includes('history') &&
    words.some((word) =>
      /^(chat|message|conversation|channel|commit|version|order|execution|payment)s?$/.test(word),
    ));

export const isTrifle = (name: string): boolean =>
  wordsOf(name).some((word) => TRIFLES.has(word)) &&
  !isCacheServer(wordsOf(name)) &&
  !isStoreOf(wordsOf(name));

/** `comment-db`, `session-store`: what holds all of them is no trifle. */
const isStoreOf = (words: readonly string[]): boolean =>
  words.some((word) => STORES.test(word)) && words.some((word) => TRIFLES.has(word) && !PASSING.test(word));
const STORES =
  /^(dbs?|databases?|stores?|tables?|buckets?|volumes?|disks?|clusters?|servers?|collections?|topics?)$/;
/** Trifles that are so wherever they lie. */
const PASSING =
  /^(caches?|caching|cached|tmp|temp|temporary|drafts?|dist|build|artifacts|node_modules|orphans?|unused|stale|dead|duplicates?|port-forward|forward|tunnels?|memory|module|modules|plugins?|contexts?|extensions?)$/;
export const holdsData = (name: string): boolean => wordsOf(name).some(isData);

/** `jira_delete_issue`, `organizationRemoveMember`: a product or an owner that is no verb may stand first. */
export function withoutProduct(name: string): string {
  const words = wordsOf(name);
  const verb = words.slice(0, 4).findIndex((word) => readName(word) !== undefined);
  return verb > 0 && words.length - verb > 1 ? words.slice(verb).join('_') : name;
}

const PREFIXES = /^(bulk|batch|admin|api|v\d+|force|mass|hard|permanently|soft|internal|async|all)$/;

/**
 * Whether the name of an operation (`deleteUser`, `user_delete`, `bulkDeleteUsers`, `DeleteTable`) says that it destroys.
 * Operations have one verb, at either end.
 */
export function saysDestroy(name: string): boolean {
  const words = wordsOf(name);
  const from = words.findIndex((word) => !PREFIXES.test(word));
  return from >= 0 && readName(words.slice(from).join('_')) === 'destroys';
}
