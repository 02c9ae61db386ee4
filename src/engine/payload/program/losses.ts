import { ofLastText } from '../../by-text.ts';
import { turnsOffProtection } from '../../edits/weakening.ts';
import { endsByField, isWeighty } from '../../general/fields.ts';
import { holdsData, saysDestroy, wordsOf } from '../../general/words.ts';
import { shortCallee } from '../call-words.ts';
import type { ProgramCall } from './calls.ts';
import type { Tokens } from './ends.ts';
import { evaluate, type Scope } from './values.ts';

// Methods that destroy what a library reaches, whatever the library.
const DESTROYS =
  /\.(?:delete_?[mM]any|delete_?[oO]ne|delete_?[aA]ll|destroy_?[aA]ll|truncate|obliterate|flushall|flushdb|flushAll|flushDb|drop_?[dD]atabase|drop_?[aA]ll|drop_?[tT]able|drop_?[cC]ollection|deleteQueue|purge|purge_queue|empty_?[tT]rash|empty_?[bB]ucket|dbRemoveTable|__delitem__|destroy!?|delete_all!?|(?:delete|destroy|drop|purge|terminate)_\w+|(?:delete|destroy|drop|purge|terminate)[A-Z]\w*(?:Command)?)$/;
/** `pool.destroy()`, `dataSource.destroy()`: connections, windows and the like are let go by that name. */
const LET_GO =
  /(?:^|[._/])(?:knex\w*|\w*[dD]ataSource|ds|pool|conn|connection|sock|socket|\w*[sS]tream|req|res|request|response|server|agent|worker|chart|editor|win|window|root|app|session|observer|map|renderer|scene|tk|top|frame|widget|dialog|toplevel|net|tls|https?|dgram|stream|socks?)(?:\(.*\))?\.destroy$|\.destroyAllWindows$|\.(?:Tk|Toplevel)\(\)\.destroy$/;
const WITHOUT_ARGUMENTS = /\.(?:delete|del|drop|remove|destroy|obliterate)!?$/;
// `new DeleteBucketCommand(…)` of AWS's JavaScript SDK.
const COMMANDS =
  /(?:^|[./])(?:Batch|Admin)?(?:Delete|Terminate|Purge|ScheduleKeyDeletion|Deregister|Destroy|Remove|Release)(?!Message|Tags)\w*Command$/;
// Frames of data and lists have methods of such names too, a queue’s message is deleted once it was read, and PurgeCSS
// shrinks style sheets.
const OF_VALUES =
  /^(?:Reflect|document|window|localStorage|sessionStorage|bpy)\b|\.(?:drop_(?:duplicates|na|nulls|index|level|columns?|in_place|while|last|first)|dropna|delete_(?:at|if|suffix)|purge_cache|terminate_\w*string|delete_message(?:_batch)?)!?$|^(?:m|msg|message)\.delete$|[pP]urge-?(?:css|CSS)/;
// The verb at the end, or between: `begin_delete`, `recursiveDelete`, `queue_purge`, `schedule_key_deletion`.
const VERB_LAST =
  /\.(?:\w+_(?:delete|purge|destroy|terminate|deletion)|(?:begin|batch|bulk|admin|force|recursive)_?(?:delete|destroy|purge)(?:_\w+)?|(?:recursive|bulk|batch)(?:Delete|Destroy)\w*|[a-z0-9]{2,8}_(?:delete|drop|destroy|purge)_\w+|begin_?(?:[dD]eallocate|[pP]ower_?[oO]ff|[fF]ailover|[sS]top)\w*|begin(?:Delete|Purge)\w*|schedule_\w*deletion|prune[A-Z]\w*)$/;

