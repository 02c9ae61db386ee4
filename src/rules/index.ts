// Written by esbuild.js from the files in this folder; do not edit.
import type { Platform, PlatformNames } from '../model/platform.ts';
import { alibabaTencent } from './alibaba-tencent.ts';
import { ansible } from './ansible.ts';
import { apiGateways } from './api-gateways.ts';
import { archives } from './archives.ts';
import { artifactStores } from './artifact-stores.ts';
import { aws } from './aws.ts';
import { awsDatabases } from './aws-databases.ts';
import { awsOperations } from './aws-operations.ts';
import { awsSettings } from './aws-settings.ts';
import { awsTools } from './aws-tools.ts';
import { azure } from './azure.ts';
import { azureData } from './azure-data.ts';
import { azureSettings } from './azure-settings.ts';
import { azureTools } from './azure-tools.ts';
import { backups } from './backups.ts';
import { batchSchedulers } from './batch-schedulers.ts';
import { bigquery } from './bigquery.ts';
import { businessPlatforms } from './business-platforms.ts';
import { centralVcs } from './central-vcs.ts';
import { chaperone } from './chaperone.ts';
import { ciServers } from './ci-servers.ts';
import { cloudflare } from './cloudflare.ts';
import { codingAgents } from './coding-agents.ts';
import { communications } from './communications.ts';
import { computeClouds } from './compute-clouds.ts';
import { configurationManagement } from './configuration-management.ts';
import { contentDelivery } from './content-delivery.ts';
import { dataPipelines } from './data-pipelines.ts';
import { databaseClouds } from './database-clouds.ts';
import { databricks } from './databricks.ts';
import { devices } from './devices.ts';
import { digitalocean } from './digitalocean.ts';
import { directories } from './directories.ts';
import { diskTools } from './disk-tools.ts';
import { disks } from './disks.ts';
import { distributedDatabases } from './distributed-databases.ts';
import { dnsTools } from './dns-tools.ts';
import { docker } from './docker.ts';
import { dockerEngine } from './docker-engine.ts';
import { featureFlags } from './feature-flags.ts';
import { fileTools } from './file-tools.ts';
import { filesystem } from './filesystem.ts';
import { firebase } from './firebase.ts';
import { fly } from './fly.ts';
import { git } from './git.ts';
import { gitObjects } from './git-objects.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { gitops } from './gitops.ts';
import { googleCloud } from './google-cloud.ts';
import { googleCloudData } from './google-cloud-data.ts';
import { googleCloudSettings } from './google-cloud-settings.ts';
import { helm } from './helm.ts';
import { heroku } from './heroku.ts';
import { hetzner } from './hetzner.ts';
import { highAvailability } from './high-availability.ts';
import { hostingPanels } from './hosting-panels.ts';
import { iac } from './iac.ts';
import { identityProviders } from './identity-providers.ts';
import { jobQueues } from './job-queues.ts';
import { jujutsu } from './jujutsu.ts';
import { keyStores } from './key-stores.ts';
import { kubernetes } from './kubernetes.ts';
import { kubernetesClusters } from './kubernetes-clusters.ts';
import { linode } from './linode.ts';
import { linuxAdministration } from './linux-administration.ts';
import { linuxNetwork } from './linux-network.ts';
import { loadBalancers } from './load-balancers.ts';
import { machine } from './machine.ts';
import { macos } from './macos.ts';
import { mailServers } from './mail-servers.ts';
import { mercurial } from './mercurial.ts';
import { metricsStores } from './metrics-stores.ts';
import { migrations } from './migrations.ts';
import { mobileDelivery } from './mobile-delivery.ts';
import { mongodb } from './mongodb.ts';
import { mysql } from './mysql.ts';
import { nameServers } from './name-servers.ts';
import { neon } from './neon.ts';
import { netlify } from './netlify.ts';
import { networkDevices } from './network-devices.ts';
import { nomadConsul } from './nomad-consul.ts';
import { objectStorage } from './object-storage.ts';
import { oci } from './oci.ts';
import { otherVcs } from './other-vcs.ts';
import { packageRegistries } from './package-registries.ts';
import { payments } from './payments.ts';
import { planetscale } from './planetscale.ts';
import { postgres } from './postgres.ts';
import { pulumi } from './pulumi.ts';
import { railway } from './railway.ts';
import { railwaySettings } from './railway-settings.ts';
import { redis } from './redis.ts';
import { regionalClouds } from './regional-clouds.ts';
import { render } from './render.ts';
import { requestBodies } from './request-bodies.ts';
import { samba } from './samba.ts';
import { searchEngines } from './search-engines.ts';
import { siteTools } from './site-tools.ts';
import { snowflake } from './snowflake.ts';
import { sqlServer } from './sql-server.ts';
import { sqlite } from './sqlite.ts';
import { storageClusters } from './storage-clusters.ts';
import { streaming } from './streaming.ts';
import { stripe } from './stripe.ts';
import { supabase } from './supabase.ts';
import { system } from './system.ts';
import { systemControl } from './system-control.ts';
import { systemPackages } from './system-packages.ts';
import { terraform } from './terraform.ts';
import { vault } from './vault.ts';
import { vercel } from './vercel.ts';
import { virtualMachines } from './virtual-machines.ts';
import { volumeManagers } from './volume-managers.ts';
import { vultr } from './vultr.ts';
import { webFrameworks } from './web-frameworks.ts';
import { windows } from './windows.ts';
import { windowsAdmin } from './windows-admin.ts';
import { windowsSystem } from './windows-system.ts';

