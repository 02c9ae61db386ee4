/** A setting in infrastructure as code that keeps something from being lost, as it stands where it is on. */
interface Protection {
  readonly on: RegExp;
  /** The same turned off, or its opposite turned on. */
  readonly off?: RegExp;
}

/** `key = true`, `key: true`, `"key": "true"`. */
const is = (keys: string, values: string): RegExp =>
  new RegExp(`(?<![\\w-])["']?(?:${keys})["']?\\s*[:=]\\s*["']?(?:${values})(?![\\w.])`, 'gi');

const TRUE = 'true|enabled|on|yes|active';
const FALSE = 'false|disabled|off|no|inactive|suspended';
/** Every settings language writes them its own way: `deletion_protection`, `DeletionProtection`, `deletionProtection`. */
const SWITCHES =
  '(?:enable_?)?(?:deletion|delete|termination|purge|destroy)_?protection(?:_?enabled)?|prevent_?destroy|disable_?api_?(?:termination|stop)|versioning(?:_?enabled|_?configuration)?|point_?in_?time_?recovery(?:_?(?:enabled|specification))?|enable_?soft_?delete|retain_?on_?delete|automatic_?backups?|backups?_?enabled|copy_?tags_?to_?snapshot';

/** `VersioningConfiguration: { Status: Enabled }`, `versioning { enabled = true }`. */
const NESTED =
  'versioning(?:_?configuration)?|(?:container_?)?(?:delete|soft_?delete)_?retention_?policy|point_?in_?time_?recovery(?:_?specification)?|backup_?configuration|restore_?policy';
const within = (keys: string, values: string): RegExp =>
  new RegExp(
    `(?<![\\w-])["']?(?:${keys})["']?\\s*[:={]\\s*\\{?\\s*["']?(?:status|enabled|state)["']?\\s*[:=]\\s*["']?(?:${values})(?![\\w.])`,
    'gi',
  );

const PROTECTIONS: readonly Protection[] = [
  { on: is(SWITCHES, TRUE), off: is(SWITCHES, FALSE) },
  { on: within(NESTED, 'true|enabled|on'), off: within(NESTED, 'false|disabled|off|suspended') },
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
  {
    on: is('DeletionPolicy|UpdateReplacePolicy', 'Retain|Snapshot|RetainExceptOnCreate'),
    off: is('DeletionPolicy|UpdateReplacePolicy', 'Delete'),
  },
  // https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.RemovalPolicy.html
  {
    on: /\bRemovalPolicy\s*\.\s*(?:RETAIN|SNAPSHOT|RETAIN_ON_UPDATE_OR_DELETE)\b/gi,
    off: /\bRemovalPolicy\s*\.\s*DESTROY\b/gi,
  },
  { on: is('auto_?delete_?(?:objects|images)', FALSE), off: is('auto_?delete_?(?:objects|images)', TRUE) },
  // https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
  {
    on: is('(?:persistentVolume)?reclaimPolicy|deletionPolicy', 'Retain|Orphan'),
    off: is('(?:persistentVolume)?reclaimPolicy|deletionPolicy', 'Delete|Recycle'),
  },
  // https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource
  { on: is('helm\\.sh/resource-policy', 'keep') },
  { on: is('skip_?final_?snapshot', FALSE), off: is('skip_?final_?snapshot', TRUE) },
  {
    on: is('force_?destroy|force_?delete|delete_automated_backups', FALSE),
    off: is('force_?destroy|force_?delete|delete_automated_backups', TRUE),
  },
  {
    on: is('(?:backup|snapshot|soft_?delete)_?retention(?:_?(?:period|limit|days|in_?days))?', '[1-9]\\d*'),
    off: is('(?:backup|snapshot|soft_?delete)_?retention(?:_?(?:period|limit|days|in_?days))?', '0'),
  },
  // https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
  { on: is('lock_?level|level', 'CanNotDelete') },
  // https://www.pulumi.com/docs/iac/concepts/resources/options/protect/, https://sst.dev/docs/reference/config/#app-protect
  { on: /(?<![\w-])["']?protect["']?\s*[:=]\s*(?!["']?false)/gi, off: is('protect', 'false') },
  // https://sst.dev/docs/reference/config/#app-removal
  {
    on: /(?<![\w-])removal["']?\s*:[^,\n]*["']retain(?:-all)?["']/gi,
    off: /(?<![\w-])removal["']?\s*:\s*["']remove["']/gi,
  },
];

const MOST = 200_000;

/** How many protections a text turns on, and how many it turns off. Comments count for nothing. */
function count(text: string): { readonly on: number; readonly off: number } {
  const plain = text
    .slice(0, MOST)
    .replace(/^\s*(?:#|\/\/).*$/gm, '')
    .replace(/(?<=\s)(?:#|\/\/)\s.*$/gm, '');
  let [on, off] = [0, 0];
  for (const one of PROTECTIONS) {
    on += plain.match(one.on)?.length ?? 0;
    off += one.off === undefined ? 0 : (plain.match(one.off)?.length ?? 0);
  }
  return { on, off };
}

/** What begins something new: what grows with its protection off takes nothing away. */
const BEGINS =
  /^\s*(?:(?:resource|module)\s+["']|["']?(?:Type|kind|apiVersion)["']?\s*:|-\s+name:)|\bnew\s+[\w.]+\s*\(/m;

/**
 * Whether a change of infrastructure as code takes away what keeps something from being lost, or turns it off for what is
 * there already.
 */
export function takesProtection(before: string, after: string): boolean {
  const [old, now] = [count(before), count(after)];
  if (now.on < old.on) return true;
  return (
    now.off > old.off &&
    now.on === old.on &&
    before.trim() !== '' &&
    (!BEGINS.test(after) || BEGINS.test(before))
  );
}

/** Pulumi's `protect` is a word of many programs. */
export const mentionsInfrastructure = (text: string): boolean =>
  /aws-cdk|@aws-cdk|\bcdktf\b|\bpulumi|aws_cdk|RemovalPolicy|\bsst\b|alchemy/i.test(text);
