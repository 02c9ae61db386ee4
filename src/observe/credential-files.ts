import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Entries of the workspace that are looked at before the rest counts as not seen. */
const ENTRIES_CAP = 3000;
const DEPTH_CAP = 8;

const SKIPPED =
  /^(?:node_modules|bower_components|\.git|\.hg|\.svn|dist|build|out|target|\.next|\.nuxt|\.turbo|\.cache|\.venv|venv|__pycache__|\.terraform|coverage|vendor|Pods|\.gradle|\.idea)$/;

/** Files in which people keep credentials. */
const LIKELY =
  /^(?:\.env.*|.*\.env|\.envrc|\.npmrc|\.pypirc|\.netrc|\.dev\.vars.*|Procfile|Makefile|Dockerfile.*|(?!package-lock|tsconfig|composer\.lock).*\.(?:json|jsonc|ya?ml|toml|ini|cfg|conf|config|properties|tfvars|tfstate|xml|sh|bash|zsh|fish|ps1|bat|cmd|http|rest|txt|md|py|js|mjs|cjs|ts|rb|php|go))$/i;

/** The environment files of a folder come before its scripts. */
const first = (name: string) => (/env|secret|cred|vars/i.test(name) ? 0 : 1);

/** The workspace's files that may hold credentials, nearest the top first. Stops at a cap and at `until` (performance.now). */
export async function* likelyFiles(root: string, until: number): AsyncGenerator<string> {
  const open = [{ path: root, depth: 0 }];
  let seen = 0;
  for (let next = open.shift(); next; next = open.shift()) {
    const entries: Dirent[] = await readdir(next.path, { withFileTypes: true }).catch(() => []);
    entries.sort((a, b) => first(a.name) - first(b.name));
    for (const entry of entries) {
      if (++seen > ENTRIES_CAP || performance.now() > until) return;
      const path = join(next.path, entry.name);
      if (entry.isDirectory() && !SKIPPED.test(entry.name) && next.depth < DEPTH_CAP)
        open.push({ path, depth: next.depth + 1 });
      else if (entry.isFile() && LIKELY.test(entry.name)) yield path;
    }
  }
}

/** Where command-line tools keep their logins, below the home folder. */
export const HOME_FILES: readonly string[] = [
  '.env',
  '.railway/config.json',
  '.aws/credentials',
  '.netrc',
  '_netrc',
  '.npmrc',
  '.pypirc',
  '.pgpass',
  '.my.cnf',
  '.git-credentials',
  '.vault-token',
  '.config/gh/hosts.yml',
  '.config/glab-cli/config.yml',
  '.config/hcloud/cli.toml',
  '.config/doctl/config.yaml',
  '.config/stripe/config.toml',
  '.config/netlify/config.json',
  '.config/neonctl/credentials.json',
  '.config/planetscale/access-token',
  '.config/gcloud/application_default_credentials.json',
  '.config/configstore/firebase-tools.json',
  '.config/.wrangler/config/default.toml',
  '.local/share/com.vercel.cli/auth.json',
  'Library/Application Support/com.vercel.cli/auth.json',
  '.supabase/access-token',
  '.fly/config.yml',
  '.render/cli.yaml',
  '.docker/config.json',
  '.kube/config',
  '.terraform.d/credentials.tfrc.json',
  '.pulumi/credentials.json',
  '.cargo/credentials.toml',
  '.gem/credentials',
  '.bashrc',
  '.zshrc',
  '.profile',
  '.bash_profile',
  '.zshenv',
  '.config/fish/config.fish',
];
