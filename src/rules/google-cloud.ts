import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a backup or a snapshot taken before brings it back (Google Cloud documentation, 2026)';
const WINDOW =
  'Google keeps a deleted project 30 days, a key version 30 days by default, a service account 30 days, and objects 7 days where soft delete is on (Google Cloud documentation, 2026)';
const AGAIN = 'It can be created again where its configuration is still at hand';

/** Groups nest two to five words deep: `sql instances delete`, `alpha container fleet memberships delete`. */
const anyDepth = (verbs: string) =>
  [1, 2, 3, 4, 5].map((groups) => [...Array(groups).fill('*'), verbs] as readonly string[]);

const VERB =
  /^(delete|destroy|bulk-delete|purge|rm|remove|drop|disable|suspend|stop|reset|failover|pause|abandon|update|patch|set|resize|unlink|import|restore|promote|scale|rsync|mv|replace|execute|cleanup|detach|seek|restart|switchover)(-|$)/;
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
const isLocal = (call: CallView) =>
  /^(config|components|auth|emulators|topic|info|feedback|help)$/.test(
    groups(call).find((word) => /^[a-z]/.test(word)) ?? '',
  );
const reads = ({ args }: CallView) =>
  READ.test(args.find((word) => VERB.test(word) || READ.test(word)) ?? '');
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
const within = (call: CallView, words: RegExp) => groups(call).some((word) => words.test(word));

/** Groups whose loss is an outage: code and configuration, no data. */
const REBUILT =
  /^(functions|run|app|deploy|builds|scheduler|tasks|workflows|eventarc|api-gateway|endpoints|firewall-rules|forwarding-rules|addresses|routes|routers|networks|subnets|vpn-.*|url-maps|target-.*|backend-.*|health-checks|ssl-certificates|security-policies|network-endpoint-groups|instance-templates|instance-groups|node-pools|dns|monitoring|certificate-manager|service-directory|services|vpc-access)$/;
const KEPT = /^(projects|kms|service-accounts|storage|secrets)$/;
const isRebuilt = (call: CallView) =>
  within(call, REBUILT) && !within(call, /^(firestore|sql|databases|filestore|policies|disks)$/);
const isKept = (call: CallView) => within(call, KEPT) && !isRebuilt(call);