export const platforms: readonly Platform[] = [
  alibabaTencent,
  ansible,
  apiGateways,
  archives,
  artifactStores,
  aws,
  awsDatabases,
  awsOperations,
  awsSettings,
  awsTools,
  azure,
  azureData,
  azureSettings,
  azureTools,
  backups,
  batchSchedulers,
  bigquery,
  businessPlatforms,
  centralVcs,
  chaperone,
  ciServers,
  cloudflare,
  codingAgents,
  communications,
  computeClouds,
  configurationManagement,
  contentDelivery,
  dataPipelines,
  databaseClouds,
  databricks,
  devices,
  digitalocean,
  directories,
  diskTools,
  disks,
  distributedDatabases,
  dnsTools,
  docker,
  dockerEngine,
  featureFlags,
  fileTools,
  filesystem,
  firebase,
  fly,
  git,
  gitObjects,
  github,
  gitlab,
  gitops,
  googleCloud,
  googleCloudData,
  googleCloudSettings,
  helm,
  heroku,
  hetzner,
  highAvailability,
  hostingPanels,
  iac,
  identityProviders,
  jobQueues,
  jujutsu,
  keyStores,
  kubernetes,
  kubernetesClusters,
  linode,
  linuxAdministration,
  linuxNetwork,
  loadBalancers,
  machine,
  macos,
  mailServers,
  mercurial,
  metricsStores,
  migrations,
  mobileDelivery,
  mongodb,
  mysql,
  nameServers,
  neon,
  netlify,
  networkDevices,
  nomadConsul,
  objectStorage,
  oci,
  otherVcs,
  packageRegistries,
  payments,
  planetscale,
  postgres,
  pulumi,
  railway,
  railwaySettings,
  redis,
  regionalClouds,
  render,
  requestBodies,
  samba,
  searchEngines,
  siteTools,
  snowflake,
  sqlServer,
  sqlite,
  storageClusters,
  streaming,
  stripe,
  supabase,
  system,
  systemControl,
  systemPackages,
  terraform,
  vault,
  vercel,
  virtualMachines,
  volumeManagers,
  vultr,
  webFrameworks,
  windows,
  windowsAdmin,
  windowsSystem,
];

/** What they answer to is collected where it is first asked for; the bundle of the cold guard brings it along. */
export const names: PlatformNames | undefined = undefined;
