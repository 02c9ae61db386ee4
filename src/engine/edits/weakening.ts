/** Names of settings that keep things from being lost, without `_`, `-` and case, as vendors’ APIs spell them. */
const GUARDS =
  '(?:enable)?(?:deletion|delete|termination|purge|destroy|drop)protection(?:enabled|state|mode)?|protectedfromdeletion|softdelete(?:enabled|state)?|enablesoftdelete|softdeletefeaturestate|(?:enable)?pointintime(?:recovery|restore)(?:enabled)?|pitrenabled|pitenabled|(?:auto(?:mated|matic)?|enable)?backups?enabled|enable(?:auto)?backups?|autobackups?|automaticbackups?|backupson|versioning(?:enabled)?|objectversioning|enableversioning|preventdestroy|disableapi(?:termination|stop)|terminationprotect|deletionprotect|preventdeletion';
/** Settings that say how long something is kept. */
const KEPT =
  '(?:auto(?:mated|matic)?)?(?:backup|snapshot|softdelete|retainedbackups?|pitr)?(?:retention|retain(?:ed)?)(?:period|days|indays|limit|count|durationseconds|duration|policy){0,3}|softdeleteretention\\w{0,40}';
const OFF = '(?:false|off|no|disabled?|suspended|deletion_protection_disabled|inactive|none|never)';

const TURNED_OFF = new RegExp(
  `(?:^|[^a-z])(?:${GUARDS})[:=]\\{?(?:(?:enabled|status|state|value)[:=])?${OFF}(?![a-z])`,
);
/** Nothing, or less than a day. */
const NOT_KEPT = new RegExp(
  `(?:^|[^a-z])(?:${KEPT})[:=](?:0s?|[1-9]\\d{0,3}(?:ms|s|sec)|(?:[1-9]|1\\d|2[0-3])h)(?![\\w.])`,
);
const SUSPENDED =
  /versioning\w{0,40}[^a-z]{1,3}(?:[a-z]+[:=])?(?:status|state|enabled)[:=](?:suspended|disabled|false)/;
const GUARDED_DELETES = /(?:^|[^a-z])protection[:=]\{[^}]{0,200}(?:delete|destroy)[:=]false/;
const UNGUARDED = /finalizers[:=](?:\[ *\]|null)|reclaimpolicy[:=]delete(?![a-z])/;
const LONGEST = 20_000;

/**
 * Whether settings, as JSON, a form, XML or keyword arguments, turn off what keeps data: deletion protection, soft
 * delete, versions, backups and recovery to a point in time.
 */
export function turnsOffProtection(text: string): boolean {
  const plain = text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/<([a-z]{3,60})>/g, ' $1=')
    .replace(/["'\\_\s-]|%22|%20/g, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(/ *([:={}]) */g, '$1');
  return (
    TURNED_OFF.test(plain) ||
    NOT_KEPT.test(plain) ||
    SUSPENDED.test(plain) ||
    GUARDED_DELETES.test(plain) ||
    UNGUARDED.test(plain)
  );
}
