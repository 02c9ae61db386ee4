import type { SettingChange } from './setting-changes.ts';

/** Settings that say where something goes: a database, a host, an account, a state. Without `_` and `-`. */
const POINTS =
  /(url|uri|dsn|host|hostname|endpoint|address|database|dbname|bucket|project|projectid|accountid|subscriptionid|tenantid|clustername|kubecontext|context|namespace|backend|connectionstring|registry)$|^(source|account|cluster|server|workspace|profile|subscription|tenant|region|default)$/;
const LOCAL =
  /^(\w+:(\/\/)?)?([^@/\s]*@)?(localhost|127\.[\d.]+|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|[a-z][\w-]*|[\w.-]+\.(test|local|localhost|internal|example))(:\d+)?([/?].*)?$/i;
const ADDRESS = /^\w+:\/\/|^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/;

/** Blocks whose names stand for what holds data: with another name it is another one, and the old one goes. */
const HOLDS_DATA =
  /(db|database|rds|sql|bucket|dynamo|redis|cache|disk|volume|ebs|efs|filesystem|storage|cluster|vault|key|queue|topic|cosmos|spanner|bigtable|bigquery|neptune|opensearch|elasticsearch|kafka|msk|instance|table|backup)/;
const NAMES =
  /^(identifier|name|id|bucket|clusteridentifier|clustername|dbname|engine|domain|tablename|bucketname|databasename)$/;

/** Whether a change makes something that is there already point elsewhere, or take another thing's place. */
export function redirects({ path, key, from, to }: SettingChange): boolean {
  if (from === undefined || to === undefined || from === '' || from === to) return false;
  const resource = /^(?:resource|module)\s+"([^"]+)"/.exec(path)?.[1];
  if (resource !== undefined)
    return (
      NAMES.test(key) &&
      HOLDS_DATA.test(resource) &&
      path.split('.').length <= 3 &&
      !/[$]|^(var|local)\./.test(to)
    );
  if (/^(variable|output|locals|data|required_providers|terraform\.required_providers)\b/.test(path))
    return false;
  if (/(^|\.)backend\s+"/.test(path) || (/\.tfstate$/.test(from) && key === 'key')) return true;
  // Of a part of a file nobody knows the block; such names belong to what holds data.
  if (!path.includes('"') && /^(identifier|clusteridentifier|dbinstanceidentifier)$/.test(key)) return true;
  if (STAGE.test(key) && /prod|live/i.test(to) && !/prod|live/i.test(from)) return true;
  if (BOUND.test(path)) return true;
  if (!POINTS.test(key)) return false;
  if (ADDRESS.test(from) || ADDRESS.test(to)) return !(isLocal(from) && isLocal(to));
  return PLACES.test(key);
}

const STAGE = /^(stage|env|environment|\w+env)$/;
/** https://developers.cloudflare.com/workers/wrangler/configuration/#bindings */
const BOUND =
  /(^|\.)(kv_namespaces|d1_databases|r2_buckets|hyperdrive|vectorize)\b.*\.(id|database_id|database_name|bucket_name|index_name)$/;

/** Bare names that stand for a whole place. */
const PLACES =
  /^(bucket|project|projectid|accountid|account|subscriptionid|tenantid|cluster|clustername|kubecontext|context|namespace|source|workspace|profile|default)$/;

/** An address on this machine, in its own network of containers, or made for tests. */
const isLocal = (value: string): boolean => LOCAL.test(value) && !/prod/i.test(value);
