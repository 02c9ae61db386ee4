import { plainKey } from './flat-settings.ts';
import type { SettingChange } from './setting-changes.ts';

const TRUE = /^(true|yes|on|enabled?|active|always|1)$/i;
const FALSE = /^(false|no|off|disabled?|inactive|suspended|never|none|null|0)?$/i;

/** Settings that keep something: data, backups, a review, a lock. Without `_` and `-`. */
const KEEPS =
  /protect(?!ocol)|prevent|retain|retention|versioning|backup|snapshot|softdelete|recovery|pitr|purge|termination|reclaimpolicy|deletionpolicy|removalpolicy|updatereplacepolicy|resourcepolicy|enforce|blockpublic|ignorepublic|restrictpublic|requiredreview|requiredapprov|requiredstatus|requirecodeowner|dismissstale|lockpolicy|objectlock|\bmfa|locklevel|deletionwindow|keyrotation|encrypt/;
/** What only says when, by what name or with which. */
const DETAIL = /(?<!deletion)window$|(arn|name|tags?|version|alias|kms\w*|keyid)$/;
/** Of these, “on” is what loses. */
const LOOSE =
  /^(skip|force|allow|bypass|ignore|autodelete|delete|insecure|unsafe|publicly|destroyon)|deleteautomated|bypass/;
const AMOUNT = /^\d+(\.\d+)? ?[a-z]{0,8}$/i;
const LOSES = /destroy|delet|snapshot|push|force|bypass|public|insecure/;
/** `delete_protection` keeps, whatever it begins with. */
const NAMES_PROTECTION = /^delet(e|ion)protection|^deletion(policy|window)/;
const DELETES = /^(delete|destroy|recycle)$|DESTROY$/i;
const KEPT = /^(retain\w*|snapshot|keep|orphan|cannotdelete|readonly|\w*\.(retain|snapshot)\w*)$/i;

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
const SPARED = /\b(Prune|Delete)=(false|confirm)\b/;

/** Who may do anything, and from where. */
const ANY_ADDRESS = /^(0\.0\.0\.0\/0|::\/0)$/;
const EVERYBODY =
  /^(allusers|allauthenticatedusers|public-read(-write)?|public|system:(authenticated|unauthenticated|anonymous)|write-all)$/i;
const EVERYTHING =
  /AdministratorAccess|PowerUserAccess|^cluster-admin$|^roles\/(owner|editor)$|^(Owner|User Access Administrator)$/;
const RIGHTS =
  /^(not)?(actions?|verbs|resources?|apigroups|principals?|identifiers|members?|aws|permissions?|scopes?|grants?)$/;
const PRIVILEGED =
  /^(privileged|hostnetwork|hostpid|hostipc|allowprivilegeescalation|publiclyaccessible|publicaccess|allowforcepushes|allowsforcepushes|allowdeletions|allowsdeletions|insecureskipverify|admin)$/;

/** What these say is carried out by a program that nobody watches. */
const CLEANS = /^(prune|prunelast|cascade|autoprune|deleteonremoval|destroyondelete)$/;
const HOLDS = /^(suspend(ed)?|paused?|disabled)$/;
const COUNTS =
  /^(replicas?|replicacount|desiredcount|desiredcapacity|minreplicas|numreplicas|nodecount|mincount|machines)$/;
const STORES = /^(enabled|persistent|size|storage|storageclass(name)?|claimname|volumename|existingclaim)$/;
const STORAGE = /persistence|backup|storage|volume|mounts?\b|snapshot|claim/i;
const EXPIRES = /(^|\.)(object_?)?(expiration|expire|lifecycle_?rules?)\b|expir/i;
const PASSING = /abort|incomplete|noncurrent|logs?\b|te?mp\b|cache|upload/i;

/** Whether a change lets go of something that was kept, or lets somebody do more. */
export function loosens(change: SettingChange): boolean {
  return widens(change) || letsGo(change) || cleansUp(change);
}

function widens({ key, path, from, to, within }: SettingChange): boolean {
  if (to === undefined) return false;
  // What is new is opened to whom it is for.
  if (ANY_ADDRESS.test(to)) return within && !/egress|outbound|listen|bind|^host$/i.test(path);
  if (EVERYBODY.test(to) || EVERYTHING.test(to)) return true;
  if (to === '*' || /^[\w-]+:\*$/.test(to)) return RIGHTS.test(key) || (key === '' && from !== undefined);
  return PRIVILEGED.test(key) && TRUE.test(to);
}

function letsGo(change: SettingChange): boolean {
  const { key, path, from, to } = change;
  if (SPARED.test(from ?? '') && !SPARED.test(to ?? '')) return true;
  const own = KEEPS.test(key) && !DETAIL.test(key);
  if (LOOSE.test(key) && !NAMES_PROTECTION.test(key)) return turnsLoose(change, own);
  return (own || KEEPS.test(plainKey(parentName(path)))) && keepsLess(change, own);
}

/** `force_destroy`, `skip_final_snapshot`: turned on, or its “off” is gone. */
function turnsLoose({ key, from, to, within }: SettingChange, own: boolean): boolean {
  if (to !== undefined && TRUE.test(to)) return within && LOSES.test(key);
  return own && to === undefined && from !== undefined && FALSE.test(from);
}

/** `own`: the setting’s own name says that it keeps something, and not only the name of what it belongs to. */
function keepsLess({ from, to, within }: SettingChange, own: boolean): boolean {
  if (from === undefined) return within && own && (FALSE.test(to ?? '') || DELETES.test(to ?? ''));
  if (to === undefined) return own || TRUE.test(from) || KEPT.test(from) || Number(from) > 0;
  if (FALSE.test(from) && !FALSE.test(to)) return false;
  if (AMOUNT.test(from) && AMOUNT.test(to)) return Number.parseFloat(to) < Number.parseFloat(from);
  if (TRUE.test(to) || KEPT.test(to)) return false;
  return FALSE.test(to) || DELETES.test(to) || (own && KEPT.test(from));
}

function cleansUp({ key, path, from, to, within }: SettingChange): boolean {
  if (CLEANS.test(key) || HOLDS.test(key))
    return within && to !== undefined && TRUE.test(to) && !TRUE.test(from ?? '');
  if (COUNTS.test(key)) return to === '0' && from !== '0' && within;
  if (STORES.test(key) && STORAGE.test(`${parentName(path)}.${key}`)) {
    if (key === 'enabled' || key === 'persistent')
      return within && (to === undefined ? TRUE.test(from ?? '') : FALSE.test(to));
    return from !== undefined && !grows(from, to);
  }
  if (EXPIRES.test(path) && !PASSING.test(path) && /days|seconds|age|ttl/.test(key) && to !== undefined)
    return from === undefined ? Number(to) < 30 : Number(to) < Number(from);
  return false;
}

function grows(from: string, to: string | undefined): boolean {
  const [old, now] = [Number.parseFloat(from), Number.parseFloat(to ?? '')];
  return Number.isFinite(old) && now >= old;
}

/** The name of what a setting belongs to. */
function parentName(path: string): string {
  const parts = path.replace(/"[^"]*"/g, '').split('.');
  return (parts.at(-2) ?? '').replace(/\[.*$/, '').trim();
}