/** Libraries with which a program reaches a provider's account, a cluster or a store. */
const PROVIDERS =
  /(?:\b|@)(?:Aws\\|aws_sdk_\w+|kube|Amazon\.\w+|AWSSDK|awssdk|com\.amazonaws|ex_aws|aws\.s3|paws|cloud\.google\.com\/go|boto3|botocore|aioboto3|aws-sdk|google\.cloud|google-cloud|googleapiclient|googleapis|firebase[-_]admin|azure\.\w+|azure\/|kubernetes|client-node|docker|dockerode|hcloud|pydo|digitalocean|linode_api4|openstack|cloudflare|hvac|oci|minio|elasticsearch|opensearch\w*|meilisearch|typesense|algoliasearch|pinecone|qdrant\w*|weaviate|pymilvus|pika|kafkajs|confluent_kafka|octokit|PyGithub|gitlab|vultr|scaleway|stripe|supabase|vercel\/blob|netlify\/blobs|netlify\/api|vercel\/sdk|upstash|planetscale|neondatabase\/api-client|heroku-client|heroku3|platform-api|python-gitlab|gitbeaker|github|twilio|sendgrid|auth0|okta|contentful\w*|notionhq|notion_client|shopify\w*|airtable|pyairtable|slack_sdk|slack|jira|atlassian|datadog\w*|pagerduty|launchdarkly\w*|sentry|algolia|appwrite|etcd3|ldap3|ldapjs|winrm|asyncssh|ftplib|ftputil|pysftp|paramiko|smbclient|smbprotocol|imaplib|exchangelib|win32com|basic-ftp|ssh2-sftp-client|pocketbase|convex|replicate|huggingface_hub|wandb|mlflow|prefect|airflow|dagster|temporalio|nomad|consul|openai|anthropic|paddle\w*|lemonsqueezy|braintree|square|plaid|hubspot|salesforce|simple_salesforce|zendesk|zenpy|intercom|mailchimp\w*|libvirt|proxmoxer|pyVmomi|novaclient|snowflake|databricks|resend|postmark\w*|mailgun\w*|clerk|workos\w*|stytch|fastly\w*|ovh|ibm_\w+|linear\/sdk|sanity\/client|chargebee|recurly|mollie\w*|razorpay|gocardless\w*|adyen|paypal\w*|flagsmith\w*|posthog|newrelic|chromadb|lancedb|astrapy|faunadb|keycloak\w*|keycloak-admin-client|pyartifactory|nexus3|harborapi|couchdb\w*|cloudant|nano|cradle|ravendb|marklogic|couchrest|pyzabbix|zabbix\w*|grafana\w*|pynagios|icinga\w*|checkmk|pynetbox|napalm|netmiko|ncclient|jenkins\w*)\b/i;
const PROVIDER_VERBS =
  /(?:\.|^)(?:r?delete|del|purge|prune|destroy|terminate|erase|rmi|kill|cancel|archive|emptyBucket|clear_objects|clearObjects|delete_repo|revoke|void|voidInvoice|rmd|expunge|deregister|deregister_job|deregisterJob|make_?[pP]ublic|lock_?[rR]etention_?[pP]olicy|(?!(?:get|put|list|describe|create|upload|download|load|read|open|make|write|save|is)_)\w+_(?:archive|revoke|suspend|deactivate|cancel))$|(?:^|\.)\w*[cC]lient(?:\(.*\))?\.reset$|\b(?:Refund|refunds|Payout|payouts|Transfer|transfers)\.create$/;
const PROVIDER_REMOVES =
  /\)\.remove$|[\w)]\.\w+s\.(?:remove|wipe|suspend|deactivate|power_?[oO]ff|shutdown|rebuild)$/;
/** What a page, a request or a program keeps for itself. */
const OWN_VALUES =
  /(?:^|[._])(?:headers?|searchParams|params|query|cookies?|cache|map|set|seen|visited|dict|formData|listeners|handlers|timers?|proc|process|task|future|abort\w*)\.\w+$/i;