export const googleCloud: Platform = {
  id: 'google-cloud',
  title: 'Google Cloud',
  docs: 'https://cloud.google.com/sdk/gcloud/reference',
  programs: ['gcloud'],
  optionsWithValue:
    '--project --project_id --dataset_id --location --zone --region --instance --account --configuration --format --filter --impersonate-service-account --billing-project --billing-account --verbosity --database --cluster --keyring --key --keep-disks --delete-disks --flags-file --access-token-file --network --subnet --secret --service --topic --namespace --dataset --member --role --policy-file --type --ttl --rrdatas --collection-ids --replication --version --versions --destination --source --snapshot --organization --folder --host -h -p -i -creds --schema --table --retention-period --size --num-nodes --node-pool --async-operation'.split(
      ' ',
    ),
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
  rules: [
    {
      id: 'delete',
      commands: anyDepth(
        'delete|destroy|bulk-delete|purge|rm|remove|drop|wipeout|nuke|delete-all|empty|delete-*|abandon-instances|cleanup|seek',
      ),
      when: (call) =>
        !isLocal(call) &&
        !reads(call) &&
        !isRebuilt(call) &&
        !isKept(call) &&
        !has(call, /^(delete-access-config|delete-tags|delete-labels|operations)$/),
      http: ['DELETE /**'],
      mcp: ['delete_instance', 'delete_database', 'delete_dataset', 'delete_table', 'delete_project'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: {
        positionals: true,
        options: ['--instance', '--collection-ids', '--database'],
        fields: ['id', 'name', 'instance', 'projectId'],
      },
      why: 'Deletes something in the Google Cloud project; with --quiet nobody is asked first.',
      instead: 'gcloud config list',
      stops: [
        'gcloud sql instances delete prod-db --quiet',
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
        'delete|remove|rm|destroy|drop|purge|bulk-delete|abandon-instances|delete-*|detach-*|disable|suspend|stop|reset|failover|pause|restart|switchover',
      ),
      when: (call) =>
        !isLocal(call) &&
        !reads(call) &&
        (isRebuilt(call) ||
          has(call, /^(disable|suspend|stop|reset|failover|pause|restart|switchover|detach-.*)$/)) &&
        !has(call, /^(delete-tags|operations)$/) &&
        !isKept(call),
      does: { verb: 'stop', what: 'service, route or function', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true },
      why: 'Takes away or stops something that serves: what depends on it stops.',
      instead: 'gcloud config list',
      stops: [
        'gcloud run services delete api --region europe-west1 --quiet',
        'gcloud functions delete hook --gen2',
        'gcloud compute firewall-rules delete allow-web',
        'gcloud compute instances stop vm-1 --zone europe-west1-b',
        'gcloud services disable sqladmin.googleapis.com --force',
        'gcloud dns record-sets delete app.example.com. --type=A --zone=z',
        'gcloud container node-pools delete default --cluster prod',
      ],
      passes: [
        'gcloud run services list',
        'gcloud run deploy api --image x',
        'gcloud compute instances start vm-1',
        'gcloud functions logs read hook',
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
        'gcloud secrets versions destroy 3 --secret db',
        'gcloud secrets delete db-password',
      ],
      passes: [
        'gcloud kms keys versions restore 1 --key=k --keyring=r --location=global',
        'gcloud projects undelete acme-prod',
        'gcloud storage ls gs://acme',
        'gcloud storage rsync ./dist gs://acme -r',
        'gcloud secrets versions access latest --secret db --out-file=/tmp/x.json',
      ],
    },
    {
      id: 'restore-over',
      command: [
        'sql',
        'backups|instances|import',
        'restore|restore-backup|reset-*|promote-replica|switchover|failover|sql|bak|csv|clone-*',
      ],
      commands: [
        ['spanner', 'databases', 'ddl', 'update'],

        ['sql', 'users', 'set-password'],
        ['firestore|redis|memorystore|spanner|alloydb', '*', 'import|restore|upgrade'],
        ['firestore|datastore', 'import'],
        ['compute', 'instances', 'simulate-*'],
      ],
      when: (call) =>
        !reads(call) &&
        !has(call, /^clone/) &&
        (!call.args.includes('ddl') || /\b(drop|truncate)\b/i.test(call.args.join(' '))),
      does: { verb: 'overwrite', what: 'data of an instance', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['--restore-instance', '--instance'] },
      why: 'Puts other data over the present data of the instance.',
      instead: 'gcloud sql backups list --instance=prod-db',
      stops: [
        'gcloud sql backups restore 1234 --restore-instance=prod-db --quiet',
        'gcloud sql import sql prod-db gs://acme/dump.sql --database=app',
        'gcloud sql instances promote-replica replica-1',
        'gcloud firestore import gs://acme/export',
        `gcloud spanner databases ddl update app --instance main --ddl='DROP TABLE Users'`,
      ],
      passes: [
        'gcloud sql backups list --instance=prod-db',
        'gcloud sql export sql prod-db gs://acme/dump.sql',
        `gcloud spanner databases ddl update app --instance main --ddl='ALTER TABLE Users ADD COLUMN a INT64'`,
        'gcloud sql instances clone prod-db copy',
      ],
    },
    {
      id: 'protection-remove',
      commands: anyDepth(
        'update|patch|set-*|remove-*|resize|unlink|import|replace|execute|scale|set-deletion-policy|traffic|update-*',
      ),
      when: (call) =>
        !isLocal(call) &&
        (call.has(
          '--no-deletion-protection',
          '--no-backup',
          '--clear-soft-delete',
          '--no-versioning',
          '--no-enable-point-in-time-recovery',
          '--no-delete-protection',
          '--clear-retention-period',
          '--delete-all-existing',
          '--clear-lifecycle',
          '--lifecycle-file',
          '--no-enable-bin-log',
          '--disable-termination-protection',
          '--clear-backup-schedule',
        ) ||
          call.value('--size', '--num-nodes', '--max-instances') === '0' ||
          has(
            call,
            /^(set-iam-policy|unlink|remove-iam-policy-binding|remove-metadata|remove-resource-policies|--activation-policy=never)$/i,
          ) ||
          (has(call, /^(add-iam-policy-binding|set-iam-policy|update|patch)$/) &&
            has(
              call,
              /^(--member=)?(allUsers|allAuthenticatedUsers)$|^--authorized-networks=0\.0\.0\.0\/0/,
            )) ||
          (call.args.includes('transaction') && call.args.includes('remove')) ||
          call.value('--retention-period', '--soft-delete-duration', '--retained-backups-count') === '0'),
      does: {
        verb: 'change',
        what: 'protection, backups or access',
        undo: 'vendor',
        undoNote: 'It can be set again; what was not kept meanwhile stays lost',
      },
      target: { positionals: true },
      why: 'Turns off what would bring data back or keep it from being deleted, or takes rights and money away from what runs.',
      instead: 'gcloud sql instances describe prod-db',
      stops: [
        'gcloud sql instances patch prod-db --no-deletion-protection',
        'gcloud sql instances patch prod-db --no-backup',
        'gcloud storage buckets update gs://acme --clear-soft-delete',
        'gcloud projects set-iam-policy acme-prod policy.json',
        'gcloud billing projects unlink acme-prod',
        'gcloud container clusters resize prod --num-nodes=0 --node-pool default',
        'gcloud sql instances patch prod-db --authorized-networks=0.0.0.0/0',
        'gcloud dns record-sets import zone.txt --zone=z --delete-all-existing',
      ],
      passes: [
        'gcloud sql instances patch prod-db --deletion-protection',
        'gcloud run services update api --memory 1Gi',
        'gcloud projects get-iam-policy acme',
      ],
    },
    {
      id: 'public',
      commands: [...anyDepth('add-iam-policy-binding'), ['compute', 'firewall-rules', 'create|update']],
      when: (call) =>
        (has(call, /0\.0\.0\.0\/0/) && has(call, /tcp:(?!80$|443$|8080$)|^--(allow|rules)=(all|tcp)$/)) ||
        has(call, /^(--member=)?(allUsers|allAuthenticatedUsers)$/) ||
        /roles\/owner$/.test(call.value('--role') ?? ''),
      does: {
        verb: 'change',
        what: 'who may reach it',
        undo: 'vendor',
        undoNote: 'It can be closed again; what was read meanwhile stays read',
      },
      target: { positionals: true },
      why: 'Opens it to everybody, or hands out every right in the project.',
      instead: 'gcloud projects get-iam-policy acme',
      stops: [
        'gcloud storage buckets add-iam-policy-binding gs://acme --member=allUsers --role=roles/storage.objectViewer',
        'gcloud compute firewall-rules create db --allow=tcp:5432 --source-ranges=0.0.0.0/0',
      ],
      passes: ['gcloud projects add-iam-policy-binding acme --member=user:a@example.com --role=roles/viewer'],
    },
  ],
};
