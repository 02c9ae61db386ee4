import type { Policy } from '../model/policy.ts';
import { matchesSome } from './glob.ts';

/** Credential-like names that hold placeholders, to be copied and filled in. */
const TEMPLATES = [
  '*.{example,sample,template,dist,tmpl,tpl,defaults,schema}',
  '.env.{example,sample,template,dist,tmpl,tpl,defaults,schema}*',
  '*.{example,sample,template}.{env,json,yml,yaml,toml,ini,tfvars,properties}',
  '{example,sample,template}.env',
  '.env.d.ts',
];

/** Public halves and settings beside secrets, and code that only carries the name. */
const HARMLESS = ['*.pub', '.ssh/{known_hosts*,config,authorized_keys*}', '.env*.{ts,js,mjs,cjs,md,py}'];

/** Files whose whole purpose is to hold a secret: a name in any folder, or the end of a path. */
const CREDENTIALS = [
  // Environment files.
  '.env',
  '.env.*',
  '.env-*',
  '.env_*',
  '*.env',
  '.envrc',
  '.dev.vars',
  '.dev.vars.*',
  '.flaskenv',
  '.secrets',
  '.secrets.*',
  'secrets.env',
  // Keys and certificates with keys.
  '*.pem',
  '*.key',
  '*.p8',
  '*.p12',
  '*.pfx',
  '*.jks',
  '*.keystore',
  '*.ppk',
  '*.asc.key',
  '*.kdbx',
  '*.gpg.key',
  'id_{rsa,dsa,ecdsa,ed25519,ecdsa_sk,ed25519_sk}',
  '*_{rsa,ed25519,ecdsa}',
  '.ssh/**',
  // Google and Firebase.
  '*service-account*.json',
  '*service_account*.json',
  '*serviceaccount*.json',
  '*-sa.json',
  'application_default_credentials.json',
  '.config/gcloud/**',
  'gcloud/{credentials.db,access_tokens.db,legacy_credentials/**}',
  'firebase-adminsdk*.json',
  '*-firebase-adminsdk-*.json',
  'configstore/firebase-tools.json',
  // Logins of package managers, git and databases.
  'credentials.json',
  'client_secret*.json',
  '.npmrc',
  '.yarnrc.yml',
  '.pypirc',
  '.netrc',
  '_netrc',
  '.pgpass',
  'pgpass.conf',
  '.my.cnf',
  '.mylogin.cnf',
  '.git-credentials',
  '.config/git/credentials',
  '.gem/credentials',
  '.cargo/credentials',
  '.cargo/credentials.toml',
  '.m2/settings.xml',
  '.htpasswd',
  '.composer/auth.json',
  'gradle.properties.secret',
  '.mongorc.js',
  '.dbshell',
  '.s3cfg',
  '.boto',
  '.rclone.conf',
  'rclone/rclone.conf',
  // Logins of command-line tools.
  '.aws/{credentials,config}',
  '.aws/{sso,cli}/cache/**',
  '.azure/**',
  '.kube/config',
  '.kube/config.*',
  'kubeconfig',
  '*.kubeconfig',
  'kubeconfig.{yml,yaml}',
  '.docker/config.json',
  '.railway/config.json',
  '.config/gh/hosts.yml',
  '.config/glab-cli/config.yml',
  '.fly/config.yml',
  '.config/hcloud/cli.toml',
  '.config/doctl/config.yaml',
  'com.vercel.cli/auth.json',
  '.config/netlify/config.json',
  'Preferences/netlify/config.json',
  '.render/cli.yaml',
  '.config/neonctl/credentials.json',
  '.config/planetscale/**',
  '.supabase/access-token',
  '.config/stripe/config.toml',
  '.wrangler/config/default.toml',
  '.cloudflared/*.{pem,json}',
  '.cloudflare/**',
  '.config/upstash/**',
  '.upstash.json',
  '.config/atlascli/config.toml',
  '.terraform.d/credentials.tfrc.json',
  '.terraformrc',
  'terraform.rc',
  '.pulumi/credentials.json',
  '.vault-token',
  '.doppler/.doppler.yaml',
  '.config/op/**',
  '.config/sops/age/keys.txt',
  '.sops/**',
  '.heroku/**',
  '.config/heroku/**',
  '.huggingface/token',
  '.cache/huggingface/token',
  '.kaggle/kaggle.json',
  '.gnupg/**',
  '.password-store/**',
  '.config/rclone/rclone.conf',
  '.snowsql/config',
  '.databrickscfg',
  '.oci/config',
  '.config/linode-cli',
  '.config/scw/config.yaml',
  '.openai/auth.json',
  '.codex/auth.json',
  '.claude/.credentials.json',
  '.gemini/oauth_creds.json',
  '.local/share/opencode/auth.json',
  '.chaperone/key',
  // Copies of whatever was lost, under names that say nothing.
  '.chaperone/snapshots/**',
  // Infrastructure as code: state and variables hold values in plain text.
  'terraform.tfvars',
  '*.auto.tfvars',
  '*.tfvars',
  '*.tfvars.json',
  '*.tfstate',
  '*.tfstate.backup',
  '*.tfstate.*.backup',
  // Application secrets.
  'secrets.{yml,yaml,json,toml}',
  'secret.{yml,yaml,json}',
  '.streamlit/secrets.toml',
  'config/master.key',
  'config/credentials/*.key',
  'appsettings.{Production,Staging,Secrets}.json',
  'usersecrets/**/secrets.json',
  'wp-config.php',
  'run/secrets/*',
  '/proc/*/environ',
];

