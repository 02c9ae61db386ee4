import type { Platform } from '../model/platform.ts';
import { anyDepth, has, isLocal, NO_UNDO, OPTIONS, reads, within } from './google-cloud.ts';

export const googleCloudSettings: Platform = {
  id: 'google-cloud-settings',
  title: 'Google Cloud',
  docs: 'https://cloud.google.com/sdk/gcloud/reference',
  programs: ['gcloud'],
  optionsWithValue: OPTIONS,
  hosts: ['*.googleapis.com'],
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
      id: 'restore-over',
      command: [
        'sql',
        'backups|instances|import',
        'restore|restore-backup|reset-*|promote-replica|switchover|failover|sql|bak|csv|clone-*',
      ],
      commands: [
        ['spanner', 'databases', 'ddl', 'update'],

        ['sql', 'users', 'set-password'],
        [
          'firestore|redis|memorystore|spanner|alloydb|filestore|netapp',
          '*',
          'import|restore|revert|upgrade',
        ],
        ['firestore|datastore', 'import'],
        ['compute', 'instances', 'simulate-*'],
      ],
      when: (call) =>
        !reads(call) &&
        !has(call, /^clone/) &&
        (!call.args.includes('ddl') || /\b(drop|truncate)\b/i.test(call.args.join(' '))),
      does: { verb: 'overwrite', what: 'data of an instance', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, first: true, options: ['--restore-instance', '--instance'] },
      why: 'Puts other data over the present data of the instance.',
      instead: 'gcloud sql backups list --instance={target}',
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
        // `dns record-sets transaction execute` and `dns record-sets update` change what resolvers answer.
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
          '--clear-retention',
          '--delete-all-existing',
          '--clear-lifecycle',
          '--lifecycle-file',
          '--no-enable-bin-log',
          '--disable-termination-protection',
          '--clear-backup-schedule',
          '--no-enable-drop-protection',
          '--no-event-based-hold',
          '--no-temporary-hold',
          '--no-public-access-prevention',
          '--remove-rotation-schedule',
          '--clear-database-flags',
          '--enable-ttl',
        ) ||
          (has(call, /^record-sets$/) && has(call, /^(update|execute)$/)) ||
          (has(call, /^secrets$/) && call.has('--ttl', '--expire-time')) ||
          (has(call, /^set-disk-auto-delete$/) && call.has('--auto-delete')) ||
          (within(call, /^(logging|pubsub)$/) &&
            /^([1-6]d?|\d+[smh])$/.test(
              call.value('--retention-days', '--message-retention-duration') ?? '',
            )) ||
          call.value('--retained-backups-count') === '1' ||
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
      http: ['POST /**'],
      httpWhen: ({ path, body = '' }) =>
        /:setIamPolicy$/.test(path) ||
        (/:setSize$/.test(path) && /["']nodeCount["']\s*:\s*["']?0\b/.test(body)),
      does: {
        verb: 'change',
        what: 'protection, backups or access',
        undo: 'vendor',
        undoNote: 'It can be set again; what was not kept meanwhile stays lost',
      },
      target: { positionals: true },
      why: 'Turns off what would bring data back or keep it from being deleted, or takes rights and money away from what runs.',
      instead: 'gcloud {group} list',
      stops: [
        'gcloud sql instances patch prod-db --no-deletion-protection',
        'gcloud sql instances patch prod-db --no-backup',
        'gcloud storage buckets update gs://acme --clear-soft-delete',
        'gcloud projects set-iam-policy acme-prod policy.json',
        'gcloud billing projects unlink acme-prod',
        'gcloud container clusters resize prod --num-nodes=0 --node-pool default',
        'gcloud sql instances patch prod-db --authorized-networks=0.0.0.0/0',
        'gcloud dns record-sets import zone.txt --zone=z --delete-all-existing',
        'gcloud dns record-sets update www.a.com. --rrdatas=1.2.3.4 --type=A --zone=z --ttl=60',
        'gcloud logging buckets update _Default --location=global --retention-days=1',
        `curl -X POST -H "Authorization: Bearer $T" https://cloudresourcemanager.googleapis.com/v3/projects/p:setIamPolicy -d '{"policy":{}}'`,
      ],
      passes: [
        'gcloud sql instances patch prod-db --deletion-protection',
        'gcloud run services update api --memory 1Gi',
        'gcloud logging buckets update _Default --location=global --retention-days=365',
        'gcloud projects get-iam-policy acme',
        `curl -X POST -H "Authorization: Bearer $T" https://cloudresourcemanager.googleapis.com/v3/projects/p:getIamPolicy -d '{}'`,
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
      instead: 'gcloud projects list',
      stops: [
        'gcloud storage buckets add-iam-policy-binding gs://acme --member=allUsers --role=roles/storage.objectViewer',
        'gcloud compute firewall-rules create db --allow=tcp:5432 --source-ranges=0.0.0.0/0',
      ],
      passes: ['gcloud projects add-iam-policy-binding acme --member=user:a@example.com --role=roles/viewer'],
    },
  ],
};
