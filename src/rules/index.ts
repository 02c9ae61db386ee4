// Written by esbuild.js from the files in this folder; do not edit.
import type { Platform } from '../model/platform.ts';
import { ansible } from './ansible.ts';
import { aws } from './aws.ts';
import { awsTools } from './aws-tools.ts';
import { azure } from './azure.ts';
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
import { linode } from './linode.ts';
import { mercurial } from './mercurial.ts';
import { mongodb } from './mongodb.ts';
import { mysql } from './mysql.ts';
import { neon } from './neon.ts';
import { netlify } from './netlify.ts';
import { objectStorage } from './object-storage.ts';
import { oci } from './oci.ts';
import { planetscale } from './planetscale.ts';
import { postgres } from './postgres.ts';
import { pulumi } from './pulumi.ts';
import { railway } from './railway.ts';
import { redis } from './redis.ts';
import { render } from './render.ts';
import { sqlServer } from './sql-server.ts';
import { sqlite } from './sqlite.ts';
import { stripe } from './stripe.ts';
import { supabase } from './supabase.ts';
import { system } from './system.ts';
import { terraform } from './terraform.ts';
import { vercel } from './vercel.ts';
import { vultr } from './vultr.ts';
import { windows } from './windows.ts';

export const platforms: readonly Platform[] = [
  ansible,
  aws,
  awsTools,
  azure,
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
  linode,
  mercurial,
  mongodb,
  mysql,
  neon,
  netlify,
  objectStorage,
  oci,
  planetscale,
  postgres,
  pulumi,
  railway,
  redis,
  render,
  sqlServer,
  sqlite,
  stripe,
  supabase,
  system,
  terraform,
  vercel,
  vultr,
  windows,
];
