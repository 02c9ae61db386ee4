import type { CallView, Platform } from '../model/platform.ts';

export const NO_UNDO = 'Only a backup or a snapshot taken before brings it back';
// https://cloud.google.com/sdk/gcloud/reference/bigtable/tables/undelete
const GONE =
  'Only a backup or a snapshot taken before brings it back; a deleted Bigtable table can be undeleted for a while (Google Cloud documentation, 2026-11)';
// https://cloud.google.com/storage/docs/soft-delete, https://cloud.google.com/kms/docs/destroy-restore
const WINDOW =
  'Google keeps a deleted project 30 days, a key version 30 days unless the key says otherwise, a service account 30 days, and buckets and objects 7 days unless soft delete was turned off (Google Cloud documentation, 2026-11)';
const AGAIN = 'It can be created again where its configuration is still at hand';

/** Options of every group that take the next word. */
export const OPTIONS: readonly string[] =
  '--project --project_id --dataset_id --location --zone --region --instance --account --configuration --format --filter --impersonate-service-account --billing-project --billing-account --verbosity --database --cluster --keyring --key --keep-disks --delete-disks --flags-file --access-token-file --network --subnet --secret --service --topic --namespace --dataset --member --role --policy-file --type --ttl --rrdatas --collection-ids --replication --version --versions --destination --source --snapshot --organization --folder --host -h -p -i -creds --schema --table --retention-period --retention-days --retained-backups-count --message-retention-duration --soft-delete-duration --size --num-nodes --node-pool --async-operation'.split(
    ' ',
  );

/** Groups nest two to five words deep: `sql instances delete`, `alpha container fleet memberships delete`. */
export const anyDepth = (verbs: string) =>
  [1, 2, 3, 4, 5].map((groups) => [...Array(groups).fill('*'), verbs] as readonly string[]);

const VERB =
  /^(delete|destroy|bulk-delete|purge|rm|remove|drop|disable|suspend|stop|reset|failover|pause|abandon|update|patch|set|resize|unlink|import|restore|promote|scale|rsync|mv|replace|execute|cleanup|detach|seek|restart|switchover|cancel|drain|kill)(-|$)/;
const READ =
  /^(list|describe|create|get-.*|ssh|scp|print-.*|log-http|publish|pull|read|tail|submit|deploy|export|cp|access|cat|ls|call|start)$/;
const verbAt = (args: readonly string[]) =>
  Math.max(
    0,
    args.findIndex((word) => VERB.test(word)),
  );
/** The words before the verb: the groups that it stands in. */
const groups = ({ args }: CallView) => args.slice(0, verbAt(args));
/** What stands on this machine only: configurations, logins, components. */
export const isLocal = (call: CallView) =>
  /^(config|components|auth|emulators|topic|info|feedback|help)$/.test(
    groups(call).find((word) => /^[a-z]/.test(word)) ?? '',
  );
/** Groups that are named like verbs: `gcloud deploy releases list`. */
const verbsOf = ({ args }: CallView) => {
  const words = args.filter((word) => !word.startsWith('-'));
  return words.slice(/^(deploy|alpha|beta)$/.test(words[0] ?? '') ? (words[1] === 'deploy' ? 2 : 1) : 0);
};
export const reads = (call: CallView) =>
  READ.test(verbsOf(call).find((word) => VERB.test(word) || READ.test(word)) ?? '');
export const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
export const within = (call: CallView, words: RegExp) => groups(call).some((word) => words.test(word));

/** Groups whose loss is an outage: code and configuration, no data. */
const REBUILT =
  /^(functions|run|app|deploy|builds|scheduler|tasks|workflows|eventarc|api-gateway|endpoints|firewall-rules|forwarding-rules|addresses|routes|routers|networks|subnets|vpn-.*|url-maps|target-.*|backend-.*|health-checks|ssl-certificates|security-policies|network-endpoint-groups|instance-templates|instance-groups|node-pools|dns|monitoring|certificate-manager|service-directory|services|vpc-access)$/;