/** It makes a client of some service, whatever the library is called. */
const CLIENT =
  /\bDeno\.openKv\(|\bS3Client\(|(?<!\b(?:Test|Query|Async)|test_)(?:Client|Api|API|Sdk|SDK)(?:\.new)?\s*\(\s*[^)\s]|\bcreateClient\s*\(|\bconnect_?to_?\w*\s*\(|\b(?:api_?key|api_?token|access_?token|auth_?token|token)\s*[:=]\s*\S/i;
/** What is made with something of the environment: `new Resend(process.env.KEY)`. */
const MADE_WITH_ENVIRONMENT =
  /\b[A-Z]\w*(?:\.new)?\s*\(\s*(?:\{[^}]{0,200}|\w+\s*=\s*)?(?:process\.env\b|os\.environ\b|os\.getenv\b|ENV\[|Deno\.env\b)/;
/** What is made of an address elsewhere: `Solr('https://…')`, `ArtifactoryPath('https://…')`. */
const MADE_OF_ADDRESS =
  /\b(?!URL\b|Request\b|Response\b|Headers\b|WebSocket\b|EventSource\b|Image\b|Audio\b|Path\b)[A-Z]\w*(?:\.new)?\s*\(\s*["']https?:\/\/(?!localhost\b|127\.0\.0\.1|\[::1\])/;
/** An object-relational mapper told to make every table anew. */
const ANEW = /\.(?:sync|synchronize|syncModels|sync_?[sS]chema)$/;
const TOLD = /\(\s*true\b|\bforce\s*:\s*true\b/;
const REBUILDS =
  /(?:getRepository\(.*\)|[rR]epo(?:sitory)?)\.clear$|\bmigrat\w*\.(?:rollback|down|reset|fresh|refresh|undo)$|\.(?:refreshDatabase|resetDatabase|recreateDatabase|clearDatabase|EnsureDeleted(?:Async)?|clear!)$/;
/** Jobs that wait. https://github.com/sidekiq/sidekiq/wiki/API */
const OF_QUEUES = /\bSidekiq\b.*\.clear$/;
/** Firebase's `ref(path).set(null)` removes everything below. https://firebase.google.com/docs/database/web/read-and-write#delete_data */
const NULLS = /\bref(?:FromURL)?\(.*\)\.(?:set|update)$/;
/** Ruby's `each(&:destroy)`. */
const EACH = /\(&:((?:delete|destroy|purge|drop|terminate|cancel)\w*!?)\)$/;
const EACH_QUEUE = /\bSidekiq\b.*\(&:(clear)\)$/;
/** Commands of Redis as texts. */
const RAW_COMMAND = /\.(?:execute_command|sendCommand|send_command|rawCommand|call|cmd|customCommand)$/;
const RAW_LOSS = /["'](?:FLUSHALL|FLUSHDB|SHUTDOWN|DEL|UNLINK)["'\s]/i;
/** Functions that lie elsewhere, called by their names. */
const CALLS_BY_NAME =
  /\.(?:rpc|callproc|invoke|callFunction|call_function|do_request|httpsCallable|enqueue|send_task|trigger)$/;
const METHOD_DELETE = /\bmethod["']?\s*(?::|=>?)\s*["']DELETE["']/i;
const EVERY_ROW = /\(\s*\{\s*data\b(?![\s\S]*\bwhere\b)|\(\s*\{\s*\}\s*,/;
/** Drizzle's `db.delete(table)`: without a condition it empties the table. */
const TABLE_DELETE = /(?:^|[./]|^await)(?:db|database|tx|trx|drizzle\(.*\))\.delete$/;
const ONE_NAME = /\.delete\(\s*[A-Za-z_$][\w$.]*\s*\)$/;

/**
 * Whether a call most likely destroys something that lies behind a library. `provider`: the program uses one of a
 * provider, so that `x.delete(id)` is no matter of a list.
 */
function isDestroying(callee: string, args: number, provider: boolean): boolean {
  if (/\.delete_prefix!?$/.test(callee)) return provider;
  if (OF_QUEUES.test(callee)) return true;
  if (OF_VALUES.test(callee) || (args === 0 && LET_GO.test(callee))) return false;
  if (DESTROYS.test(callee) || COMMANDS.test(callee) || VERB_LAST.test(callee)) return true;
  if (REBUILDS.test(callee)) return true;
  if (args === 0 && WITHOUT_ARGUMENTS.test(callee)) return true;
  if (OWN_VALUES.test(callee)) return false;
  const known = provider || PROVIDERS.test(/^[\w$]+/.exec(callee)?.[0] ?? '');
  return known && (PROVIDER_VERBS.test(callee) || PROVIDER_REMOVES.test(callee) || removesNamed(callee));
}

/** `remove_object`, `removeBucket`, `clear_collection`: what is removed stands in the name. */
function removesNamed(callee: string): boolean {
  const name = callee.slice(callee.lastIndexOf('.') + 1);
  return (
    /^(?:remove|clear|wipe|empty|erase|reset)[_A-Z]/.test(name) &&
    (holdsData(name) ||
      isWeighty(name) ||
      /(?:[oO]bject|[pP]age|[iI]ssue|[pP]ost|[pP]eering)s?$/.test(name)) &&
    saysDestroy(name)
  );
}

/** What a call would lose behind a library, in words; `own`: the call as it stands in the program. */
export function lossOf(callee: string, args: number, provider: boolean, own: string): string | undefined {
  const name = `the program calls ${shortCallee(callee)}()`;
  if (provider && args > 0 && turnsOffProtection(own))
    return `${name}, which turns off protection or backups`;
  if (ANEW.test(callee) && TOLD.test(own)) return `${name}, which makes every table anew`;
  if (NULLS.test(callee) && /\(\s*null\s*\)$/.test(own)) return `${name}, which empties what it names`;
  const each = (EACH.exec(own) ?? EACH_QUEUE.exec(own))?.[1];
  if (each !== undefined) return `${name} with “${each}”, and what that destroys is not known`;
  if (RAW_COMMAND.test(callee) && RAW_LOSS.test(own)) return `${name}, which empties the store`;
  // https://www.odoo.com/documentation/18.0/developer/reference/external_api.html#delete-records
  if (/\.execute_kw$/.test(callee) && /["']unlink["']/.test(own)) return `${name}, which deletes records`;
  const told = CALLS_BY_NAME.test(callee) ? /\(\s*["'`]([\w.:-]{3,60})["'`]/.exec(own)?.[1] : undefined;
  if (told !== undefined && saysDestroy(told))
    return `${name} for “${told}”, which says that it destroys something`;
  if (/(?:^|\.)(?:request|fetch|send|call|api|ajax)$/i.test(callee) && METHOD_DELETE.test(own))
    return `${name}, which asks a server to delete something`;
  if (/\.updateMany$/.test(callee) && EVERY_ROW.test(own)) return `${name}, which changes every row`;
  if (TABLE_DELETE.test(callee) && ONE_NAME.test(own)) return `${name}, which empties a table`;
  return isDestroying(callee, args, provider) ? `${name}, and what that destroys is not known` : undefined;
}

/** Where Go's modules come from says nothing of what they reach. */
const HOMES = /\b(?:github|gitlab|bitbucket)\.(?:com|org)\//g;
/** Libraries with which a program reaches a database, apart from sending SQL. */
const DATABASES =
  /(?:\b|@)(?:pymongo|motor|mongo|mongodb|mongo-driver|gorm|mongoose|mongoengine|redis|ioredis|sqlalchemy|flask_sqlalchemy|sqlmodel|peewee|pony|tortoise|psycopg2?|asyncpg|pymysql|mysql2?|pg|postgres|prisma\/client|sequelize|typeorm|knex|drizzle-orm|mikro-orm|objection|cassandra|neo4j\w*|couchbase|aerospike|influxdb\w*|bullmq|sequel|activerecord|mongoid|ecto|firestore|dynamoose|rethinkdb|arangojs|surrealdb|sqlx|tokio[-_]postgres|diesel|sea[-_]orm|rusqlite|DBI|RPostgres|RPostgreSQL|RMariaDB|RMySQL|ROracle)\b/i;

/** Whether a program's text brings in a library of a provider. */
export const usesProvider = (text: string): boolean =>
  /\b(?:import|require|from|using|use|library|install|nuget|Grab)\b/.test(text) &&
  PROVIDERS.test(text.slice(0, 20_000).replace(HOMES, ''));

/** Whether a library of this name reaches a provider or a database. */
export const reachesOut = (library: string): boolean => PROVIDERS.test(library) || DATABASES.test(library);

/** A client that is told of no other place than this machine. */
const HERE = /\blocalhost\b|\b127\.0\.0\.1\b|\b(?:Redis|StrictRedis|MongoClient|createClient|IORedis)\(\s*\)/;
const ELSEWHERE = /\benviron\b|process\.env|getenv|ENV\[|\bsettings\b|@(?!localhost|127\.)[\w-]+\.\w/;

/** Whether a program's text brings in a library of a database that may be elsewhere. */
export const usesDatabase = ofLastText((text) => {
  const start = text.slice(0, 20_000);
  if (!/\b(?:import|require|from|use|library)\b/.test(start) || !DATABASES.test(start)) return false;
  return !HERE.test(start) || ELSEWHERE.test(start);
});

/** What no other library than one of a database calls so: `ds.dropDatabase()`, `db.Migrator().DropTable(&User{})`. */
export const dropsDatabase = (callee: string): boolean =>
  /\.(?:drop|truncate|wipe)_?(?:database|schema|table|collection|keyspace|all_?tables)s?!?$|\.EnsureDeleted(?:Async)?$/i.test(
    callee,
  );

/** Go's, C#'s and COM's methods start with a capital. */
export const inLowerCase = (callee: string): string =>
  callee.replace(/\.([A-Z])(\w*)$/, (_, first: string, rest: string) => `.${first.toLowerCase()}${rest}`);

/** Whether a program makes a client of a service. */
export function makesClient(text: string): boolean {
  const start = text.slice(0, 20_000);
  return CLIENT.test(start) || MADE_WITH_ENVIRONMENT.test(start) || MADE_OF_ADDRESS.test(start);
}

/** A function's own name, where the program brings it in from elsewhere: `wipeAll()`, `require('../jobs').purgeTenant('a')`. */
export function broughtIn(callee: string, text: string): string | undefined {
  if (OF_VALUES.test(callee) || LET_GO.test(callee) || /(?:^|\.)[A-Z]\w*$/.test(callee)) return undefined;
  const own =
    /(?:^|\))\.?([A-Za-z_]\w*)$/.exec(callee)?.[1] ?? /^(?:[\w./@-]+\.)?([A-Za-z_]\w*)$/.exec(callee)?.[1];
  if (own === undefined || wordsOf(own).length < 2 || !saysDestroy(own)) return undefined;
  const [verb = ''] = wordsOf(own);
  if (/^(?:remove|rm|drop|del|strip|evict)$/.test(verb) && !holdsData(own)) return undefined;
  const made = new RegExp(`\\b(?:def|function|sub|fn|func|const|let|var)\\s+${own}\\b|\\b${own}\\s*=`).test(
    text,
  );
  return made ? undefined : own;
}

/** Libraries that work on pages, tables, drawings and code, which are files or nothing until somebody writes them. */
const DOCUMENTS =
  /\b(?:matplotlib|seaborn|plotly|networkx|openpyxl|xlsxwriter|xlrd|docx|pptx|pypdf|PyPDF2|reportlab|PIL|lxml|bs4|BeautifulSoup|nokogiri|Nokogiri|cheerio|jsdom|linkedom|happy-dom|parse5|ts-morph|jscodeshift|recast|libcst|postcss|exceljs|pdf-lib|fabric|konva|three|d3|paper|pixi\.js|tkinter|pygame|turtle|kivy|PyQt\d|PySide\d)\b/;

/** Whether a program works on documents of its own and reaches nothing else. */
export const worksOnDocuments = (text: string): boolean =>
  DOCUMENTS.test(text.slice(0, 20_000)) &&
  !usesProvider(text) &&
  !makesClient(text) &&
  !DATABASES.test(text.slice(0, 20_000)) &&
  !/\b(?:requests|httpx|axios|fetch|urllib|socket|subprocess|child_process|psycopg|sqlalchemy)\b/.test(text);

/** What a program makes for itself, so that taking something out of it is nobody's loss. */
const MADE_HERE =
  /^(?:new)?(?:Map|Set|WeakMap|WeakSet|URLSearchParams|URL|Headers|FormData|AbortController|Array|dict|set|list|deque|defaultdict|OrderedDict|Counter|tk\.\w+|tkinter\.\w+|collections\.\w+|Hash|document|pygame[\w.]*|t\.Tk)\s*[.(]|^[[{]/;
/** What stands in for something in a test. https://docs.python.org/3/library/unittest.mock.html */
const MOCKED =
  /^(?:\w+\.)*(?:Magic|Async|NonCallable)?Mock\(|^(?:jest|vi|sinon)\.(?:fn|mock|stub)\(|^mongomock\.|^fakeredis\./;

/** Whether a call is one of a value that the program itself has made. */
export function isOwnValue(callee: string, scope: Scope): boolean {
  const mocked = scope.assigned.get(/^[\w$]+/.exec(callee)?.[0] ?? '');
  if (mocked !== undefined && MOCKED.test(startOf(mocked))) return true;
  const [, head = '', rest = ''] = /^([\w$]+)\.(\w+)$/.exec(callee) ?? [];
  const made = head === '' || rest === '' ? undefined : scope.assigned.get(head);
  return made !== undefined && MADE_HERE.test(startOf(made));
}

const startOf = (tokens: Tokens): string =>
  tokens
    .slice(0, 6)
    .map(({ text }) => text)
    .join('');

/** `updateService({ desiredCount: 0 })`, `pages.update({ archived: true })`: a change that ends what it changes. */
export function endedBy({ callee, args }: ProgramCall, scope: Scope): string | undefined {
  const name = callee.slice(callee.lastIndexOf('.') + 1);
  if (!/^(?:update|modify|patch|edit|scale|set(?=[A-Z_]))/i.test(name)) return undefined;
  const named = args.filter((one) => one.name !== '');
  const fields = [
    ...args.filter((one) => one.name === '').map(({ tokens }) => evaluate(tokens, scope).json),
    Object.fromEntries(named.map((one) => [one.name, evaluate(one.tokens, scope).json])),
  ];
  return fields.some((json) => endsByField(json, name))
    ? `the program calls ${shortCallee(callee)}(), which ends or hides what it changes`
    : undefined;
}
