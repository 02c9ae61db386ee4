import type { CallView, Platform } from '../model/platform.ts';

// https://cloud.ibm.com/docs/account?topic=account-resource-reclamation
const IBM =
  'Some kinds of service instances can be brought back for 7 days: `ibmcloud resource reclamation-restore`; servers, volumes and clusters cannot (IBM Cloud documentation, 2026-11)';
// https://www.scaleway.com/en/docs/managed-databases/postgresql-and-mysql/reference-content/security-and-reliability/
const SCALEWAY = 'Only a backup or snapshot that was kept brings it back (Scaleway documentation, 2026-11)';
// https://help.ovhcloud.com/csm/en-ie-public-cloud-compute-delete-project?id=kb_article_view&sysparm_article=KB0038416
const OVH =
  'It cannot be undone; a deleted project stays suspended for up to 7 days, its resources are lost (OVHcloud documentation, 2026-11)';
const NO_UNDO = 'Nothing is known of a way back; only a backup kept elsewhere helps';
const AGAIN = 'It can be started or attached again';

const at = ({ positionals }: CallView) => positionals.join(' ');

/** Words that lose machines, disks, databases or buckets, by program. */
const DELETES: Readonly<Record<string, RegExp>> = {
  ibmcloud:
    /^(resource (service-instance-delete|service-alias-delete|group-delete|reclamation-delete)|(ks|oc) (cluster|worker|worker-pool)s? (rm|replace)|is \S+-delete|cos (bucket|object|objects)-delete|iam \S+-delete|cr (image|namespace)-(rm|prune-untagged)|cdb \S+-delete|ce \S+ delete|dns \S+-delete|cis \S+-delete|kp (key|registration)\S* (delete|purge)|sl \S+ (cancel|reload)|pi \S+ delete|schematics (workspace delete|destroy)|cloud-databases \S+-delete|sm secret-delete|secrets-manager secret-delete|fn \S+ delete|sat \S+ rm)( |$)/,
  scw: /(^| )(delete|terminate|purge|empty|wipe)( |$)|^(instance server (backup )?terminate|baremetal server (install|delete)|rdb backup restore)/,
  ovhcloud: /(^| )(delete|rm|reinstall|terminate|rebuild|remove)( |$)/,
  exo: /(^| )(delete|rm|remove|destroy|rb|revert-snapshot|reset)( |$)/,
  upctl: /(^| )(delete|rm|restore)( |$)/,
  civo: /(^| )(delete|remove|rm|destroy|recycle)( |$)/,
};
const STOPS: Readonly<Record<string, RegExp>> = {
  ibmcloud: /^is \S+-(stop|reboot|detach)|^sl \S+ (power-off|reboot)/,
  scw: /(^| )(stop|reboot|standby|poweroff|detach)( |$)/,
  ovhcloud: /(^| )(stop|reboot|shelve|detach)( |$)/,
  exo: /(^| )(stop|reboot|detach|evict)( |$)/,
  upctl: /(^| )(stop|restart|detach)( |$)/,
  civo: /(^| )(stop|reboot|hard-reboot|soft-reboot|detach)( |$)/,
};
/** What is the program’s own: logins, contexts and keys of its configuration. */
const OWN =
  /^(config|apikey|apikeys|region|plugin|alias|account|profile|context|login|completion|info|autocomplete)( |$)/;
const SHOWS = /(^| )(list|ls|show|get|describe|help|info|create|add|new|update|set)( |$)/;

const said = (call: CallView, table: Readonly<Record<string, RegExp>>): boolean => {
  const words = at(call);
  const first = /^\S+( \S+){0,3}/.exec(words)?.[0] ?? '';
  return !OWN.test(words) && (table[call.program]?.test(first) ?? false) && !SHOWS.test(first);
};
const noteFor = (program: string) => (call: CallView) => call.program === program && said(call, DELETES);

