// Written by esbuild.js from the files in this folder; do not edit.
import type { Platform } from '../model/platform.ts';
import { ansible } from './ansible.ts';
import { aws } from './aws.ts';
import { awsSettings } from './aws-settings.ts';
import { awsTools } from './aws-tools.ts';
import { azure } from './azure.ts';
import { azureTools } from './azure-tools.ts';
import { backups } from './backups.ts';
import { bigquery } from './bigquery.ts';
import { cloudflare } from './cloudflare.ts';
import { digitalocean } from './digitalocean.ts';
import { docker } from './docker.ts';
import { filesystem } from './filesystem.ts';
import { firebase } from './firebase.ts';
import { fly } from './fly.ts';
import { git } from './git.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { gitops } from './gitops.ts';
import { googleCloud } from './google-cloud.ts';
import { helm } from './helm.ts';
import { heroku } from './heroku.ts';
import { hetzner } from './hetzner.ts';
import { iac } from './iac.ts';
import { jujutsu } from './jujutsu.ts';
import { kubernetes } from './kubernetes.ts';
import { kubernetesClusters } from './kubernetes-clusters.ts';
import { linode } from './linode.ts';
import { mercurial } from './mercurial.ts';
import { migrations } from './migrations.ts';
import { mongodb } from './mongodb.ts';
import { mysql } from './mysql.ts';
import { neon } from './neon.ts';
import { netlify } from './netlify.ts';
import { objectStorage } from './object-storage.ts';
import { oci } from './oci.ts';
import { packageRegistries } from './package-registries.ts';
import { planetscale } from './planetscale.ts';
import { postgres } from './postgres.ts';
import { pulumi } from './pulumi.ts';
import { railway } from './railway.ts';
import { railwaySettings } from './railway-settings.ts';
import { redis } from './redis.ts';
import { render } from './render.ts';
import { requestBodies } from './request-bodies.ts';
import { searchEngines } from './search-engines.ts';
import { sqlServer } from './sql-server.ts';
import { sqlite } from './sqlite.ts';
import { streaming } from './streaming.ts';
import { stripe } from './stripe.ts';
import { supabase } from './supabase.ts';
import { system } from './system.ts';
import { terraform } from './terraform.ts';
import { vault } from './vault.ts';
import { vercel } from './vercel.ts';
import { vultr } from './vultr.ts';
import { webFrameworks } from './web-frameworks.ts';
import { windows } from './windows.ts';

export const platforms: readonly Platform[] = [
  ansible,
  aws,
  awsSettings,
  awsTools,
  azure,
  azureTools,
  backups,
  bigquery,
  cloudflare,
  digitalocean,
  docker,
  filesystem,
  firebase,
  fly,
  git,
  github,
  gitlab,
  gitops,
  googleCloud,
  helm,
  heroku,
  hetzner,
  iac,
  jujutsu,
  kubernetes,
  kubernetesClusters,
  linode,
  mercurial,
  migrations,
  mongodb,
  mysql,
  neon,
  netlify,
  objectStorage,
  oci,
  packageRegistries,
  planetscale,
  postgres,
  pulumi,
  railway,
  railwaySettings,
  redis,
  render,
  requestBodies,
  searchEngines,
  sqlServer,
  sqlite,
  streaming,
  stripe,
  supabase,
  system,
  terraform,
  vault,
  vercel,
  vultr,
  webFrameworks,
  windows,
];
