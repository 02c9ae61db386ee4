import type { Install, InstallState } from '../../model/dialect.ts';
import { jsonHooks } from '../json-hooks.ts';

/** Programs that take away what stands on disks. */
const FILES =
  'rm|rmdir|unlink|shred|truncate|dd|mkfs\\S*|wipefs|fdisk|parted|del|erase|Remove-Item|Clear-Content';
const GIT =
  'push\\b.*(\\s--force|\\s-f\\b|\\s--mirror|\\s--delete|\\s\\+\\S)|reset\\b.*--hard|clean\\b|restore\\b|checkout\\b.*\\s--(\\s|$)|stash\\s+(drop|clear)|filter-\\S+|reflog\\s+expire';
const PLATFORMS =
  'railway|vercel|netlify|fly|flyctl|heroku|render|supabase|neonctl|neon|pscale|turso|aws|gcloud|gsutil|az|doctl|kubectl|helm|terraform|tofu|pulumi|docker|docker-compose|podman|gh|glab|wrangler|firebase|prisma|redis-cli';
const TAKES_AWAY =
  'delete\\S*|destroy\\S*|remove\\S*|rm|rb|drop\\S*|purge\\S*|terminate\\S*|wipe\\S*|prune|down|reset|uninstall|flush\\S*|apply';
const DATA =
  '\\b(DROP|TRUNCATE)\\s+\\w+|\\bDELETE\\s+FROM\\b|\\bdropDatabase\\b|mutation\\b.*(delete|destroy|remove|drop|reset)|(-X|--request)[\\s=]*"?DELETE\\b|\\bdropdb\\b';
const SECRETS =
  '(^|[\\s/"\'=])\\.env(\\.[\\w-]+)?(["\'\\s]|$)|\\bprintenv\\b|\\.aws/credentials|\\.(npmrc|netrc|pgpass)\\b|\\bid_(rsa|ed25519)\\b';

/** What Zed asks about, by tool: parts of one regular expression of Rust, in which case makes no difference. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  terminal: [
    `\\b(${FILES})\\b`,
    `\\bgit\\b.*\\b(${GIT})`,
    `\\b(${PLATFORMS})\\b.*\\b(${TAKES_AWAY})\\b`,
    DATA,
    SECRETS,
  ],
  edit_file: [
    '(^|/)\\.env(\\.[\\w-]+)?$|\\.(pem|key|tfstate)$',
    '(^|/)\\.(chaperone|claude|codex|cursor|gemini|qwen|windsurf|kiro|agents|factory|augment|opencode|clinerules)(/|\\.jsonc$)',
  ],
  delete_path: ['.'],
};

/**
 * Zed has no hooks: these are rules by which it asks the person itself, whatever else is allowed. Behind each stands,
 * as a comment, the launcher's path, by which Chaperone knows its own. https://zed.dev/docs/ai/tool-permissions
 */
const parts: readonly Install[] = Object.entries(RULES).map(([tool, patterns]) =>
  jsonHooks({
    file: '.config/zed/settings.json',
    under: ['agent', 'tool_permissions', 'tools', tool],
    events: ['always_confirm'],
    hook: (launcher) => ({ pattern: `(?x) ${patterns.join(' | ')} # ${launcher}` }),
  }),
);

/** All of them in the one file, so that it is written once. */
export const install: readonly Install[] = [
  {
    file: '.config/zed/settings.json',
    add: (text, launcher) => parts.reduce((now, part) => part.add(now, launcher), text),
    remove: (text, launcher) => parts.reduceRight((now, part) => part.remove(now, launcher), text),
    state: (text, launcher) => whole(parts.map((part) => part.state(text, launcher))),
  },
];

function whole(states: readonly InstallState[]): InstallState {
  const [first = 'missing'] = states;
  return states.every((state) => state === first) ? first : 'changed';
}
