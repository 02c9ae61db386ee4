import { turnsOffProtection } from '../weakening.ts';
import type { Language } from './program-syntax.ts';

/** What a call of this name hands to the machine. */
export type Deed = 'shell' | 'start' | 'remove' | 'remove-tree' | 'remove-receiver' | 'run-text' | undefined;

interface Names {
  /** The first argument is a command line, or a program and its arguments. */
  readonly shell: RegExp;
  /** Starts a program with arguments and no shell. */
  readonly start: RegExp;
  readonly remove: RegExp;
  readonly removeTree: RegExp;
  /** A method of the path itself. */
  readonly removeReceiver?: RegExp;
  /** Runs a text as a program of the same language. */
  readonly runText: RegExp;
}

const NOTHING = /^(?!)/;

const LANGUAGES: Readonly<Record<Language, Names>> = {
  python: {
    shell:
      /^(?:os\.(?:system|popen)|(?:subprocess|commands)\.(?:getoutput|getstatusoutput)|asyncio\.create_subprocess_shell|(?:\w+\.)?sh\.run|(?:invoke|c|ctx|context|conn|connection)\.(?:run|sudo|local)|.*\.exec_command|(?:.*\.)?(?:CDLL\(.*\)\.system|Connection\(.*\)\.(?:run|sudo|local)))$/,
    start:
      /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|os\.(?:exec|spawn|posix_spawn)\w*|asyncio\.create_subprocess_exec|pty\.spawn|session\.run(?:_always|_install)?)$/,
    remove: /^(?:os\.(?:remove|unlink|rmdir|removedirs|truncate)|send2trash\.send2trash)$/,
    removeTree: /^(?:shutil\.rmtree|distutils\.dir_util\.remove_tree|rmtree)$/,
    removeReceiver: /\.(?:unlink|rmdir|rmtree)$/,
    runText: /^(?:builtins\.)?(?:exec|eval)$/,
  },
  javascript: {
    shell:
      /^(?:(?:child_process\.)?(?:exec|execSync)|execa\.(?:execaCommand|command|commandSync)|execaCommand\w*|shelljs\.exec|shell\.exec|\$|(?:[Bb]un|zx|execa|dax)\.\$|\$\.sync)$/,
    start:
      /^(?:(?:child_process\.)?(?:spawn|spawnSync|execFile|execFileSync)|execa(?:\.execa|\.execaSync|\.sync|Sync)?|cross-spawn(?:\.sync)?|Deno\.(?:Command|run)|Bun\.spawn(?:Sync)?)$/,
    remove:
      /^(?:(?:fs|fs-extra|fse)(?:[./]promises)?\.(?:unlink|unlinkSync|rmdir|rmdirSync|truncate|truncateSync)|unlinkSync)$/,
    removeTree:
      /^(?:(?:fs|fs-extra|fse)(?:[./]promises)?\.(?:rm|rmSync|remove|removeSync|emptyDir|emptyDirSync)|rmSync|rimraf(?:\.\w+)?|Deno\.(?:remove|removeSync)|del(?:\.\w+)?|shelljs\.rm|shell\.rm)$/,
    runText: /^(?:eval|Function|vm\.(?:runInNewContext|runInThisContext|runInContext|Script))$/,
  },
  ruby: {
    shell: /^(?:shell|(?:Kernel\.)?(?:system|exec|spawn|sh)|IO\.popen|Open3\.\w+)$/,
    start: /^Process\.spawn$/,
    remove: /^(?:File|Dir)\.(?:delete|unlink|rmdir)$/,
    removeTree:
      /^(?:FileUtils\.(?:rm|rm_f|rm_r|rm_rf|remove|rmtree|remove_dir|remove_entry\w*|safe_unlink)|rm_rf|rm_r)$/,
    removeReceiver: /\.(?:rmtree|rmdir|unlink)$/,
    runText: /^(?:eval|instance_eval|class_eval|Kernel\.eval)$/,
  },
  perl: {
    shell: /^(?:shell|system|exec|CORE\.system)$/,
    start: NOTHING,
    remove: /^(?:unlink|rmdir)$/,
    removeTree: /^(?:(?:File\.Path\.)?(?:rmtree|remove_tree))$/,
    runText: /^eval$/,
  },
  php: {
    shell: /^(?:shell|shell_exec|exec|system|passthru|popen|proc_open)$/,
    start: /^pcntl_exec$/,
    remove: /^(?:unlink|rmdir)$/,
    removeTree: /^(?:File\.(?:deleteDirectory|cleanDirectory))$/,
    runText: /^(?:eval|assert|create_function)$/,
  },
  // https://pkg.go.dev/os/exec, https://pkg.go.dev/os
  go: {
    shell: NOTHING,
    start:
      /^(?:exec\.Command(?:Context)?|sh\.(?:Run|RunV|Output)|os\.StartProcess|syscall\.(?:Exec|ForkExec))$/,
    remove: /^(?:os\.Remove|syscall\.(?:Unlink|Rmdir))$/,
    removeTree: /^os\.RemoveAll$/,
    runText: NOTHING,
  },
  // https://www.lua.org/manual/5.4/manual.html#6.9
  lua: {
    shell: /^(?:(?:os\.)?execute|(?:io\.)?popen)$/,
    start: NOTHING,
    remove: /^(?:os\.remove|lfs\.rmdir|uv\.fs_(?:unlink|rmdir)|vim\.fn\.delete)$/,
    removeTree: NOTHING,
    runText: /^(?:load|loadstring)$/,
  },
  // https://stat.ethz.ch/R-manual/R-devel/library/base/html/system2.html
  r: {
    shell: /^(?:base\.)?(?:system|shell|shell\.exec)$/,
    start: /^(?:(?:base\.)?system2|processx\.run|sys\.exec_wait)$/,
    remove: /^(?:file\.remove|fs\.file_delete|file_delete)$/,
    removeTree: /^(?:(?:base\.)?unlink|fs\.dir_delete|dir_delete)$/,
    runText: NOTHING,
  },
  // https://docs.julialang.org/en/v1/base/file/#Base.Filesystem.rm
  julia: {
    shell: /^shell$/,
    start: NOTHING,
    remove: NOTHING,
    removeTree: /^(?:Base\.(?:Filesystem\.)?)?rm$/,
    runText: NOTHING,
  },
  // https://hexdocs.pm/elixir/System.html#cmd/3, https://hexdocs.pm/elixir/File.html#rm_rf/1
  elixir: {
    shell: /^(?:System\.shell|os\.cmd|Mix\.shell\(\)\.cmd)$/,
    start: /^(?:System\.cmd|MuonTrap\.cmd)$/,
    remove: /^File\.(?:rm|rmdir)!?$/,
    removeTree: /^File\.rm_rf!?$/,
    runText: /^Code\.eval_string$/,
  },
};