/** Methods of the REST APIs: `…/instances/vm/stop`, `…/services/x:disable`. */
const STOPPING =
  /(\/(stop|reset|suspend|failover|restart|promoteReplica|deleteAccessConfig|detachDisk|stopReplica)|:(disable|undeploy|stop|suspend|failover|reset)|subscriptions\/[^/]+:seek|snapshots\/[^/]+:seek|(?<!\/(operations|builds|\w*[jJ]obs|executions|tasks|\w*[rR]uns)\/[\w.~$-]+):cancel)$/;
const KEPT = /^(projects|kms|service-accounts|storage)$/;
/** Told apart by what Google keeps of them. */
const isDescribed = ({ args }: CallView) =>
  /(^| )(sql instances delete|secrets (delete|versions destroy))( |$)/.test(
    args.filter((word) => !word.startsWith('-')).join(' '),
  );
const isRebuilt = (call: CallView) =>
  within(call, REBUILT) && !within(call, /^(firestore|sql|databases|filestore|policies|disks)$/);
const isKept = (call: CallView) => within(call, KEPT) && !isRebuilt(call);

export const googleCloud: Platform = {
  id: 'google-cloud',
  title: 'Google Cloud',
  docs: 'https://cloud.google.com/sdk/gcloud/reference',
  programs: ['gcloud'],
  optionsWithValue: OPTIONS,
  hosts: ['*.googleapis.com', '*.rep.googleapis.com', 'www.googleapis.com'],
  mcpServers: ['gcloud', 'google-cloud', 'gcp', 'bigquery', 'googlecloud'],
  environment: {
    options: ['--project', '--configuration', '--account'],
    variables: [
      'CLOUDSDK_CORE_PROJECT',
      'GOOGLE_CLOUD_PROJECT',
      'GCLOUD_PROJECT',
      'CLOUDSDK_ACTIVE_CONFIG_NAME',
    ],
    fields: ['projectId', 'project', 'project_id'],
  },
  selfConfirm: ['-q', '--quiet', '-f', '--force'],
  dryRun: ['--validate-only', '--preview'],
  reaches: ['--project'],
  rules: [
    {
      id: 'delete',
      commands: anyDepth(
        'delete|destroy|bulk-delete|purge|rm|remove|drop|wipeout|nuke|delete-all|empty|delete-*|abandon-instances|cleanup|seek|unregister',
      ),
      when: (call) =>
        !isLocal(call) &&
        !reads(call) &&
        !isRebuilt(call) &&
        !isKept(call) &&
        !isDescribed(call) &&
        !has(call, /^(delete-access-config|delete-tags|delete-labels|operations)$/),
      http: ['DELETE /**'],
      mcp: ['delete_instance', 'delete_database', 'delete_dataset', 'delete_table', 'delete_project'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: GONE },
      target: {
        positionals: true,
        options: ['--instance', '--collection-ids', '--database'],
        fields: ['id', 'name', 'instance', 'projectId'],
      },
      why: 'Deletes something in the Google Cloud project; with --quiet nobody is asked first.',
      instead: 'gcloud {group} list',
      stops: [
        'gcloud sql databases delete app --instance=prod-db',
        'gcloud --project acme-prod sql backups delete 1234 --instance prod-db',
        'gcloud compute instances delete vm-1 --delete-disks=all --zone=europe-west1-b --quiet',
        'gcloud compute snapshots delete pg-data-2026-04-01',
        'gcloud firestore bulk-delete --collection-ids=bookings',
        'gcloud container clusters delete prod --zone europe-west1-b',
        'gcloud alpha bigtable instances delete bt',
        'gcloud beta compute disks delete pg-data',
        'gcloud artifacts docker images delete europe-docker.pkg.dev/p/r/api:v1 --delete-tags',
        'curl -X DELETE -H "Authorization: Bearer $T" https://sqladmin.googleapis.com/v1/projects/acme-prod/instances/prod-db',
      ],
      passes: [
        'gcloud sql instances list',
        'gcloud sql backups create --instance=prod-db',
        'gcloud config configurations delete old',
        'gcloud compute instances create vm-2',
        'gcloud compute ssh vm-1',
        'gcloud components remove kubectl',
      ],
    },
    {
      id: 'delete-rebuilt',
      commands: anyDepth(
        'delete|remove|rm|destroy|drop|purge|bulk-delete|abandon-instances|delete-*|detach-*|disable|suspend|stop|reset|failover|pause|restart|switchover|cancel|drain|kill|undeploy|undeploy-*|remove-backend|remove-instances|remove-health-checks|remove-rule|remove-named-ports',
      ),
      http: ['POST /**'],
      httpWhen: ({ path }) => STOPPING.test(path),
      when: (call) =>
        !isLocal(call) &&
        !reads(call) &&
        (isRebuilt(call) ||
          has(
            call,
            /^(disable|suspend|stop|reset|failover|pause|restart|switchover|cancel|drain|kill|undeploy|undeploy-.*|detach-.*)$/,
          )) &&
        !has(call, /^(delete-tags|operations)$/) &&
        // https://cloud.google.com/sdk/gcloud/reference/builds/cancel: work under way, which can be started again.
        !(has(call, /^builds$/) && has(call, /^cancel$/)) &&
        !isKept(call),
      does: { verb: 'stop', what: 'service, route or function', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true },
      why: 'Takes away or stops something that serves: what depends on it stops.',
      instead: 'gcloud {group} list',
      stops: [
        'gcloud run services delete api --region europe-west1 --quiet',
        'gcloud functions delete hook --gen2',
        'gcloud compute firewall-rules delete allow-web',
        'gcloud compute instances stop vm-1 --zone europe-west1-b',
        'gcloud services disable sqladmin.googleapis.com --force',
        'gcloud dns record-sets delete app.example.com. --type=A --zone=z',
        'gcloud container node-pools delete default --cluster prod',
        'gcloud dataflow jobs cancel j --region europe-west1',
        'gcloud apigee deployments undeploy --environment=prod --api=payments --revision=3',
        'curl -X POST -H "Authorization: Bearer $T" https://compute.googleapis.com/compute/v1/projects/p/zones/z/instances/vm/stop',
      ],
      passes: [
        'gcloud run services list',
        'gcloud run deploy api --image x',
        'gcloud compute instances start vm-1',
        'gcloud functions logs read hook',
        'gcloud deploy releases list',
        'gcloud builds cancel 1234',
        'curl -X POST -H "Authorization: Bearer $T" https://cloudbuild.googleapis.com/v1/projects/p/builds/b:cancel',
        'curl -X POST -H "Authorization: Bearer $T" https://compute.googleapis.com/compute/v1/projects/p/zones/z/instances/vm/start',
      ],
    },
    {
      id: 'delete-kept',
      commands: [
        ...anyDepth('delete|destroy|disable|rm|remove'),
        ['storage', 'rm|remove|mv|rsync'],
        ['alpha|beta', 'projects|storage|secrets', 'delete|rm|rsync'],
      ],
      when: (call) =>
        isKept(call) &&
        !isLocal(call) &&
        !reads(call) &&
        (!call.args.includes('rsync') || call.has('--delete-unmatched-destination-objects')) &&
        (!call.args.includes('mv') || call.has('--recursive', '-r')),
      does: { verb: 'delete', what: 'project, key, account or objects', undo: 'vendor', undoNote: WINDOW },
      target: { positionals: true, options: ['--key', '--secret'] },
      why: 'Deletes a project with all in it, objects of a bucket, a key, a secret or an account that others use.',
      instead: 'gcloud projects list',
      stops: [
        'gcloud projects delete acme-prod --quiet',
        'gcloud storage rm -r gs://acme-prod-uploads',
        'gcloud storage buckets delete gs://acme',
        'gcloud storage rsync ./dist gs://acme --delete-unmatched-destination-objects -r',
        'gcloud kms keys versions destroy 1 --key=k --keyring=r --location=global',
        'gcloud iam service-accounts delete ci@acme-prod.iam.gserviceaccount.com --quiet',
        'gcloud iam service-accounts keys delete 1 --iam-account=ci@acme.iam.gserviceaccount.com',
      ],
      passes: [
        'gcloud kms keys versions restore 1 --key=k --keyring=r --location=global',
        'gcloud projects undelete acme-prod',
        'gcloud storage ls gs://acme',
        'gcloud storage rsync ./dist gs://acme -r',
        'gcloud secrets versions access latest --secret db --out-file=/tmp/x.json',
      ],
    },
  ],
};