/** Folders of a home that hold logins and little else: who reads all of one reads secrets. */
const FOLDERS = [
  '/.{ssh,aws,azure,kube,gnupg,docker,oci,railway,fly,heroku,doppler,sops,cloudflare,cloudflared,kaggle,snowsql,password-store}',
  '/.config/{gcloud,gh,glab-cli,op,doctl,hcloud,stripe,planetscale,upstash,heroku,neonctl,sops,rclone,scw,atlascli}',
];
const HOME =
  /^(?:\/home\/[^/]+|\/Users\/[^/]+|\/root|[A-Za-z]:\/Users\/[^/]+|~\w*|\$\{?HOME\}?|%USERPROFILE%|\$env:USERPROFILE)\//i;

/**
 * What a path says of its file, by name alone: a place for secrets, a template for one, a folder of secrets, or neither.
 * The path may be absolute or relative, with `/` or `\`.
 */
export function credentialFile(path: string, policy: Policy): Said {
  if (path.length > LONGEST) return said(path, policy);
  let paths = known.get(policy);
  if (!paths) {
    paths = new Map();
    known.set(policy, paths);
  }
  let one = paths.get(path);
  if (one === undefined) {
    one = said(path, policy) ?? 'nothing';
    if (paths.size >= MOST) paths.clear();
    paths.set(path, one);
  }
  return one === 'nothing' ? undefined : one;
}

type Said = 'credential' | 'template' | 'folder' | undefined;

/** So many paths are remembered at a time, of this length at most: a day is about the same files again and again. */
const MOST = 4000;
const LONGEST = 200;
const known = new WeakMap<Policy, Map<string, Exclude<Said, undefined> | 'nothing'>>();

function said(path: string, policy: Policy): Said {
  const plain = UNTIDY.test(path) ? tidied(path) : path;
  const matches = (globs: readonly string[]) => matchesSome(plain, globs);
  if (matches(policy.readableFiles)) return undefined;
  if (matches(policy.credentialFiles)) return 'credential';
  if (isFolder(plain, policy)) return 'folder';
  if (!matches(CREDENTIALS)) {
    const filledIn = withoutTemplate(plain);
    if (filledIn === plain || !matchesSome(filledIn, CREDENTIALS)) return undefined;
  }
  if (matches(HARMLESS) || publicCertificate(plain)) return undefined;
  return matches(TEMPLATES) ? 'template' : 'credential';
}

function isFolder(path: string, policy: Policy): boolean {
  const inside = `${path}/x`;
  if (matchesSome(inside, policy.readableFiles)) return false;
  if (policy.credentialFiles.length > 0 && matchesSome(inside, policy.credentialFiles)) return true;
  const home = HOME.exec(path)?.[0];
  if (home === undefined) return path === '/run/secrets';
  return matchesSome(path.slice(home.length - 1), FOLDERS);
}

const UNTIDY = /\\|\/\/|^\.\/|\/$/;

function tidied(path: string): string {
  return path
    .replace(/\\/g, '/')
    .replace(/\/{2,}/g, '/')
    .replace(/^\.\//, '')
    .replace(/\/$/, '');
}

/** Bundles of certificate authorities hold no secret. */
function publicCertificate(path: string): boolean {
  return /(?:^|\/)(?:ca|cacert|ca-?bundle|ca-?certificates|root-?ca|fullchain|chain|cert|certificate|public|pubkey)[\w.-]{0,20}\.pem$/i.test(
    path,
  );
}

/** `terraform.tfvars.example` is judged as `terraform.tfvars`. */
function withoutTemplate(path: string): string {
  return path.replace(/\.(?:example|sample|template|dist|tmpl|tpl|defaults)$/i, '');
}