export function deedOf(callee: string, language: Language): Deed {
  const names = LANGUAGES[language];
  if (names.shell.test(callee)) return 'shell';
  if (names.start.test(callee)) return 'start';
  if (names.remove.test(callee)) return 'remove';
  if (names.removeTree.test(callee)) return 'remove-tree';
  if (names.runText.test(callee)) return 'run-text';
  return names.removeReceiver?.test(callee) ? 'remove-receiver' : undefined;
}

/** Methods that send SQL. */
export const SQL_METHODS =
  /(?:^|\.)(?:\$?execute(?:Raw|RawUnsafe|many|script|_driver_sql|Query|Update|Sql)?|\$queryRaw(?:Unsafe)?|query|queryRaw|raw|exec|run|prepare|do|unsafe|none|any|one|all|sql|command|executeMultiple|batch|multi_query|mysqli_query|pg_query|exec_query|exec_update|select_all|read_sql(?:_query)?|find_by_sql|text|query!|dbExecute|dbSendQuery|dbSendStatement|dbGetQuery|execute_sql|(?:Must|Named)?Exec(?:Context)?|Query(?:Row)?(?:Context)?|Raw)$/;

/** Libraries and objects that send HTTP requests. */
export const HTTP_RECEIVERS =
  /^(?:\$?(?:requests|httpx|session|sess|aiohttp|client|http|https|axios|got|ky|superagent|needle|undici|api|conn|connection|urllib3|HTTParty|Faraday|RestClient|Excon|HTTP|ua|wretch|pool|httr|HTTPoison|Req|Tesla|Finch)|requests\.Session\(\)|.*Session\(\)|.*Client\(.*\)|(?:axios\.create|ky\.create|got\.extend|Net\.HTTP\.new)\(.*\)|.*PoolManager\(\))$/;
export const HTTP_VERBS = /^(?:get|post|put|patch|delete|del|head|options)!?$/i;

// Methods that destroy what a library reaches, whatever the library.
const DESTROYS =
  /\.(?:delete_?[mM]any|delete_?[oO]ne|delete_?[aA]ll|destroy_?[aA]ll|truncate|obliterate|flushall|flushdb|flushAll|flushDb|drop_?[dD]atabase|drop_?[aA]ll|drop_?[tT]able|drop_?[cC]ollection|deleteQueue|purge|purge_queue|destroy!?|delete_all!?|(?:delete|destroy|drop|purge|terminate)_\w+|(?:delete|destroy|drop|purge|terminate)[A-Z]\w*(?:Command)?)$/;