/** Clouds of one country or region, and IBM’s. */
export const regionalClouds: Platform = {
  id: 'regional-clouds',
  title: 'IBM Cloud, Scaleway, OVHcloud, Exoscale, UpCloud, Civo',
  docs: 'https://cloud.ibm.com/docs/account?topic=account-resource-reclamation',
  programs: Object.keys(DELETES),
  optionsWithValue:
    '-g -r -c --cluster --bucket --key --region --zone -z --project-id --organization-id -p --profile -o --output --config -w --cloud-project --service-name --filter'.split(
      ' ',
    ),
  hosts: [
    '*.cloud.ibm.com',
    '*.iaas.cloud.ibm.com',
    'api.scaleway.com',
    'api.ovh.com',
    'eu.api.ovh.com',
    'ca.api.ovh.com',
    'api.us.ovhcloud.com',
    '*.exoscale.com',
    'api.upcloud.com',
    'api.civo.com',
  ],
  mcpServers: ['ibm', 'ibmcloud', 'scaleway', 'ovh', 'ovhcloud', 'exoscale', 'upcloud', 'civo'],
  environment: {
    options: ['-g', '--project-id', '--profile', '--cloud-project'],
    variables: ['SCW_PROFILE'],
  },
  selfConfirm: ['-f', '--force', '-y', '--yes', '--force-delete-storage', '--skip-confirmation'],
  unruled: {
    harmless: [['config|apikey|apikeys|region|plugin|profile|context|login|completion|autocomplete', '*']],
  },
  rules: [
    {
      id: 'ibm-delete',
      command: [],
      when: noteFor('ibmcloud'),
      http: ['DELETE /**', 'POST /v1/reclamations/*/actions/reclaim'],
      httpWhen: ({ host }) => host.endsWith('.cloud.ibm.com'),
      does: { verb: 'delete', what: 'service, machine or data', undo: 'vendor', undoNote: IBM },
      target: { positionals: true, skip: 2 },
      why: 'Deletes it with what it holds.',
      instead: 'ibmcloud resource service-instances',
      stops: [
        'ibmcloud resource service-instance-delete cos-prod -f',
        'ibmcloud ks cluster rm --cluster prod -f --force-delete-storage',
        'ibmcloud is volume-delete vol-1 -f',
        'ibmcloud resource reclamation-delete d8d5 -f',
        'curl -X DELETE https://resource-controller.cloud.ibm.com/v2/resource_instances/8d7a -H "Authorization: Bearer $T"',
      ],
      passes: [
        'ibmcloud resource service-instances',
        'ibmcloud ks cluster ls',
        'ibmcloud resource reclamation-restore d8d5',
        'ibmcloud plugin uninstall cloud-object-storage',
      ],
    },
    {
      id: 'scaleway-delete',
      command: [],
      when: noteFor('scw'),
      http: ['DELETE /**', 'POST /instance/v1/zones/*/servers/*/action'],
      httpWhen: ({ host, method, body }) =>
        host === 'api.scaleway.com' && (method === 'DELETE' || /"terminate"/.test(body ?? '')),
      does: { verb: 'delete', what: 'machine, disk, database or bucket', undo: 'none', undoNote: SCALEWAY },
      target: { positionals: true, skip: 3 },
      why: 'Deletes it with what it holds.',
      instead: 'scw instance server list',
      stops: [
        'scw instance server terminate 1111 with-ip=true',
        'scw rdb instance delete 1111',
        'scw k8s cluster delete 1111 with-additional-resources=true',
        'curl -X DELETE https://api.scaleway.com/rdb/v1/regions/fr-par/instances/1111 -H "X-Auth-Token: $T"',
        `curl -X POST https://api.scaleway.com/instance/v1/zones/fr-par-1/servers/11/action -H "X-Auth-Token: $T" -d '{"action":"terminate"}'`,
      ],
      passes: [
        'scw instance server list',
        'scw instance server create type=DEV1-S',
        'scw config profile delete old',
        `curl -X POST https://api.scaleway.com/instance/v1/zones/fr-par-1/servers/11/action -H "X-Auth-Token: $T" -d '{"action":"poweron"}'`,
      ],
    },
    {
      id: 'ovh-delete',
      command: [],
      when: noteFor('ovhcloud'),
      http: ['DELETE /**', 'POST /v1/*/*/terminate', 'POST /1.0/*/*/terminate', 'POST /**/reinstall'],
      httpWhen: ({ host }) => /(^|\.)(api\.ovh\.com|ovhcloud\.com)$/.test(host),
      does: { verb: 'delete', what: 'machine, disk, database or project', undo: 'none', undoNote: OVH },
      target: { positionals: true, skip: 3 },
      why: 'Deletes it with what it holds, or installs it anew over what is there.',
      instead: 'ovhcloud cloud instance list',
      stops: [
        'ovhcloud cloud instance delete 5f2c',
        'ovhcloud baremetal reinstall ns1 --os debian12_64',
        'curl -X DELETE https://eu.api.ovh.com/v1/cloud/project/abc/instance/def -H "X-Ovh-Application: $A"',
        'curl -X POST https://eu.api.ovh.com/v1/vps/vps-1/terminate -H "X-Ovh-Application: $A"',
      ],
      passes: [
        'ovhcloud cloud instance list',
        'curl https://eu.api.ovh.com/v1/vps -H "X-Ovh-Application: $A"',
      ],
    },
    {
      id: 'delete',
      command: [],
      when: (call) => !/^(ibmcloud|scw|ovhcloud)$/.test(call.program) && said(call, DELETES),
      http: ['DELETE /**'],
      httpWhen: ({ host }) => /(exoscale|upcloud|civo)\.com$/.test(host),
      does: { verb: 'delete', what: 'machine, disk, database or bucket', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, skip: 2 },
      why: 'Deletes it with what it holds.',
      instead: 'exo compute instance list',
      stops: [
        'exo compute instance delete web-1 -f',
        'exo storage rb sos://media -r -f',
        'upctl server delete web-1 --delete-storages',
        'civo kubernetes remove prod -y',
        'curl -X DELETE https://api.upcloud.com/1.3/server/0077 -u "$U:$P"',
      ],
      passes: [
        'exo compute instance list',
        'upctl server show web-1',
        'civo apikey remove old',
        'civo kubernetes config prod --save',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) => said(call, STOPS),
      does: { verb: 'stop', what: 'machine', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true, skip: 2 },
      why: 'Stops the machine, or takes its disk or address away.',
      instead: 'scw instance server list',
      stops: ['scw instance server stop 1111', 'upctl server stop web-1'],
      passes: ['scw instance server start 1111', 'upctl server start web-1'],
    },
  ],
};
