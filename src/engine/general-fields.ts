/** Fields of a request that end or hide a thing, whatever the API calls it. */
const ENDS =
  /["'](?:paused|suspended|deleted|archived|in_?trash|is_?deleted|is_?archived|is_?suspended|destroy|wipe|purge_everything|force_?destroy)["']\s*:\s*(?:true|1)\b/i;
/** Nothing is left running. */
const NONE_LEFT =
  /["'](?:quantity|num_?instances|num_?replicas|replicas|instance_?count|desired_?count|node_?count|history_retention_seconds)["']\s*:\s*["']?0\b/i;
const UNPROTECTS = /["'](?:is_?protected|protected)["']\s*:\s*(?:false|0)\b/i;
/** Everybody may see it. */
const OPENS =
  /["'](?:private|is_?private)["']\s*:\s*false|["'](?:is_?public|public|publicly_?accessible)["']\s*:\s*true|["']visibility["']\s*:\s*["']public["']|["']acl["']\s*:\s*["']public-/i;
const LONGEST = 20_000;

/** Whether the JSON of a change says that it ends something, leaves none of it running or opens it to everybody. */
export function endsByField(json: string): boolean {
  const text = json.slice(0, LONGEST);
  return [ENDS, NONE_LEFT, UNPROTECTS, OPENS].some((pattern) => pattern.test(text));
}