const WITHOUT_ARGUMENTS = /\.(?:delete|del|drop|remove|destroy|obliterate)!?$/;
// `new DeleteBucketCommand(…)` of AWS's JavaScript SDK.
const COMMANDS =
  /(?:^|[./])(?:Batch|Admin)?(?:Delete|Terminate|Purge|ScheduleKeyDeletion|Deregister|Destroy|Remove|Release)(?!Message|Tags)\w*Command$/;
// Frames of data and lists have methods of such names too, a queue’s message is deleted once it was read, and PurgeCSS
// shrinks style sheets.
const OF_VALUES =
  /^(?:Reflect|document|window|localStorage|sessionStorage)\b|\.(?:drop_(?:duplicates|na|nulls|index|level|columns?|in_place|while|last|first)|dropna|delete_(?:at|if|prefix|suffix)|purge_cache|terminate_\w*string|delete_message(?:_batch)?)!?$|[pP]urge-?(?:css|CSS)/;
// The verb at the end, or between: `begin_delete`, `recursiveDelete`, `queue_purge`, `schedule_key_deletion`.
const VERB_LAST =
  /\.(?:\w+_(?:delete|purge|destroy|terminate|deletion)|(?:begin|batch|bulk|admin|force|recursive)_?(?:delete|destroy|purge)(?:_\w+)?|(?:recursive|bulk|batch)(?:Delete|Destroy)\w*|begin_?(?:[dD]eallocate|[pP]ower_?[oO]ff|[fF]ailover|[sS]top)\w*|begin(?:Delete|Purge)\w*|schedule_\w*deletion|prune[A-Z]\w*)$/;

/** Libraries with which a program reaches a provider's account, a cluster or a store. */
const PROVIDERS =
  /(?:\b|@)(?:boto3|botocore|aioboto3|aws-sdk|google\.cloud|google-cloud|googleapiclient|googleapis|firebase[-_]admin|azure\.\w+|azure\/|kubernetes|client-node|docker|dockerode|hcloud|pydo|digitalocean|linode_api4|openstack|cloudflare|hvac|oci|minio|elasticsearch|opensearch\w*|meilisearch|typesense|algoliasearch|pinecone|qdrant\w*|weaviate|pymilvus|pika|kafkajs|confluent_kafka|octokit|PyGithub|gitlab|vultr|scaleway|stripe|supabase|vercel\/blob|netlify\/blobs|netlify\/api|vercel\/sdk|upstash|planetscale|neondatabase\/api-client|heroku-client|heroku3|python-gitlab|gitbeaker|github|twilio|sendgrid|auth0|okta|contentful\w*|notionhq|notion_client|shopify\w*|airtable|pyairtable|slack_sdk|slack|jira|atlassian|datadog\w*|pagerduty|launchdarkly\w*|sentry|algolia|appwrite|pocketbase|convex|replicate|huggingface_hub|wandb|mlflow|prefect|airflow|dagster|temporalio|nomad|consul|openai|anthropic|paddle\w*|lemonsqueezy|braintree|square|plaid|hubspot|salesforce|simple_salesforce|zendesk|intercom|mailchimp\w*|libvirt|proxmoxer|pyVmomi|novaclient|snowflake|databricks)\b/i;
const PROVIDER_VERBS =
  /(?:\.|^)(?:delete|del|purge|prune|destroy|terminate|erase|rmi|kill|cancel|archive|emptyBucket|clear_objects|clearObjects|delete_repo|revoke|void|voidInvoice)$|\b(?:Refund|refunds|Payout|payouts|Transfer|transfers)\.create$/;
const PROVIDER_REMOVES = /\)\.remove$/;

/**
 * Whether a call most likely destroys something that lies behind a library. `provider`: the program uses one of a
 * provider, so that `x.delete(id)` is no matter of a list.
 */
function isDestroying(callee: string, args: number, provider: boolean): boolean {
  if (OF_VALUES.test(callee)) return false;
  if (DESTROYS.test(callee) || COMMANDS.test(callee) || VERB_LAST.test(callee)) return true;
  if (args === 0 && WITHOUT_ARGUMENTS.test(callee)) return true;
  return provider && (PROVIDER_VERBS.test(callee) || PROVIDER_REMOVES.test(callee));
}

/** What a call would lose behind a library, in words; `own`: the call as it stands in the program. */
export function lossOf(callee: string, args: number, provider: boolean, own: string): string | undefined {
  const name = `the program calls ${callee.slice(-60)}()`;
  if (provider && args > 0 && turnsOffProtection(own))
    return `${name}, which turns off protection or backups`;
  return isDestroying(callee, args, provider) ? `${name}, and what that destroys is not known` : undefined;
}

/** Whether a program's text brings in a library of a provider. */
export const usesProvider = (text: string): boolean =>
  /\b(?:import|require|from)\b/.test(text) && PROVIDERS.test(text.slice(0, 20_000));
